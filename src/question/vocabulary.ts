import { aliasesOf, ownEndpointNames, shortName } from '../knowledge/aliases.js';
import { type Knowledge, type TopicKind, topicsOf } from '../knowledge/knowledge.js';
import { compileSignature, type ErrorPattern, particularity } from '../knowledge/signature.js';
import { fold } from '../knowledge/spelling.js';
import { isEnglishWord } from './english-words.js';
import { MisspellingIndex } from './misspellings.js';
import { PhraseCollection, type PhraseEntry, PhraseIndex } from './phrase-index.js';
import type { Ordinary } from './question.js';

export interface Name {
  readonly kind: 'name';
  readonly topic: string;
  readonly ordinary: Ordinary;
  /** It is written as one word. */
  readonly inOneWord: boolean;
}

/** What a phrase means to us. */
export type Meaning =
  | Name
  /** The folded cue. */
  | { readonly kind: 'cue'; readonly cue: string }
  | { readonly kind: 'region'; readonly code: string }
  /** A word that means several topics. */
  | { readonly kind: 'choice'; readonly topics: readonly string[] }
  /** It shows that an ordinary word is meant as a name; `strong`: the message is about a network of AWS. */
  | { readonly kind: 'sign'; readonly strength: 'strong' | 'weak' }
  /** A phrase in which a name means something else: "ラムダ式". */
  | { readonly kind: 'ordinary' };

/** Every word that means something to us, as plain data that a build can keep. */
export interface VocabularyData {
  readonly phrases: readonly PhraseEntry<Meaning>[];
  /** Names (folded) that may be misspelt. */
  readonly spellings: readonly (readonly [letters: string, topic: string, ordinary: Ordinary])[];
  /** Names (folded) that also mean something else. */
  readonly ordinaryNames: readonly string[];
  readonly kinds: readonly (readonly [topic: string, kind: TopicKind])[];
  readonly callers: readonly string[];
  readonly endpoints: readonly (readonly [shortName: string, topic: string])[];
  readonly errors: readonly (readonly [ErrorPattern, symptom: string])[];
  readonly hosts: readonly (readonly [end: string, topic: string])[];
}

/** The same, ready to read messages with. */
export interface Vocabulary {
  readonly phrases: PhraseIndex<Meaning>;
  readonly misspellings: MisspellingIndex;
  /** Whether a word is one that people use every day, in any case. */
  isOrdinaryWord(word: string): boolean;
  readonly kinds: ReadonlyMap<string, TopicKind>;
  /** Topics from which calls come: what runs the user's code. */
  readonly callers: ReadonlySet<string>;
  /** The owner of each endpoint service name, by what follows the Region: `ecr.api`. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** How errors are recognised and the symptom that each tells, the most particular first. */
  readonly errors: readonly (readonly [ErrorPattern, string])[];
  /** Ends of host names and the topic that they belong to. */
  readonly hosts: readonly (readonly [string, string])[];
}

const strongSigns =
  'vpc, vpce, privatelink, subnet, aws, amazon, nat, nat gateway, boto3, internet gateway, igw, ' +
  'サブネット, プライベートリンク, 閉域, リージョン, アマゾン, インターネットゲートウェイ';
const weakSigns =
  'endpoint, reach, connect, connection, access, timeout, times out, timed out, private, privately, ' +
  'エンドポイント, 接続, つな, 繋, アクセス, 疎通, 到達, 経由, 叩, 呼び, 呼ぶ, 呼ん, 送信, トレース, メトリクス, タイムアウト, 通信';

/** Makes the words ready to read messages with. */
export function createVocabulary(data: VocabularyData): Vocabulary {
  const ordinaryNames = new Set(data.ordinaryNames);
  return {
    phrases: new PhraseIndex(data.phrases),
    misspellings: new MisspellingIndex(data.spellings),
    isOrdinaryWord: (word) => isEnglishWord(word.toLowerCase()) || ordinaryNames.has(word.toLowerCase()),
    kinds: new Map(data.kinds),
    callers: new Set(data.callers),
    endpoints: new Map(data.endpoints),
    errors: data.errors,
    hosts: data.hosts,
  };
}

/** Collects the words of the knowledge. The order of topics does not matter: no name belongs to two of them. */
export function collectVocabulary(knowledge: Knowledge): VocabularyData {
  const phrases = new PhraseCollection<Meaning>();
  const spellings = new Map<string, [string, string, Ordinary]>();
  const kinds = new Map<string, TopicKind>();
  const callers = new Set<string>();
  const endpoints = new Map<string, string>();
  const hosts: [string, string][] = [];
  const cues = new Set<string>();
  const names = new Map<string, Name>();

  for (const topic of knowledge.topics.values()) {
    const isService = topic.kind === 'service';
    const id = isService ? (topic.askedAs ?? topic.id) : topic.id;
    kinds.set(topic.id, topic.kind);
    if (topic.kind === 'workload' || (isService && topic.caller)) callers.add(id);
    for (const { spelling, weak } of aliasesOf(topic)) {
      const letters = fold(spelling);
      if (letters.length < 2) continue;
      const listed = weak || knowledge.ordinary.names.has(letters);
      const ordinary = listed ? 'listed' : isService && isMadeOfCommonWords(spelling) ? 'words' : 'no';
      const name: Name = { kind: 'name', topic: id, ordinary, inOneWord: !/[ -]/.test(spelling) };
      const known = names.get(letters);
      if (known === undefined) phrases.add(spelling, name, letters);
      names.set(letters, known === undefined ? name : Object.assign(known, together(known, name)));
      // Nobody types AWS::ECR::Repository letter by letter.
      if (!/::|_/.test(spelling)) spellings.set(letters, spellings.get(letters) ?? [letters, id, ordinary]);
    }
    if (!isService) continue;
    for (const name of ownEndpointNames(topic)) endpoints.set(shortName(name), topic.id);
    for (const host of topic.aliases.hosts) hosts.push([host, topic.id]);
    for (const cue of topic.access.flatMap((option) => option.cues)) cues.add(cue);
  }
  for (const situation of knowledge.situations.values()) for (const cue of situation.cues) cues.add(cue);
  for (const cue of cues) {
    const letters = fold(cue);
    phrases.add(cue, { kind: 'cue', cue: letters }, letters);
  }
  for (const { words, topics } of knowledge.choices)
    for (const word of words) phrases.add(word, { kind: 'choice', topics });
  for (const [code, region] of knowledge.regions) {
    for (const name of [code, region.name.en, region.name.ja, ...region.aliases])
      phrases.add(name, { kind: 'region', code });
  }
  for (const sign of strongSigns.split(', ')) phrases.add(sign, { kind: 'sign', strength: 'strong' });
  for (const sign of weakSigns.split(', ')) phrases.add(sign, { kind: 'sign', strength: 'weak' });
  for (const phrase of knowledge.ordinary.phrases) phrases.add(phrase, { kind: 'ordinary' });

  const errors = topicsOf('symptom', knowledge)
    .flatMap((symptom) => symptom.signatures.map((signature) => ({ signature, symptom: symptom.id })))
    .toSorted(
      (a, b) => particularity(b.signature) - particularity(a.signature) || a.symptom.localeCompare(b.symptom),
    )
    .map(({ signature, symptom }) => [compileSignature(signature), symptom] as const);
  return {
    phrases: phrases.entries(),
    spellings: [...spellings.values()],
    ordinaryNames: [...knowledge.ordinary.names],
    kinds: [...kinds],
    callers: [...callers],
    endpoints: [...endpoints],
    errors,
    // The more particular end first.
    hosts: hosts.toSorted(([a], [b]) => b.length - a.length || a.localeCompare(b)),
  };
}

/** What two spellings of one name are together: the one that counts more often decides. */
function together(a: Name, b: Name): Name {
  if (a.ordinary === b.ordinary) return { ...a, inOneWord: a.inOneWord && b.inOneWord };
  const order: readonly Ordinary[] = ['no', 'words', 'listed'];
  return order.indexOf(a.ordinary) < order.indexOf(b.ordinary) ? a : b;
}

/** The common words of up to three letters; the rest of the list at that length are abbreviations. */
const shortWords = new Set('app box bus for hub job key log map net of tax the to web'.split(' '));

/** Whether all words of a name are common ones: "control tower" is, "CloudWatch" and "ecs" are not. */
function isMadeOfCommonWords(spelling: string): boolean {
  if (/^(AWS|Amazon) /.test(spelling)) return false;
  const parts = spelling.toLowerCase().split(/[ -]+/);
  return parts.every((part) => isEnglishWord(part) && (part.length > 3 || shortWords.has(part)));
}
