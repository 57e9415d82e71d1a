import type { ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Answer } from '../../answer/answer.js';
import type { Knowledge, Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { tellAnswers } from '../../language/plan-telling.js';
import type { Part, Telling } from '../../language/telling.js';
import type { RouteImages } from '../../route-image/route-images.js';
import { answerButtons } from './answer-buttons.js';
import { type AskedTopic, mostAnswers } from './answer-state.js';
import { context, header, section } from './blocks.js';
import type { Audience, Card } from './card.js';
import { escapeText, lengthOfText, limits, link, paragraphs, quote, shorten } from './text.js';

/** What a card has beside its answers. */
export interface CardOptions {
  /** Ids of topics that are not asked about but may help, as buttons. */
  readonly offered?: readonly string[] | undefined;
  /** What else there is to say to the one who asked. */
  readonly notes?: readonly string[];
  /** The answers of the plan from which this one was opened. */
  readonly plan?: readonly AskedTopic[] | undefined;
  /** Names the picture. */
  readonly images?: Pick<RouteImages, 'of'>;
  /** One person alone can share the card with everyone, and those in a thread with the channel. */
  readonly audience?: Audience;
}

/** The card of one answer, or of several as one plan: the same on every surface. */
export function answerCard(
  answers: readonly Answer[],
  language: Language,
  knowledge: Knowledge,
  { offered = [], notes = [], plan = [], images, audience = 'everyone' }: CardOptions = {},
): Card {
  // More are named plainly, not left out in silence.
  const shown = answers.slice(0, mostAnswers);
  const isCut = answers.length > shown.length;
  const telling = tellAnswers(shown, knowledge, language);
  const told = [
    ...telling.notes,
    ...notes,
    ...(isCut ? [phrasesIn(language).tooMany(shown.length, answers.length)] : []),
  ];
  const top = [header(telling.headline), ...noteBlocks(told), ...verdictBlocks(telling)];
  const buttons = answerButtons(shown, language, knowledge, { offered, plan, audience });
  const blocksWith = (room: Room) => [
    ...top,
    ...telling.parts.flatMap((part) => partBlocks(part, room)),
    ...footer(telling, language, room),
    ...(shown.length > 1 ? [context([escapeText(phrasesIn(language).plan.hint)])] : []),
    ...buttons,
  ];
  const mostAtLength = shown.length > 1 ? longestPlan : limits.messageText;
  const image = images?.of(shown, language);
  return {
    text: shorten(escapeText(telling.inOneLine), limits.section),
    ...(image && { picture: { image, below: top.length } }),
    blocks:
      withinLength(blocksWith('ample'), mostAtLength) ??
      withinLength(blocksWith('scarce'), limits.messageText) ??
      blocksWith('least'),
  };
}

/** How much can be said: everything at length, in brief, or without what stands on the cards of each. */
type Room = 'ample' | 'scarce' | 'least';

/** Nobody reads more characters than that to the end. */
const longestPlan = 8_000;
const longestNote = 300;

function withinLength(blocks: KnownBlock[], length: number): KnownBlock[] | undefined {
  return lengthOfText(blocks) <= length ? blocks : undefined;
}

function noteBlocks(notes: readonly string[]): ContextBlock[] {
  const lines = notes.map((note) => escapeText(quote(note, longestNote)));
  return lines.length === 0 ? [] : [context(paragraphs(lines))];
}

function verdictBlocks({ verdict }: Telling): SectionBlock[] {
  const lines = verdict.map((sentence, i) => (i === 0 ? `*${escapeText(sentence)}*` : escapeText(sentence)));
  return paragraphs(lines).map((text) => section([text]));
}

function partBlocks({ kind, title, lead, lines, brief = lines, numbered }: Part, room: Room): KnownBlock[] {
  if (room === 'least' && kind === 'cautions') return [];
  // What stands under a condition is worth little without it.
  const atLength = room === 'ample' || (room === 'scarce' && kind === 'conditions');
  const shown = atLength ? lines : brief;
  return paragraphs([
    `*${escapeText(title)}*`,
    ...(lead === undefined ? [] : [escapeText(lead)]),
    ...shown.map((line, i) => `${numbered ? `${i + 1}.` : '•'} ${escapeText(line)}`),
  ]).map((text) => section([text]));
}

/** The pages to read; those of several answers stand on their own cards where there is little room. */
function footer({ links, verified }: Telling, language: Language, room: Room): ContextBlock[] {
  const [first = '', ...others] = links.map(({ title, url }) => link(title, url));
  const titled = `${escapeText(phrasesIn(language).referencesTitle)}: ${first}`;
  const references = context(paragraphs([titled, ...others], limits.section, '  ·  '));
  return [...(room === 'ample' ? [references] : []), context([escapeText(verified)])];
}
