import type { Answer } from './answer.js';
import { type ChargedMethod, type Prices, pricePages } from './cost.js';
import { type EndpointPlan, type PlannedEndpoint, planFor } from './endpoint-plan.js';

/** The month of AWS's own calculations. */
export const hoursAMonth = 730;

/** What is created, and what goes through it in a month. */
export interface Usage {
  /** Availability Zones in which each interface endpoint stands. */
  readonly azs: number;
  /** Availability Zones with a NAT gateway; as many when omitted. */
  readonly natAzs?: number;
  /** GB in both directions through interface endpoints; all of it where there is a NAT gateway alone. */
  readonly gb?: number;
  /** GB through gateway endpoints. */
  readonly gatewayGb?: number;
  /** How much of it would find its NAT gateway in another Availability Zone: 0 to 1. */
  readonly crossAzShare?: number;
  /** Which endpoints are created; the required ones when omitted. */
  readonly counts?: (endpoint: PlannedEndpoint) => boolean;
}

/** GB at one price. */
export interface Portion {
  readonly gb: number;
  /** USD a GB. */
  readonly price: number;
}

/** What one way costs in a month: USD. */
export interface ChargedBill {
  readonly kind: 'charged';
  readonly method: ChargedMethod;
  /** Interface endpoints; of NAT gateways there is one in each Availability Zone. */
  readonly count: number;
  readonly azs: number;
  /** USD an hour for each of them in each Availability Zone. */
  readonly hour: number;
  /** USD an hour for the public IPv4 address of a NAT gateway. */
  readonly addressHour: number | undefined;
  /** USD for an ordinary GB. */
  readonly gb: number;
  readonly portions: readonly Portion[];
  /** What is due whatever the traffic. */
  readonly fixed: number;
  readonly traffic: number;
  /** The earliest of the days on which the prices were read. */
  readonly date: string;
  readonly source: string;
}

interface NotConfirmedBill {
  readonly kind: 'not-confirmed';
  readonly method: ChargedMethod;
  readonly source: string;
}

export type Bill = ChargedBill | NotConfirmedBill;

/** From how much traffic through interface endpoints on they are cheaper than a NAT gateway. */
export type BreakEven =
  | { readonly kind: 'always' }
  | { readonly kind: 'above'; readonly gb: number }
  | { readonly kind: 'never' };

export interface MonthlyCost {
  /** How many endpoints are counted. */
  readonly interfaces: number;
  readonly gateways: number;
  /** Endpoints that stand in another Region, or have a price list of their own. */
  readonly notCounted: readonly PlannedEndpoint[];
  /** Of the interface endpoints; undefined where there are none. */
  readonly endpoints: Bill | undefined;
  /** The same traffic through a NAT gateway; undefined where none leads there. */
  readonly nat: Bill | undefined;
  /** Undefined where there is nothing to compare, or no confirmed price to do it with. */
  readonly breakEven: Comparison | undefined;
}

export interface Comparison {
  /** The NAT gateway is there anyway: its hours are paid on either side. */
  readonly natStays: BreakEven;
  /** The endpoints make it superfluous; undefined where something in the plan has no other way. */
  readonly natGoes: BreakEven | undefined;
}

/**
 * What answers want created, to be priced: whoever chose the NAT gateway where an endpoint would do sees what the
 * endpoint costs. Undefined when there is nothing to create.
 */
export function planToPrice(answers: readonly Answer[]): EndpointPlan | undefined {
  return planFor(
    answers.map((answer) => {
      const [recommended] = answer.kind === 'service' && answer.way.derived ? answer.otherWays : [];
      return answer.kind === 'service' && recommended !== undefined
        ? { ...answer, way: recommended }
        : answer;
    }),
  );
}

/** Whether something in a plan is free or has a price that is known here. */
export function canBePriced(plan: EndpointPlan): boolean {
  return needsNat(plan) || plan.endpoints.some((each) => isChargedHere(each) || isGateway(each));
}

/** What the endpoints of a plan cost in a month, and what a NAT gateway in their place would. */
export function monthlyCost(plan: EndpointPlan, prices: Prices, usage: Usage): MonthlyCost {
  const { azs, natAzs = azs, gb = 0, gatewayGb = 0, crossAzShare = 0 } = usage;
  const counted = plan.endpoints.filter(usage.counts ?? (({ need }) => need === 'required'));
  const interfaces = counted.filter(isChargedHere).length;
  const gateways = counted.filter(isGateway).length;
  const notCounted = counted.filter((each) => !isChargedHere(each) && !isGateway(each));
  const natLeadsThere = counted.length > 0 && counted.every(({ natAlternative }) => natAlternative);
  const natIsNeeded = needsNat(plan);

  const endpoints = interfaces > 0 ? endpointBill(prices, { count: interfaces, azs, gb }) : undefined;
  const nat =
    natIsNeeded || natLeadsThere
      ? natBill(prices, { azs: natAzs, gb: gb + gatewayGb, crossAzShare })
      : undefined;
  const from = (natFixed: number): BreakEven | undefined => {
    if (endpoints === undefined) return { kind: 'always' };
    const rate = natRate(prices, crossAzShare);
    if (endpoints.kind !== 'charged' || nat?.kind !== 'charged' || rate === undefined) return undefined;
    const more = exact(endpoints.fixed - natFixed - gatewayGb * rate);
    return breakEven(more, rate, stepsOf(endpoints.gb, prices));
  };
  const natStays = natLeadsThere && notCounted.length === 0 ? from(0) : undefined;
  return {
    interfaces,
    gateways,
    notCounted,
    endpoints,
    nat,
    breakEven: natStays && {
      natStays,
      natGoes: natIsNeeded ? undefined : from(nat?.kind === 'charged' ? nat.fixed : 0),
    },
  };
}

/** Whether something in the plan has no other way than a NAT gateway. */
export function needsNat({ others }: EndpointPlan): boolean {
  return others.some(({ method, need }) => method === 'nat-gateway' && need === 'required');
}

/**
 * How many USD a month the endpoints save against the NAT gateway; less than 0 where they cost more. A NAT
 * gateway that stays costs its traffic alone. Undefined where there is nothing to compare.
 */
export function saving(
  { endpoints, nat, breakEven: comparable }: MonthlyCost,
  natStays: boolean,
): number | undefined {
  if (comparable === undefined || nat?.kind !== 'charged') return undefined;
  const ours = endpoints?.kind === 'charged' ? endpoints.fixed + endpoints.traffic : 0;
  return exact((natStays ? 0 : nat.fixed) + nat.traffic - ours);
}

/** What so many interface endpoints cost, wherever they lead. */
export function endpointBill(
  prices: Prices,
  { count, azs, gb = 0 }: { count: number; azs: number; gb?: number },
): Bill {
  const { interfaceEndpoint: price, interfaceEndpointTiers: tiers } = prices;
  if (price === undefined) return notConfirmed('interface-endpoint');
  const portions = portionsOf(gb, stepsOf(price.gb, prices));
  return charged({
    method: 'interface-endpoint',
    count,
    azs,
    hour: price.hour,
    addressHour: undefined,
    gb: price.gb,
    portions,
    date: portions.length > 1 ? earliest(price, tiers) : price.date,
    source: price.source,
  });
}

/** What a NAT gateway in each of so many Availability Zones costs, with its public IPv4 addresses. */
export function natBill(
  prices: Prices,
  { azs, gb = 0, crossAzShare = 0 }: Pick<Usage, 'azs' | 'gb' | 'crossAzShare'>,
): Bill {
  const { natGateway: price, publicIpv4, crossAz } = prices;
  if (price === undefined || publicIpv4 === undefined || natRate(prices, crossAzShare) === undefined)
    return notConfirmed('nat-gateway');
  const crossing = crossAz === undefined || crossAzShare === 0 ? [] : [crossAz];
  return charged({
    method: 'nat-gateway',
    count: 1,
    azs,
    hour: price.hour,
    addressHour: publicIpv4.hour,
    gb: price.gb,
    portions: [
      { gb, price: price.gb },
      ...crossing.map((each) => ({ gb: gb * crossAzShare, price: each.gb })),
    ],
    date: earliest(price, publicIpv4, ...crossing),
    source: price.source,
  });
}

/** USD for each GB through a NAT gateway, the crossing of zones included. */
function natRate({ natGateway, crossAz }: Prices, crossAzShare: number): number | undefined {
  if (natGateway === undefined) return undefined;
  if (crossAzShare === 0) return natGateway.gb;
  return crossAz && natGateway.gb + crossAzShare * crossAz.gb;
}

/** From so many GB on, a GB costs so much. */
interface Step {
  readonly above: number;
  readonly gb: number;
}

function stepsOf(gb: number, { interfaceEndpointTiers: tiers }: Prices): Step[] {
  return [{ above: 0, gb }, ...(tiers?.steps ?? [])];
}

function portionsOf(gb: number, steps: readonly Step[]): Portion[] {
  return steps.flatMap((step, i) => {
    const end = Math.min(gb, steps[i + 1]?.above ?? gb);
    return i === 0 || end > step.above ? [{ gb: end - step.above, price: step.gb }] : [];
  });
}

/**
 * Where the endpoints, which cost `more` USD at no traffic at all, have made it up: `rate` is what a GB costs
 * through the NAT gateway. It is dearer than any GB through an endpoint in every Region.
 */
function breakEven(more: number, rate: number, steps: readonly Step[]): BreakEven {
  if (more <= 0) return { kind: 'always' };
  let left = more;
  for (const [i, { above, gb }] of steps.entries()) {
    const end = steps[i + 1]?.above ?? Number.POSITIVE_INFINITY;
    const saved = rate - gb;
    if (saved > 0 && left <= saved * (end - above)) return { kind: 'above', gb: exact(above + left / saved) };
    left -= saved * (end - above);
  }
  return { kind: 'never' };
}

function charged(bill: Omit<ChargedBill, 'kind' | 'fixed' | 'traffic'>): ChargedBill {
  const { count, azs, hour, addressHour = 0, portions } = bill;
  return {
    kind: 'charged',
    ...bill,
    fixed: exact(count * azs * (hour + addressHour) * hoursAMonth),
    traffic: exact(portions.reduce((sum, { gb, price }) => sum + gb * price, 0)),
  };
}

function notConfirmed(method: ChargedMethod): NotConfirmedBill {
  return { kind: 'not-confirmed', method, source: pricePages[method] };
}

/** Endpoints of other kinds, and those of a VPC in another Region, are on other price lists. */
export function isChargedHere({ method, serviceRegion, crossRegion }: PlannedEndpoint): boolean {
  return method === 'interface-endpoint' && (serviceRegion === undefined || crossRegion);
}

/** Free: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export function isGateway({ method }: PlannedEndpoint): boolean {
  return method === 'gateway-endpoint';
}

function earliest(...dated: readonly ({ date: string } | undefined)[]): string {
  return dated.flatMap((each) => each?.date ?? []).toSorted()[0] ?? '';
}

/** Rounded to billionths: decimals that are equal on paper are equal. */
function exact(amount: number): number {
  return Math.round(amount * 1e9) / 1e9;
}
