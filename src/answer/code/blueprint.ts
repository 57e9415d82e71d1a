import type { Input } from './inputs.js';
import type { ManagedResource } from './managed.js';

/**
 * What the code says in every tool, before one of them spells it: names in snake case, comments as sentences. A
 * service name may hold an input in braces (`com.amazonaws.us-east-1.timestream.query-{cell}`).
 */
export interface Blueprint {
  readonly region: string;
  /** Said before the code, and after it. */
  readonly head: readonly string[];
  readonly tail: readonly string[];
  /** What the reader fills in, where the code of a tool asks for it. */
  readonly inputs: readonly Input[];
  readonly gateways: readonly GatewayEndpoint[];
  /** What the security group of the endpoints lets in; empty when none of them has one. */
  readonly rules: readonly Rule[];
  readonly interfaces: readonly InterfaceEndpoints[];
  readonly lattice: readonly LatticeEndpoint[];
  readonly managed: readonly Managed[];
  readonly vpcLink: Managed | undefined;
  readonly natGateway: NatGateway | undefined;
  /** Rules for security groups that exist. */
  readonly doors: readonly Door[];
}

interface Named {
  /** Unique in the code. */
  readonly id: string;
  /** The tag `Name`. */
  readonly label: string;
  readonly comments: readonly string[];
}

export interface GatewayEndpoint extends Named {
  readonly serviceName: string;
  /** What to mind when its policy is narrowed. */
  readonly policyComments: readonly string[];
}

export interface InterfaceEndpoint extends Named {
  readonly serviceName: string;
}

export interface Settings {
  readonly privateDns: boolean;
  readonly dnsComments: readonly string[];
  /** Where the service has a gateway endpoint too: whether private DNS is for callers from outside alone. */
  readonly onlyInbound: boolean | undefined;
  /** The gateway endpoint that has to be there first. */
  readonly after: GatewayEndpoint | undefined;
  readonly serviceRegion: string | undefined;
}

/** Interface endpoints on which the same is set. */
export interface InterfaceEndpoints extends Settings {
  readonly id: string;
  readonly endpoints: readonly InterfaceEndpoint[];
}

/** An endpoint to what is shared through VPC Lattice. */
export interface LatticeEndpoint extends Named {
  readonly type: 'Resource' | 'ServiceNetwork';
  /** The argument, and the input that gives its value. */
  readonly arn: 'resource_configuration_arn' | 'service_network_arn';
}

export interface Managed extends Named {
  readonly resource: ManagedResource;
  /** Said in its place by a tool that cannot create it. */
  readonly substitute: string | undefined;
}

export interface NatGateway {
  readonly comments: readonly string[];
  /** For a tool that writes each route by itself. */
  readonly routeComments: readonly string[];
}

/** Where the traffic that a rule lets in comes from: an input, or the security group of the VPC link. */
export type Source = 'client_security_group_id' | 'client_cidr' | 'vpc_link';

export interface Rule {
  readonly protocol: 'tcp' | 'udp';
  readonly ports: readonly number[];
  readonly source: Source;
}

export interface Door extends Named {
  /** The security group. */
  readonly input: Input;
  readonly rules: readonly Rule[];
}
