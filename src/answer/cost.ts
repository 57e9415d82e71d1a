import type { CommonPrices, Knowledge, Price } from '../knowledge/knowledge.js';

/**
 * The prices of a Region: USD, on demand, before tax. What is not confirmed is left out, so that no figure of
 * it can be shown.
 */
export interface Prices extends CommonPrices {
  readonly interfaceEndpoint: Price | undefined;
  readonly natGateway: Price | undefined;
}

/** What is billed by these prices; other access methods are free or have price lists of their own. */
export type ChargedMethod = 'interface-endpoint' | 'nat-gateway';

/** Where AWS says what they cost. */
export const pricePages: Readonly<Record<ChargedMethod, string>> = {
  'interface-endpoint': 'https://aws.amazon.com/privatelink/pricing/',
  'nat-gateway': 'https://aws.amazon.com/vpc/pricing/',
};

export function pricesIn(regionCode: string, knowledge: Knowledge): Prices {
  const region = knowledge.regions.get(regionCode);
  const { publicIpv4, interfaceEndpointTiers, crossAz } = knowledge.commonPrices;
  return {
    interfaceEndpoint: confirmed(region?.interfaceEndpoint),
    natGateway: confirmed(region?.natGateway),
    publicIpv4: confirmed(publicIpv4),
    interfaceEndpointTiers: confirmed(interfaceEndpointTiers),
    crossAz: confirmed(crossAz),
  };
}

function confirmed<T extends Pick<Price, 'confidence'>>(price: T | undefined): T | undefined {
  return price?.confidence === 'confirmed' ? price : undefined;
}
