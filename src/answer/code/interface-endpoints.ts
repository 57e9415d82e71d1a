import type { PlannedEndpoint } from '../endpoint-plan.js';
import type { GatewayEndpoint, InterfaceEndpoint, InterfaceEndpoints, Settings } from './blueprint.js';
import type { Input } from './inputs.js';
import { snakeCase } from './names.js';
import type { CodeWords } from './words.js';

/** Some endpoint services belong to a resource of one's own and have no name that is the same for all. */
export function serviceNameOf(endpoint: PlannedEndpoint): string {
  return endpoint.name ?? `{${serviceNameVariable(endpoint)}}`;
}

function serviceNameVariable({ uses }: PlannedEndpoint): string {
  return `${snakeCase(uses[0]?.service ?? '')}_service_name`;
}

export function serviceNameInput(endpoint: PlannedEndpoint, words: CodeWords): Input {
  return {
    name: serviceNameVariable(endpoint),
    kind: 'text',
    says: words.serviceNameOf(endpoint.uses[0]?.name ?? ''),
  };
}

/** Creating an endpoint fails when private DNS is on and the service has none, so it is on where that is sure. */
export function settingsOf(
  { privateDns, shortName, serviceRegion, crossRegion, uses }: PlannedEndpoint,
  region: string,
  gateways: readonly GatewayEndpoint[],
  words: CodeWords,
): Settings {
  const isOn = privateDns === 'yes' || privateDns === 'required';
  const isFromThere = serviceRegion !== undefined && serviceRegion !== region && crossRegion;
  const gateway = gateways.find(({ label }) => label === shortName);
  const isS3 = isOn && shortName === 's3';
  const onlyInbound = isS3
    ? gateway !== undefined || uses.every(({ callsFrom }) => callsFrom === 'outside')
    : undefined;
  return {
    privateDns: isOn,
    dnsComments: [
      ...(isOn || privateDns === 'no' ? [] : [words.privateDnsNotConfirmed]),
      ...(onlyInbound ? [words.onlyInbound, ...(gateway === undefined ? [words.needsGateway] : [])] : []),
      ...(isFromThere ? [words.crossRegion] : []),
    ],
    onlyInbound,
    after: onlyInbound ? gateway : undefined,
    serviceRegion: isFromThere ? serviceRegion : undefined,
  };
}

/** Endpoints with the same settings stand together. */
export function grouped(
  endpoints: readonly (Settings & { readonly endpoint: InterfaceEndpoint })[],
): InterfaceEndpoints[] {
  const groups = new Map<string, InterfaceEndpoints>();
  for (const { endpoint, ...settings } of endpoints) {
    const key = JSON.stringify(settings);
    const members = [...(groups.get(key)?.endpoints ?? []), endpoint];
    groups.set(key, { ...settings, id: endpoint.id, endpoints: members });
  }
  const taken = new Set<string>();
  return [...groups.values()].map((group) => {
    const id = group.endpoints.length === 1 ? group.id : groupName(group, taken);
    taken.add(id);
    return { ...group, id };
  });
}

function groupName({ privateDns, serviceRegion }: Settings, taken: ReadonlySet<string>): string {
  const place = serviceRegion === undefined ? '' : `_${snakeCase(serviceRegion)}`;
  const name = `interface${place}${privateDns ? '' : '_without_private_dns'}`;
  return taken.has(name) ? `${name}_${taken.size + 1}` : name;
}
