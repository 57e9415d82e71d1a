import * as z from 'zod';
import type { NatFate } from '../../language/phrases.js';

/** What a person has entered in the cost modal, as it stands there. */
export interface CostForm {
  /** GB a month through interface endpoints, or through the NAT gateway where there is no endpoint. */
  readonly gb: string;
  /** GB a month through gateway endpoints. */
  readonly gatewayGb: string;
  readonly azs: number;
  readonly nat: NatFate;
  /** Keys of the endpoints that are ticked; undefined as long as nobody was asked. */
  readonly endpoints: readonly string[] | undefined;
}

export const newForm: CostForm = {
  gb: '100',
  gatewayGb: '100',
  azs: 2,
  nat: 'one-each',
  endpoints: undefined,
};

/** The block of each field; its element has the action id below. */
export const costFields = {
  gb: 'gb',
  gatewayGb: 'gateway_gb',
  azs: 'azs',
  nat: 'nat',
  region: 'region',
  endpoints: 'endpoints',
} as const satisfies Record<keyof CostForm | 'region', string>;

export type CostField = keyof typeof costFields;

export const costFieldAction = 'cost_field';
export const actionOf = (field: CostField) => `${costFieldAction}:${field}`;

export const mostAzs = 6;
/** 100 PB: more than anybody sends from one VPC. */
export const mostGb = 100_000_000;

const choice = z.object({ value: z.string() });
const element = z.object({
  value: z.string().nullish(),
  selected_option: choice.nullish(),
  selected_options: z.array(choice).nullish(),
});
const values = z.record(z.string(), z.record(z.string(), element));
const azs = z.coerce.number().int().min(1).max(mostAzs).catch(newForm.azs);
const nat = z.enum(['stays', 'one-each', 'one-shared']).catch(newForm.nat);

/** What stands in the fields of a view; fields that it does not have are as in a new form. */
export function readCostForm(state: unknown): { form: CostForm; region: string | undefined } {
  const entered = values.safeParse(state).data ?? {};
  const field = (name: CostField) => entered[costFields[name]]?.[actionOf(name)];
  // An empty field comes as null.
  const text = (name: 'gb' | 'gatewayGb') => {
    const found = field(name);
    return found === undefined ? newForm[name] : (found.value ?? '');
  };
  return {
    form: {
      gb: text('gb'),
      gatewayGb: text('gatewayGb'),
      azs: azs.parse(field('azs')?.selected_option?.value),
      nat: nat.parse(field('nat')?.selected_option?.value),
      endpoints: field('endpoints')?.selected_options?.map(({ value }) => value),
    },
    region: field('region')?.selected_option?.value,
  };
}

/**
 * A number as people write one: `500`, `1,000`, `１，０００`, `1 000.5`, `500 GB`. Undefined for anything else, and
 * for less than nothing or more than anybody sends.
 */
export function readGb(text: string): number | undefined {
  const written = text
    .normalize('NFKC')
    .replaceAll('、', ',')
    .trim()
    .replace(/\s*GB$/i, '');
  if (!/^(\d+|\d{1,3}([, _]\d{3})+)(\.\d+)?$/.test(written)) return undefined;
  const gb = Number(written.replace(/[, _]/g, ''));
  return gb <= mostGb ? gb : undefined;
}
