import { type Bill, type ChargedBill, type MonthlyCost, saving } from '../answer/monthly-cost.js';
import type { Language } from '../knowledge/knowledge.js';
import { billsOf, pageOf, tellBasis, tellCheaper, tellNotCounted } from './cost-telling.js';
import { phrasesIn } from './languages.js';
import type { Link } from './link.js';
import { amount, unitPrice, volume } from './numbers.js';

/** The cost of one's own traffic in words. */
export interface EstimateTold {
  /** Which way is cheaper and by how much, or why there is no figure. */
  readonly verdict: string;
  /** What each way costs, and how that comes about. */
  readonly lines: readonly string[];
  /** Where the figures come from, and what is not in them. */
  readonly notes: readonly string[];
  readonly pages: readonly Link[];
}

/** `natStays`: its hours are paid anyway and count on neither side. */
export function tellEstimate(
  cost: MonthlyCost,
  { natStays, regionName, language }: { natStays: boolean; regionName: string; language: Language },
): EstimateTold {
  const bills = billsOf(cost);
  const unknown = bills.flatMap((bill) =>
    bill.kind === 'charged' ? [] : [phrasesIn(language).cost.notConfirmed(bill.method, regionName)],
  );
  const known = unknown.length === 0 ? tellBills(cost, natStays, language) : unknown;
  const verdict =
    tellVerdict(cost, natStays, language) ?? unknown[0] ?? phrasesIn(language).estimate.nothingChosen;
  return {
    verdict,
    lines: known.filter((line) => line !== verdict),
    notes: [
      ...tellCrossing(cost, language),
      ...tellNotCounted(cost, language),
      ...(unknown.length === 0 ? tellBasis(bills, regionName, language) : []),
    ],
    pages: bills.map((bill) => pageOf(bill, language)),
  };
}

/** Undefined where there is nothing to say but that prices are missing. */
function tellVerdict(cost: MonthlyCost, natStays: boolean, language: Language): string | undefined {
  const { cost: phrases, estimate } = phrasesIn(language);
  const saved = saving(cost, natStays);
  if (saved !== undefined) {
    const difference = amount(Math.abs(saved), language);
    if (difference === amount(0, language)) return estimate.same;
    return saved > 0 ? estimate.cheaper(difference) : estimate.dearer(difference);
  }
  if (cost.breakEven !== undefined) return phrases.gateway(true);
  const bills = billsOf(cost);
  if (bills.length === 0 || bills.some(({ kind }) => kind !== 'charged')) return undefined;
  const [only, other] = bills;
  return only?.kind === 'charged' && other === undefined
    ? estimate.total(amount(only.fixed + only.traffic, language))
    : estimate.notCompared;
}

function tellBills(cost: MonthlyCost, natStays: boolean, language: Language): string[] {
  const { estimate: phrases } = phrasesIn(language);
  const { interfaces, gateways, endpoints, nat, breakEven } = cost;
  const comparison = natStays ? breakEven?.natStays : breakEven?.natGoes;
  const total = (usd: number) => amount(usd, language);
  return [
    ...(gateways > 0 ? [phrases.gateway] : []),
    ...chargedIn(endpoints).map((bill) =>
      phrases.endpoints(interfaces, total(bill.fixed + bill.traffic), sumOf(bill, language)),
    ),
    ...chargedIn(nat).map((bill) =>
      natStays
        ? phrases.natTraffic(total(bill.traffic), trafficOf(bill, language).join(phrases.plus))
        : phrases.nat(total(bill.fixed + bill.traffic), sumOf(bill, language)),
    ),
    ...(comparison === undefined || interfaces === 0
      ? []
      : [phrases.breakEven(tellCheaper(comparison, language), gateways > 0)]),
  ];
}

function chargedIn(bill: Bill | undefined): ChargedBill[] {
  return bill?.kind === 'charged' ? [bill] : [];
}

/** `2 × 3 AZs × 730 h × 0.014 + 500 GB × 0.01`. */
function sumOf(bill: ChargedBill, language: Language): string {
  const { estimate: phrases } = phrasesIn(language);
  const { count, azs, hour, addressHour } = bill;
  const hours = phrases.hours({
    count,
    azs,
    hour: unitPrice(hour, language),
    addressHour: addressHour === undefined ? undefined : unitPrice(addressHour, language),
  });
  return [hours, ...trafficOf(bill, language)].join(phrases.plus);
}

function trafficOf({ portions }: ChargedBill, language: Language): string[] {
  const { estimate: phrases } = phrasesIn(language);
  return portions.map(({ gb, price }) => phrases.portion(volume(gb, language), unitPrice(price, language)));
}

/** Through a NAT gateway there is a second portion only for what crosses zones. */
function tellCrossing({ nat }: MonthlyCost, language: Language): string[] {
  const [crossing] = chargedIn(nat).flatMap(({ portions }) => portions.slice(1));
  return crossing === undefined
    ? []
    : [phrasesIn(language).estimate.crossing(unitPrice(crossing.price, language))];
}
