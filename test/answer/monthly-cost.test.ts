import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerTopic } from '../../src/answer/answer.js';
import { type Prices, pricesIn } from '../../src/answer/cost.js';
import { type EndpointPlan, type PlannedEndpoint, planFor } from '../../src/answer/endpoint-plan.js';
import { type ChargedBill, monthlyCost, saving, type Usage } from '../../src/answer/monthly-cost.js';
import { loadKnowledge } from '../../src/knowledge/load.js';

const knowledge = loadKnowledge();

function planOf(region: string, ...topics: string[]): EndpointPlan {
  const plan = planFor(topics.flatMap((topic) => answerTopic({ topic, region }, knowledge) ?? []));
  if (plan === undefined) throw new Error(`there is no plan for ${topics.join(' ')}`);
  return plan;
}

/** A plan with so many interface endpoints and nothing else. */
function planWith(count: number, change: Partial<PlannedEndpoint> = {}): EndpointPlan {
  const [endpoint] = planOf('ap-northeast-1', 'sqs').endpoints;
  if (endpoint === undefined) throw new Error('SQS has no endpoint');
  const endpoints = Array.from({ length: count }, (_, i) => ({ ...endpoint, name: `e${i}`, ...change }));
  return { ...planOf('ap-northeast-1', 'sqs'), endpoints };
}

const tokyo = pricesIn('ap-northeast-1', knowledge);
const virginia = pricesIn('us-east-1', knowledge);

function charged(bill: ReturnType<typeof monthlyCost>['nat']): ChargedBill {
  if (bill?.kind !== 'charged') throw new Error('there is no price');
  return bill;
}

const gbOf = (breakEven: { kind: string; gb?: number } | undefined) =>
  breakEven?.kind === 'above' ? Math.round(breakEven.gb ?? 0) : breakEven?.kind;

/** NAT gateway and interface endpoint, USD an hour, as on AWS's price list in September 2026. */
const frankfurt: Prices = {
  ...tokyo,
  natGateway: {
    hour: 0.052,
    gb: 0.052,
    date: '2026-09-10',
    source: 'https://a.example',
    confidence: 'confirmed',
  },
  interfaceEndpoint: {
    hour: 0.012,
    gb: 0.01,
    date: '2026-09-10',
    source: 'https://a.example',
    confidence: 'confirmed',
  },
};

describe('worked figures: the NAT gateway stays', () => {
  test.each<[string, Prices, number[], number[]]>([
    ['N. Virginia', virginia, [209, 417, 626], [7.3, 14.6, 21.9]],
    ['Oregon', pricesIn('us-west-2', knowledge), [209, 417, 626], [7.3, 14.6, 21.9]],
    ['Ireland', pricesIn('eu-west-1', knowledge), [211, 423, 634], [8.03, 16.06, 24.09]],
    // 401.5 exactly in two zones.
    ['London', pricesIn('eu-west-2', knowledge), [201, 402, 602], [8.03, 16.06, 24.09]],
    ['Canada', pricesIn('ca-central-1', knowledge), [201, 402, 602], [8.03, 16.06, 24.09]],
    ['Frankfurt', frankfurt, [209, 417, 626], [8.76, 17.52, 26.28]],
    ['Tokyo', tokyo, [197, 393, 590], [10.22, 20.44, 30.66]],
    ['Singapore', pricesIn('ap-southeast-1', knowledge), [194, 387, 581], [9.49, 18.98, 28.47]],
  ])('%s', (_, prices, breakEvens, fixed) => {
    for (const azs of [1, 2, 3]) {
      const cost = monthlyCost(planWith(1), prices, { azs });
      expect(gbOf(cost.breakEven?.natStays)).toBe(breakEvens[azs - 1]);
      expect(charged(cost.endpoints).fixed).toBe(fixed[azs - 1]);
    }
  });

  test('traffic that crosses zones to the NAT gateway costs more there, and nothing to an endpoint', () => {
    const cost = monthlyCost(planWith(1), tokyo, { azs: 1, gb: 100, crossAzShare: 1 });
    expect(gbOf(cost.breakEven?.natStays)).toBe(165);
    expect(charged(cost.nat).traffic).toBe(7.2);
    expect(charged(cost.endpoints).traffic).toBe(1);
  });

  test('so many endpoints need so many times the traffic', () => {
    expect(gbOf(monthlyCost(planWith(2), tokyo, { azs: 2 }).breakEven?.natStays)).toBe(786);
  });
});

describe('worked figures: the NAT gateway can go', () => {
  test.each<[string, Prices, number]>([
    ['N. Virginia', virginia, 5],
    ['Tokyo', tokyo, 4],
    ['Ireland', pricesIn('eu-west-1', knowledge), 4],
    ['Singapore', pricesIn('ap-southeast-1', knowledge), 4],
  ])('in %s endpoints are cheaper at any traffic, up to so many', (_, prices, most) => {
    for (const azs of [1, 2, 3]) {
      const goes = (count: number) => monthlyCost(planWith(count), prices, { azs }).breakEven?.natGoes?.kind;
      expect([goes(4), goes(most), goes(most + 1)]).toEqual(['always', 'always', 'above']);
    }
  });

  test('in N. Virginia five cost the same as the NAT gateway before any traffic', () => {
    for (const azs of [1, 2, 3, 6]) {
      expect(saving(monthlyCost(planWith(5), virginia, { azs }), false)).toBe(0);
    }
  });

  test('Tokyo, 2 zones, what Fargate needs: four endpoints', () => {
    const cost = monthlyCost(planWith(4), tokyo, { azs: 2 });
    expect([charged(cost.endpoints).fixed, charged(cost.nat).fixed]).toEqual([81.76, 97.82]);
    expect(cost.breakEven?.natGoes).toEqual({ kind: 'always' });
  });

  test('Tokyo, 2 zones, six endpoints', () => {
    const cost = monthlyCost(planWith(6), tokyo, { azs: 2 });
    expect([charged(cost.endpoints).fixed, charged(cost.nat).fixed]).toEqual([122.64, 97.82]);
    expect(gbOf(cost.breakEven?.natGoes)).toBe(477);
  });

  test('N. Virginia, one shared NAT gateway, three endpoints in 2 zones', () => {
    const cost = monthlyCost(planWith(3), virginia, { azs: 2, natAzs: 1 });
    expect([charged(cost.endpoints).fixed, charged(cost.nat).fixed]).toEqual([43.8, 36.5]);
    expect(gbOf(cost.breakEven?.natGoes)).toBe(209);
  });

  test('Tokyo, one endpoint in one zone costs 10.22 USD a month, not the 7.30 of N. Virginia', () => {
    expect(charged(monthlyCost(planWith(1), tokyo, { azs: 1 }).endpoints).fixed).toBe(10.22);
    expect(charged(monthlyCost(planWith(1), virginia, { azs: 1 }).endpoints).fixed).toBe(7.3);
  });

  test('ten endpoints in two zones in Tokyo', () => {
    expect(charged(monthlyCost(planWith(10), tokyo, { azs: 2 }).endpoints).fixed).toBe(204.4);
  });
});

describe('a NAT gateway', () => {
  test('costs its hours, a public IPv4 address in each zone, and its traffic', () => {
    const { nat } = monthlyCost(planWith(1), tokyo, { azs: 3, gb: 1000 });
    expect(nat).toMatchObject({ hour: 0.062, addressHour: 0.005, fixed: 146.73, traffic: 62 });
  });

  test('carries what the gateway endpoints would carry for nothing', () => {
    const plan = planOf('ap-northeast-1', 'ecr');
    const cost = monthlyCost(plan, tokyo, { azs: 2, gb: 10, gatewayGb: 990 });
    expect([charged(cost.endpoints).traffic, charged(cost.nat).traffic]).toEqual([0.1, 62]);
    // 40.88 USD are earned by 660 GB of them already.
    expect(cost.breakEven?.natStays).toEqual({ kind: 'always' });
    expect(saving(cost, true)).toBeCloseTo(62 - 40.98, 6);
    expect(saving(cost, false)).toBeCloseTo(97.82 + 62 - 40.98, 6);
  });

  test('that something else needs cannot go', () => {
    const cost = monthlyCost(planOf('ap-northeast-1', 'sqs', 'amplify'), tokyo, { azs: 2 });
    expect(gbOf(cost.breakEven?.natStays)).toBe(393);
    expect(cost.breakEven?.natGoes).toBeUndefined();
  });

  test('stands alone where there is no endpoint', () => {
    const cost = monthlyCost(planOf('ap-northeast-1', 'amplify'), tokyo, { azs: 2, gb: 100 });
    expect(cost).toMatchObject({ interfaces: 0, gateways: 0, endpoints: undefined, breakEven: undefined });
    expect(charged(cost.nat)).toMatchObject({ fixed: 97.82, traffic: 6.2 });
    expect(saving(cost, false)).toBeUndefined();
  });

  test('is not compared with what it does not lead to', () => {
    const cost = monthlyCost(planWith(1, { natAlternative: false }), tokyo, { azs: 2 });
    expect(charged(cost.endpoints).fixed).toBe(20.44);
    expect([cost.nat, cost.breakEven]).toEqual([undefined, undefined]);
  });
});

describe('gateway endpoints', () => {
  test.each(['s3', 'dynamodb', 's3-express'])('%s: free, and cheaper from the first byte', (topic) => {
    const cost = monthlyCost(planOf('ap-northeast-1', topic), tokyo, { azs: 3, gatewayGb: 1000 });
    expect(cost).toMatchObject({ interfaces: 0, gateways: 1, endpoints: undefined });
    expect(cost.breakEven).toEqual({ natStays: { kind: 'always' }, natGoes: { kind: 'always' } });
    expect(saving(cost, true)).toBe(62);
  });

  test('win where no price is confirmed, too', () => {
    const osaka = pricesIn('ap-northeast-3', knowledge);
    const cost = monthlyCost(planOf('ap-northeast-3', 's3'), osaka, { azs: 2 });
    expect(cost.breakEven?.natStays).toEqual({ kind: 'always' });
    expect(saving(cost, true)).toBeUndefined();
  });
});

describe('what is counted', () => {
  test('is required, or chosen', () => {
    const plan = planOf('ap-northeast-1', 'ecs-fargate');
    expect(monthlyCost(plan, tokyo, { azs: 2 })).toMatchObject({ interfaces: 2, gateways: 1 });
    const all = plan.endpoints.filter(({ method }) => method === 'interface-endpoint').length;
    expect(all).toBeGreaterThan(2);
    expect(monthlyCost(plan, tokyo, { azs: 2, counts: () => true })).toMatchObject({ interfaces: all });
  });

  test('is not what stands in another Region or has a price list of its own', () => {
    const elsewhere = monthlyCost(planWith(2, { serviceRegion: 'us-east-1' }), tokyo, { azs: 2 });
    expect(elsewhere).toMatchObject({ interfaces: 0, endpoints: undefined, breakEven: undefined });
    expect(elsewhere.notCounted).toHaveLength(2);
    const ownPrices = monthlyCost(planWith(1, { method: 'resource-endpoint' }), tokyo, { azs: 2 });
    expect(ownPrices).toMatchObject({ interfaces: 0, endpoints: undefined, breakEven: undefined });
    // Created in one's own VPC for a service of another Region.
    const across = { serviceRegion: 'us-east-1', crossRegion: true };
    expect(monthlyCost(planWith(1, across), tokyo, { azs: 2 })).toMatchObject({
      interfaces: 1,
      notCounted: [],
    });
  });
});

describe('prices', () => {
  test.each([...knowledge.regions])(
    '%s has figures where all of them are confirmed, and else none',
    (code) => {
      const region = knowledge.regions.get(code);
      const { endpoints, nat, breakEven } = monthlyCost(planWith(1), pricesIn(code, knowledge), {
        azs: 2,
        gb: 1,
      });
      const isConfirmed = (price: { confidence: string } | undefined) => price?.confidence === 'confirmed';
      expect(endpoints?.kind === 'charged').toBe(isConfirmed(region?.interfaceEndpoint));
      expect(nat?.kind === 'charged').toBe(isConfirmed(region?.natGateway));
      expect(breakEven !== undefined).toBe(endpoints?.kind === 'charged' && nat?.kind === 'charged');
    },
  );

  test('that are common to all Regions are as needed as the others', () => {
    const without = (name: keyof Prices) => ({ ...tokyo, [name]: undefined });
    expect(monthlyCost(planWith(1), without('publicIpv4'), { azs: 1 }).nat?.kind).toBe('not-confirmed');
    const crossing = monthlyCost(planWith(1), without('crossAz'), { azs: 1, crossAzShare: 0.5 });
    expect(crossing.nat?.kind).toBe('not-confirmed');
  });

  test('fall for endpoints above 1 PB and above 5 PB a month', () => {
    const trafficOf = (gb: number) => charged(monthlyCost(planWith(1), tokyo, { azs: 1, gb }).endpoints);
    expect(trafficOf(1048576).traffic).toBe(10485.76);
    expect(trafficOf(1048576 + 1000).traffic).toBe(10485.76 + 6);
    expect(trafficOf(5242880 + 1000).traffic).toBeCloseTo(10485.76 + 25165.824 + 4, 6);
    expect(trafficOf(5242880 + 1000).portions).toEqual([
      { gb: 1048576, price: 0.01 },
      { gb: 4194304, price: 0.006 },
      { gb: 1000, price: 0.004 },
    ]);
  });

  test('bear the earliest of their dates', () => {
    const cost = monthlyCost(planWith(1), pricesIn('eu-west-1', knowledge), { azs: 1 });
    expect([charged(cost.endpoints).date, charged(cost.nat).date]).toEqual(['2026-09-10', '2026-09-25']);
  });

  test('of a NAT gateway that costs less a GB than an endpoint leave no break-even', () => {
    const natGateway = tokyo.natGateway && { ...tokyo.natGateway, gb: 0.003 };
    const cost = monthlyCost(planWith(1), { ...tokyo, natGateway }, { azs: 1 });
    expect(cost.breakEven?.natStays).toEqual({ kind: 'never' });
  });
});

/** Prices as they may be: a GB through a NAT gateway costs more than one through an endpoint. */
const somePrices = fc
  .record({
    natHour: fc.integer({ min: 1, max: 300 }),
    natGb: fc.integer({ min: 11, max: 300 }),
    hour: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ natHour, natGb, hour }): Prices => {
    const dated = { date: '2026-09-10', source: 'https://a.example', confidence: 'confirmed' } as const;
    return {
      ...tokyo,
      natGateway: { hour: natHour / 1000, gb: natGb / 1000, ...dated },
      interfaceEndpoint: { hour: hour / 1000, gb: 0.01, ...dated },
    };
  });
const someUsage = fc.record({
  azs: fc.integer({ min: 1, max: 6 }),
  natAzs: fc.integer({ min: 1, max: 6 }),
  gatewayGb: fc.integer({ min: 0, max: 10_000 }),
  crossAzShare: fc.constantFrom(0, 0.5, 2 / 3, 1),
});
const someCount = fc.integer({ min: 1, max: 30 });

describe('whatever the prices', () => {
  const total = (bill: ChargedBill) => bill.fixed + bill.traffic;

  test('the costs meet at the break-even, and the endpoints are cheaper above it alone', () => {
    fc.assert(
      fc.property(somePrices, someUsage, someCount, fc.boolean(), (prices, usage, count, stays) => {
        const at = (gb: number) =>
          saving(monthlyCost(planWith(count), prices, { ...usage, gb }), stays) ?? Number.NaN;
        const { breakEven } = monthlyCost(planWith(count), prices, usage);
        const found = stays ? breakEven?.natStays : breakEven?.natGoes;
        if (found?.kind === 'always') {
          expect(at(0)).toBeGreaterThanOrEqual(0);
          expect(at(1)).toBeGreaterThan(0);
        } else if (found?.kind === 'above') {
          expect(Math.abs(at(found.gb))).toBeLessThan(1e-4);
          expect(at(found.gb * 0.99)).toBeLessThan(0);
          expect(at(found.gb * 1.01)).toBeGreaterThan(0);
        } else throw new Error('one of them is cheaper from some traffic on');
      }),
    );
  });

  test('more traffic never costs less, and more endpoints or zones always cost more', () => {
    const gb = fc.double({ min: 0, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(somePrices, someUsage, someCount, gb, gb, (prices, usage, count, a, b) => {
        const cost = (change: Usage, more = 0) => monthlyCost(planWith(count + more), prices, change);
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((each) => cost({ ...usage, gb: each }));
        for (const way of ['endpoints', 'nat'] as const)
          expect(total(charged(more?.[way]))).toBeGreaterThanOrEqual(total(charged(less?.[way])));
        const before = total(charged(cost(usage).endpoints));
        expect(total(charged(cost(usage, 1).endpoints))).toBeGreaterThan(before);
        expect(total(charged(cost({ ...usage, azs: usage.azs + 1 }).endpoints))).toBeGreaterThan(before);
      }),
    );
  });
});
