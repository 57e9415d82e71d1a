import { expect, test } from '@jest/globals';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { loadVocabulary } from '../../src/question/load-vocabulary.js';
import { type Answering, cardForMessage, type Match, madeAnswers } from '../../src/slack/answering.js';
import { FakeRouteImages } from './fake-route-images.js';

const knowledge = loadKnowledge();
const vocabulary = loadVocabulary(knowledge, false);

function answering() {
  const matches: Match[] = [];
  const noted: string[] = [];
  const unanswered: string[] = [];
  const made: Answering = {
    knowledge,
    vocabulary,
    routeImages: new FakeRouteImages(),
    recent: { add: (_person, topics) => void noted.push(topics) },
    noteUnanswered: (words) => void unanswered.push(words),
    countMatch: (match) => void matches.push(match),
    madeAnswers: madeAnswers(),
  };
  return { made, matches, noted, unanswered };
}

const settings = (['en', 'ja'] as const).flatMap((language) =>
  [true, false].flatMap((languageIsSet) =>
    ['ap-northeast-1', 'us-east-1'].map((region) => ({
      language,
      languageIsSet,
      region,
      person: { team: 'T1', user: 'U1' },
    })),
  ),
);
const texts = [
  'ecr',
  'ECRに繋がらない',
  'secrets manger',
  's3 and sqs in osaka',
  'lambda から dynamodb',
  'kinesis',
  'qqqq',
];
const audiences = ['asker', 'thread', 'everyone'] as const;

test('an answer that was made before is the one that would be made now, whoever asks', () => {
  const { made } = answering();
  for (let round = 1; round <= 2; round += 1)
    for (const text of texts)
      for (const speaker of settings)
        for (const audience of audiences)
          expect(cardForMessage(text, speaker, made, audience)).toEqual(
            cardForMessage(text, speaker, answering().made, audience),
          );
});

test('it is made once, counted each time, and noted for each person', () => {
  const { made, matches, noted } = answering();
  const [speaker] = settings;
  if (speaker === undefined) throw new Error('no settings');
  const [first, second] = ['U1', 'U2'].map((user) =>
    cardForMessage('secrets manger', { ...speaker, person: { team: 'T1', user } }, made),
  );
  expect(second).toBe(first);
  expect(matches).toEqual(['fuzzy', 'fuzzy']);
  expect(noted).toEqual(['secrets-manager', 'secrets-manager']);
});

test('what has no answer is noted each time, and a long message is not remembered', () => {
  const { made, unanswered } = answering();
  const [speaker] = settings;
  if (speaker === undefined) throw new Error('no settings');
  for (let round = 1; round <= 2; round += 1) cardForMessage('qqqq', speaker, made);
  expect(unanswered).toEqual(['qqqq', 'qqqq']);
  cardForMessage(`ecr ${'x'.repeat(200)}`, speaker, made);
  expect(made.madeAnswers.size).toBe(0);
});

test('no more are remembered than there is room for', () => {
  const { made } = answering();
  const [speaker] = settings;
  if (speaker === undefined) throw new Error('no settings');
  for (const { id } of [...knowledge.topics.values()].filter(({ kind }) => kind === 'service').slice(0, 300))
    cardForMessage(id, speaker, made);
  expect(made.madeAnswers.size).toBe(250);
});
