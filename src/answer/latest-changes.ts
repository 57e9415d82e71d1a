import { type Knowledge, type Topic, topicsOf } from '../knowledge/knowledge.js';

/** A change, with the topic that tells of it. */
export type TopicChange = Topic['changes'][number] & { readonly topic: Topic };

export interface LatestChanges {
  /** The day is known. */
  readonly dated: readonly TopicChange[];
  /** The month alone is known, which is often the one in which it was noticed; one for each topic. */
  readonly noticed: readonly TopicChange[];
}

/**
 * What changed, over all topics, the newest first. What a workload or an error repeats from a service (the same
 * day and source) stands with the service.
 */
export function latestChanges(knowledge: Knowledge): LatestChanges {
  const changes = (['service', 'concept', 'workload', 'symptom'] as const).flatMap((kind) =>
    topicsOf(kind, knowledge).flatMap((topic) => topic.changes.map((change) => ({ ...change, topic }))),
  );
  const ofServices = new Set(changes.filter(({ topic }) => topic.kind === 'service').map(dateAndSource));
  const own = changes
    .filter((change) => change.topic.kind === 'service' || !ofServices.has(dateAndSource(change)))
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const noticed = own.filter(({ date }) => !hasDay(date));
  return {
    dated: own.filter(({ date }) => hasDay(date)),
    noticed: noticed.filter(({ topic }, i) => noticed.findIndex((other) => other.topic === topic) === i),
  };
}

function hasDay(date: string): boolean {
  return date.length === 'YYYY-MM-DD'.length;
}

function dateAndSource({ date, source }: TopicChange): string {
  return `${date} ${source}`;
}
