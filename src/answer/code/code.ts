import type { Language } from '../../knowledge/knowledge.js';
import type { EndpointPlan, PlannedEndpoint, PlannedOther, Use } from '../endpoint-plan.js';
import { awsCli } from './aws-cli.js';
import type { Blueprint } from './blueprint.js';
import { cdk } from './cdk.js';
import { cloudFormation } from './cloudformation.js';
import { drawBlueprint } from './draw-blueprint.js';
import { isCreated } from './place.js';
import { terraform } from './terraform.js';
import type { Tool } from './tools.js';
import type { CodeWords } from './words.js';

export interface CodeOptions {
  /** Keys of what is created only if it is chosen. Unknown ones are no harm. */
  readonly include: Iterable<string>;
  /** Of the comments. */
  readonly language: Language;
  readonly words: CodeWords;
}

const writers: Readonly<Record<Tool, (blueprint: Blueprint) => string>> = {
  terraform,
  cloudformation: cloudFormation,
  cdk,
  'aws-cli': awsCli,
};

/**
 * The code that creates what the plan says. Only comments are left where nothing is required and nothing chosen.
 */
export function codeFor(plan: EndpointPlan, tool: Tool, { include, language, words }: CodeOptions): string {
  const read = (text: Readonly<Record<Language, string>>) => text[language];
  return writers[tool](drawBlueprint(plan, { include: new Set(include), words, read }));
}

/** Something that is created only if it is chosen. */
export interface Choice extends Pick<Use, 'name' | 'need' | 'why'> {
  readonly key: string;
  /** The short name of the endpoint; undefined where there is none. */
  readonly shortName: string | undefined;
}

/** What may be included in the code, the likelier first. */
export function choicesIn(plan: EndpointPlan): Choice[] {
  const endpoints = plan.endpoints.flatMap(({ key, shortName, need, uses }: PlannedEndpoint): Choice[] => {
    const use = uses.find(({ need }) => need !== 'required');
    return need === 'required' || use === undefined ? [] : [{ ...use, need, key, shortName }];
  });
  const others = plan.others
    .filter((other: PlannedOther) => other.need !== 'required' && isCreated(other))
    .map(({ key, name, need, why }) => ({ key, shortName: undefined, name, need, why }));
  return [...endpoints, ...others];
}

/** Whether there can be any code. */
export function hasCode(plan: EndpointPlan | undefined): plan is EndpointPlan {
  return plan !== undefined && (plan.endpoints.length > 0 || plan.others.some(isCreated));
}

/** Whether the code creates anything, with what is chosen. */
export function createsAny(plan: EndpointPlan, include: readonly string[]): boolean {
  return [...plan.endpoints, ...plan.others.filter(isCreated)].some(
    ({ need, key }) => need === 'required' || include.includes(key),
  );
}
