import type { InputBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { phrasesIn } from '../../language/languages.js';
import { tell } from '../../language/telling.js';
import { context, section } from './blocks.js';
import type { FeedbackSubject } from './feedback-subject.js';
import { escapeText, limits, plain, quote } from './text.js';

export const feedbackForm = 'feedback';

/** Who reads feedback: it is posted for the maintainers, or only kept. */
export type Readers = 'posted' | 'kept';

/** What somebody wrote into the form. */
export interface Entered {
  readonly expected: string | undefined;
  readonly more: string | undefined;
}

/** Characters of a field. */
const longestEntry = 500;
/** Answers that are named; of more there is the number. */
const mostNames = 3;

/**
 * The form about an answer or about words without one. Where the words are known already nothing has to be
 * filled in.
 * @param value of the pressed button: it comes back with the form
 */
export function feedbackFormView(value: string, subject: FeedbackSubject, readers: Readers): ModalView {
  const { verdict, language } = subject;
  const { feedback: phrases } = phrasesIn(language);
  return {
    type: 'modal',
    callback_id: feedbackForm,
    private_metadata: value,
    title: plain(phrases.formTitle, limits.modalTitle),
    submit: plain(phrases.send, limits.modalTitle),
    close: plain(phrases.cancel, limits.modalTitle),
    blocks: [
      section([escapeText(aboutLine(subject))]),
      field('expected', phrases.expected[verdict], phrases.expectedExample[verdict], verdict === 'missing'),
      field('more', phrases.more, phrases.moreExample, true),
      context([escapeText(phrases.readers[readers])]),
    ],
  };
}

function aboutLine(subject: FeedbackSubject): string {
  const { feedback: phrases, plan, joinNames } = phrasesIn(subject.language);
  if (subject.verdict === 'missing') return phrases.asked(quote(subject.words));
  const { answers, language } = subject;
  const [{ region, regionName }] = answers;
  const names =
    answers.length > mostNames
      ? plan.title(
          answers.length,
          answers.every(({ kind }) => kind === 'service'),
        )
      : joinNames(answers.map((answer) => tell(answer, language).headline));
  return phrases.about(names, regionName[language], region);
}

function field(id: keyof Entered, label: string, example: string, optional: boolean): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, limits.label),
    optional,
    element: {
      type: 'plain_text_input',
      action_id: id,
      multiline: true,
      max_length: longestEntry,
      placeholder: plain(example, limits.placeholder),
    },
  };
}

const entry = z
  .string()
  .nullish()
  .transform((text) => (text?.trim() === '' ? undefined : text?.trim()));
const entries = z.object({
  expected: z.object({ expected: z.object({ value: entry }) }),
  more: z.object({ more: z.object({ value: entry }) }),
});

/** What the submitted form holds; undefined when it is none of ours. */
export function enteredIn(values: unknown): Entered | undefined {
  const { data } = entries.safeParse(values);
  return data && { expected: data.expected.expected.value, more: data.more.more.value };
}
