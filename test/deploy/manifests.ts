import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

// biome-ignore lint/suspicious/noExplicitAny: what a manifest is like is what the tests find out.
export type Manifest = any;

export const kubernetesFolder = 'deploy/kubernetes';

/** Every manifest of Kubernetes by its file's name. */
export const manifests: ReadonlyMap<string, Manifest> = new Map(
  readdirSync(kubernetesFolder)
    .filter((name) => name !== 'kustomization.yaml')
    .map((name) => [name, parse(readFileSync(`${kubernetesFolder}/${name}`, 'utf8'))]),
);

export const kustomization: Manifest = parse(readFileSync(`${kubernetesFolder}/kustomization.yaml`, 'utf8'));

export const compose: Manifest = parse(readFileSync('deploy/compose.yaml', 'utf8'));

/** The object of that kind. */
export function manifestOf(kind: string): Manifest {
  const found = [...manifests.values()].filter((manifest) => manifest.kind === kind);
  if (found.length !== 1) throw new Error(`There are ${found.length} of the kind ${kind}`);
  return found[0];
}

export const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Names of settings that the bot knows. */
export const settings: ReadonlySet<string> = new Set(
  [...readFileSync('.env.sample', 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name),
);
