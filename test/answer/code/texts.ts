import { type Answer, answerTopic } from '../../../src/answer/answer.js';
import { choicesIn, codeFor, hasCode } from '../../../src/answer/code/code.js';
import type { Tool } from '../../../src/answer/code/tools.js';
import { type EndpointPlan, planFor } from '../../../src/answer/endpoint-plan.js';
import { type Language, optionId, topicsOf } from '../../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import { phrasesIn } from '../../../src/language/languages.js';

export const knowledge = loadKnowledge();

/** What code is asked for. */
export interface Case {
  readonly name: string;
  readonly plan: EndpointPlan;
  readonly include: readonly string[];
}

/** Tokyo stands for every Region whose names follow the rule; the others are those where something differs. */
const regions = ['ap-northeast-1', 'us-east-1', 'cn-north-1'];

export function answerTo(topic: string, region = 'ap-northeast-1', option?: string): Answer {
  const found = answerTopic({ topic, region, option }, knowledge);
  if (found === undefined) throw new Error(`no topic is called ${topic}`);
  return found;
}

export function planOf(...answers: readonly Answer[]): EndpointPlan {
  const plan = planFor(answers);
  if (plan === undefined) throw new Error('there is no plan');
  return plan;
}

export function writtenFor(
  plan: EndpointPlan,
  tool: Tool,
  include: readonly string[] = [],
  language: Language = 'en',
) {
  return codeFor(plan, tool, { include, language, words: phrasesIn(language).code.comments });
}

/** Every service by every option, every workload and every error, and many of them together. */
export function everyCase(): Case[] {
  const services = topicsOf('service', knowledge);
  const single = regions.flatMap((region) => [
    ...services.flatMap(({ id, access }) =>
      [...access.map(optionId), 'nat-alternative'].map((option) => [answerTo(id, region, option)]),
    ),
    ...[...topicsOf('workload', knowledge), ...topicsOf('symptom', knowledge)].map(({ id }) => [
      answerTo(id, region),
    ]),
  ]);
  const twenty = regions.flatMap((region) =>
    [services, topicsOf('workload', knowledge)].flatMap((topics) =>
      Array.from({ length: Math.ceil(topics.length / 20) }, (_, i) =>
        topics.slice(20 * i, 20 * i + 20).map(({ id }) => answerTo(id, region)),
      ),
    ),
  );
  return [...single, ...twenty].flatMap((answers) => {
    const plan = planFor(answers);
    if (!hasCode(plan)) return [];
    const name = `${answers.map(({ topic }) => topic.id).join('+')} in ${plan.region}`;
    const chosen = choicesIn(plan).map(({ key }) => key);
    return (chosen.length === 0 ? [[]] : [[], chosen]).map((include) => ({ name, plan, include }));
  });
}

/**
 * The distinct texts of all cases, so that each structure is looked at once: comments and the code of the Region
 * make no difference.
 */
export function everyText(tool: Tool): { text: string; of: Case }[] {
  const comments = tool === 'cdk' ? /^ *(\/\/|\/\*\*).*\n/gm : /^ *(#|description ).*\n/gm;
  const texts = new Map<string, { text: string; of: Case }>();
  for (const [i, each] of everyCase().entries()) {
    const text = writtenFor(each.plan, tool, each.include, i % 2 === 0 ? 'en' : 'ja');
    const structure = text.replace(comments, '').replaceAll(each.plan.region, '<region>');
    if (!texts.has(structure)) texts.set(structure, { text, of: each });
  }
  return [...texts.values()];
}
