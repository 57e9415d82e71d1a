import type { Button } from '@slack/types';
import { z } from 'zod';
import type { Language } from '../../knowledge/knowledge.js';
import { limits, plain, shorten } from './text.js';

/** What a button remembers, so that it works after a restart and in an old message. */
const stateSchema = z.strictObject({
  v: z.literal(1),
  topics: z.array(z.string()).min(1).max(20),
  option: z.string().optional(),
  /** Topics that the card offers beside its answers. */
  offered: z.array(z.string()).max(20).optional(),
  /** The kinds of IP address that the question named. */
  ips: z
    .array(z.enum(['private', 'public']))
    .max(2)
    .optional(),
  region: z.string(),
  language: z.enum(['en', 'ja']),
  /** The button answers our "did you mean": the answer takes the place of the question. */
  chosen: z.boolean().optional(),
});

export type TopicButtonState = Omit<z.infer<typeof stateSchema>, 'v'>;

export function topicButton(label: string, description: string, state: TopicButtonState): Button {
  return {
    type: 'button',
    // Action ids must differ within a block; what the button does stands in its value.
    action_id: shorten(`show_topic:${state.language}:${state.topics.join('+')}`, limits.actionId),
    text: plain(label, limits.button),
    accessibility_label: plain(description, limits.button).text,
    value: writeTopicButton(state),
  };
}

/** What a button that shows or shares topics keeps in its value. */
export function writeTopicButton(state: TopicButtonState): string {
  return JSON.stringify({ v: 1, ...state });
}

/** The state of a button that was pressed; undefined when it makes no sense to this version. */
export function readTopicButton(value: string | undefined): TopicButtonState | undefined {
  try {
    const { v: _, ...state } = stateSchema.parse(JSON.parse(value ?? ''));
    return state;
  } catch {
    return undefined;
  }
}

export function otherLanguage(language: Language): Language {
  return language === 'ja' ? 'en' : 'ja';
}
