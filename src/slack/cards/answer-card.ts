import type { ActionsBlock, Button, ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Answer } from '../../answer/answer.js';
import { type Knowledge, type Language, topicName } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { type Part, type Telling, tell } from '../../language/telling.js';
import type { RouteImages } from '../../route-image/route-images.js';
import { actions, context, header, section } from './blocks.js';
import type { Audience, Card } from './card.js';
import { shareButton } from './share-button.js';
import { escapeText, limits, link, mrkdwn, paragraphs, quote, shorten } from './text.js';
import { otherLanguage, type TopicButtonState, topicButton } from './topic-button.js';

/** Answers in one message. More are named plainly, not left out in silence. */
const mostAnswers = 20;
const mostRelated = 4;
/** Two of the elements that Slack takes are for sharing and for the language. */
const mostButtons = limits.actions - 2;

/** What a card has beside its answers. */
export interface CardOptions {
  /** Ids of topics that are not asked about but may help, as buttons. */
  readonly offered?: readonly string[] | undefined;
  /** Names the picture of one answer; several have none. */
  readonly images?: Pick<RouteImages, 'of'>;
  /** One person alone can share the card with everyone. */
  readonly audience?: Audience;
}

/** The card of one or several answers, the same on every surface. */
export function answerCard(
  answers: readonly Answer[],
  language: Language,
  knowledge: Knowledge,
  options: CardOptions = {},
): Card {
  const [only] = answers;
  return answers.length === 1 && only !== undefined
    ? oneAnswer(only, language, knowledge, options)
    : severalAnswers(answers, language, knowledge, options);
}

function oneAnswer(
  answer: Answer,
  language: Language,
  knowledge: Knowledge,
  { offered = [], images, audience = 'everyone' }: CardOptions,
): Card {
  const services = servicesIn(answer);
  const related = answer.topic.related.slice(0, Math.max(0, mostRelated - services.length));
  const telling = tell(answer, language);
  const verdict = [
    header(telling.headline),
    ...(telling.readAs === undefined ? [] : [context([escapeText(quote(telling.readAs))])]),
    section(
      telling.verdict.map((sentence, i) => (i === 0 ? `*${escapeText(sentence)}*` : escapeText(sentence))),
    ),
  ];
  const image = images?.of(answer, language);
  return {
    text: shorten(escapeText(telling.inOneLine), limits.section),
    ...(image && { picture: { image, below: verdict.length } }),
    blocks: [
      ...verdict,
      ...telling.parts.flatMap(partBlocks),
      ...footer(telling, language),
      buttons([answer], [...offered, ...services, ...related], language, knowledge, offered, audience),
    ],
  };
}

function severalAnswers(
  answers: readonly Answer[],
  language: Language,
  knowledge: Knowledge,
  { offered = [], audience = 'everyone' }: CardOptions,
): Card {
  const phrases = phrasesIn(language);
  const shown = answers.slice(0, mostAnswers);
  const tellings = shown.map((answer) => tell(answer, language));
  const notes = [
    ...(answers.length > shown.length ? [phrases.tooMany(shown.length, answers.length)] : []),
    phrases.severalHint,
  ];
  return {
    text: shorten(escapeText(tellings.map(({ inOneLine }) => inOneLine).join('\n')), limits.section),
    blocks: [
      header(phrases.several(answers.length)),
      ...shown.map((answer, i) => briefSection(answer, tellings[i] ?? tell(answer, language), language)),
      context(notes.map(escapeText)),
      buttons(shown, offered, language, knowledge, offered, audience),
    ],
  };
}

/** One of several answers: the recommendation and the names to type, the rest one click away. */
function briefSection(answer: Answer, telling: Telling, language: Language): SectionBlock {
  const name = topicName(answer.topic)[language];
  const names = telling.parts.filter(({ kind }) => ['endpoints', 'companions', 'needs'].includes(kind));
  const [verdict = ''] = telling.verdict;
  const lines = [
    `*${escapeText(telling.headline)}*`,
    ...(telling.readAs === undefined ? [] : [escapeText(quote(telling.readAs))]),
    escapeText(verdict),
    ...names.flatMap((part) => part.lines.map(bullet)),
  ];
  return {
    type: 'section',
    text: mrkdwn(paragraphs(lines, briefLength)[0] ?? ''),
    accessory: topicButton(name, phrasesIn(language).showTopic(name), {
      topics: [answer.topic.id],
      region: answer.region,
      language,
      ...chosenOption(answer),
    }),
  };
}

/** Twenty of these stay below the 13,200 characters that Slack takes for all blocks together. */
const briefLength = 600;

function partBlocks(part: Part): KnownBlock[] {
  const title = `*${escapeText(part.title)}*`;
  const lead = part.lead === undefined ? [] : [escapeText(part.lead)];
  const lines = part.lines.map((line, i) => (part.numbered ? `${i + 1}. ${escapeText(line)}` : bullet(line)));
  return paragraphs([title, ...lead, ...lines]).map((text) => section([text]));
}

function bullet(line: string): string {
  return `• ${escapeText(line)}`;
}

function footer(telling: Telling, language: Language): ContextBlock[] {
  const links = telling.links.map(({ title, url }) => link(title, url)).join('  ·  ');
  const references = `${escapeText(phrasesIn(language).referencesTitle)}: ${links}`;
  return [context([references]), context([escapeText(telling.verified)])];
}

/** What to read next, the same for everyone, and the same in the other language. */
function buttons(
  answers: readonly Answer[],
  next: readonly string[],
  language: Language,
  knowledge: Knowledge,
  offered: readonly string[],
  audience: Audience,
): ActionsBlock {
  const phrases = phrasesIn(language);
  const answered = new Set(answers.map(({ topic }) => topic.id));
  const topics = [...new Set(next)]
    .filter((id) => !answered.has(id))
    .slice(0, mostButtons)
    .flatMap((id) => knowledge.topics.get(id) ?? [])
    .map((topic) => {
      const name = topicName(topic)[language];
      return topicButton(name, phrases.showTopic(name), {
        topics: [topic.id],
        region: answers[0]?.region ?? '',
        language,
      });
    });
  const share = audience === 'asker' ? [shareButton(language, stateOf(answers, language, offered))] : [];
  return actions([...topics, ...share, languageButton(answers, language, offered)]);
}

/** The other services that an answer names. */
function servicesIn(answer: Answer): string[] {
  if (answer.kind === 'concept') return [];
  const needed = answer.kind === 'service' ? answer.way.companions : answer.needs;
  return needed.map(({ service }) => service);
}

function languageButton(answers: readonly Answer[], language: Language, offered: readonly string[]): Button {
  const phrases = phrasesIn(language);
  const state = stateOf(answers, otherLanguage(language), offered);
  return topicButton(phrases.otherLanguage, phrases.otherLanguageLabel, state);
}

/** What a button remembers to show the same card again. */
function stateOf(
  answers: readonly Answer[],
  language: Language,
  offered: readonly string[],
): TopicButtonState {
  const [first] = answers;
  return {
    topics: answers.map(({ topic }) => topic.id),
    region: first?.region ?? '',
    language,
    ...(answers.length === 1 && first !== undefined ? chosenOption(first) : {}),
    ...(offered.length === 0 ? {} : { offered: [...offered] }),
    ...(first === undefined || first.ips.size === 0 ? {} : { ips: [...first.ips] }),
  };
}

/** The option led with, for a button that shows the same again. */
function chosenOption(answer: Answer): { option?: string } {
  return answer.kind === 'service' ? { option: answer.way.id } : {};
}
