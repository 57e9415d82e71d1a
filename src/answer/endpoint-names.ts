import { shortName } from '../knowledge/aliases.js';
import type { AccessMethod, Knowledge, Localized } from '../knowledge/knowledge.js';

/**
 * An endpoint service name for a Region: `com.amazonaws.{region}.ecr.api` →
 * `com.amazonaws.ap-northeast-1.ecr.api`. Some interface endpoints have the prefix of their partition.
 */
export function endpointNameIn(
  region: string,
  pattern: string,
  method: AccessMethod,
  knowledge: Knowledge,
): string {
  const name = pattern.replaceAll('{region}', region);
  const exception =
    method === 'gateway-endpoint'
      ? undefined
      : knowledge.prefixes.find(
          ({ regions, names }) => regions.includes(region) && names.includes(shortName(pattern)),
        );
  return exception === undefined
    ? name
    : name.replace(/^com\.amazonaws/, exception.prefix) + exception.suffix;
}

/** Fills `{region}` and other placeholders of a text; one that is not given stays as it is. */
export function fill(text: Localized, values: Readonly<Record<string, string>>): Localized {
  const replace = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { en: replace(text.en), ja: replace(text.ja) };
}
