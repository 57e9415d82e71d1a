import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listFeedback, listGaps } from '../../src/cli/gaps.js';
import { ConfigError } from '../../src/config.js';
import { dayMilliseconds } from '../../src/storage/retention.js';
import { createStorage } from '../../src/storage/storage.js';
import { startPostgres } from '../storage/postgres.js';

const start = Date.parse('2026-11-01T09:00:00Z');
const quiet = { info: () => {}, warn: () => {} };

let folder: string;
let clock: number;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpcaccess-'));
  file = join(folder, 'vpcaccess.db');
  clock = start;
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = () => clock;
const sqlite = () => ({ kind: 'sqlite', file }) as const;
const text = { json: false, days: undefined, now };
const json = { ...text, json: true };
const lines = (output: string) =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** What a bot has kept, which is closed or still running. */
async function keep(location: Parameters<typeof createStorage>[0]): Promise<void> {
  const storage = createStorage(location, quiet, { now });
  storage.gaps.add('rare', 'en');
  await storage.gaps.write();
  clock += 20 * dayMilliseconds;
  for (let i = 0; i < 3; i += 1) storage.gaps.add('フロブにつなぎたい', 'ja');
  storage.gaps.add('', 'en');
  await storage.feedback.add('T1', { verdict: 'good', topics: ['ecr'], region: 'us-east-1', language: 'en' });
  await storage.feedback.add('T1', {
    verdict: 'bad',
    topics: ['s3/interface-endpoint'],
    region: 'us-east-1',
    language: 'en',
    expected: 'It is\nfree',
    more: 'https://example.com',
  });
  clock += 1;
  await storage.feedback.add('T1', { verdict: 'missing', topics: [], language: 'ja', words: 'フロブ' });
  await storage.close();
}

describe('vpcaccess gaps', () => {
  test('lists the questions, the most asked first, and counts those without words', async () => {
    await keep(sqlite());
    expect((await listGaps(sqlite(), text)).split('\n')).toEqual([
      'Questions without an answer, last asked within 90 days:',
      '  times  last asked  question',
      '      3  2026-11-21  フロブにつなぎたい (ja)',
      '      1  2026-11-01  rare (en)',
      'and 1 more whose words are not kept any more, or never were.',
      '',
    ]);
    expect(await listGaps(sqlite(), { ...text, days: 5 })).not.toContain('rare');
  });

  test('prints one object a line for scripts', async () => {
    await keep(sqlite());
    expect(lines(await listGaps(sqlite(), json))).toEqual([
      {
        question: 'フロブにつなぎたい',
        language: 'ja',
        times: 3,
        firstAsked: '2026-11-21T09:00:00.000Z',
        lastAsked: '2026-11-21T09:00:00.000Z',
      },
      expect.objectContaining({ question: null, times: 1 }),
      expect.objectContaining({ question: 'rare', times: 1 }),
    ]);
  });

  test('lists feedback, the latest first', async () => {
    await keep(sqlite());
    expect((await listFeedback(sqlite(), text)).split('\n')).toEqual([
      'Feedback within 365 days: 1 helpful, 1 not right, 1 missing.',
      '  2026-11-21  missing: フロブ',
      '  2026-11-21  not right: s3/interface-endpoint in us-east-1',
      '      expected: It is free',
      '      more: https://example.com',
      '',
    ]);
    expect(lines(await listFeedback(sqlite(), json)).map(({ verdict, topics }) => [verdict, topics])).toEqual(
      [['missing', []], expect.anything(), expect.anything()],
    );
  });

  test('says so when there is nothing', async () => {
    await createStorage(sqlite(), quiet).gaps.list();
    expect(await listGaps(sqlite(), text)).toBe(
      'Within 90 days every question about a service had an answer.\n',
    );
    expect(await listGaps(sqlite(), { ...text, days: 7 })).toContain('Within 7 days');
    expect(await listFeedback(sqlite(), text)).toBe('Within 365 days nobody has given feedback.\n');
    expect(await listGaps(sqlite(), json)).toBe('');
  });

  test('names what is wrong with the database, makes none, and keeps its password to itself', async () => {
    await expect(listGaps(sqlite(), text)).rejects.toThrow(
      /^DATABASE_URL: there is no database at .*vpcaccess\.db/,
    );
    expect(existsSync(file)).toBe(false);
    const away = listGaps({ kind: 'postgres', url: 'postgres://bot:secret@127.0.0.1:9/vpcaccess' }, text);
    await expect(away).rejects.toThrow(ConfigError);
    await expect(away).rejects.toThrow(/^DATABASE_URL: it cannot be opened \(ECONNREFUSED\)$/);
  });

  test('reads PostgreSQL as well', async () => {
    await keep(sqlite());
    const postgres = await startPostgres();
    try {
      const location = { kind: 'postgres', url: await postgres.empty() } as const;
      clock = start;
      await keep(location);
      expect(await listGaps(location, text)).toBe(await listGaps(sqlite(), text));
      expect(await listFeedback(location, text)).toBe(await listFeedback(sqlite(), text));
    } finally {
      await postgres.stop();
    }
  }, 60_000);
});
