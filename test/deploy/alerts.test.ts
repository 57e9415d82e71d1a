import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { Metrics } from '../../src/metrics.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
}
const rules: Rule[] = parse(readFileSync('deploy/alerts.yaml', 'utf8')).groups.flatMap(
  (group: { rules: Rule[] }) => group.rules,
);

/** The texts of every part of that kind in an expression of PromQL. */
function partsOf(expr: string, kind: string): string[] {
  const found: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ name, from, to }) => {
      if (name === kind) found.push(expr.slice(from, to));
    },
  });
  return found;
}

interface Kept {
  readonly name: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}
/** The labels of each metric, by every name under which Prometheus keeps it. */
const labels = new Map(
  new Metrics().registry.getMetricsAsArray().flatMap((metric) => {
    const { name, type, labelNames } = metric as unknown as Kept;
    const ends = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    return ends.map((end) => [name + end, labelNames] as const);
  }),
);

test.each(rules)('$alert asks for metrics and labels that the bot has', ({ expr }) => {
  expect(partsOf(expr, '⚠')).toEqual([]);
  const selectors = partsOf(expr, 'VectorSelector');
  expect(selectors.length).toBeGreaterThan(0);
  for (const selector of selectors) {
    const [metric = ''] = partsOf(selector, 'Identifier');
    expect([...labels.keys()]).toContain(metric);
    for (const label of partsOf(selector, 'LabelName')) expect(labels.get(metric)).toContain(label);
  }
});

test('an expression that Prometheus would refuse is found out', () => {
  expect(partsOf('sum(rate(vpcaccess_requests_total[5m]) > 0', '⚠')).not.toEqual([]);
});

test('the page speaks of metrics that the bot has', () => {
  const named = readFileSync('docs/deploy.md', 'utf8').match(/\bvpcaccess_\w+/g) ?? [];
  expect(named.length).toBeGreaterThan(5);
  const names = new Set([...labels.keys()].map((name) => name.replace(/_(bucket|sum|count)$/, '')));
  for (const name of named) expect(names).toContain(name);
});
