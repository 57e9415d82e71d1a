import type { ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Answer } from '../../answer/answer.js';
import type { Knowledge, Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { type Part, type Telling, tell } from '../../language/telling.js';
import type { RouteImages } from '../../route-image/route-images.js';
import { answerButtons } from './answer-buttons.js';
import { askedTopicOf, mostAnswers } from './answer-state.js';
import { context, header, section } from './blocks.js';
import type { Audience, Card } from './card.js';
import { escapeText, limits, link, mrkdwn, paragraphs, quote, shorten } from './text.js';
import { topicButton } from './topic-button.js';

const mostRelated = 4;

/** What a card has beside its answers. */
export interface CardOptions {
  /** Ids of topics that are not asked about but may help, as buttons. */
  readonly offered?: readonly string[] | undefined;
  /** Names the picture of one answer; several have none. */
  readonly images?: Pick<RouteImages, 'of'>;
  /** One person alone can share the card with everyone, and those in a thread with the channel. */
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
      ...answerButtons([answer], language, knowledge, { next: [...services, ...related], offered, audience }),
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
  // More are named plainly, not left out in silence.
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
      ...answerButtons(shown, language, knowledge, { next: [], offered, audience }),
    ],
  };
}

/** One of several answers: the recommendation and the names to type, the rest one click away. */
function briefSection(answer: Answer, telling: Telling, language: Language): SectionBlock {
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
    accessory: topicButton(answer.topic, { region: answer.region, language }, askedTopicOf(answer).option),
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

/** The other services that an answer names. */
function servicesIn(answer: Answer): string[] {
  if (answer.kind === 'concept') return [];
  const needed = answer.kind === 'service' ? answer.way.companions : answer.needs;
  return needed.map(({ service }) => service);
}
