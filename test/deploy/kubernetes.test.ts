import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Metrics } from '../../src/metrics.js';
import { healthRequests } from '../../src/slack/health-requests.js';
import { drainMilliseconds } from '../../src/slack/running-work.js';
import { patience } from '../../src/storage/database.js';
import { problemsOf } from './kubernetes-models.js';
import {
  kubernetesFolder,
  kustomization,
  type Manifest,
  manifestOf,
  manifests,
  settings,
  version,
} from './manifests.js';

const deployment = manifestOf('Deployment');
const pod = deployment.spec.template;
const [container] = pod.spec.containers;
const { startupProbe, readinessProbe, livenessProbe, lifecycle } = container;
const probes = { startupProbe, readinessProbe, livenessProbe };
const appPort = 3000;

describe.each([...manifests])('%s', (_file, manifest) => {
  test('follows the schema of Kubernetes', () => {
    expect(problemsOf(manifest)).toEqual([]);
  });

  // In a map every name is as good as another.
  const maps = /\/(labels|annotations|matchLabels|requests|limits)$|^\/spec\/selector$/;
  const isMap = (path: string) =>
    maps.test(path) && (path !== '/spec/selector' || manifest.kind === 'Service');

  test('would not with a field that Kubernetes does not know, wherever it stands', () => {
    for (const path of objectsIn(manifest).filter((each) => !isMap(each))) {
      const spoilt = structuredClone(manifest);
      objectAt(spoilt, path).fieldOfNothing = 'x';
      expect([path, problemsOf(spoilt)]).toEqual([path, [`${path}/fieldOfNothing is unknown`]]);
    }
  });

  test('stands in the kustomization, if only to be chosen', () => {
    const text = readFileSync(`${kubernetesFolder}/kustomization.yaml`, 'utf8');
    expect(text).toMatch(new RegExp(`^  (# )?- ${_file}$`, 'm'));
  });
});

test('a value of the wrong type does not follow the schema of Kubernetes', () => {
  const spoilt = structuredClone(deployment);
  spoilt.spec.template.spec.terminationGracePeriodSeconds = 'long';
  expect(problemsOf(spoilt)).toEqual([expect.stringContaining('terminationGracePeriodSeconds')]);
});

test('the kustomization names files that exist, and the image of this version', () => {
  for (const file of kustomization.resources) expect([...manifests.keys()]).toContain(file);
  expect(kustomization.images).toEqual([
    { name: container.image, newName: expect.any(String), newTag: version },
  ]);
  expect(manifestOf('Namespace').metadata.name).toBe(kustomization.namespace);
});

describe('the names', () => {
  const { labels } = pod.metadata;

  test('of labels lead every selector to the pods', () => {
    expect(labels).toEqual({ 'app.kubernetes.io/name': 'vpcaccess' });
    for (const selector of [
      deployment.spec.selector.matchLabels,
      manifestOf('Service').spec.selector,
      manifestOf('PodDisruptionBudget').spec.selector.matchLabels,
      ...pod.spec.topologySpreadConstraints.map((each: Manifest) => each.labelSelector.matchLabels),
    ])
      expect(selector).toEqual(labels);
    expect(pod.spec.topologySpreadConstraints.map((each: Manifest) => each.topologyKey)).toEqual([
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ]);
  });

  test('of objects lead to them', () => {
    const { apiVersion, kind, metadata } = deployment;
    const scaler = manifestOf('HorizontalPodAutoscaler');
    expect(scaler.spec.scaleTargetRef).toEqual({ apiVersion, kind, name: metadata.name });
    expect(pod.spec.serviceAccountName).toBe(manifestOf('ServiceAccount').metadata.name);
    for (const { backend } of pathsOf(manifestOf('Ingress')))
      expect(backend.service).toEqual({
        name: manifestOf('Service').metadata.name,
        port: { name: manifestOf('Service').spec.ports[0].name },
      });
  });

  test('of ports lead to the one on which the bot listens', () => {
    expect(container.ports).toEqual([{ name: 'http', containerPort: appPort }]);
    expect(envOf(container).PORT).toBe(String(appPort));
    expect(pod.metadata.annotations['prometheus.io/port']).toBe(String(appPort));
    expect(manifestOf('Service').spec.ports[0].targetPort).toBe('http');
    for (const probe of Object.values(probes)) expect(probe.httpGet.port).toBe('http');
  });

  test('of settings are known to the bot', () => {
    for (const name of Object.keys(envOf(container))) expect(settings).toContain(name);
  });
});

describe('what is asked of the bot', () => {
  const handlerFor = healthRequests(() => Promise.reject(new Error('not asked')), new Metrics().registry);

  test.each([
    ...Object.values(probes).map((probe) => probe.httpGet.path),
    pod.metadata.annotations['prometheus.io/path'],
  ])('%s is there', (path) => {
    expect(handlerFor(path)).toBeDefined();
  });
});

test('a database that says nothing takes no replica out of service', () => {
  expect(readinessProbe.timeoutSeconds).toBeGreaterThan(patience / 1000);
});

describe('an end in peace', () => {
  const pause = lifecycle.preStop.sleep.seconds;

  test('has time for the pause, for what still runs, and to write down what was noted', () => {
    const { terminationGracePeriodSeconds } = pod.spec;
    expect(pause).toBeGreaterThanOrEqual(5);
    expect(terminationGracePeriodSeconds).toBeGreaterThanOrEqual(pause + drainMilliseconds / 1000 + 5);
  });

  test('never takes away a replica before another one is ready', () => {
    expect(deployment.spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
    expect(manifestOf('PodDisruptionBudget').spec.maxUnavailable).toBe(1);
  });

  test('leaves the number of replicas to the scaler, which keeps at least two', () => {
    expect(deployment.spec.replicas).toBeUndefined();
    expect(manifestOf('HorizontalPodAutoscaler').spec.minReplicas).toBeGreaterThanOrEqual(2);
  });
});

test('no pod may do what it need not', () => {
  // https://kubernetes.io/docs/concepts/security/pod-security-standards/: what the namespace enforces.
  expect(manifestOf('Namespace').metadata.labels).toEqual({
    'pod-security.kubernetes.io/enforce': 'restricted',
  });
  expect(pod.spec.securityContext).toMatchObject({
    runAsNonRoot: true,
    runAsUser: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect([pod.spec, manifestOf('ServiceAccount')].map((each) => each.automountServiceAccountToken)).toEqual([
    false,
    false,
  ]);
});

test('the replicas leave room for each other', () => {
  expect(container.resources.requests).toMatchObject({ cpu: expect.any(String), memory: expect.any(String) });
  expect(container.resources.limits).toMatchObject({ memory: expect.any(String) });
});

test('secrets stand in no manifest', () => {
  expect([...manifests.values()].map(({ kind }) => kind)).not.toContain('Secret');
  expect(Object.keys(envOf(container))).toEqual(['HOST', 'PORT']);
});

test('from outside only what Slack needs is reached', () => {
  expect(pathsOf(manifestOf('Ingress')).map(({ path, pathType }) => [path, pathType])).toEqual([
    ['/slack', 'Prefix'],
    ['/routes', 'Prefix'],
  ]);
});

function envOf({ env }: Manifest): Record<string, string> {
  return Object.fromEntries(env.map(({ name, value }: Manifest) => [name, value]));
}

function pathsOf(ingress: Manifest): Manifest[] {
  return ingress.spec.rules.flatMap((rule: Manifest) => rule.http.paths);
}

/** The path of every object in it, itself as the first one. */
function objectsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, field]) => objectsIn(field, `${path}/${name}`));
  return Array.isArray(value) ? inside : [path, ...inside];
}

function objectAt(value: Manifest, path: string): Manifest {
  return path
    .split('/')
    .slice(1)
    .reduce((object, name) => object[name], value);
}
