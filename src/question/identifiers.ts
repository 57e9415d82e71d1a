/** A piece of the message that is written for machines: a host name, an endpoint service name, an ARN. */
export interface Identifier {
  /** Its parts that may name a service, the likeliest first. */
  readonly names: readonly string[];
  readonly host: string | undefined;
  readonly from: number;
  readonly to: number;
}

// One pass over runs of these characters: whatever the message, the cost is linear.
const runs = /[A-Za-z0-9*][A-Za-z0-9*._:/-]*/g;

const endpointServiceName =
  /^(?:(?:cn\.)?com\.amazonaws|eu\.amazonaws|aws\.api|api\.aws|aws\.sagemaker)\.(.+)$/i;
const arn = /^arn:aws[a-z-]*:([a-z0-9-]+):[^:]*:[^:]*:?([a-z-]*)/i;
const amazonHost = /^(.+)\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws|on\.aws)$/i;
const hostInside = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([a-z0-9*-]+(?:\.[a-z0-9*-]+)+)/i;
const regionCode = /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/;

/** Parts of host names that name no service. */
const notServices = new Set(['vpce', 'dualstack', 'fips', 'www']);

/**
 * AWS names written for machines: `com.amazonaws.<region>.<x>`, `<x>.<region>.amazonaws.com`,
 * `arn:aws:<x>:…`, and host names that a topic lists as its own (`isTopicHost`).
 */
export function findIdentifiers(message: string, isTopicHost: (host: string) => boolean): Identifier[] {
  const found: Identifier[] = [];
  for (const run of message.matchAll(runs)) {
    const text = run[0].replace(/[.:/-]+$/, '');
    const at = { from: run.index, to: run.index + text.length };
    const service = endpointServiceName.exec(text)?.[1];
    const host = hostInside.exec(text)?.[1]?.toLowerCase();
    const [, owner, resource] = arn.exec(text) ?? [];
    if (service !== undefined) {
      const labels = service.split('.').filter((label) => !regionCode.test(label));
      // What is no endpoint is the name of a class in an SDK: com.amazonaws.services.dynamodbv2.model.…
      found.push({
        names: [...prefixes(labels), ...labels.filter((label) => label !== 'services')],
        host: undefined,
        ...at,
      });
    } else if (owner !== undefined) {
      found.push({ names: [`${owner}:${resource}`, owner], host: undefined, ...at });
    } else if (host !== undefined) {
      const labels = amazonHost.exec(host)?.[1]?.split('.') ?? [];
      const own = labels.flatMap((label) => label.replace(/^(s3)-.*$/, '$1')).filter(isServiceLabel);
      if (own.length > 0 || isTopicHost(host) || isForeign(text, host)) {
        found.push({ names: own.reverse(), host, ...at });
      }
    }
  }
  return found;
}

/** An address elsewhere says nothing about AWS, whatever words are in it; AWS's own pages do. */
function isForeign(text: string, host: string): boolean {
  return /^https?:\/\//i.test(text) && !/(^|\.)amazon\.com$/.test(host);
}

function isServiceLabel(label: string): boolean {
  return !regionCode.test(label) && !notServices.has(label) && label !== '*';
}

/** `ecr.api` → `ecr.api`, `ecr`. */
function prefixes(labels: readonly string[]): string[] {
  return labels.map((_, i) => labels.slice(0, labels.length - i).join('.'));
}
