import type {
  ActionsBlock,
  ContextBlock,
  KnownBlock,
  ModalView,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import * as z from 'zod';
import type { Answer } from '../../answer/answer.js';
import { choicesIn, codeFor, createsAny, hasCode } from '../../answer/code/code.js';
import { type Tool, toolNames, tools } from '../../answer/code/tools.js';
import { type EndpointPlan, planFor } from '../../answer/endpoint-plan.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { tell } from '../../language/telling.js';
import { type AnswerState, answersOf, readState, writeState } from './answer-state.js';
import { context, section } from './blocks.js';
import { escapeText, limits, link, mrkdwn, paragraphs, plain } from './text.js';

export const codeModalId = 'code';
export const toolAction = 'code_tool';
export const codeRegionAction = 'code_region';
export const includeAction = 'code_include';

/** What the modal shows. */
export interface CodeModalState {
  readonly answer: AnswerState;
  readonly tool: Tool;
}

/** The modal with the code for an answer. Undefined when there is nothing to create, or no such answer any more. */
export function codeModal(
  state: CodeModalState,
  include: readonly string[],
  knowledge: Knowledge,
): ModalView | undefined {
  const { answer } = state;
  const answers = answersOf(answer, knowledge);
  const plan = planFor(answers);
  if (!hasCode(plan)) return undefined;
  const phrases = phrasesIn(answer.language).code;
  return {
    type: 'modal',
    callback_id: codeModalId,
    title: plain(phrases.title, limits.modalTitle),
    close: plain(phrases.close, limits.modalTitle),
    private_metadata: writeCodeModal(state),
    blocks: [
      menus(state, knowledge),
      ...choices(plan, include, answer),
      ...code(plan, include, state),
      ...notes(answers, state),
    ],
  };
}

const written = z.strictObject({ v: z.literal(1), answer: z.string(), tool: z.enum(tools) });

export function writeCodeModal({ answer, tool }: CodeModalState): string {
  const { offered: _, ...rest } = answer;
  return JSON.stringify({ v: 1, answer: writeState(rest), tool });
}

/** The state of an open modal; undefined when it makes no sense to this version. */
export function readCodeModal(metadata: string | undefined): CodeModalState | undefined {
  try {
    const { answer: text, tool } = written.parse(JSON.parse(metadata ?? ''));
    const answer = readState(text);
    return answer && { answer, tool };
  } catch {
    return undefined;
  }
}

/** The tool and the Region. */
function menus({ answer, tool }: CodeModalState, knowledge: Knowledge): ActionsBlock {
  const { language } = answer;
  const phrases = phrasesIn(language).code;
  const toolOptions = tools.map((each) => option(toolNames[each], each));
  const regionOptions = [...knowledge.regions]
    .slice(0, limits.options)
    .map(([code, { name }]) => option(phrases.region(name[language], code), code));
  return {
    type: 'actions',
    block_id: 'code_for',
    elements: [
      {
        type: 'static_select',
        action_id: toolAction,
        placeholder: plain(phrases.toolMenu, limits.button),
        options: toolOptions,
        ...initial(toolOptions, tool),
      },
      {
        type: 'static_select',
        action_id: codeRegionAction,
        placeholder: plain(phrases.regionMenu, limits.button),
        options: regionOptions,
        ...initial(regionOptions, answer.region),
      },
    ],
  };
}

/** What not everyone needs. */
function choices(plan: EndpointPlan, include: readonly string[], { language }: AnswerState): SectionBlock[] {
  const phrases = phrasesIn(language).code;
  const options = choicesIn(plan)
    .slice(0, limits.options)
    .map(({ key, name, shortName, why }) => ({
      ...option(phrases.choice(name, shortName), key),
      ...(why === undefined ? {} : { description: plain(why[language], limits.option) }),
    }));
  if (options.length === 0) return [];
  const chosen = options.filter(({ value }) => include.includes(value));
  return [
    {
      type: 'section',
      block_id: includeAction,
      text: mrkdwn(phrases.choose),
      accessory: {
        type: 'multi_static_select',
        action_id: includeAction,
        placeholder: plain(phrases.chooseMenu, limits.button),
        options,
        ...(chosen.length === 0 ? {} : { initial_options: chosen }),
      },
    },
  ];
}

function option(text: string, value: string): PlainTextOption & { value: string } {
  return { text: plain(text, limits.option), value };
}

function initial(options: readonly PlainTextOption[], value: string): { initial_option?: PlainTextOption } {
  const chosen = options.find((each) => each.value === value);
  return chosen === undefined ? {} : { initial_option: chosen };
}

/** Room for the marks around the code. */
const fence = '```';
const codeLength = limits.section - 2 * (fence.length + 1);

/** The code in pieces that end at line ends, shown in full. */
function code(
  plan: EndpointPlan,
  include: readonly string[],
  { answer, tool }: CodeModalState,
): KnownBlock[] {
  const { language } = answer;
  const phrases = phrasesIn(language).code;
  if (!createsAny(plan, include)) return [section([escapeText(phrases.nothing)])];
  const text = codeFor(plan, tool, { include, language, words: phrases.comments });
  return paragraphs(escapeText(text.trimEnd()).split('\n'), codeLength).map((part) => ({
    ...section([`${fence}\n${part}\n${fence}`]),
    expand: true,
  }));
}

/** What is left to do, and where the facts are from. */
function notes(answers: readonly Answer[], { answer, tool }: CodeModalState): ContextBlock[] {
  const phrases = phrasesIn(answer.language);
  const links = answers.flatMap((each) => tell(each, answer.language).links.slice(0, 1));
  const sources = [...new Set(links.map(({ title, url }) => link(title, url)))];
  const verified = answers.map(({ topic }) => topic.verified).toSorted()[0];
  return [
    context([phrases.code.fillIn[tool], phrases.code.review, phrases.code.remembered].map(escapeText)),
    context([
      ...paragraphs([`${escapeText(phrases.referencesTitle)}:`, ...sources]).slice(0, 8),
      ...(verified === undefined ? [] : [escapeText(phrases.verified(verified))]),
    ]),
  ];
}
