import { shortName } from '../knowledge/aliases.js';
import type { Knowledge, Localized } from '../knowledge/knowledge.js';

/**
 * An endpoint service name for a Region: `com.amazonaws.{region}.ecr.api` →
 * `com.amazonaws.ap-northeast-1.ecr.api`, or with the prefix of the partition where it has its own.
 */
export function endpointNameIn(region: string, pattern: string, knowledge: Knowledge): string {
  const exception = knowledge.prefixes.find(
    ({ regions, names }) => regions.includes(region) && names.includes(shortName(pattern)),
  );
  const name = exception === undefined ? pattern : pattern.replace(/^com\.amazonaws/, exception.prefix);
  return name.replaceAll('{region}', region);
}

/** Fills `{region}` and other placeholders of a text; one that is not given stays as it is. */
export function fill(text: Localized, values: Readonly<Record<string, string>>): Localized {
  const replace = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { en: replace(text.en), ja: replace(text.ja) };
}
