import type { EndpointPlan, PlannedEndpoint, PlannedOther } from '../endpoint-plan.js';

/** Whether anything is to be created for a service without an endpoint. */
export function isCreated({ method, ports }: PlannedOther): boolean {
  return method !== 'in-vpc' || ports.length > 0;
}

/**
 * Where the code belongs. An endpoint that another Region alone has is created there, unless AWS lets it be
 * created from here; when nothing at all is left for here, the code is for that Region.
 */
export function placeOf(
  plan: EndpointPlan,
  endpoints: readonly PlannedEndpoint[],
  others: readonly PlannedOther[],
): { region: string; endpoints: PlannedEndpoint[]; elsewhere: PlannedEndpoint[] } {
  const here = endpoints.filter(
    ({ serviceRegion, crossRegion }) => serviceRegion === undefined || crossRegion,
  );
  const elsewhere = endpoints.filter((endpoint) => !here.includes(endpoint));
  const region = elsewhere[0]?.serviceRegion;
  if (region === undefined || here.length > 0 || others.some(isCreated))
    return { region: plan.region, endpoints: here, elsewhere };
  return {
    region,
    endpoints: elsewhere.filter(({ serviceRegion }) => serviceRegion === region),
    elsewhere: elsewhere.filter(({ serviceRegion }) => serviceRegion !== region),
  };
}
