import type { HomeView, KnownBlock } from '@slack/types';
import { methodName } from '../../answer/answer.js';
import { shortName } from '../../knowledge/aliases.js';
import {
  type AccessMethod,
  accessMethods,
  type Knowledge,
  type Language,
  type Service,
  type Topic,
  topicName,
  topicsOf,
} from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { Phrases } from '../../language/phrases.js';
import { oftenAsked } from '../../question/often-asked.js';
import { actions, context, header, section } from './blocks.js';
import { exampleSection } from './help-card.js';
import { escapeText, limits, paragraphs } from './text.js';
import { topicButton } from './topic-button.js';

/** So many are opened from the Home tab with one press; the rest is asked for by name. */
const mostOftenAsked = 10;

/** The cheat sheet: every service by access method, the concepts, and how to ask. */
export function homeView(knowledge: Knowledge, language: Language, region: string): HomeView {
  const phrases = phrasesIn(language);
  const regionName = knowledge.regions.get(region)?.name[language] ?? region;
  const blocks: KnownBlock[] = [
    header(phrases.homeTitle),
    section([phrases.homeIntro]),
    ...oftenAskedBlocks(knowledge, language, region, phrases),
    ...accessMethods.flatMap((method) => methodBlocks(method, knowledge, language, phrases)),
    { type: 'divider' },
    ...nameBlocks(phrases.homeWorkloadsTitle, topicsOf('workload', knowledge), language),
    ...nameBlocks(phrases.homeConceptsTitle, topicsOf('concept', knowledge), language),
    ...nameBlocks(phrases.homeSymptomsTitle, topicsOf('symptom', knowledge), language),
    exampleSection(language),
    context([escapeText(phrases.homeFootnote(region, regionName))]),
  ];
  return { type: 'home', blocks: blocks.slice(0, limits.home) };
}

function oftenAskedBlocks(
  knowledge: Knowledge,
  language: Language,
  region: string,
  phrases: Phrases,
): KnownBlock[] {
  const buttons = oftenAsked
    .slice(0, mostOftenAsked)
    .flatMap((id) => knowledge.topics.get(id) ?? [])
    .map((topic) => topicButton(topic, { region, language }));
  return buttons.length === 0 ? [] : [section([`*${escapeText(phrases.homeOftenAsked)}*`]), actions(buttons)];
}

/** The names of topics, as running text. */
function nameBlocks(title: string, topics: readonly Topic[], language: Language): KnownBlock[] {
  if (topics.length === 0) return [];
  const names = topics.map((topic) => escapeText(topicName(topic)[language]));
  return textBlocks([`*${escapeText(title)}*`, ...names.map((name) => `• ${name}`)]);
}

function methodBlocks(
  method: AccessMethod,
  knowledge: Knowledge,
  language: Language,
  phrases: Phrases,
): KnownBlock[] {
  const found = topicsOf('service', knowledge).filter((service) => service.access[0]?.method === method);
  if (found.length === 0) return [];
  const title = phrases.homeMethodTitle(methodName(method, knowledge)[language], found.length);
  return [
    { type: 'divider' },
    ...textBlocks([
      `*${escapeText(title)}*`,
      ...found.toSorted((a, b) => a.name.localeCompare(b.name)).map((service) => entry(service, phrases)),
    ]),
  ];
}

function entry(service: Service, phrases: Phrases): string {
  const [first] = service.access;
  const names = first?.endpoints.map((endpoint) => `\`${shortName(endpoint.name)}\``).join(' ') ?? '';
  const note = service.ended ? phrases.endedShort : first?.when === undefined ? '' : phrases.homeDepends;
  const shown = note === '' ? '' : ` _${escapeText(note)}_`;
  return `• ${escapeText(service.name)}${names === '' ? '' : `  ${names}`}${shown}`;
}

function textBlocks(lines: readonly string[]): KnownBlock[] {
  return paragraphs(lines).map((text) => section([text]));
}
