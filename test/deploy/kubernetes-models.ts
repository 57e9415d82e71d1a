import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';

const models = [
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Namespace,
  PodDisruptionBudget,
  Service,
  ServiceAccount,
];

/**
 * What is wrong with a Kubernetes object, unknown fields among it. The models take those, but look at every field
 * that they know: what they did not look at is unknown.
 */
export function problemsOf(object: { readonly apiVersion?: string; readonly kind?: string }): string[] {
  const model = models.find(
    ({ apiVersion, kind }) => object.apiVersion === apiVersion && object.kind === kind,
  );
  if (model === undefined) return [`no model of ${object.apiVersion} ${object.kind}`];
  const unread = new Set<string>();
  const watched = watch(object, '', unread);
  try {
    model.prototype.validate.call(watched);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return [...unread].map((path) => `${path} is unknown`);
}

/** The same value, which notes every field in it that is never read. */
function watch(value: unknown, path: string, unread: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const fields = new Map(
    Object.entries(value).map(([name, field]) => [name, watch(field, `${path}/${name}`, unread)]),
  );
  for (const name of fields.keys()) unread.add(`${path}/${name}`);
  return new Proxy(value, {
    get: (target, name) => {
      if (typeof name !== 'string' || !fields.has(name)) return Reflect.get(target, name);
      unread.delete(`${path}/${name}`);
      return fields.get(name);
    },
  });
}
