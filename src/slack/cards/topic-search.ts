import type { ExternalSelect, PlainTextOption } from '@slack/types';
import { methodName } from '../../answer/answer.js';
import { type Knowledge, type Language, optionId, type Topic, topicName } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { type AskedTopic, writeState } from './answer-state.js';
import { limits, plain } from './text.js';

export const searchAction = 'find_topic';

/** A menu that offers every topic while its name is being typed, for a modal or the Home tab. */
export function topicSearch(language: Language, shown?: PlainTextOption): ExternalSelect {
  const { namesPlaceholder } = phrasesIn(language).search;
  return {
    type: 'external_select',
    action_id: `${searchAction}:${language}`,
    placeholder: plain(namesPlaceholder, limits.placeholder),
    min_query_length: 1,
    ...(shown && { initial_option: shown }),
  };
}

/** The language in which a menu asks for its options. */
export function languageOfSearch(actionId: string): Language | undefined {
  const [, language] = actionId.split(':');
  return language === 'en' || language === 'ja' ? language : undefined;
}

/** A topic to choose, with what we recommend for it or what kind of topic it is. Its value is an answer's state. */
export function topicOption(
  topic: Topic,
  about: { region: string; language: Language; option?: AskedTopic['option'] },
  knowledge: Knowledge,
): PlainTextOption {
  const { region, language, option } = about;
  return {
    text: plain(topicName(topic)[language], limits.option),
    description: plain(recommended(topic, option, language, knowledge), limits.option),
    value: writeState({ topics: [{ topic: topic.id, option }], region, language }),
  };
}

function recommended(
  topic: Topic,
  option: AskedTopic['option'],
  language: Language,
  knowledge: Knowledge,
): string {
  const { search, endedShort } = phrasesIn(language);
  if (topic.kind !== 'service') return search.kinds[topic.kind];
  if (topic.ended) return endedShort;
  const [first] = topic.access;
  const chosen = option === undefined ? first : topic.access.find((access) => optionId(access) === option);
  // The NAT gateway that follows from a public endpoint stands in no file.
  return methodName(chosen?.method ?? 'nat-gateway', knowledge)[language];
}
