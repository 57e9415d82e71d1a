import type { Service, Topic } from './knowledge.js';
import { fold } from './spelling.js';

/** A name by which people call a topic. */
export interface Alias {
  readonly spelling: string;
  /** Also an ordinary word: it counts only with a sign that a service is meant. */
  readonly weak: boolean;
}

/**
 * Every name of a topic: those written in its file and those that follow from it (its id, its name with
 * and without the vendor, and the short names of its endpoints). A name listed as weak is weak
 * wherever else it comes from.
 */
export function aliasesOf(topic: Topic): readonly Alias[] {
  const { known, former, ja, weak, not } = topic.aliases;
  const isWeak = amongFolded(weak);
  const isNot = amongFolded(not);
  const automatic = [
    topic.id,
    ...(topic.kind === 'service' ? namesOf(topic) : [topic.name.en, topic.name.ja]),
  ];
  const spellings = [...automatic.filter((name) => !isNot(name)), ...known, ...former, ...ja, ...weak];
  return [...new Set(spellings)].map((spelling) => ({ spelling, weak: isWeak(spelling) }));
}

/** Whether a spelling is one of these, whatever its form. */
function amongFolded(spellings: readonly string[]): (spelling: string) => boolean {
  const folded = new Set(spellings.map(fold));
  return (spelling) => folded.size > 0 && folded.has(fold(spelling));
}

function namesOf(service: Service): string[] {
  const names = [service.name, ...(service.fullName === undefined ? [] : [service.fullName])];
  return [
    ...names,
    ...names.map((name) => name.replace(/^(Amazon|AWS) /, '')),
    ...ownEndpointNames(service).map(shortName),
  ];
}

/** Endpoint service names that this service owns, FIPS forms included. */
export function ownEndpointNames(service: Service): string[] {
  return service.access.flatMap((option) => [
    ...option.endpoints.filter((endpoint) => endpoint.of === undefined).map((endpoint) => endpoint.name),
    ...option.fips,
  ]);
}

/** What follows the Region, or the prefix where a name has no Region: `ecr.api`, `iam`; the same in every partition. */
export function shortName(endpointName: string): string {
  return endpointName
    .replace(/^cn\.(.+?)(\.cn)?$/, '$1')
    .replace(/^(com\.amazonaws|eu\.amazonaws|aws\.api|api\.aws|aws\.sagemaker)\./, '')
    .replace(/(\{region\}|\b[a-z]{2,4}(-[a-z]+)+-\d)\./, '');
}
