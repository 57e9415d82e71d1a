import { expect, test } from '@jest/globals';
import { latestChanges } from '../../src/answer/latest-changes.js';
import { loadKnowledge } from '../../src/knowledge/load.js';

const knowledge = loadKnowledge();
const { dated, noticed } = latestChanges(knowledge);

test('the newest comes first, and what has no day stands apart', () => {
  for (const changes of [dated, noticed]) {
    const dates = changes.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().toReversed());
  }
  expect(dated.every(({ date }) => date.length === 10)).toBe(true);
  expect(noticed.every(({ date }) => date.length === 7)).toBe(true);
});

test('what a workload repeats from a service is told once', () => {
  const oidc = dated.filter(({ en, date }) => date === '2026-07-29' && en.includes('oidc-eks'));
  expect(oidc.map(({ topic }) => topic.id)).toEqual(['eks']);
});

test('a topic is noticed once, and none is lost', () => {
  const ids = noticed.map(({ topic }) => topic.id);
  expect(new Set(ids).size).toBe(ids.length);
  const services = [...knowledge.topics.values()].filter(
    ({ kind, changes }) => kind === 'service' && changes.length > 0,
  );
  const told = new Set([...dated, ...noticed].map(({ topic }) => topic));
  expect(services.filter((service) => !told.has(service))).toEqual([]);
});
