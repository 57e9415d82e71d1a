import type { Answer } from '../answer/answer.js';
import { type EndpointPlan, planFor } from '../answer/endpoint-plan.js';
import { countsOf } from '../answer/plan-counts.js';
import { routeOfPlan } from '../answer/plan-route.js';
import type { Route } from '../answer/route.js';
import { type AccessMethod, type Knowledge, type Language, topicName } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import type { PicturePhrases } from '../language/phrases.js';
import { type Figure, figureOfRoute } from './figure.js';

/** The figure of an answer, or of several as one plan; undefined where there is no route. */
export function figureOf(
  answers: readonly Answer[],
  knowledge: Knowledge,
  language: Language,
): Figure | undefined {
  const [only] = answers;
  if (answers.length === 1 && only !== undefined) return figureOfOne(only, language);
  const plan = planFor(answers);
  return plan && figureOfPlan(answers, plan, knowledge, language);
}

function figureOfOne(answer: Answer, language: Language): Figure | undefined {
  const { topic } = answer;
  const route = routeOf(answer);
  if (route === undefined || route.hops.length === 0) return undefined;
  return {
    ...figureOfRoute(route, false, language),
    title: topicName(topic)[language],
    subtitle: subtitleOf(answer, language),
    icon: topic.kind === 'service' || topic.kind === 'workload' ? topic.icon : undefined,
    tag: tagOf(answer, phrasesIn(language).picture),
  };
}

function figureOfPlan(
  answers: readonly Answer[],
  plan: EndpointPlan,
  knowledge: Knowledge,
  language: Language,
): Figure | undefined {
  const words = phrasesIn(language).picture;
  const counts = countsOf(plan);
  const route = routeOfPlan(plan, knowledge);
  if (route.branches.length === 0) return undefined;
  return {
    ...figureOfRoute(route, true, language),
    title: titleOf(answers, language),
    subtitle: words.counts(counts),
    icon: undefined,
    tag: counts.nat > 0 ? { text: words.withNat, tone: 'charged' } : { text: words.withoutNat, tone: 'good' },
  };
}

/** Letters of names that have room beside the tag. */
const longestTitle = 44;

/** The first names, as people say them, and how many there are beside them. */
function titleOf(answers: readonly Answer[], language: Language): string {
  const names = answers.map(({ topic }) => topicName(topic)[language].replace(/^(Amazon|AWS) /, ''));
  const say = (count: number) =>
    phrasesIn(language).picture.names(names.slice(0, count), names.length - count);
  let count = names.length;
  while (count > 1 && [...say(count)].length > longestTitle) count -= 1;
  return say(count);
}

function routeOf(answer: Answer): Route | undefined {
  if (answer.kind !== 'service') return answer.route;
  return answer.topic.ended ? undefined : answer.way.route;
}

function subtitleOf(answer: Answer, language: Language): string {
  const phrases = phrasesIn(language);
  if (answer.kind !== 'service') return phrases.picture.subtitle[answer.kind];
  const { methodName, when, confirmed } = answer.way;
  const method =
    when === undefined ? methodName[language] : phrases.wayWhen(methodName[language], when[language]);
  return confirmed ? method : method + phrases.notConfirmed;
}

function tagOf(answer: Answer, words: PicturePhrases): Figure['tag'] {
  switch (answer.kind) {
    case 'service':
      return costTag(answer.way.method, words);
    case 'concept':
      return costTag(answer.method, words);
    case 'workload': {
      const count = (need: 'required' | 'conditional') =>
        answer.needs.filter((each) => each.need === need).flatMap(({ endpoints }) => endpoints).length;
      return { text: words.endpoints(count('required'), count('conditional')), tone: 'plain' };
    }
    case 'symptom':
      return undefined;
  }
}

/** What the way costs; nothing where another price list applies. */
function costTag(method: AccessMethod | undefined, words: PicturePhrases): Figure['tag'] {
  switch (method) {
    case 'in-vpc':
      return { text: words.noEndpoint, tone: 'good' };
    case 'gateway-endpoint':
      return { text: words.free, tone: 'good' };
    case 'interface-endpoint':
    case 'nat-gateway':
      return { text: words.charged, tone: 'charged' };
    default:
      return undefined;
  }
}
