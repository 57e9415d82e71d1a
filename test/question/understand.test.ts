import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Topic } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { understand } from '../../src/question/understand.js';
import { collectVocabulary, createVocabulary } from '../../src/question/vocabulary.js';
import { casesOf, categories } from './cases.js';

const knowledge = loadKnowledge();
const vocabulary = createVocabulary(collectVocabulary(knowledge));
const topicsIn = (text: string) => understand(text, vocabulary).topics.map(({ topic }) => topic);

describe('names', () => {
  test.each<[string, string[]]>([
    ['ecr', ['ecr']],
    ['Amazon Elastic Container Registry', ['ecr']],
    ['ＥＣＲ', ['ecr']],
    ['ECRに接続したい', ['ecr']],
    ['s3バケットからECRとKMSへ', ['s3', 'ecr', 'kms']],
    ['シークレットマネージャからの取得', ['secrets-manager']],
    ['ｼｰｸﾚｯﾄﾏﾈｰｼﾞｬｰ', ['secrets-manager']],
    ['APIゲートウェイ', ['api-gateway']],
    ['cloud watch logs', ['cloudwatch-logs']],
    ['S3 Express One Zone', ['s3-express']],
    ['the VPC endpoints for ECRs', ['ecr']],
    ['I am here', []],
    ['esc key', []],
    ['recreate', []],
  ])('%j names %j', (text, topics) => {
    expect(topicsIn(text)).toEqual(topics);
  });

  test('stand in the order of the message, each once', () => {
    expect(topicsIn('kms, ecr, s3 and KMS again')).toEqual(['kms', 'ecr', 's3']);
  });

  test('are told with the words and where they stand', () => {
    const text = 'なぜシークレットマネージャーに';
    const [found] = understand(text, vocabulary).topics;
    expect(found).toMatchObject({ by: 'name', words: 'シークレットマネージャー' });
    expect(text.slice(found?.from, found?.to)).toBe('シークレットマネージャー');
  });
});

describe('ordinary words', () => {
  test.each([
    'check the logs please',
    'ログを見てください',
    "let's connect",
    'it is 10 kms away',
    'お疲れさまです',
    'thanks!',
    '',
  ])('%j asks nothing', (text) => {
    expect(understand(text, vocabulary)).toMatchObject({ topics: [], suggestions: [] });
  });

  test.each(['logs', 'logs?', 'VPC endpoint for logs', 'ログにつなぐには', 'ログは？'])(
    '%j asks about CloudWatch Logs',
    (text) => {
      expect(topicsIn(text)).toEqual(['cloudwatch-logs']);
    },
  );

  test('count in a list of names', () => {
    expect(topicsIn('ecr, logs and kms')).toEqual(['ecr', 'cloudwatch-logs', 'kms']);
    expect(topicsIn('ecr sqs s3 kms sns')).toEqual(['ecr', 'sqs', 's3', 'kms', 'sns']);
    expect(topicsIn('the logs say that ecr is slow')).toEqual(['ecr']);
  });
});

describe('what stands beside names in a list and is none is told', () => {
  const unreadIn = (text: string) => understand(text, vocabulary).unread;

  test.each<[string, string[]]>([
    ['ecr logs s3 foobar', ['foobar']],
    ['ecr, frobnicator and s3', ['frobnicator']],
    ['ECR・ホゲホゲ・S3', ['ホゲホゲ']],
    ['ECR と S3 と hogehoge', ['hogehoge']],
    ['ecr, s3, foo', ['foo']],
    ['ecr', []],
    ['ECR and S3 pricing', []],
    ['how do I reach ecr and logs from lambda please', []],
    ['why does kubectl hang when it talks to ecr and s3', []],
    ['s3 endpoint', []],
    ['boto3.client("sqs")', []],
  ])('%j has %j', (text, words) => {
    expect(unreadIn(text).map((each) => each.words)).toEqual(words);
  });

  test('with what it may mean', () => {
    expect(unreadIn('ecr kinesis s3')).toEqual([
      { words: 'kinesis', suggestions: expect.arrayContaining(['kinesis-data-streams', 'data-firehose']) },
    ]);
    expect(unreadIn('ecr s3 esc')).toEqual([{ words: 'esc', suggestions: expect.arrayContaining(['ecs']) }]);
  });

  test('and hardly ever where people write sentences', () => {
    const told = categories
      .filter((category) => !['typo', 'ambiguous'].includes(category))
      .flatMap(casesOf)
      .filter(({ message }) => unreadIn(message).length > 0);
    expect(told.length).toBeLessThan(5);
  });
});

describe('a service is what is asked about, the concept beside it is how', () => {
  test.each<[string, string[]]>([
    ['NATなしでSTS', ['sts']],
    ['STS without a NAT gateway', ['sts']],
    ['NAT gateway', ['nat-gateway']],
    ['NATゲートウェイとは', ['nat-gateway']],
    ['gateway endpoint vs interface endpoint', ['gateway-endpoint', 'interface-endpoint']],
    ['PrivateLink', ['interface-endpoint']],
    ['does NAT traffic leave the AWS network?', ['nat-traffic-path']],
    ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/', ['ecr']],
  ])('%j: %j', (text, topics) => {
    expect(topicsIn(text)).toEqual(topics);
  });
});

describe('names written for machines', () => {
  test.each<[string, string, string | undefined]>([
    ['com.amazonaws.us-east-1.ecr.dkr', 'ecr', 'us-east-1'],
    ['dial tcp: lookup api.ecr.ap-northeast-3.amazonaws.com: i/o timeout', 'ecr', 'ap-northeast-3'],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:latest', 'ecr', 'eu-west-1'],
    ['https://sts.amazonaws.com/', 'sts', undefined],
    ['arn:aws:kms:us-west-2:123456789012:key/1', 'kms', 'us-west-2'],
    ['mydb.abc.ap-northeast-1.rds.amazonaws.com', 'rds', 'ap-northeast-1'],
    ['my-bucket.s3.amazonaws.com', 's3', undefined],
    ['vpce-1a2b-3c4d.secretsmanager.us-east-1.vpce.amazonaws.com', 'secrets-manager', 'us-east-1'],
    ['d111111abcdef8.cloudfront.net', 'cloudfront', undefined],
    ['https://x.auth.us-east-1.amazoncognito.com/login', 'cognito', 'us-east-1'],
    ['abc123.execute-api.us-east-1.amazonaws.comが403', 'api-gateway', 'us-east-1'],
  ])('%s', (text, topic, region) => {
    expect(understand(text, vocabulary)).toMatchObject({ topics: [{ topic, by: 'identifier' }], region });
  });

  test('of something unknown name nothing', () => {
    expect(topicsIn('https://kms.example.com and arn:aws:nothing:x:1:y')).toEqual([]);
  });
});

describe('Region', () => {
  test.each<[string, string | undefined]>([
    ['ecr us-east-1', 'us-east-1'],
    ['ecr in Tokyo', 'ap-northeast-1'],
    ['大阪リージョンのecr', 'ap-northeast-3'],
    ['バージニアのecr', 'us-east-1'],
    ['ヴァージニアのecr', 'us-east-1'],
    ['ecr ap-northeast-1a', 'ap-northeast-1'],
    ['ecr from tokyo to osaka', 'ap-northeast-1'],
    ['リアルタイムでecr', undefined],
    ['ecr xx-north-9', undefined],
  ])('%j: %s', (text, region) => {
    expect(understand(text, vocabulary).region).toBe(region);
  });
});

describe('misspellings', () => {
  test.each([
    ['secrets manger', 'secrets-manager'],
    ['secrtmanager', 'secrets-manager'],
    ['dynamodbb', 'dynamodb'],
    ['cloudfornt', 'cloudfront'],
    ['congito', 'cognito'],
    ['シークレトマネージャー', 'secrets-manager'],
    ['クラウドフロンド', 'cloudfront'],
    ['ecr と dynmodb', 'dynamodb'],
  ])('%j is read as %s, and says so', (text, topic) => {
    expect(understand(text, vocabulary).topics).toContainEqual(
      expect.objectContaining({ topic, by: 'misspelling' }),
    );
  });

  test.each([
    ['esc', ['ecs', 'ecr']],
    ['gateway', ['nat-gateway', 'gateway-endpoint']],
    ['エンドポイント', ['interface-endpoint', 'gateway-endpoint']],
  ])('%j leads to a choice', (text, suggestions) => {
    const question = understand(text, vocabulary);
    expect(question.topics).toEqual([]);
    for (const suggestion of suggestions) expect(question.suggestions).toContain(suggestion);
  });

  test.each(['the transfer of the files failed yesterday', 'a configuration rule', 'クラウド', 'route'])(
    '%j is nothing misspelt',
    (text) => {
      expect(topicsIn(text)).toEqual([]);
    },
  );
});

describe('language', () => {
  test.each([
    ['ecr', undefined],
    ['ECRに', 'ja'],
    ['接続', 'ja'],
    ['ｼｰｸﾚｯﾄ', 'ja'],
    ['éàü', undefined],
  ])('%j: %s', (text, language) => {
    expect(understand(text, vocabulary).language).toBe(language);
  });
});

describe('any message', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          'ecr',
          'S3',
          'シークレット',
          'の',
          ' ',
          '-',
          '.',
          'amazonaws.com',
          'com.',
          'arn:aws:',
          '😀',
          '🇯🇵',
        ),
      )
      .map((parts) => parts.join('')),
  );

  test('is understood as something, with spans inside the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const question = understand(text, vocabulary);
        for (const { from, to, words, topic } of question.topics) {
          expect(text.slice(from, to)).toBe(words);
          expect(knowledge.topics.has(topic)).toBe(true);
        }
        if (question.topics.length > 0) expect(question.suggestions).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('does not lose an exact name in what stands around it', () => {
    const around = fc.string({ unit: fc.constantFrom(...'あいう、。 !?\n'), maxLength: 30 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(topicsIn(`${before}DynamoDB${after}`)).toEqual(['dynamodb']);
      }),
    );
  });
});

/** A place for an id that differs from seed to seed. */
function shuffle(id: string, seed: number): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) * seed) % 10_007, seed);
}

describe('knowledge in another order', () => {
  const messages = categories.flatMap(casesOf).map(({ message }) => message);
  const answersOf = (topics: readonly Topic[]) => {
    const shuffled = { ...knowledge, topics: new Map(topics.map((topic) => [topic.id, topic])) };
    const words = createVocabulary(collectVocabulary(shuffled));
    return messages.map((message) => ({ message, ...understand(message, words) }));
  };

  test('is understood alike', () => {
    const topics = [...knowledge.topics.values()];
    const ours = answersOf(topics);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (seed) => {
        const order = topics.toSorted(
          (a, b) => shuffle(a.id, seed) - shuffle(b.id, seed) || a.id.localeCompare(b.id),
        );
        expect(answersOf(order)).toEqual(ours);
      }),
      { numRuns: 5 },
    );
  });
});

describe('the pattern of an error', () => {
  test('is plain text and never a regular expression, so that it cannot backtrack', () => {
    const { errors } = collectVocabulary(knowledge);
    expect(JSON.parse(JSON.stringify(errors))).toEqual(errors);
    expect(errors.length).toBeGreaterThan(100);
  });

  test('comes to an end on a message made of its own beginnings', () => {
    for (const [pattern] of vocabulary.errors) {
      const starts = pattern.texts.map(([start = '']) => start.repeat(40_000 / Math.max(1, start.length)));
      expect(() => understand(starts.join(' '), vocabulary)).not.toThrow();
    }
  });
});

test.each(['how many types of VPC endpoints are there', 'VPC エンドポイントは何種類ありますか'])(
  '%j leads to a choice of endpoints',
  (text) => {
    const { suggestions, isChoice } = understand(text, vocabulary);
    expect(isChoice).toBe(true);
    expect(suggestions).toEqual(expect.arrayContaining(['interface-endpoint', 'gateway-endpoint']));
  },
);

test('all meanings of a word are offered', () => {
  for (const { words, topics } of knowledge.choices) {
    for (const word of words)
      expect(understand(word, vocabulary).suggestions).toEqual(expect.arrayContaining([...topics]));
  }
});
