import { describe, expect, test } from '@jest/globals';
import { ownEndpointNames } from '../../src/knowledge/aliases.js';
import { compileKnowledge, readCompiledKnowledge } from '../../src/knowledge/compiled.js';
import { isAccessMethod, type Topic, topicsOf } from '../../src/knowledge/knowledge.js';
import { knowledgeFolder, readKnowledge } from '../../src/knowledge/load.js';

const { knowledge, files } = readKnowledge([knowledgeFolder]);

/** Every text of the knowledge, with where it stands. */
const texts: [string, { en: string; ja: string }][] = files.flatMap((file) =>
  textsIn(file.content, file.path),
);

function textsIn(part: unknown, path: string): [string, { en: string; ja: string }][] {
  if (typeof part !== 'object' || part === null) return [];
  const own =
    'en' in part && 'ja' in part
      ? [[path, part as { en: string; ja: string }] as [string, { en: string; ja: string }]]
      : [];
  return [...own, ...Object.entries(part).flatMap(([key, value]) => textsIn(value, `${path} ${key}`))];
}

describe('every text', () => {
  test('in English has no Japanese in it', () => {
    for (const [path, { en }] of texts) expect(`${path}: ${en}`).toMatch(/^[^\u3040-\u30ff\u4e00-\u9fff]*$/u);
  });

  test('in Japanese is Japanese where it is a sentence', () => {
    for (const [path, { ja }] of texts) {
      // Four English words in a row are a sentence that was left over; names of AWS are shorter or known.
      const prose = ja.replace(/（[^）]*）|「[^」]*」|`[^`]*`/g, '');
      expect(`${path}: ${/(?:\b[a-z]{2,}\b[ ,]+){4,}/.exec(prose)?.[0] ?? ''}`).toBe(`${path}: `);
    }
  });

  test('is written with the punctuation of its language', () => {
    for (const [path, { en, ja }] of texts) {
      expect(`${path}: ${en}`).not.toMatch(/[。、（）「」]/);
      expect(`${path}: ${ja}`).not.toMatch(/[ぁ-んァ-ヶ一-龠] ?[,.]( |$)/);
    }
  });
});

test('every access method is explained, drawn and, where one creates it, created', () => {
  for (const concept of topicsOf('concept', knowledge).filter(({ id }) => isAccessMethod(id))) {
    expect(knowledge.routes.has(concept.route ?? concept.id)).toBe(true);
    if (concept.id !== 'in-vpc')
      expect([concept.id, concept.create?.asks.length ?? 0]).not.toEqual([concept.id, 0]);
  }
});

test('no address goes through a shortener', () => {
  const addresses = JSON.stringify(files).match(/https:\/\/[^/"]+/g) ?? [];
  expect(
    addresses.filter((address) => /(bit\.ly|t\.co|goo\.gl|tinyurl|amzn\.to|is\.gd)$/.test(address)),
  ).toEqual([]);
});

test('endpoint service names are written in full and belong to one service each', () => {
  const names = topicsOf('service', knowledge).flatMap((service) => [...new Set(ownEndpointNames(service))]);
  expect(new Set(names).size).toBe(names.length);
});

test('the build answers as the sources do', () => {
  const built = readCompiledKnowledge(compileKnowledge(knowledge));
  const withoutSamples = (topic: Topic | undefined) =>
    topic?.kind === 'symptom'
      ? { ...topic, signatures: topic.signatures.map((each) => ({ ...each, matches: [], misses: [] })) }
      : topic;
  expect(built.topics.size).toBe(knowledge.topics.size);
  expect([...built.topics.keys()]).toEqual([...knowledge.topics.keys()]);
  for (const id of knowledge.topics.keys()) {
    expect(built.topics.has(id)).toBe(true);
    expect(built.topics.get(id)).toEqual(withoutSamples(knowledge.topics.get(id)));
  }
  expect(built.topics.get('nowhere')).toBeUndefined();
  expect([...built.topics]).toEqual([...knowledge.topics].map(([id, topic]) => [id, withoutSamples(topic)]));
  const seen: string[] = [];
  built.topics.forEach((_, id) => {
    seen.push(id);
  });
  expect(seen).toEqual([...knowledge.topics.keys()]);
  expect({ ...built, topics: undefined }).toEqual({ ...knowledge, topics: undefined });
});
