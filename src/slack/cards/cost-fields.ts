import type { InputBlock, PlainTextOption } from '@slack/types';
import type { EndpointPlan, PlannedEndpoint } from '../../answer/endpoint-plan.js';
import { isChargedHere, isGateway, needsNat } from '../../answer/monthly-cost.js';
import { shortName } from '../../knowledge/aliases.js';
import type { Knowledge, Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { EstimatePhrases } from '../../language/phrases.js';
import { actionOf, type CostField, type CostForm, costFields, mostAzs } from './cost-form.js';
import { limits, plain } from './text.js';

/** The fields that a plan asks for, with what stands in the form. */
export function costFieldBlocks(
  plan: EndpointPlan,
  form: CostForm,
  knowledge: Knowledge,
  language: Language,
): InputBlock[] {
  const phrases = phrasesIn(language).estimate;
  const priced = plan.endpoints.filter(isChargedHere);
  const natOptions = (['stays', 'one-each', 'one-shared'] as const).map((fate) =>
    option(phrases.natOptions[fate], fate),
  );
  const azOptions = Array.from({ length: mostAzs }, (_, i) => option(phrases.azOption(i + 1), `${i + 1}`));
  const regions = [...knowledge.regions].map(([code, { name }]) =>
    option(phrases.regionOption(name[language], code), code),
  );
  return [
    ...trafficFields(plan).map((field) =>
      gbField(field, form[field], labelOf(field, plan, phrases), phrases),
    ),
    selectField('azs', phrases.azs, azOptions, `${form.azs}`),
    ...(needsNat(plan) || !plan.endpoints.some(({ natAlternative }) => natAlternative)
      ? []
      : [selectField('nat', phrases.natLabel, natOptions, form.nat, phrases.natHint)]),
    selectField('region', phrases.region, regions, plan.region),
    ...(priced.length === 0 ? [] : [endpointField(priced, plan, form, language)]),
  ];
}

export type TrafficField = 'gb' | 'gatewayGb';

/** Traffic is asked for by what carries it. */
export function trafficFields(plan: EndpointPlan): TrafficField[] {
  const gateway: TrafficField[] = plan.endpoints.some(isGateway) ? ['gatewayGb'] : [];
  return plan.endpoints.some(isChargedHere) || gateway.length === 0 ? ['gb', ...gateway] : gateway;
}

function labelOf(field: TrafficField, plan: EndpointPlan, { gb }: EstimatePhrases): string {
  if (field === 'gatewayGb') return gb.gateway;
  return plan.endpoints.some(isChargedHere) ? gb.interface : gb.nat;
}

/** The keys of the endpoints that count: at first those that are required, or one where none is. */
export function tickedIn(plan: EndpointPlan, form: CostForm): readonly string[] {
  if (form.endpoints !== undefined) return form.endpoints;
  const priced = plan.endpoints.filter(isChargedHere);
  const required = priced.filter(({ need }) => need === 'required');
  return (required.length > 0 ? required : priced.slice(0, 1)).map((each) => keyOf(each, plan));
}

/** The name of an endpoint, the same in every Region; its service where the name is not known. */
export function keyOf({ name, uses }: PlannedEndpoint, { region }: EndpointPlan): string {
  return name?.replace(region, '{region}') ?? uses[0]?.service ?? '';
}

function nameOf({ name, uses }: PlannedEndpoint): string {
  return name === undefined ? (uses[0]?.name ?? '') : shortName(name);
}

/** Slack takes so many checkboxes. */
const mostCheckboxes = 10;
/** And so many options in a menu. What would be one more is not required: that comes first. */
const mostOptions = 100;

function input(field: CostField, label: string, element: InputBlock['element'], hint?: string): InputBlock {
  return {
    type: 'input',
    block_id: costFields[field],
    label: plain(label, limits.section),
    dispatch_action: true,
    element,
    ...(hint === undefined ? {} : { hint: plain(hint, limits.section) }),
  };
}

function gbField(field: TrafficField, text: string, label: string, phrases: EstimatePhrases): InputBlock {
  const element: InputBlock['element'] = {
    type: 'plain_text_input',
    action_id: actionOf(field),
    initial_value: text,
    max_length: 40,
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  };
  return input(field, label, element, phrases.gbHint);
}

function selectField(
  field: CostField,
  label: string,
  options: readonly PlainTextOption[],
  value: string,
  hint?: string,
): InputBlock {
  const initial = options.find((each) => each.value === value);
  const element: InputBlock['element'] = {
    type: 'static_select',
    action_id: actionOf(field),
    options: [...options],
    ...(initial && { initial_option: initial }),
  };
  return input(field, label, element, hint);
}

function endpointField(
  priced: readonly PlannedEndpoint[],
  plan: EndpointPlan,
  form: CostForm,
  language: Language,
): InputBlock {
  const phrases = phrasesIn(language).estimate;
  const ticked = tickedIn(plan, form);
  const options = priced.slice(0, mostOptions).map((endpoint) => {
    const [why] = endpoint.uses.flatMap((use) => use.why?.[language] ?? []);
    const description = endpoint.need === 'required' ? phrases.required : why;
    return {
      ...option(nameOf(endpoint), keyOf(endpoint, plan)),
      ...(description === undefined ? {} : { description: plain(description, limits.option) }),
    };
  });
  const initial = options.filter(({ value }) => ticked.includes(value ?? ''));
  const element: InputBlock['element'] = {
    type: options.length <= mostCheckboxes ? 'checkboxes' : 'multi_static_select',
    action_id: actionOf('endpoints'),
    options,
    ...(initial.length > 0 && { initial_options: initial }),
  };
  return { ...input('endpoints', phrases.endpointsLabel, element), optional: true };
}

function option(text: string, value: string): PlainTextOption {
  return { text: plain(text, limits.option), value };
}
