import type { AccessMethod, Need } from '../knowledge/knowledge.js';
import type { EndpointPlan } from './endpoint-plan.js';

/** How many things of each kind a plan has. Endpoints that only some need stand in `conditional` alone. */
export interface PlanCounts {
  readonly interfaces: number;
  readonly gateways: number;
  /** Things to create that are neither of the two. */
  readonly others: number;
  readonly conditional: number;
  /** Services behind a NAT gateway. */
  readonly nat: number;
  readonly inVpc: number;
}

export function countsOf({ endpoints, others }: EndpointPlan): PlanCounts {
  const isRequired = ({ need }: { need: Need }) => need === 'required';
  const required = [...endpoints, ...others].filter(isRequired);
  const count = (method: AccessMethod) => required.filter((each) => each.method === method).length;
  const counts = {
    interfaces: count('interface-endpoint'),
    gateways: count('gateway-endpoint'),
    nat: count('nat-gateway'),
    inVpc: count('in-vpc'),
  };
  const { interfaces, gateways, nat, inVpc } = counts;
  return {
    ...counts,
    others: required.length - interfaces - gateways - nat - inVpc,
    conditional: endpoints.filter(({ need }) => need === 'conditional').length,
  };
}
