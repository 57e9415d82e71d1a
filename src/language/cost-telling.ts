import type { Answer, ConceptAnswer } from '../answer/answer.js';
import { type Prices, pricesIn } from '../answer/cost.js';
import type { EndpointPlan, PlannedEndpoint } from '../answer/endpoint-plan.js';
import {
  type Bill,
  type BreakEven,
  endpointBill,
  isGateway,
  type MonthlyCost,
  monthlyCost,
  natBill,
  planToPrice,
} from '../answer/monthly-cost.js';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import { phrasesIn } from './languages.js';
import type { Link } from './link.js';
import { amount, unitPrice, whole } from './numbers.js';
import type { CheaperTold, MonthTold } from './phrases.js';

/** The number of Availability Zones that a card counts with, and those that it names beside it. */
const usualAzs = 2;
const otherAzs: readonly number[] = [1, 3];

/** The cost of an answer in lines, and the pages that have the prices. */
export interface CostTold {
  readonly lines: readonly string[];
  readonly pages: readonly Link[];
}

/** What the way costs in a month, what a NAT gateway would, and from how much traffic on which is cheaper. */
export function tellCost(answer: Answer, language: Language): CostTold {
  return toldIn(usualCostOf(answer), otherAzs, answer.regionName[language], language);
}

/** The same for everything in a plan. No lines where nothing in it has a price. */
export function tellCostOfPlan(plan: EndpointPlan, knowledge: Knowledge, language: Language): CostTold {
  const cost = usualCost(plan, pricesIn(plan.region, knowledge));
  return toldIn(cost, [], plan.regionName[language], language);
}

/** `azs`: the numbers of Availability Zones that are named beside the usual one. */
function toldIn(cost: UsualCost, azs: readonly number[], regionName: string, language: Language): CostTold {
  const bills = billsOf(cost);
  return {
    lines: [...tellWays(cost, azs, regionName, language), ...tellBasis(bills, regionName, language)],
    pages: bills.map((bill) => pageOf(bill, language)),
  };
}

/** What a card counts. */
interface UsualCost extends Pick<MonthlyCost, 'gateways' | 'endpoints' | 'nat' | 'notCounted' | 'breakEven'> {
  /** Undefined: the bill is that of one endpoint, and it depends how many are needed. */
  readonly interfaces: number | undefined;
  /** Endpoints that only some need are left out. */
  readonly leavesOut: boolean;
}

const nothing: UsualCost = {
  interfaces: 0,
  gateways: 0,
  notCounted: [],
  endpoints: undefined,
  nat: undefined,
  breakEven: undefined,
  leavesOut: false,
};

function usualCostOf(answer: Answer): UsualCost {
  if (answer.kind === 'concept') return costOfConcept(answer);
  const plan = planToPrice([answer]);
  return plan === undefined ? nothing : usualCost(plan, answer.prices);
}

function costOfConcept({ method, prices }: ConceptAnswer): UsualCost {
  switch (method) {
    case 'gateway-endpoint':
      return { ...nothing, gateways: 1 };
    case 'interface-endpoint':
      return {
        ...nothing,
        interfaces: undefined,
        endpoints: endpointBill(prices, { count: 1, azs: usualAzs }),
      };
    case 'nat-gateway':
      return { ...nothing, nat: natBill(prices, { azs: usualAzs }) };
    default:
      return nothing;
  }
}

/** What is required, and one endpoint where nothing but its condition tells which ones are. Gateways are free. */
function usualCost(plan: EndpointPlan, prices: Prices): UsualCost {
  const isRequired = ({ need }: PlannedEndpoint) => need === 'required';
  const charged = plan.endpoints.filter((endpoint) => !isGateway(endpoint));
  const example = charged.some(isRequired) ? undefined : charged[0];
  const counts = (endpoint: PlannedEndpoint) =>
    isRequired(endpoint) || isGateway(endpoint) || endpoint === example;
  const cost = monthlyCost(plan, prices, { azs: usualAzs, counts });
  return {
    ...cost,
    interfaces: example === undefined ? cost.interfaces : undefined,
    leavesOut: example === undefined && !charged.every(isRequired),
  };
}

export function billsOf({ endpoints, nat }: Pick<MonthlyCost, 'endpoints' | 'nat'>): Bill[] {
  return [endpoints, nat].flatMap((bill) => bill ?? []);
}

function tellWays(cost: UsualCost, azs: readonly number[], regionName: string, language: Language): string[] {
  const phrases = phrasesIn(language).cost;
  const { interfaces, gateways, endpoints, nat, breakEven } = cost;
  const tell = (bill: Bill, say: (month: string) => string) =>
    bill.kind === 'charged'
      ? say(tellMonth(bill, azs, language))
      : phrases.notConfirmed(bill.method, regionName);
  const leftOut = cost.leavesOut ? phrases.withoutConditional : '';
  return [
    ...(gateways > 0 ? [phrases.gateway(breakEven !== undefined)] : []),
    ...(endpoints === undefined
      ? []
      : [tell(endpoints, (month) => phrases.endpoints(interfaces, month) + leftOut)]),
    ...(nat === undefined ? [] : [tell(nat, phrases.nat)]),
    ...tellBreakEven(cost, language),
    ...tellNotCounted(cost, language),
  ];
}

function tellMonth(
  { azs, fixed, gb }: Extract<Bill, { kind: 'charged' }>,
  others: readonly number[],
  language: Language,
): string {
  const fixedIn = (count: number) => ({ azs: count, fixed: amount((fixed / azs) * count, language) });
  const month: MonthTold = { ...fixedIn(azs), gb: unitPrice(gb, language) };
  return phrasesIn(language).cost.month(month, others.map(fixedIn));
}

function tellBreakEven({ breakEven, endpoints, gateways }: UsualCost, language: Language): string[] {
  if (breakEven === undefined || endpoints === undefined) return [];
  const stays = tellCheaper(breakEven.natStays, language);
  const goes = breakEven.natGoes && tellCheaper(breakEven.natGoes, language);
  return [phrasesIn(language).cost.breakEven(usualAzs, stays, goes, gateways > 0)];
}

export function tellCheaper(breakEven: BreakEven, language: Language): CheaperTold {
  return breakEven.kind === 'above' ? { kind: 'above', gb: whole(breakEven.gb, language) } : breakEven;
}

export function tellNotCounted(
  {
    notCounted,
    endpoints,
    nat,
    gateways,
  }: Pick<MonthlyCost, 'notCounted' | 'endpoints' | 'nat' | 'gateways'>,
  language: Language,
): string[] {
  const phrases = phrasesIn(language);
  const isMixed = gateways > 0 || endpoints !== undefined || nat !== undefined;
  const regions = [...new Set(notCounted.flatMap(({ serviceRegion }) => serviceRegion ?? []))];
  return [
    ...(regions.length > 0 ? [phrases.cost.elsewhere(phrases.joinNames(regions))] : []),
    ...(isMixed && notCounted.some(({ serviceRegion }) => serviceRegion === undefined)
      ? [phrases.cost.ownPrices]
      : []),
  ];
}

export function tellBasis(bills: readonly Bill[], regionName: string, language: Language): string[] {
  const date = dateOf(bills);
  const withNat = bills.some(({ kind, method }) => kind === 'charged' && method === 'nat-gateway');
  return date === undefined ? [] : [phrasesIn(language).cost.basis(regionName, date, withNat)];
}

/** The day on which the oldest of the prices was read; undefined where there is none. */
function dateOf(bills: readonly Bill[]): string | undefined {
  return bills.flatMap((bill) => (bill.kind === 'charged' ? bill.date : [])).toSorted()[0];
}

/** The page that has the prices of a bill, in the language of the reader. */
export function pageOf({ method, source }: Bill, language: Language): Link {
  return {
    title: phrasesIn(language).cost.pages[method],
    url: language === 'ja' ? source.replace('//aws.amazon.com/', '//aws.amazon.com/jp/') : source,
  };
}
