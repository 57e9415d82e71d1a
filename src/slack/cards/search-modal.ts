import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Knowledge, Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { AnswerState } from './answer-state.js';
import { limits, plain } from './text.js';
import { topicModal } from './topic-modal.js';
import { topicOption, topicSearch } from './topic-search.js';

export const searchModalId = 'search';
/** The field for words: it keeps what was written as long as its ids stay the same. */
export const wordsField = 'words';
const longestWords = 3_000;

export interface SearchAnswer {
  readonly blocks: readonly KnownBlock[];
  /** The topic that the answer is about, where it is about one. */
  readonly shown: PlainTextOption | undefined;
  /** The hash of the view in whose place it stands. */
  readonly before: string;
}

/** The search, with an answer below it once there is one. */
export function searchModal(language: Language, answer?: SearchAnswer): ModalView {
  const { search } = phrasesIn(language);
  const fields: KnownBlock[] = [
    {
      type: 'input',
      // A menu with the same ids would go on showing what was chosen before.
      block_id: `names ${answer?.before ?? ''}`,
      label: plain(search.names, limits.label),
      element: answer
        ? topicSearch(language, answer.shown)
        : { ...topicSearch(language), focus_on_load: true },
      dispatch_action: true,
      optional: true,
    },
    {
      type: 'input',
      block_id: wordsField,
      label: plain(search.words, limits.label),
      element: {
        type: 'plain_text_input',
        action_id: wordsField,
        multiline: true,
        max_length: longestWords,
        placeholder: plain(search.wordsPlaceholder, limits.placeholder),
      },
      optional: true,
    },
  ];
  const blocks = answer ? [...fields, { type: 'divider' } as const, ...answer.blocks] : fields;
  return {
    ...topicModal(search.title, { blocks }, language),
    callback_id: searchModalId,
    submit: plain(search.submit, limits.modalTitle),
  };
}

/** The topic of an answer as the menu shows it; undefined where the answer is about several. */
export function shownIn(state: AnswerState | undefined, knowledge: Knowledge): PlainTextOption | undefined {
  const [asked, ...others] = state?.topics ?? [];
  const topic = knowledge.topics.get(asked?.topic ?? '');
  if (state === undefined || topic === undefined || others.length > 0) return undefined;
  return topicOption(topic, { ...state, option: asked?.option }, knowledge);
}
