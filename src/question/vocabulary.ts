import { aliasesOf, ownEndpointNames, shortName } from '../knowledge/aliases.js';
import { type Knowledge, type Signature, type TopicKind, topicsOf } from '../knowledge/knowledge.js';
import { particularity } from '../knowledge/signature.js';
import { fold } from '../knowledge/spelling.js';
import { englishWords } from './english-words.js';
import { MisspellingIndex } from './misspellings.js';
import { PhraseIndex } from './phrase-index.js';

export interface Name {
  readonly topic: string;
  readonly ordinary: Ordinary;
  /** It is written as one word. */
  readonly inOneWord: boolean;
}

/**
 * Whether a name is also something ordinary, so that it counts only when something shows that it is meant.
 * `words`: it is made of common words; `listed`: the knowledge says so.
 */
export type Ordinary = 'no' | 'words' | 'listed';

/** `strong`: the message is about a network of AWS. `weak`: it may be. */
export type Sign = 'strong' | 'weak';

/** Every word that means something to us, made once from the knowledge. */
export interface Vocabulary {
  readonly names: PhraseIndex<Name>;
  readonly misspellings: MisspellingIndex;
  /** Words that mean several topics. */
  readonly choices: PhraseIndex<readonly string[]>;
  /** The folded cue. */
  readonly cues: PhraseIndex<string>;
  /** Region codes. */
  readonly regions: PhraseIndex<string>;
  /** Words that show that an ordinary word is meant as a name. */
  readonly signs: PhraseIndex<Sign>;
  /** Phrases in which a name means something else: "ラムダ式". */
  readonly ordinaryPhrases: PhraseIndex<true>;
  /** Whether a word is one that people use every day, in any case. */
  isOrdinaryWord(word: string): boolean;
  readonly kinds: ReadonlyMap<string, TopicKind>;
  /** Topics from which calls come: what runs the user's code. */
  readonly callers: ReadonlySet<string>;
  /** The owner of each endpoint service name, by what follows the Region: `ecr.api`. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** Every signature of an error and the symptom that it tells, the most particular first. */
  readonly signatures: readonly (readonly [Signature, string])[];
  /** Ends of host names and the topic that they belong to. */
  readonly hosts: readonly (readonly [string, string])[];
}

const strongSigns = [
  ...[
    'vpc',
    'vpce',
    'privatelink',
    'subnet',
    'aws',
    'amazon',
    'nat',
    'nat gateway',
    'boto3',
    'internet gateway',
    'igw',
  ],
  ...['サブネット', 'プライベートリンク', '閉域', 'リージョン', 'アマゾン', 'インターネットゲートウェイ'],
];
const weakSigns = [
  ...[
    'endpoint',
    'reach',
    'connect',
    'connection',
    'access',
    'timeout',
    'times out',
    'timed out',
    'private',
    'privately',
  ],
  ...[
    'エンドポイント',
    '接続',
    'つな',
    '繋',
    'アクセス',
    '疎通',
    '到達',
    '経由',
    '叩',
    '呼び',
    '呼ぶ',
    '呼ん',
    '送信',
    'トレース',
    'メトリクス',
    'タイムアウト',
    '通信',
  ],
];

/** Builds the indexes. The order of topics does not matter: no name belongs to two of them. */
export function createVocabulary(knowledge: Knowledge): Vocabulary {
  const names = new PhraseIndex<Name>();
  const misspellings = new MisspellingIndex();
  const cues = new PhraseIndex<string>();
  const addCue = (cue: string) => cues.add(cue, fold(cue));
  const isOrdinaryWord = (word: string) => {
    const lower = word.toLowerCase();
    return englishWords.has(lower) || knowledge.ordinary.names.has(lower);
  };
  const kinds = new Map<string, TopicKind>();
  const callers = new Set<string>();
  const endpoints = new Map<string, string>();
  const hosts: [string, string][] = [];
  for (const topic of knowledge.topics.values()) {
    const asked =
      topic.kind === 'service' && topic.askedAs !== undefined ? knowledge.topics.get(topic.askedAs) : topic;
    const { id } = asked ?? topic;
    kinds.set(topic.id, topic.kind);
    if (topic.kind === 'workload' || (topic.kind === 'service' && topic.caller)) callers.add(id);
    for (const { spelling, weak } of aliasesOf(topic)) {
      const listed = weak || knowledge.ordinary.names.has(fold(spelling));
      if (fold(spelling).length < 2) continue;
      const common = topic.kind === 'service' && isMadeOfCommonWords(spelling);
      const ordinary = listed ? 'listed' : common ? 'words' : 'no';
      const inOneWord = !/[ -]/.test(spelling);
      names.add(spelling, { topic: id, ordinary, inOneWord });
      misspellings.add(spelling, id, ordinary);
    }
    for (const name of topic.kind === 'service' ? ownEndpointNames(topic) : []) {
      endpoints.set(shortName(name), topic.id);
    }
    hosts.push(...topic.aliases.hosts.map((host) => [host, topic.id] as [string, string]));
    for (const cue of topic.kind === 'service' ? topic.access.flatMap((option) => option.cues) : [])
      addCue(cue);
  }
  for (const cue of [...knowledge.situations.values()].flatMap((situation) => situation.cues)) addCue(cue);

  const choices = new PhraseIndex<readonly string[]>();
  for (const { words, topics } of knowledge.choices) for (const word of words) choices.add(word, topics);

  const regions = new PhraseIndex<string>();
  for (const [code, region] of knowledge.regions) {
    for (const name of [code, region.name.en, region.name.ja, ...region.aliases]) regions.add(name, code);
  }

  const signs = new PhraseIndex<Sign>();
  for (const sign of strongSigns) signs.add(sign, 'strong');
  for (const sign of weakSigns) signs.add(sign, 'weak');
  const ordinaryPhrases = new PhraseIndex<true>();
  for (const phrase of knowledge.ordinary.phrases) ordinaryPhrases.add(phrase, true);

  const signatures = topicsOf('symptom', knowledge)
    .flatMap((symptom) => symptom.signatures.map((signature) => [signature, symptom.id] as const))
    .toSorted(([a], [b]) => particularity(b) - particularity(a));
  return {
    names,
    misspellings,
    endpoints,
    signatures,
    choices,
    cues,
    regions,
    signs,
    ordinaryPhrases,
    isOrdinaryWord,
    kinds,
    callers,
    hosts,
  };
}

/** The common words of up to three letters; the rest of the list at that length are abbreviations. */
const shortWords = new Set([
  'app',
  'box',
  'bus',
  'for',
  'hub',
  'job',
  'key',
  'log',
  'map',
  'net',
  'of',
  'tax',
  'the',
  'to',
  'web',
  'work',
]);

/** Whether all words of a name are common ones: "control tower" is, "CloudWatch" and "ecs" are not. */
function isMadeOfCommonWords(spelling: string): boolean {
  if (/^(AWS|Amazon) /.test(spelling)) return false;
  const parts = spelling.toLowerCase().split(/[ -]+/);
  return parts.every((part) => englishWords.has(part) && (part.length > 3 || shortWords.has(part)));
}
