import type { AccessMethod, Knowledge, Price } from '../knowledge/knowledge.js';

/** What a way costs: USD, on demand. No figure is given that is not confirmed for the Region. */
export type Cost =
  | { readonly kind: 'free' }
  | { readonly kind: 'charged'; readonly method: 'interface-endpoint' | 'nat-gateway'; readonly price: Price }
  | {
      readonly kind: 'not-confirmed';
      readonly method: 'interface-endpoint' | 'nat-gateway';
      readonly source: string;
    };

const pricePages = {
  'interface-endpoint': 'https://aws.amazon.com/privatelink/pricing/',
  'nat-gateway': 'https://aws.amazon.com/vpc/pricing/',
} as const;

/** The cost of an access method in a Region; undefined where another price list applies. */
export function costOf(method: AccessMethod, regionCode: string, knowledge: Knowledge): Cost | undefined {
  if (method === 'gateway-endpoint') return { kind: 'free' };
  if (method !== 'interface-endpoint' && method !== 'nat-gateway') return undefined;
  const region = knowledge.regions.get(regionCode);
  const price = method === 'nat-gateway' ? region?.natGateway : region?.interfaceEndpoint;
  return price?.confidence === 'confirmed'
    ? { kind: 'charged', method, price }
    : { kind: 'not-confirmed', method, source: pricePages[method] };
}
