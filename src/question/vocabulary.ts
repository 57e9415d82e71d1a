import { aliasesOf, ownEndpointNames, shortName } from '../knowledge/aliases.js';
import { type Knowledge, type Signature, type TopicKind, topicsOf } from '../knowledge/knowledge.js';
import { particularity } from '../knowledge/signature.js';
import { fold } from '../knowledge/spelling.js';
import { MisspellingIndex } from './misspellings.js';
import { PhraseIndex } from './phrase-index.js';

export interface Name {
  readonly topic: string;
  readonly kind: TopicKind;
  readonly weak: boolean;
}

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
  /** Words that show that an ordinary word is meant as a service. */
  readonly signs: PhraseIndex<true>;
  /** The owner of each endpoint service name, by what follows the Region: `ecr.api`. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** Every signature of an error and the symptom that it tells, the most particular first. */
  readonly signatures: readonly (readonly [Signature, string])[];
  /** Ends of host names and the topic that they belong to. */
  readonly hosts: readonly (readonly [string, string])[];
}

const signs = [
  ...[
    'endpoint',
    'endpoints',
    'vpc',
    'vpce',
    'privatelink',
    'subnet',
    'aws',
    'amazon',
    'nat',
    'service',
    'reach',
  ],
  ...[
    'エンドポイント',
    'サブネット',
    'プライベートリンク',
    '接続',
    'つな',
    '繋',
    'アクセス',
    '疎通',
    '到達',
    '経由',
    'サービス',
  ],
];

/** Builds the indexes. The order of topics does not matter: no name belongs to two of them. */
export function createVocabulary(knowledge: Knowledge): Vocabulary {
  const names = new PhraseIndex<Name>();
  const misspellings = new MisspellingIndex();
  const cues = new PhraseIndex<string>();
  const addCue = (cue: string) => cues.add(cue, fold(cue));
  const endpoints = new Map<string, string>();
  const hosts: [string, string][] = [];
  for (const topic of knowledge.topics.values()) {
    const asked =
      topic.kind === 'service' && topic.askedAs !== undefined ? knowledge.topics.get(topic.askedAs) : topic;
    const { id, kind } = asked ?? topic;
    for (const { spelling, weak } of aliasesOf(topic)) {
      names.add(spelling, { topic: id, kind, weak });
      if (!weak) misspellings.add(spelling, id);
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

  const signIndex = new PhraseIndex<true>();
  for (const sign of signs) signIndex.add(sign, true);
  const signatures = topicsOf('symptom', knowledge)
    .flatMap((symptom) => symptom.signatures.map((signature) => [signature, symptom.id] as const))
    .toSorted(([a], [b]) => particularity(b) - particularity(a));
  return { names, misspellings, endpoints, signatures, choices, cues, regions, signs: signIndex, hosts };
}
