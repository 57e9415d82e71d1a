import type { KnownBlock, ModalView } from '@slack/types';
import { pricesIn } from '../../answer/cost.js';
import type { EndpointPlan } from '../../answer/endpoint-plan.js';
import { isChargedHere, isGateway, monthlyCost, needsNat, planToPrice } from '../../answer/monthly-cost.js';
import { type Knowledge, type Language, topicName } from '../../knowledge/knowledge.js';
import { tellEstimate } from '../../language/estimate-telling.js';
import { phrasesIn } from '../../language/languages.js';
import { whole } from '../../language/numbers.js';
import { type AnswerState, answersOf, writeState } from './answer-state.js';
import { context, section } from './blocks.js';
import { costFieldBlocks, keyOf, type TrafficField, tickedIn, trafficFields } from './cost-fields.js';
import { type CostForm, costFields, mostGb, readGb } from './cost-form.js';
import { escapeText, limits, link, plain, shorten } from './text.js';

export const costModalId = 'cost';

/** What is wrong with the fields, by the id of their block. */
export type CostProblems = Readonly<Record<string, string>>;

/**
 * The cost of an answer for one's own traffic: the result, then the fields that it follows from. Undefined when
 * the state makes no sense any more.
 */
export function costModal(state: AnswerState, form: CostForm, knowledge: Knowledge): ModalView | undefined {
  const plan = planToPrice(answersOf(state, knowledge));
  if (plan === undefined) return undefined;
  const phrases = phrasesIn(state.language).estimate;
  return {
    type: 'modal',
    callback_id: costModalId,
    private_metadata: writeState(state),
    title: plain(phrases.title, limits.modalTitle),
    submit: plain(phrases.submit, limits.modalTitle),
    close: plain(phrases.close, limits.modalTitle),
    blocks: [
      ...resultBlocks(state, form, plan, knowledge),
      { type: 'divider' },
      ...costFieldBlocks(plan, form, knowledge, state.language),
    ],
  };
}

/** What cannot be read in the fields of a form, in the language of the answer. */
export function problemsIn(state: AnswerState, form: CostForm, knowledge: Knowledge): CostProblems {
  const plan = planToPrice(answersOf(state, knowledge));
  return plan === undefined ? {} : problemsOf(plan, form, state.language);
}

function problemsOf(plan: EndpointPlan, form: CostForm, language: Language): CostProblems {
  const invalid = phrasesIn(language).estimate.gbInvalid(whole(mostGb, language));
  return Object.fromEntries(
    trafficFields(plan)
      .filter((field) => readGb(form[field]) === undefined)
      .map((field) => [costFields[field], invalid]),
  );
}

function resultBlocks(
  state: AnswerState,
  form: CostForm,
  plan: EndpointPlan,
  knowledge: Knowledge,
): KnownBlock[] {
  const { language } = state;
  const names = state.topics.flatMap(({ topic }) => knowledge.topics.get(topic) ?? []).map(topicName);
  const regionName = plan.regionName[language];
  const title = phrasesIn(language).estimate.heading(
    names.map((name) => name[language]),
    regionName,
  );
  const heading = section([shorten(escapeText(title), mostHeading)]);
  const [problem] = Object.values(problemsOf(plan, form, language));
  if (problem !== undefined) return [heading, section([`*${escapeText(problem)}*`])];

  const nat = fateOf(plan, form);
  const isShared = nat === 'one-shared';
  const ticked = new Set(tickedIn(plan, form));
  const fields = trafficFields(plan);
  const gbOf = (field: TrafficField) => (fields.includes(field) ? (readGb(form[field]) ?? 0) : 0);
  const cost = monthlyCost(plan, pricesIn(plan.region, knowledge), {
    azs: form.azs,
    natAzs: isShared ? 1 : form.azs,
    // What comes from another zone than the one of the only NAT gateway, all zones sending alike.
    crossAzShare: isShared ? (form.azs - 1) / form.azs : 0,
    gb: gbOf('gb'),
    gatewayGb: gbOf('gatewayGb'),
    counts: (each) =>
      isChargedHere(each) ? ticked.has(keyOf(each, plan)) : isGateway(each) || each.need === 'required',
  });
  const told = tellEstimate(cost, { natStays: nat === 'stays', regionName, language });
  const links = told.pages.map(({ title, url }) => link(title, url)).join('  ·  ');
  const notes = [...told.notes.map(escapeText), ...(links === '' ? [] : [links])];
  return [
    heading,
    section([`*${escapeText(told.verdict)}*`, ...told.lines.map((line) => `• ${escapeText(line)}`)]),
    ...(notes.length === 0 ? [] : [context(notes)]),
  ];
}

/** What nothing but a NAT gateway reaches lets it stay; alone it is there for that. */
function fateOf(plan: EndpointPlan, form: CostForm): CostForm['nat'] {
  if (!needsNat(plan)) return form.nat;
  return plan.endpoints.length === 0 ? 'one-each' : 'stays';
}

const mostHeading = 300;
