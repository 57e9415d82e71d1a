import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { answerTopic } from '../../answer/answer.js';
import { latestChanges, type TopicChange } from '../../answer/latest-changes.js';
import {
  type Knowledge,
  type Topic,
  type TopicKind,
  topicName,
  topicsOf,
} from '../../knowledge/knowledge.js';
import { firstSentence } from '../../language/first-sentence.js';
import { phrasesIn } from '../../language/languages.js';
import { tellFact } from '../../language/telling.js';
import { oftenAsked } from '../../question/often-asked.js';
import { answerButton } from './answer-button.js';
import { type AskedTopic, writeState } from './answer-state.js';
import { actions, context, header, section } from './blocks.js';
import { menu } from './menu.js';
import { escapeText, limits, plain } from './text.js';
import { type About, detailsButton, topicAction, topicButton } from './topic-button.js';

export const forgetAction = 'forget_recent';

const mostChanges = 8;
/** Two rows of buttons. */
const mostOftenAsked = 9;

const oftenNeeded = [
  'ecs-fargate',
  'lambda-in-vpc',
  'eks-private-cluster',
  'session-manager-ec2',
  'glue-job',
];
const oftenPasted = [
  'ecr-pull-timeout',
  'ssm-agent-not-online',
  'ecs-secrets-timeout',
  'sts-global-endpoint-timeout',
  'private-dns-not-in-effect',
];
const oftenLookedUp = [
  'gateway-endpoint',
  'interface-endpoint',
  'nat-gateway',
  'private-dns',
  'endpoint-policy',
];

/** What the person asked lately; undefined where that could not be read. */
export type Recent = readonly (readonly AskedTopic[])[] | undefined;

/** The person's own latest questions, with a way to forget them. */
export function recentBlocks(
  recent: Recent,
  wasCleared: boolean,
  knowledge: Knowledge,
  about: About,
): KnownBlock[] {
  if (recent === undefined) return [];
  const { home } = phrasesIn(about.language);
  const buttons = recent.flatMap((topics, i) => recentButton(topics, i, knowledge, about) ?? []);
  if (buttons.length === 0) {
    const line = wasCleared ? `*${escapeText(home.recentCleared)}*` : escapeText(home.recentNone);
    return [header(home.recentTitle), context([line])];
  }
  const clear: ActionsBlockElement = {
    type: 'button',
    action_id: forgetAction,
    text: plain(home.clear, limits.button),
    accessibility_label: plain(home.clearLabel, limits.button).text,
  };
  return [header(home.recentTitle), actions([...buttons, clear]), context([escapeText(home.recentNote)])];
}

/** What was asked together is one button. What the knowledge does not have any more has none. */
function recentButton(asked: readonly AskedTopic[], i: number, knowledge: Knowledge, about: About) {
  const topics = asked.filter(({ topic }) => knowledge.topics.has(topic));
  const [first] = topics;
  if (first === undefined) return undefined;
  const { home, showTopic } = phrasesIn(about.language);
  const name = nameOf(first, knowledge, about);
  const label = topics.length === 1 ? name : home.andMore(name, topics.length - 1);
  return answerButton({
    action: `${topicAction}:recent-${i}`,
    label,
    description: showTopic(label),
    state: { topics, ...about },
  });
}

/** The name of a topic, with the way where it is not the recommended one. */
function nameOf({ topic, option }: AskedTopic, knowledge: Knowledge, { language, region }: About): string {
  const answer = answerTopic({ topic, option, region }, knowledge);
  if (answer === undefined) return topic;
  const name = topicName(answer.topic)[language];
  return answer.kind === 'service' && option !== undefined
    ? phrasesIn(language).headline(name, answer.way.methodName[language])
    : name;
}

export function oftenAskedBlocks(knowledge: Knowledge, about: About): KnownBlock[] {
  const buttons = topicsNamed(oftenAsked.slice(0, mostOftenAsked), knowledge).map((topic) =>
    topicButton(topic, about),
  );
  return buttons.length === 0
    ? []
    : [header(phrasesIn(about.language).home.oftenAskedTitle), actions(buttons)];
}

/** Workloads, errors and concepts: the most asked ones, and a menu with all. */
export function topicsBlocks(knowledge: Knowledge, about: About, round: number): KnownBlock[] {
  const { home } = phrasesIn(about.language);
  const buttons = (ids: readonly string[]) =>
    topicsNamed(ids, knowledge).map((topic) => topicButton(topic, about));
  const all = (kind: TopicKind, label: (count: number) => string) => {
    const topics = topicsOf(kind, knowledge).map((topic) => ({
      topic,
      name: topicName(topic)[about.language],
    }));
    return topicMenu(kind, label(topics.length), topics.toSorted(byName(about)), about);
  };
  const errors = topicsNamed(oftenPasted, knowledge).map(
    (topic): KnownBlock => ({
      type: 'section',
      text: plain(topicName(topic)[about.language], limits.section),
      accessory: detailsButton(topic, about),
    }),
  );
  return [
    header(home.workloadsTitle),
    context([escapeText(home.workloadsNote)]),
    ...choices('workloads', [...buttons(oftenNeeded), ...all('workload', home.workloads)], round),
    header(home.errorsTitle),
    context([escapeText(home.errorsNote)]),
    ...errors,
    ...choices('errors', all('symptom', home.errors), round),
    header(home.conceptsTitle),
    ...choices('concepts', [...buttons(oftenLookedUp), ...all('concept', home.concepts)], round),
  ];
}

/** The newest changes with a day, and a menu of those of which the month alone is known. */
export function changesBlocks(knowledge: Knowledge, about: About, round: number): KnownBlock[] {
  const { home, dated, notConfirmed } = phrasesIn(about.language);
  const { dated: newest, noticed } = latestChanges(knowledge);
  if (newest.length + noticed.length === 0) return [];
  const others = noticed.map(({ topic, date, confidence }) => {
    const name = dated(date, topicName(topic)[about.language]);
    return { topic, name: confidence === 'confirmed' ? name : name + notConfirmed };
  });
  return [
    header(home.changesTitle),
    context([escapeText(home.changesNote)]),
    ...newest.slice(0, mostChanges).map((change) => changeSection(change, about)),
    ...choices('changes', topicMenu('changes', home.noticed(noticed.length), others, about), round),
  ];
}

/** One change in one sentence; the rest stands in the answer. */
function changeSection(change: TopicChange, about: About): KnownBlock {
  const { language, region } = about;
  const phrases = phrasesIn(language);
  const title = phrases.home.changed(topicName(change.topic)[language], change.date);
  const brief = {
    en: firstSentence(change.en, 'en'),
    ja: firstSentence(change.ja, 'ja'),
    confidence: change.confidence,
  };
  return {
    ...section([`*${escapeText(title)}*`, escapeText(tellFact(brief, region, language, phrases))]),
    accessory: detailsButton(change.topic, about),
  };
}

interface NamedTopic {
  readonly topic: Topic;
  readonly name: string;
}

function topicMenu(
  kind: string,
  label: string,
  topics: readonly NamedTopic[],
  about: About,
): ActionsBlockElement[] {
  const options = topics.map(({ topic, name }) => ({
    label: name,
    value: writeState({ topics: [{ topic: topic.id }], ...about }),
  }));
  return [menu({ action: `${topicAction}:${kind}`, label, options }) ?? []].flat();
}

/** In a block of its own after each choice: only then can the same one be made again. */
function choices(name: string, elements: readonly ActionsBlockElement[], round: number): KnownBlock[] {
  return elements.length === 0 ? [] : [{ ...actions(elements), block_id: `${name} ${round}` }];
}

function byName({ language }: About) {
  const { compare } = new Intl.Collator(language);
  return (a: NamedTopic, b: NamedTopic) => compare(a.name, b.name);
}

function topicsNamed(ids: readonly string[], knowledge: Knowledge): Topic[] {
  return ids.flatMap((id) => knowledge.topics.get(id) ?? []);
}
