import { describe, expect, test } from '@jest/globals';
import { answerQuestion } from '../../src/answer/answer.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { type Earlier, inContext, leavesOpen } from '../../src/question/in-context.js';
import type { Question } from '../../src/question/question.js';
import { understand } from '../../src/question/understand.js';
import { collectVocabulary, createVocabulary } from '../../src/question/vocabulary.js';

const knowledge = loadKnowledge();
const vocabulary = createVocabulary(collectVocabulary(knowledge));
const read = (text: string) => understand(text, vocabulary);

/** A conversation, the oldest first; what starts with @ was said to us. */
function conversation(...texts: string[]): Earlier[] {
  return texts
    .map((text): Earlier => {
      const toUs = text.startsWith('@');
      const said = toUs ? text.slice(1) : text;
      return { text: said, question: read(said), said: toUs ? 'to us' : 'to others' };
    })
    .toReversed();
}

const complete = (text: string, ...earlier: string[]) =>
  inContext(text, read(text), conversation(...earlier), vocabulary);
const topicsOf = (question: Question | undefined) => question?.topics.map(({ topic }) => topic);
const error =
  'CannotPullContainerError: dial tcp: lookup api.ecr.us-west-2.amazonaws.com on 10.0.0.2:53: i/o timeout';

describe('what a message is about', () => {
  test.each([
    'why?',
    'なぜ？',
    '',
    '?',
    'which endpoint?',
    'どのエンドポイント？',
    'バージニアだと？',
    'us-east-1?',
    'オンプレからだと？',
    'and over VPN?',
    'NATなしで？',
    'この件、教えて',
  ])('is left open by %j', (text) => {
    expect(leavesOpen(text, read(text), vocabulary)).toBe(true);
  });

  test.each([
    'ecr',
    'S3 from on-premises',
    'esc',
    'kinesis',
    'what is a NAT gateway?',
    'VPCリンクとは',
    error,
  ])('is said by %j', (text) => {
    expect(leavesOpen(text, read(text), vocabulary)).toBe(false);
  });
});

describe('a conversation tells what a question is about', () => {
  test('by an error, however much is named after it', () => {
    const found = complete('why?', error, 'is it the S3 endpoint?', 'or KMS?');
    expect(topicsOf(found?.question)).toEqual(topicsOf(read(error)));
    expect(found?.question.ips).toEqual(new Set(['private']));
    expect(found?.question.region).toBe('us-west-2');
    expect(found?.words[0]).toContain('CannotPullContainerError');
  });

  test('by the newest of several errors', () => {
    const other =
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed';
    expect(topicsOf(complete('why?', error, other)?.question)).toEqual(topicsOf(read(other)));
  });

  test('by the names in it, the newest first, each once', () => {
    const found = complete('which endpoint?', 'the ECR pull hangs', 'KMS is fine', 'so ECR, and S3?');
    expect(topicsOf(found?.question)).toEqual(['ecr', 's3', 'kms']);
    expect(found?.words).toEqual(['ECR', 'S3', 'KMS']);
  });

  test('by the names that come most often, where there are many', () => {
    const found = complete('why?', 'SQS', 'DynamoDB', 'KMS', 'ECR', 'S3', 'STS', 'SQS again', 'and DynamoDB');
    expect(topicsOf(found?.question)).toEqual(['dynamodb', 'sqs', 'sts', 's3', 'ecr']);
  });

  test('by a workload or a service before any concept', () => {
    expect(
      topicsOf(complete('why?', 'DynamoDB is slow', 'it goes through the NAT gateway')?.question),
    ).toEqual(['dynamodb']);
    expect(topicsOf(complete('why?', 'it goes through the NAT gateway')?.question)).toEqual(['nat-gateway']);
  });

  test('by a word of several meanings, where it names nothing', () => {
    const found = complete('which endpoint?', 'kinesis?');
    expect(found?.question).toMatchObject({ topics: [], isChoice: true });
    expect(found?.question.suggestions).toContain('kinesis-data-streams');
  });

  test('and not by what it merely looks like', () => {
    expect(complete('why?', 'see you at the secrets manger meeting')).toBeUndefined();
    expect(topicsOf(complete('why?', '@secrets manger')?.question)).toEqual(['secrets-manager']);
    expect(complete('why?', 'which endpoint?', 'good morning')).toBeUndefined();
    expect(complete('why?')).toBeUndefined();
  });
});

describe('a question goes on from the last one to us', () => {
  test('and not from what was talked of before', () => {
    expect(topicsOf(complete('why?', 'ECR and KMS', '@s3', 'and SQS?')?.question)).toEqual(['sqs', 's3']);
  });

  test('with a Region of its own even where there is an older error', () => {
    expect(topicsOf(complete('バージニアだと？', error, '@s3')?.question)).toEqual(['s3']);
    expect(topicsOf(complete('なぜ？', error, '@s3')?.question)).toEqual(topicsOf(read(error)));
    expect(topicsOf(complete('バージニアだと？', error)?.question)).toEqual(topicsOf(read(error)));
  });

  test('through every step in between', () => {
    const found = complete('us-east-1?', '@s3', '@オンプレからだと？', '@ありがとう');
    expect(topicsOf(found?.question)).toEqual(['s3']);
    expect(found?.question.region).toBe('us-east-1');
    const [answer] = answerQuestion(found?.question ?? read(''), knowledge, 'ap-northeast-1');
    expect(answer).toMatchObject({
      kind: 'service',
      region: 'us-east-1',
      way: { method: 'interface-endpoint' },
    });
  });

  test('with the circumstance that was named last', () => {
    const wayOf = (text: string, ...earlier: string[]) => {
      const [answer] = answerQuestion(
        complete(text, ...earlier)?.question ?? read(''),
        knowledge,
        'ap-northeast-1',
      );
      return answer?.kind === 'service' ? answer.way.method : undefined;
    };
    expect(wayOf('why?', 'S3 over Direct Connect')).toBe('interface-endpoint');
    expect(wayOf('and from on-premises?', 'S3 through the NAT gateway')).toBe('interface-endpoint');
    expect(wayOf('why?', 'S3')).toBe('gateway-endpoint');
  });

  test('but a concept of its own is more than one of others', () => {
    expect(complete('オンプレからだと？', 'it goes through the NAT gateway')).toBeUndefined();
  });

  test('from our own answer, where nobody named anything', () => {
    const answered: Earlier = {
      text: '',
      said: 'by us',
      question: {
        ...read('S3'),
        region: 'eu-west-1',
        topics: [
          { topic: 's3', option: 'interface-endpoint', by: 'name', words: 'Amazon S3', from: 0, to: 0 },
        ],
      },
    };
    const ask = (text: string, ...earlier: Earlier[]) =>
      inContext(text, read(text), earlier, vocabulary)?.question ?? read('');
    const [answer] = answerQuestion(ask('バージニアだと？', answered), knowledge, 'ap-northeast-1');
    expect(answer).toMatchObject({ region: 'us-east-1', way: { id: 'interface-endpoint' } });
    expect(ask('why?', answered).region).toBe('eu-west-1');
    expect(topicsOf(ask('why?', answered, ...conversation('ECR')))).toEqual(['ecr']);
  });
});

describe('the Region', () => {
  test('is its own, else that of what it is about, else the newest that was named', () => {
    expect(complete('us-east-1?', 'S3 in eu-west-1')?.question.region).toBe('us-east-1');
    expect(complete('why?', 'S3 in eu-west-1', 'we left us-west-2')?.question.region).toBe('eu-west-1');
    expect(complete('why?', 'S3 is slow', 'we are in us-west-2')?.question.region).toBe('us-west-2');
    expect(complete('why?', 'S3 is slow')?.question.region).toBeUndefined();
  });
});

describe('the language', () => {
  test.each([
    ['なぜ？', 'S3 is slow', 'ja'],
    ['us-east-1?', 'S3 が遅い', 'ja'],
    ['which endpoint?', 'S3 が遅い', undefined],
    ['?', 'S3 is slow', undefined],
  ])('of %j after %j is %s', (text, earlier, language) => {
    expect(complete(text, earlier)?.question.language).toBe(language);
  });
});

test('where the call comes from is kept, and is not what is asked about', () => {
  const found = complete('why?', 'Lambda から S3 につながらない');
  expect(found?.question.callers).toEqual(['lambda']);
  expect(topicsOf(found?.question)).toEqual(['s3']);
  expect(complete('why?', 'from Lambda to S3', 'what about Lambda?')?.question.callers).toEqual([]);
});
