/** How traffic leaves the private subnet. Each is also a concept with the same id. */
export const accessMethods = [
  'gateway-endpoint',
  'interface-endpoint',
  'gateway-load-balancer-endpoint',
  'resource-endpoint',
  'service-network-endpoint',
  'tunnel-endpoint',
  'nat-gateway',
  'in-vpc',
  'vpc-link',
] as const;

export type AccessMethod = (typeof accessMethods)[number];
