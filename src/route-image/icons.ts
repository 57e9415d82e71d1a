import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Hop } from '../answer/route.js';

/** The official drawings: used as they are, never recoloured. */
const iconFolder = join(dirname(createRequire(import.meta.url).resolve('aws-icons/package.json')), 'icons');

const nodeIcons: Record<Hop['node'], string> = {
  workload: 'resource/AmazonEC2Instance',
  client: 'resource/Client',
  'direct-connect': 'architecture-service/AWSDirectConnect',
  'transit-gateway': 'architecture-service/AWSTransitGateway',
  'peering-connection': 'resource/AmazonVPCPeeringConnection',
  'route-table': 'resource/AmazonRoute53RouteTable',
  'gateway-endpoint': 'resource/AmazonVPCEndpoints',
  'interface-endpoint': 'resource/AmazonVPCElasticNetworkInterface',
  'gateway-load-balancer-endpoint': 'resource/AmazonVPCEndpoints',
  'resource-endpoint': 'resource/AmazonVPCEndpoints',
  'service-network-endpoint': 'resource/AmazonVPCEndpoints',
  'tunnel-endpoint': 'resource/AmazonVPCEndpoints',
  'nat-gateway': 'resource/AmazonVPCNATGateway',
  'internet-gateway': 'resource/AmazonVPCInternetGateway',
  'egress-only-internet-gateway': 'resource/AmazonVPCInternetGateway',
  privatelink: 'architecture-service/AWSPrivateLink',
  'vpc-lattice': 'architecture-service/AmazonVPCLattice',
  'load-balancer': 'architecture-service/ElasticLoadBalancing',
  appliance: 'resource/ElasticLoadBalancingGatewayLoadBalancer',
  resource: 'resource/Database',
  'vpc-link': 'resource/AmazonVPCElasticNetworkInterface',
  'api-gateway': 'architecture-service/AmazonAPIGateway',
  service: 'resource/GenericApplication',
};

/** The drawing of a hop: its own, else that of its kind. */
export function hopIcon({ node, icon }: Pick<Hop, 'node' | 'icon'>): string {
  return icon !== undefined && readIcon(icon) !== undefined ? icon : nodeIcons[node];
}

export interface IconDrawing {
  /** Attributes of its svg element, `viewBox` among them. */
  readonly attributes: string;
  readonly content: string;
}

const read = new Map<string, IconDrawing | undefined>();

/** An icon by its folder and name; undefined where the package has none of that name. */
export function readIcon(name: string): IconDrawing | undefined {
  if (!read.has(name)) read.set(name, parseIcon(name));
  return read.get(name);
}

function parseIcon(name: string): IconDrawing | undefined {
  let svg: string;
  try {
    svg = readFileSync(join(iconFolder, `${name}.svg`), 'utf8');
  } catch {
    return undefined;
  }
  const [, attributes = '', content = ''] = /<svg([^>]*)>([\s\S]*)<\/svg>/.exec(svg) ?? [];
  return {
    attributes: attributes.replace(/ xmlns="[^"]*"/, '').trim(),
    content: content.replace(/<title>[^<]*<\/title>/, ''),
  };
}
