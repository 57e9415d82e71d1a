import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { knowledgeFolder, loadKnowledge, readKnowledge } from '../../src/knowledge/load.js';
import { describeProblem, KnowledgeError, type Problem } from '../../src/knowledge/problem.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** A small service that is sound; `change` makes it unsound. */
function service(change: (yaml: string) => string = (yaml) => yaml): string {
  return change(`name: Acme Store
aliases:
  known: [acme]
access:
  - method: interface-endpoint
    endpoints: ["com.amazonaws.{region}.acme"]
    privateDns: yes
    sources: [https://example.com/acme]
cautions:
  - en: Mind the gap.
    ja: 足元に注意します。
    source: https://example.com/acme
references:
  - title: { en: Acme, ja: アクメ }
    url: https://example.com/acme
verified: 2026-11-01
`);
}

function problems(): readonly Problem[] {
  try {
    readKnowledge([knowledgeFolder, folder]);
    return [];
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems;
    throw error;
  }
}

test('a sound service is no problem', () => {
  write('services/acme.yml', service());
  expect(problems()).toEqual([]);
});

describe('unsound knowledge is told as file, field, problem and fix:', () => {
  const replace = (from: string | RegExp, to: string) => (yaml: string) => {
    const changed = yaml.replace(from, to);
    expect(changed).not.toBe(yaml);
    return changed;
  };

  test.each<[string, (yaml: string) => string, string, RegExp]>([
    ['a typo in a field', replace('privateDns', 'privatDns'), 'access.0.privatDns', /not a field/],
    ['a missing language', replace('    ja: 足元に注意します。\n', ''), 'cautions.0.ja', /Japanese text/],
    ['a fact with no source', replace(/(します。\n) {4}source: .*\n/, '$1'), 'cautions.0.source', /missing/],
    ['an option with no source', replace(/ {4}sources: .*\n/, ''), 'access.0.sources', /missing/],
    ['a source that is no https', replace('source: https', 'source: http'), 'cautions.0.source', /https/],
    ['a sentence that breaks off', replace('Mind the gap.', 'Mind the #gap.'), 'cautions.0.en', /breaks off/],
    ['a date that is none', replace('2026-11-01', '2026-13-01'), 'verified', /calendar/],
    ['a date in the future', replace('2026-11-01', '2999-01-01'), 'verified', /future/],
    ['an unknown method', replace('method: interface', 'method: internet'), 'access.0.method', /./],
    [
      'a shortened endpoint name',
      replace('com.amazonaws.{region}.acme', 'acme'),
      'access.0.endpoints.0',
      /in full/,
    ],
    [
      'no private DNS on an interface endpoint',
      replace(/ {4}privateDns: .*\n/, ''),
      'access.0.privateDns',
      /missing/,
    ],
    [
      'no private DNS and no way round',
      replace('privateDns: yes', "privateDns: 'no'"),
      'access.0.clientSetup',
      /missing/,
    ],
    [
      'an alias of another topic',
      replace('[acme]', '[ＥＣＲ]'),
      'aliases',
      /"ＥＣＲ" already belongs to ecr/,
    ],
    ['a word that leads to a choice', replace('[acme]', '[gateway]'), '0.words', /already an alias of acme/],
    ['an alias with no letters', replace('[acme]', '["!!"]'), 'aliases', /no letters/],
    [
      "another service's endpoint",
      replace('region}.acme', 'region}.kms'),
      'access.0.endpoints',
      /belongs to/,
    ],
    [
      'a related topic that is none',
      replace('verified', 'related: [nowhere]\nverified'),
      'related',
      /nowhere/,
    ],
    ['itself as related', replace('verified', 'related: [acme]\nverified'), 'related', /itself/],
    [
      'a route that is none',
      replace('    sources:', '    route: tunnel-to-mars\n    sources:'),
      'access.0.route',
      /tunnel-to-mars/,
    ],
    [
      'a companion that is none',
      replace(
        '    sources:',
        '    companions: [{ service: nope, method: nat-gateway, why: { en: a, ja: あ } }]\n    sources:',
      ),
      'access.0.companions.0.service',
      /nope/,
    ],
    [
      'a companion by a method it has not',
      replace(
        '    sources:',
        '    companions: [{ service: kms, method: tunnel-endpoint, why: { en: a, ja: あ } }]\n    sources:',
      ),
      'access.0.companions.0.method',
      /tunnel-endpoint/,
    ],
    [
      'a second option that nothing leads to',
      replace(
        'cautions:',
        '  - method: nat-gateway\n    when: { en: a, ja: あ }\n    sources: [https://example.com]\ncautions:',
      ),
      'access.1.cues',
      /no words/,
    ],
    [
      'a second option without its condition',
      replace(
        'cautions:',
        '  - method: nat-gateway\n    cues: [x1]\n    sources: [https://example.com]\ncautions:',
      ),
      'access.1.when',
      /missing/,
    ],
    [
      'two options of one name',
      replace(
        'cautions:',
        '  - method: interface-endpoint\n    when: { en: a, ja: あ }\n    cues: [x1]\n    sources: [https://example.com]\ncautions:',
      ),
      'access.1.id',
      /two options/,
    ],
    [
      'a situation that is none',
      replace('    sources:', '    situations: [on-mars]\n    sources:'),
      'access.0.situations.0',
      /on-mars/,
    ],
    [
      'a combination of options that are none',
      replace('    sources:', '    combines: [a1, b1]\n    sources:'),
      'access.0.combines',
      /a1/,
    ],
  ])('%s', (_name, change, field, text) => {
    write('services/acme.yml', service(change));
    const found = problems();
    const problem = found.find((each) => each.field === field);
    expect(found.map(({ field: each }) => each)).toContain(field);
    expect(problem?.problem).toMatch(text);
    expect(problem?.fix).not.toBe('');
    expect(describeProblem(problem as Problem)).toMatch(/^.*\.yml: .+\. Fix: .+\.$/);
  });

  test('all of them at once, with the file of each', () => {
    write(
      'services/acme.yml',
      service((yaml) =>
        yaml.replace('en: Mind the gap.\n', '').replace('https://example.com/acme]', 'nope]'),
      ),
    );
    write('services/broken.yml', 'name: [unclosed');
    write('services/Bad Name.txt.yml', 'x: 1');
    write('elsewhere/lost.yml', 'x: 1');
    write('concepts/ecr.yml', 'name: { en: ECR, ja: ECR }');
    const found = problems();
    for (const file of ['acme.yml', 'broken.yml', 'lost.yml', 'concepts/ecr.yml']) {
      expect(found.some((problem) => problem.file.includes(file))).toBe(true);
    }
    expect(found.length).toBeGreaterThanOrEqual(5);
  });

  test('a service and a concept of one id', () => {
    write('services/vpc-link.yml', service());
    expect(problems().some(({ problem }) => problem.includes('both have a file vpc-link.yml'))).toBe(true);
  });

  test('a folder that does not exist', () => {
    expect(() => readKnowledge([join(folder, 'gone')])).toThrow('is not a folder');
  });

  test('a folder without the access methods and Regions', () => {
    write('services/acme.yml', service());
    expect(() => readKnowledge([folder])).toThrow(
      /every access method is also a concept[\s\S]*has no Regions/,
    );
  });

  test('a workload that runs on what is no service', () => {
    write('workloads/ecs-fargate.yml', 'runsOn: [ecs, private-dns]\n');
    expect(problems()).toMatchObject([
      {
        field: 'runsOn',
        problem: 'no service is called private-dns',
        file: expect.stringMatching(/ecs-fargate/),
      },
    ]);
  });

  test('a route whose steps do not fit its hops', () => {
    const hop = (step: string) => `  - { node: workload, in: vpc, label: { en: a, ja: あ }${step} }\n`;
    write(
      'routes/odd.yml',
      `hops:\n${hop('')}${hop(', step: { en: b, ja: い }')}sources: [https://example.com]\nverified: 2026-11-01\n`,
    );
    expect(problems().map(({ field }) => field)).toEqual(
      expect.arrayContaining(['hops.0.step', 'hops.1.step']),
    );
  });

  test('a hop beside the way with no hop to come back to', () => {
    const hop = (more: string) => `  - { node: workload, in: vpc, label: { en: a, ja: あ }${more} }\n`;
    write(
      'routes/odd.yml',
      `hops:\n${hop(', beside: true, step: { en: b, ja: い }')}${hop('')}sources: [https://example.com]\nverified: 2026-11-01\n`,
    );
    expect(problems()).toMatchObject([{ field: 'hops.0.beside', problem: 'has no hop to come back to' }]);
  });
});

describe("a team's folder", () => {
  test('adds an internal service', () => {
    write('services/acme.yml', service());
    expect(loadKnowledge([folder]).topics.get('acme')).toMatchObject({ kind: 'service', name: 'Acme Store' });
  });

  test('lays its rule over ours and loses nothing of ours', () => {
    const ours = loadKnowledge().topics.get('s3');
    write(
      'services/s3.yml',
      'cautions:\n  - en: In production use the shared endpoint VPC.\n    ja: 本番では共有エンドポイント VPC を使います。\n    source: https://wiki.example.com/network\nverified: 2026-11-20\n',
    );
    const theirs = loadKnowledge([folder]).topics.get('s3');
    expect(theirs?.cautions[0]?.en).toContain('shared endpoint VPC');
    expect(theirs?.cautions.slice(1)).toEqual(ours?.cautions);
    expect(theirs?.verified).toBe('2026-11-20');
    expect({ ...theirs, cautions: [], verified: '' }).toEqual({ ...ours, cautions: [], verified: '' });
  });

  test('replaces the access that we give', () => {
    write(
      'services/cloudfront.yml',
      'access:\n  - method: nat-gateway\n    sources: [https://wiki.example.com]\n',
    );
    const ours = loadKnowledge([folder]).topics.get('cloudfront');
    expect(ours?.kind === 'service' && ours.access.map(({ method }) => method)).toEqual(['nat-gateway']);
  });

  test('that is unsound ends the start with every problem', () => {
    write(
      'services/acme.yml',
      service((yaml) => yaml.replace('name: Acme Store\n', '')),
    );
    expect(() => loadKnowledge([folder])).toThrow(/acme\.yml: name: is missing/);
  });
});
