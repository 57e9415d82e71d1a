import { shortName } from '../knowledge/aliases.js';
import {
  type AccessMethod,
  type Knowledge,
  type Localized,
  topicName,
  type Workload,
} from '../knowledge/knowledge.js';
import { methodName } from './answer.js';
import type { EndpointPlan, PlannedEndpoint, PlannedOther, Use } from './endpoint-plan.js';
import { type Branch, branchHop, type Route, routeToAll, serviceHop } from './route.js';

const anyWorkload = { en: 'Workload', ja: 'ワークロード' };

/** The ways from one workload to everything in a plan but what is optional, those without a condition first. */
export function routeOfPlan(plan: EndpointPlan, knowledge: Knowledge): Route {
  const groups = [...byDestination(plan.endpoints), ...byMethod(plan.others)];
  const branches = groups.map((group) => branchOf(group, knowledge));
  const order: readonly Branch['need'][] = ['required', 'conditional'];
  const workload = workloadOf(plan, knowledge);
  return routeToAll(
    workload?.name ?? anyWorkload,
    workload?.icon,
    order.flatMap((need) => branches.filter((branch) => branch.need === need)),
  );
}

/** The workload that the plan is for, where there is one of them. */
function workloadOf({ endpoints, others }: EndpointPlan, knowledge: Knowledge): Workload | undefined {
  const users = new Set([...endpoints.flatMap(({ uses }) => uses), ...others].map(({ topic }) => topic));
  const workloads = [...users].flatMap((id) => {
    const topic = knowledge.topics.get(id);
    return topic?.kind === 'workload' ? [topic] : [];
  });
  return workloads.length === 1 ? workloads[0] : undefined;
}

/** What stands on one branch. */
interface Group {
  readonly method: AccessMethod;
  readonly need: Use['need'];
  /** Short endpoint names, with their Region where it is another one. */
  readonly names: readonly string[];
  readonly ports: readonly number[];
  readonly uses: readonly Use[];
}

/** Endpoints of one service stand together. */
function byDestination(endpoints: readonly PlannedEndpoint[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { method, need, name, serviceRegion, ports, uses } of endpoints) {
    const key = [method, need, ...new Set(uses.map(({ service }) => service))].join(' ');
    const known = groups.get(key);
    groups.set(key, {
      method,
      need,
      names: [...(known?.names ?? []), ...(name === undefined ? [] : [shortNameIn(name, serviceRegion)])],
      ports: [...new Set([...(known?.ports ?? []), ...ports])],
      uses: [...(known?.uses ?? []), ...uses],
    });
  }
  return [...groups.values()];
}

function shortNameIn(name: string, region: string | undefined): string {
  return region === undefined ? shortName(name) : `${shortName(name)} (${region})`;
}

/** One NAT gateway leads to all of its services; in the VPC each stands alone. */
function byMethod(others: readonly PlannedOther[]): Group[] {
  const groups = new Map<string, Group>();
  for (const other of others) {
    const { method, need, service, ports } = other;
    const key = [method, need, ...(method === 'in-vpc' ? [service] : [])].join(' ');
    const uses = [...(groups.get(key)?.uses ?? []), other];
    groups.set(key, { method, need, names: [], ports, uses });
  }
  return [...groups.values()];
}

function branchOf({ method, need, names, ports, uses }: Group, knowledge: Knowledge): Branch {
  const services = new Map(uses.map(({ service, name }) => [service, name]));
  const hops = [...services].map(([id, name]) => {
    const service = knowledge.topics.get(id);
    const icon = service?.kind === 'service' ? service.icon : undefined;
    return serviceHop(name, icon, method === 'in-vpc' ? 'private-subnet' : 'aws');
  });
  const [only] = hops;
  const about = { why: reasonsOf(uses, knowledge), need };
  return method === 'in-vpc' && only !== undefined
    ? { ...about, endpoint: { ...only, ports }, services: [] }
    : {
        ...about,
        endpoint: branchHop(method, methodName(method, knowledge), names, ports),
        services: hops,
      };
}

/** Why something is there that was not asked for itself. */
function reasonsOf(uses: readonly Use[], knowledge: Knowledge): Localized | undefined {
  const reasons = uses.flatMap(({ topic, service, why }) => {
    const user = knowledge.topics.get(topic);
    return topic === service || why === undefined || user === undefined
      ? []
      : [{ name: topicName(user), why }];
  });
  if (reasons.length === 0) return undefined;
  return {
    en: [...new Set(reasons.map(({ name, why }) => `${name.en}: ${why.en}`))].join('; '),
    ja: [...new Set(reasons.map(({ name, why }) => `${name.ja}：${why.ja}`))].join('、'),
  };
}
