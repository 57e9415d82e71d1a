import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { draw, everyPicture, pictureFile } from '../../src/cli/draw.js';
import { topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';

const knowledge = loadKnowledge();
const every = everyPicture(knowledge, 'ap-northeast-1', ['en', 'ja']);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpcaccess-draw-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('every picture', () => {
  test('has a file of its own', () => {
    const files = every.map((picture) => pictureFile(picture, 'x'));
    expect(new Set(files).size).toBe(files.length);
    expect(files).toEqual(
      expect.arrayContaining([
        'x/ecr.interface-endpoint.ja.png',
        'x/ecr.nat-alternative.en.png',
        'x/ipv6.en.png',
      ]),
    );
  });

  test('is there for each way of each topic in each language', () => {
    const ways = topicsOf('service', knowledge).flatMap(({ access }) => access).length;
    expect(every.length).toBeGreaterThan(
      2 * (ways + knowledge.topics.size - topicsOf('service', knowledge).length),
    );
    expect(everyPicture(knowledge, 'ap-northeast-1', ['ja']).length * 2).toBe(every.length);
  });
});

test('one picture of several answers has a file with their names, which no list makes too long', async () => {
  const answers = every
    .flatMap((picture) => picture.answers)
    .filter(({ topic }, i, all) => all.findIndex((other) => other.topic.id === topic.id) === i);
  const plan = (count: number) => ({ answers: answers.slice(0, count), language: 'en' as const });
  expect(pictureFile(plan(2))).toBe(`${answers[0]?.topic.id}_${answers[1]?.topic.id}.en.png`);
  expect(pictureFile(plan(20))).toMatch(/^[a-z0-9_.-]{1,200}_and-14-more\.en\.png$/);
  const [file = ''] = await draw([plan(20)], knowledge, (picture) => pictureFile(picture, folder));
  expect(readFileSync(file).toString('latin1', 1, 4)).toBe('PNG');
});

test('writes PNG files into a folder that it makes, and tells how far it is', async () => {
  const pictures = every.filter(({ answers: [answer] }) =>
    ['s3', 'workdocs'].includes(answer?.topic.id ?? ''),
  );
  let done = 0;
  const files = await draw(
    pictures,
    knowledge,
    (picture) => pictureFile(picture, join(folder, 'new')),
    () => {
      done += 1;
    },
  );
  expect(done).toBe(pictures.length);
  // WorkDocs is no more: there is no way to it, and nothing to draw.
  expect(files.every((file) => file.includes('s3.'))).toBe(true);
  expect(readdirSync(join(folder, 'new'))).toHaveLength(files.length);
  expect(readFileSync(join(folder, 'new', 's3.gateway-endpoint.ja.png')).toString('latin1', 1, 4)).toBe(
    'PNG',
  );
});
