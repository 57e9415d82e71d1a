import type { Button } from '@slack/types';
import { type Language, type Topic, topicName } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { answerButton } from './answer-button.js';
import type { AnswerState, AskedTopic } from './answer-state.js';
import { limits, plain } from './text.js';

export const topicAction = 'show_topic';

/** What the answer behind a button is about beside its topic. */
export type About = Pick<AnswerState, 'region' | 'language'>;

/** Shows the answer about a topic; `option`: the one that it leads with. */
export function topicButton(
  topic: Topic,
  about: Pick<AnswerState, 'region' | 'language' | 'chosen' | 'plan'>,
  option?: AskedTopic['option'],
): Button {
  const name = topicName(topic)[about.language];
  return answerButton({
    action: `${topicAction}:${about.language}:${topic.id}`,
    label: name,
    description: phrasesIn(about.language).showTopic(name),
    state: { topics: [{ topic: topic.id, option }], ...about },
  });
}

/** The same behind a name that stands beside it. */
export function detailsButton(topic: Topic, about: About): Button {
  const { details, detailsLabel } = phrasesIn(about.language).home;
  return renamed(topicButton(topic, about), details, detailsLabel(topicName(topic)[about.language]));
}

/** The button with other words on it. */
export function renamed(button: Button, label: string, description: string): Button {
  return {
    ...button,
    text: plain(label, limits.button),
    accessibility_label: plain(description, limits.button).text,
  };
}

/** Whether a button is the one that shows the same answers in the other language. */
export function isLanguageButton({ action_id }: { action_id?: string }): boolean {
  return action_id === `${topicAction}:en` || action_id === `${topicAction}:ja`;
}

/** Shows the plan again from which an answer was opened. */
export function planButton(state: AnswerState, plan: readonly AskedTopic[]): Button {
  const phrases = phrasesIn(state.language).plan;
  return answerButton({
    action: `${topicAction}:plan`,
    label: phrases.back(plan.length),
    description: phrases.backLabel(plan.length),
    state: { ...state, topics: plan },
  });
}

/** Shows the same answers in the other language. */
export function languageButton(state: AnswerState): Button {
  const phrases = phrasesIn(state.language);
  const language: Language = state.language === 'ja' ? 'en' : 'ja';
  return answerButton({
    action: `${topicAction}:${language}`,
    label: phrases.otherLanguage,
    description: phrases.otherLanguageLabel,
    state: { ...state, language },
  });
}
