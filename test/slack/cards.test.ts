import { describe, expect, test } from '@jest/globals';
import type { KnownBlock, StaticSelect } from '@slack/types';
import fc from 'fast-check';
import { type Answer, answerQuestion, answerTopic } from '../../src/answer/answer.js';
import type { Language, Topic } from '../../src/knowledge/knowledge.js';
import { optionId, topicName, topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { IpKind } from '../../src/knowledge/signature.js';
import { phrasesIn } from '../../src/language/languages.js';
import { tellAnswers } from '../../src/language/plan-telling.js';
import {
  lengthOfText,
  mostTextOfBlocks,
  problemsOfBlocks,
  problemsOfView,
} from '../../src/playground/stand-in/block-kit-rules.js';
import { understand } from '../../src/question/understand.js';
import { collectVocabulary, createVocabulary } from '../../src/question/vocabulary.js';
import { cardForMessage, madeAnswers } from '../../src/slack/answering.js';
import { answerCard } from '../../src/slack/cards/answer-card.js';
import { mostAnswers, readState, stateOf, writeState } from '../../src/slack/cards/answer-state.js';
import { type Card, messageOf } from '../../src/slack/cards/card.js';
import { missingButton } from '../../src/slack/cards/feedback-buttons.js';
import { feedbackFormView } from '../../src/slack/cards/feedback-form.js';
import { feedbackReport } from '../../src/slack/cards/feedback-report.js';
import { readSubject } from '../../src/slack/cards/feedback-subject.js';
import { helpCard } from '../../src/slack/cards/help-card.js';
import { notFoundCard } from '../../src/slack/cards/not-found-card.js';
import { sentBlocks, sentCard } from '../../src/slack/cards/send-button.js';
import { sharedCard } from '../../src/slack/cards/share-button.js';
import { paragraphs, shorten } from '../../src/slack/cards/text.js';
import { FakeRouteImages } from './fake-route-images.js';

const knowledge = loadKnowledge();
const vocabulary = createVocabulary(collectVocabulary(knowledge));
const languages: Language[] = ['en', 'ja'];
const topics = [...knowledge.topics.values()];
// The longest code and the longest names make the longest cards.
const regions = [...knowledge.regions].toSorted(
  (a, b) => (b[0] + b[1].name.en).length - (a[0] + a[1].name.en).length,
);
const testedRegions = ['us-east-1', 'cn-north-1', regions[0]?.[0] ?? ''];

// A longer text than Slack takes: the card has to cut it.
const image = { name: 'a.b.ja', hash: '0123456789abcdef', title: 'A', altText: '😀'.repeat(2001) };
const imagesFor = { of: () => image };

const problemsOf = (card: Card) => [
  ...problemsOfBlocks(card.blocks),
  ...problemsOfBlocks(messageOf(card, { image_url: `https://bot.example/${'x'.repeat(200)}.png` }).blocks),
  ...problemsOfBlocks(messageOf(card, { slack_file: { id: 'F012ABCDEF' } }).blocks),
  ...(lengthOfText(card.blocks) > mostTextOfBlocks
    ? [`${lengthOfText(card.blocks)} characters of text`]
    : []),
  ...([...card.text].length > 3000 || card.text === '' ? ['the text does not fit'] : []),
];

const workloadIds = topicsOf('workload', knowledge)
  .map(({ id }) => id)
  .slice(0, 20);

/** A text as it stands in JSON. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

const optionsOf = (topic: Topic) =>
  topic.kind === 'service' ? [...topic.access.map(optionId), 'nat-alternative'] : [undefined];

describe.each(languages)('in %s', (language) => {
  test.each(topics)('the cards of $id are within the limits of Slack', (topic) => {
    for (const region of testedRegions) {
      for (const option of optionsOf(topic)) {
        const ips = new Set<IpKind>(['private', 'public']);
        const asked = { topic: topic.id, region, option, readFrom: 'x'.repeat(80), ips };
        const answer = answerTopic(asked, knowledge);
        expect(answer).toBeDefined();
        const answers = answer === undefined ? [] : [answer];
        const card = answerCard(answers, language, knowledge, {
          offered: workloadIds,
          images: imagesFor,
          audience: 'asker',
        });
        expect(problemsOf(card)).toEqual([]);
        expect(JSON.stringify(card)).not.toMatch(/\{(region|service|endpoints|ports)\}|undefined|\[object/);
      }
    }
  });

  test('what is not the recommendation is called so, and names it', () => {
    for (const topic of topicsOf('service', knowledge).filter(({ ended }) => !ended)) {
      const [first] = topic.access;
      for (const option of optionsOf(topic)) {
        const answer = answerTopic({ topic: topic.id, region: 'ap-northeast-1', option }, knowledge);
        const { blocks } = answerCard(answer === undefined ? [] : [answer], language, knowledge);
        const note = blocks[1]?.type === 'context' ? JSON.stringify(blocks[1]) : '';
        const isRecommended = first === undefined || option === optionId(first);
        expect([option, note === '']).toEqual([option, isRecommended]);
        const name = first && topicName(knowledge.topics.get(first.method) as Topic)[language];
        if (!isRecommended) expect(note.toLowerCase()).toContain(name?.toLowerCase());
      }
    }
  });

  test('the recommendation stands in the first line, in words', () => {
    for (const topic of topics) {
      const answer = answerTopic({ topic: topic.id, region: 'ap-northeast-1' }, knowledge);
      const [first] = answerCard(answer === undefined ? [] : [answer], language, knowledge).blocks;
      const name =
        answer?.kind !== 'service'
          ? topicName(topic)[language]
          : answer.topic.ended
            ? phrasesIn(language).endedShort
            : answer.way.methodName[language];
      expect(JSON.stringify(first).toLowerCase()).toContain(inJson(name).toLowerCase());
    }
  });

  test('a plan of any twenty answers fits into one message, at whatever length', () => {
    const all = topics.flatMap((topic) =>
      optionsOf(topic).flatMap(
        (option) =>
          answerTopic(
            { topic: topic.id, region: 'ap-northeast-1', option, readFrom: 'x'.repeat(30) },
            knowledge,
          ) ?? [],
      ),
    );
    const bySize = topics
      .flatMap(({ id }) => all.filter(({ topic }) => topic.id === id).slice(0, 1))
      .toSorted((a, b) => planLength(b, language) - planLength(a, language));
    const chance = fc.sample(
      fc.uniqueArray(fc.constantFrom(...all), { minLength: 2, maxLength: mostAnswers }),
      { numRuns: 150, seed: 11 },
    );
    for (const answers of [bySize.slice(0, 20), bySize.slice(10, 30), bySize.slice(-20), ...chance]) {
      const card = answerCard(answers, language, knowledge, {
        offered: workloadIds,
        notes: ['x'.repeat(400)],
        images: imagesFor,
        audience: 'asker',
      });
      expect(problemsOf(sharedCard(card, 'U01234567', language))).toEqual([]);
      expect(card.picture).toBeDefined();
      // Every one of them is one press away, by the way that the plan shows.
      const buttons = JSON.stringify(card.blocks.filter(({ type }) => type === 'actions'));
      for (const { topic } of answers) expect(buttons).toContain(`show_topic:${language}:${topic.id}`);
    }
  });

  test('a plan of a few answers is told at length, and one that is long in brief', () => {
    const card = (count: number) => {
      const answers = topicsOf('workload', knowledge)
        .slice(0, count)
        .flatMap(({ id }) => answerTopic({ topic: id, region: 'us-east-1' }, knowledge) ?? []);
      return JSON.stringify(answerCard(answers, language, knowledge).blocks);
    };
    expect(card(2)).toContain('https://docs.aws.amazon.com/');
    expect(card(20)).not.toContain('https://docs.aws.amazon.com/');
  });

  test('of more than twenty answers the rest is said plainly', () => {
    const all = topics.flatMap(
      (topic) => answerTopic({ topic: topic.id, region: 'us-east-1' }, knowledge) ?? [],
    );
    const card = answerCard(all, language, knowledge, { images: imagesFor, audience: 'asker' });
    expect(problemsOf(card)).toEqual([]);
    expect(JSON.stringify(card.blocks[1])).toContain(
      inJson(phrasesIn(language).tooMany(mostAnswers, all.length)),
    );
  });

  test('every other way of a service stands in a menu with its condition, and none where there is one way', () => {
    for (const topic of topicsOf('service', knowledge)) {
      for (const option of optionsOf(topic)) {
        const answer = answerTopic({ topic: topic.id, region: 'ap-northeast-1', option }, knowledge);
        if (answer?.kind !== 'service') throw new Error(`no answer about ${topic.id}`);
        const menu = menuIn(answerCard([answer], language, knowledge).blocks);
        const others = topic.ended ? [] : answer.otherWays;
        const [first] = topic.access;
        expect(menu?.options?.map(({ value }) => readState(value)?.topics[0]?.option) ?? []).toEqual(
          others.map(({ id }) => (first !== undefined && id === optionId(first) ? undefined : id)),
        );
        for (const [i, { description, text }] of (menu?.options ?? []).entries()) {
          expect(text.text).toContain(others[i]?.methodName[language]);
          if (others[i]?.when !== undefined)
            expect(description?.text).toContain(others[i].when[language].slice(0, 70));
        }
      }
    }
  });

  test('an answer in a thread can be sent to its channel, within the limits and cut nowhere', () => {
    const all = topics.flatMap(
      (topic) => answerTopic({ topic: topic.id, region: 'us-east-1' }, knowledge) ?? [],
    );
    for (const answers of [all, ...all.slice(0, 20).map((answer) => [answer])]) {
      const card = answerCard(answers, language, knowledge, { images: imagesFor, audience: 'thread' });
      const url = `https://${'x'.repeat(200)}.slack.com/archives/C1/p1?thread_ts=1.1&cid=C1`;
      const sent = sentCard(card, 'U0123456789', url, language);
      expect(problemsOf(card)).toEqual([]);
      expect(problemsOf(sent)).toEqual([]);
      expect(problemsOfBlocks(sentBlocks(card.blocks, 'U0123456789', language))).toEqual([]);
      expect(JSON.stringify([sent.blocks[0], card.blocks.at(-2)])).not.toContain('…');
    }
  });

  test('help and a question back are within the limits', () => {
    expect(problemsOf(helpCard(language))).toEqual([]);
    const suggestions = topics.slice(0, 5).map(({ id }) => id);
    const words = '<!channel> *bold* `code` https://evil.example '.repeat(100);
    const card = notFoundCard(
      { words, suggestions, isChoice: false, region: 'us-east-1' },
      language,
      knowledge,
    );
    expect(problemsOf(card)).toEqual([]);
    expect(JSON.stringify(card)).not.toContain('<!channel>');
  });

  test('the feedback on any answer fits into its form, its report and the address of an issue', () => {
    const words = '&<😀漢'.repeat(125);
    const maintainers = {
      channel: '#a',
      issuesUrl: `https://github.com/${'o'.repeat(39)}/${'r'.repeat(100)}/issues`,
      language,
    };
    const check = (value: string) => {
      const subject = readSubject(value, knowledge);
      if (subject === undefined) throw new Error(`${value} is about nothing`);
      expect(problemsOfView(feedbackFormView(value, subject, 'posted'))).toEqual([]);
      const report = feedbackReport(subject, { expected: words, more: words }, 'U1', maintainers);
      expect(problemsOf(report)).toEqual([]);
      expect(JSON.stringify(report)).toMatch(/issues\/new\?title=.*body=/);
    };
    const stateAbout = (answers: readonly Answer[]) => writeState(stateOf(answers, language));
    const all = topics.flatMap(
      (topic) =>
        answerTopic({ topic: topic.id, region: 'us-east-1', option: optionsOf(topic).at(-1) }, knowledge) ??
        [],
    );
    for (const answer of all) check(stateAbout([answer]));
    for (let i = 0; i < all.length; i += 20) check(stateAbout(all.slice(i, i + 20)));
    check(String(missingButton({ words: words.repeat(20), language }).value));
  });
});

test('any message gets a card within the limits, or none, and smuggles nothing in', () => {
  const piece = fc.constantFrom(
    'ecr',
    ' s3 ',
    '<!channel>',
    '<@U1>',
    '&lt;!here&gt;',
    'とS3',
    '東京',
    'esc',
    '\u0000',
    '<https://x.example|y>',
  );
  const message = fc
    .array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(message, fc.constantFrom(...languages), (text, language) => {
      const card = cardForMessage(
        text,
        { language, languageIsSet: false, region: 'ap-northeast-1', person: undefined },
        {
          knowledge,
          vocabulary,
          routeImages: new FakeRouteImages(),
          recent: { add: () => {} },
          noteUnanswered: () => {},
          countMatch: () => {},
          madeAnswers: madeAnswers(),
        },
      );
      if (card === undefined) return;
      expect(problemsOf(card)).toEqual([]);
      expect(JSON.stringify(card)).not.toMatch(/<[!@#]/);
    }),
    { numRuns: 300 },
  );
});

test('the picture stands after the verdict, and the card is the same without it', () => {
  for (const readFrom of [undefined, 'ercc']) {
    const answer = answerTopic({ topic: 'ecr', region: 'us-east-1', readFrom }, knowledge);
    const card = answerCard(answer === undefined ? [] : [answer], 'en', knowledge, { images: imagesFor });
    const { blocks } = messageOf(card, { slack_file: { id: 'F012ABCDEF' } });
    const place = blocks.findIndex(({ type }) => type === 'image');
    expect(blocks[place]).toMatchObject({ slack_file: { id: 'F012ABCDEF' } });
    expect(blocks[place - 1]).toMatchObject({ type: 'section' });
    expect(place).toBe(readFrom === undefined ? 2 : 3);
    expect(messageOf(card)).toEqual({ text: card.text, blocks: blocks.toSpliced(place, 1) });
  }
});

test('references are Japanese pages with the English original for Japanese readers', () => {
  const card = (language: Language) =>
    JSON.stringify(
      answerCard(
        answerQuestion(understand('ecr', vocabulary), knowledge, 'ap-northeast-1'),
        language,
        knowledge,
      ),
    );
  expect(card('ja')).toContain('docs.aws.amazon.com/ja_jp/AmazonECR');
  expect(card('ja')).toContain('英語の原文');
  expect(card('en')).not.toContain('ja_jp');
});

test('what is not confirmed is called so', () => {
  const answer = answerTopic(
    { topic: 'cloudfront', region: 'us-east-1', option: optionId(notConfirmed()) },
    knowledge,
  );
  expect(JSON.stringify(answerCard(answer === undefined ? [] : [answer], 'ja', knowledge))).toContain(
    '（未確認）',
  );
});

function planLength(answer: Answer, language: Language): number {
  return JSON.stringify(tellAnswers([answer, answer], knowledge, language).parts).length;
}

function menuIn(blocks: readonly KnownBlock[]): StaticSelect | undefined {
  return blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .find((element) => element.type === 'static_select');
}

function notConfirmed() {
  const topic = knowledge.topics.get('cloudfront');
  const option =
    topic?.kind === 'service'
      ? topic.access.find(({ confidence }) => confidence === 'not-confirmed')
      : undefined;
  if (option === undefined) throw new Error('CloudFront has no option that is not confirmed');
  return option;
}

describe('text', () => {
  test('is shortened by character, never within one', () => {
    expect(shorten('😀'.repeat(10), 5)).toBe(`${'😀'.repeat(4)}…`);
    expect(shorten('short', 5)).toBe('short');
  });

  test('is laid out in paragraphs that lose no line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 50 })), (lines) => {
        const texts = paragraphs(lines, 60);
        expect(texts.every((text) => [...text].length <= 60)).toBe(true);
        expect(texts.join('\n')).toBe(lines.join('\n'));
      }),
    );
  });
});
