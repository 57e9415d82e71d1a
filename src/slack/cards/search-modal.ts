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

/** The search, with an answer below it. `shown`: the topic that the answer is about, where it is about one. */
export function searchModal(
  language: Language,
  { blocks }: { blocks: readonly KnownBlock[] } = { blocks: [] },
  shown?: PlainTextOption,
): ModalView {
  const { search } = phrasesIn(language);
  const isNew = blocks.length === 0;
  const fields: KnownBlock[] = [
    {
      type: 'input',
      // A menu with the same ids would go on showing what was chosen before.
      block_id: `names ${shown?.value ?? ''}`,
      label: plain(search.names, limits.label),
      element: { ...topicSearch(language, shown), ...(isNew && { focus_on_load: true }) },
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
  return {
    ...topicModal(search.title, { blocks: [...fields, ...(isNew ? [] : [divider]), ...blocks] }, language),
    callback_id: searchModalId,
    submit: plain(search.submit, limits.modalTitle),
  };
}

const divider: KnownBlock = { type: 'divider' };

/** The topic of an answer as the menu shows it; undefined where the answer is about several. */
export function shownIn(state: AnswerState | undefined, knowledge: Knowledge): PlainTextOption | undefined {
  const [asked, ...others] = state?.topics ?? [];
  const topic = knowledge.topics.get(asked?.topic ?? '');
  if (state === undefined || topic === undefined || others.length > 0) return undefined;
  return topicOption(topic, { ...state, option: asked?.option }, knowledge);
}
