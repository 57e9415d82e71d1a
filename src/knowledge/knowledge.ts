import type * as z from 'zod';
import { type AccessMethod, accessMethods } from './access-methods.js';
import type {
  choicesSchema,
  conceptSchema,
  regionsSchema,
  routeSchema,
  serviceSchema,
  situationsSchema,
  symptomSchema,
  workloadSchema,
} from './schema.js';

export type Language = 'en' | 'ja';
export type Localized = Readonly<Record<Language, string>>;

export type Service = { readonly kind: 'service'; readonly id: string } & z.infer<typeof serviceSchema>;
export type Concept = { readonly kind: 'concept'; readonly id: string } & z.infer<typeof conceptSchema>;

export type Workload = { readonly kind: 'workload'; readonly id: string } & z.infer<typeof workloadSchema>;
export type Symptom = { readonly kind: 'symptom'; readonly id: string } & z.infer<typeof symptomSchema>;

/** Anything we can answer about. */
export type Topic = Service | Concept | Workload | Symptom;
export type TopicKind = Topic['kind'];

/** The folder of each kind of topic. */
export const topicFolders: Readonly<Record<TopicKind, string>> = {
  service: 'services',
  concept: 'concepts',
  workload: 'workloads',
  symptom: 'symptoms',
};

export type AccessOption = Service['access'][number];
export type Companion = AccessOption['companions'][number];
export type Need = Companion['need'];
export type Signature = Symptom['signatures'][number];
export type Reference = Service['references'][number];

export type RouteTemplate = z.infer<typeof routeSchema>;
export type Situation = z.infer<typeof situationsSchema>[string];
export type Choice = z.infer<typeof choicesSchema>[number];
type Regions = z.infer<typeof regionsSchema>;
export type Region = Regions['regions'][string];
export type Price = NonNullable<Region['natGateway']>;
export type CommonPrices = Regions['commonPrices'];

export { type AccessMethod, accessMethods };

/** All that we know: checked, immutable, and the only source of what is said about AWS. */
export interface Knowledge {
  readonly topics: ReadonlyMap<string, Topic>;
  readonly routes: ReadonlyMap<string, RouteTemplate>;
  readonly situations: ReadonlyMap<string, Situation>;
  readonly choices: readonly Choice[];
  /** Names (folded) and phrases with which people may mean something else. */
  readonly ordinary: { readonly names: ReadonlySet<string>; readonly phrases: readonly string[] };
  readonly regions: ReadonlyMap<string, Region>;
  readonly commonPrices: CommonPrices;
  readonly prefixes: Regions['prefixes'];
}

/** The name of a topic. Services are called the same in both languages. */
export function topicName(topic: Topic): Localized {
  return topic.kind === 'service' ? { en: topic.name, ja: topic.name } : topic.name;
}

/** An option is called by its own id where it has one, otherwise by its method. */
export function optionId(option: AccessOption): string {
  return option.id ?? option.method;
}

/** Every topic of one kind. */
export function topicsOf<K extends TopicKind>(
  kind: K,
  knowledge: Knowledge,
): readonly Extract<Topic, { kind: K }>[] {
  return [...knowledge.topics.values()].filter(
    (topic): topic is Extract<Topic, { kind: K }> => topic.kind === kind,
  );
}

export function isAccessMethod(id: string): id is AccessMethod {
  return accessMethods.some((method) => method === id);
}
