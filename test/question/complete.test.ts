import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aliasesOf } from '../../src/knowledge/aliases.js';
import { type Topic, topicName, topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { fold } from '../../src/knowledge/spelling.js';
import { complete } from '../../src/question/complete.js';
import { NameIndex } from '../../src/question/name-index.js';
import { oftenAsked } from '../../src/question/often-asked.js';
import { understand } from '../../src/question/understand.js';
import { collectVocabulary, createVocabulary } from '../../src/question/vocabulary.js';

const knowledge = loadKnowledge();
const vocabulary = createVocabulary(collectVocabulary(knowledge));
const names = new NameIndex(knowledge);
const topics = [...knowledge.topics.values()];
const offered = (text: string, most?: number) => complete(text, names, vocabulary, most);

/** What remains of a name when what it shares with many others is left out. */
const withoutVendor = (topic: Topic) => topicName(topic).en.replace(/^(Amazon|AWS) /, '');

describe('every topic is offered', () => {
  test('among the first ten for each of its aliases', () => {
    const missed = topics.flatMap((topic) =>
      aliasesOf(topic)
        // "???" names nothing, and nobody has an alias without letters.
        .filter(({ spelling }) => fold(spelling) !== '')
        .filter(({ spelling }) => !offered(spelling, 10).includes(topic.id))
        .map(({ spelling }) => `${topic.id}: ${spelling}`),
    );
    expect(missed).toEqual([]);
  });

  test('as soon as four letters of its name are typed, and when more follow', () => {
    const missed = topics.flatMap((topic) => {
      const name = withoutVendor(topic);
      return [4, 5, 9, name.length]
        .map((length) => name.slice(0, length))
        .filter((start) => !offered(start).includes(topic.id))
        .map((start) => `${topic.id}: ${start}`);
    });
    expect(missed).toEqual([]);
  });

  test('as soon as three letters of a Japanese spelling are typed', () => {
    const missed = topics.flatMap((topic) =>
      [...topic.aliases.ja, topicName(topic).ja]
        // Far more than a hundred names start with the vendor.
        .map((spelling) => spelling.replace(/^(Amazon|AWS) ?/i, '').slice(0, 3))
        .filter((start) => !offered(start).includes(topic.id))
        .map((start) => `${topic.id}: ${start}`),
    );
    expect(missed).toEqual([]);
  });
});

describe('the order', () => {
  test.each([
    ['a name before one that only starts with it', 'ecr', ['ecr', 'ecr-public']],
    ['the start of a name before a word within one', 'glue', ['glue', 'glue-databrew', 'glue-job']],
    ['what is asked about often first', 's', ['s3', 'secrets-manager', 'systems-manager', 'sts']],
    ['our own names before other ones', 'ec', ['ecr', 'ecs-fargate', 'session-manager-ec2', 'ec2', 'ecs']],
    ['services before others', 'gateway', ['api-gateway', 'nat-gateway', 'gateway-endpoint']],
    ['what people mean before what they say', 'session manager', ['session-manager-ec2', 'session-manager']],
    ['all that a word means', 'kinesis', ['kinesis-data-streams', 'data-firehose', 'kinesis-video-streams']],
    ['a word within a name', 'watch logs', ['cloudwatch-logs']],
    ['a capital within a name', 'watch', ['cloudwatch-logs', 'cloudwatch']],
    ['an endpoint name', 'ecr.dkr', ['ecr']],
    ['a part of an endpoint name', 'dkr', ['ecr']],
    ['a former name', 'elasticsearch', ['opensearch-service']],
    ['hiragana that are not converted yet', 'らむだ', ['lambda']],
    ['kana of which one is not complete', 'ラムd', ['lambda']],
    ['long vowels and small kana as one likes', 'シークレツトマネジヤ', ['secrets-manager']],
    ['a word within a Japanese name', 'マネージャー', ['secrets-manager', 'systems-manager']],
    ['a misspelling', 'secrets manger', ['secrets-manager']],
    ['the start of a name, misspelt', 'cludwat', ['cloudwatch-logs', 'cloudwatch']],
    ['a short name that may be another', 'esc', ['ecs']],
    ['an error by its name', 'CannotPullContainerError', ['ecr-pull-timeout']],
  ])('%s', (_, text, first) => {
    expect(offered(text).slice(0, first.length)).toEqual(first);
  });
});

test.each([
  'プライベートサブネットの ECS から SQS につなぎたいです。どうすればよいですか',
  'how do I reach sqs and ses from a private subnet in Tokyo, without any NAT gateway',
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth',
  'com.amazonaws.ap-northeast-1.ecr.api',
  'dial tcp: lookup sts.ap-northeast-1.amazonaws.com on 10.0.0.2:53: no such host',
])('a sentence or an error is read as the matcher reads it: %s', (text) => {
  const { topics: read, suggestions } = understand(text, vocabulary);
  expect(read.length).toBeGreaterThan(0);
  expect(offered(text)).toEqual([...read.map(({ topic }) => topic), ...suggestions]);
});

test('nothing typed offers what is asked about most, and all of that is known', () => {
  for (const text of ['', '  ', '　', '?']) expect(offered(text)).toEqual(oftenAsked);
  for (const id of oftenAsked) expect(knowledge.topics.has(id)).toBe(true);
  expect(offered('', 3)).toEqual(oftenAsked.slice(0, 3));
});

test('chatter offers nothing', () => {
  expect(offered('hello, how are you doing today?')).toEqual([]);
  expect(offered('qqqqq wwwww')).toEqual([]);
});

test('no more than a hundred topics, each once and each known, for any text, the same every time', () => {
  const piece = fc.constantFrom('s', 'amazon ', 'ec', 'ー', 'ア', 'らm', 'ｱﾏｿﾞﾝ', '\ud800', '-', '東京', '３');
  const text = fc
    .array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (typed) => {
      const found = offered(typed);
      expect(found.length).toBeLessThanOrEqual(100);
      expect(new Set(found).size).toBe(found.length);
      expect(found.every((id) => knowledge.topics.has(id))).toBe(true);
      expect(offered(typed)).toEqual(found);
    }),
    { numRuns: 300 },
  );
});

test('a long text is not compared with names', () => {
  // Folding 40,000 letters for nothing would be the costly step: see the benchmark.
  expect(names.lettersOf('ecr '.repeat(10_000))).toBeUndefined();
  expect(offered('ecr '.repeat(10_000))).toEqual(['ecr']);
  for (const text of ['q'.repeat(40_000), 'アイウ'.repeat(13_000), '\ud800'.repeat(40_000)])
    expect(offered(text)).toEqual([]);
});

test('a folder laid over ours is offered as well', () => {
  const [first] = topicsOf('service', knowledge);
  if (first === undefined) throw new Error('there is no service');
  const own = { ...first, id: 'our-wiki', name: 'Our Wiki', fullName: undefined };
  const more = new NameIndex({ ...knowledge, topics: new Map([...knowledge.topics, [own.id, own]]) });
  expect(complete('our w', more, vocabulary)).toEqual(['our-wiki']);
});
