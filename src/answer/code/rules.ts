import type { PlannedOther, Use } from '../endpoint-plan.js';
import type { Door, Rule, Source } from './blueprint.js';
import { snakeCase } from './names.js';
import type { CodeWords } from './words.js';

/**
 * TCP from wherever the calls come; DNS is asked over UDP as well. A rule can name a security group of the same
 * VPC, not one of another network or Region.
 */
export function rulesFor(ports: readonly number[], callsFrom: readonly Use['callsFrom'][]): Rule[] {
  const tcp = [...new Set(ports)].toSorted((a, b) => a - b);
  if (tcp.length === 0) return [];
  const sources: Source[] = [
    ...(callsFrom.includes('vpc') ? ['client_security_group_id' as const] : []),
    ...(callsFrom.includes('outside') ? ['client_cidr' as const] : []),
  ];
  return sources.flatMap((source): Rule[] => [
    { protocol: 'tcp', ports: tcp, source },
    ...(tcp.includes(53) ? [{ protocol: 'udp' as const, ports: [53], source }] : []),
  ]);
}

/** The rule for a service that runs in the VPC behind a security group of its own. */
export function doorTo(other: PlannedOther, words: CodeWords): Door {
  const id = snakeCase(other.service);
  return {
    id,
    label: other.service,
    comments: [words.about(other.name, words.letsIn), ...(other.ports.length > 1 ? [words.portsInUse] : [])],
    input: {
      name: `${id}_security_group_id`,
      kind: 'security-group',
      says: words.securityGroupOf(other.name),
    },
    rules: rulesFor(other.ports, [other.callsFrom]),
  };
}

/** The VPC link has to get into the load balancer. */
export function doorOfLoadBalancer(words: CodeWords): Door {
  return {
    id: 'load_balancer',
    label: 'load-balancer',
    comments: [words.listenerPort],
    input: {
      name: 'load_balancer_security_group_id',
      kind: 'security-group',
      says: words.loadBalancer,
    },
    rules: [{ protocol: 'tcp', ports: [443], source: 'vpc_link' }],
  };
}
