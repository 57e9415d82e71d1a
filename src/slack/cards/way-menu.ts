import type { PlainTextOption, StaticSelect } from '@slack/types';
import type { Answer, ServiceAnswer, Way } from '../../answer/answer.js';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { askedTopicOf, stateOf, writeOption } from './answer-state.js';
import { limits, plain } from './text.js';

export const wayAction = 'show_way';

/** The menu of the other ways to a service, each with its condition. None where there is only one way. */
export function wayMenu(answers: readonly Answer[], language: Language): StaticSelect[] {
  const [answer, ...others] = answers;
  if (answer?.kind !== 'service' || others.length > 0 || answer.topic.ended) return [];
  if (answer.otherWays.length === 0) return [];
  return [
    {
      type: 'static_select',
      action_id: wayAction,
      placeholder: plain(phrasesIn(language).ways.menu, limits.placeholder),
      options: answer.otherWays.slice(0, limits.options).map((way) => wayOption(answer, way, language)),
    },
  ];
}

function wayOption(answer: ServiceAnswer, way: Way, language: Language): PlainTextOption {
  const phrases = phrasesIn(language);
  const shown = { ...answer, way };
  const isRecommended = askedTopicOf(shown).option === undefined;
  const name = nameAmong([answer.way, ...answer.otherWays], way, language);
  const condition = way.when?.[language] ?? (way.derived ? phrases.ways.publicEndpoint : undefined);
  return {
    text: plain(isRecommended ? phrases.ways.recommended(name) : name, limits.option),
    value: writeOption(stateOf([shown], language)),
    ...(condition !== undefined && { description: plain(condition, limits.option) }),
  };
}

/** The method, with the names of its endpoints where other ways have the same one. */
function nameAmong(ways: readonly Way[], { method, methodName, endpoints }: Way, language: Language): string {
  const phrases = phrasesIn(language);
  const isAlone = ways.filter((way) => way.method === method).length === 1;
  const names = endpoints.map(({ shortName }) => shortName);
  return isAlone || names.length === 0
    ? methodName[language]
    : phrases.withNames(methodName[language], phrases.joinNames(names));
}
