import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The packages of a package-lock.json, by their path. */
export type Lock = Readonly<Record<string, LockedPackage>>;

export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** As the package says it; undefined where it says nothing. */
  readonly licence: string | undefined;
}

/** Licences under which a package may be used and passed on with ours: https://spdx.org/licenses */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  // Of its files alone, and they are used as they are.
  'MPL-2.0',
]);

/** What the page of the playground is bundled from; everything below comes with it. */
const bundled = ['react', 'react-dom', 'slack-blocks-to-jsx'];

export function readLock(): Lock {
  return JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
}

/** Every package that `npm ci --omit=dev` installs, on whichever platform. */
export function productionPackages(lock: Lock): Licensed[] {
  const paths = Object.keys(lock).filter((path) => path !== '' && lock[path]?.dev !== true);
  return licensed(paths, lock);
}

/** Every package that the page of the playground may hold. */
export function bundledPackages(lock: Lock): Licensed[] {
  const paths = new Set<string>();
  const add = (name: string, from: string) => {
    const path = installedFor(from, name, lock);
    if (path === undefined || paths.has(path)) return;
    paths.add(path);
    for (const each of Object.keys(lock[path]?.dependencies ?? {})) add(each, path);
  };
  for (const name of bundled) add(name, '');
  return licensed([...paths], lock);
}

/** The packages whose licence is not known to be good. */
export function doubtful(packages: readonly Licensed[]): Licensed[] {
  return packages.filter(({ licence }) => licence === undefined || !allowed.has(licence));
}

/** Which packages stand under which licences, as Markdown: `docs/licences.md`. */
export function licencesPage(lock: Lock): string {
  return `# Licences

Written by \`npm run docs\` from package-lock.json. vpcaccess itself stands under the [MIT Licence](../LICENSE), and the
text of each licence below in the folder of its package; [NOTICE](../NOTICE) says whose they are.

## The bot

${table(productionPackages(lock))}

## The page of the playground

Bundled into \`dist/playground/page\`; the licences stand in main.js.LEGAL.txt there as well.

${table(bundledPackages(lock))}

## What is no package

| what | licence |
| --- | --- |
| AWS Architecture Icons, read from aws-icons and shown in the route images | [for architecture diagrams](https://aws.amazon.com/architecture/icons/) |
| outlines of Noto Sans JP in assets/glyphs | OFL-1.1 |
| the English words in src/question/english-words.ts, from popular-english-words | ISC |
`;
}

function table(packages: readonly Licensed[]): string {
  const rows = packages.map(
    ({ name, version, licence }) => `| ${name} | ${version} | ${licence ?? 'unknown'} |`,
  );
  return ['| package | version | licence |', '| --- | --- | --- |', ...rows].join('\n');
}

function licensed(paths: readonly string[], lock: Lock): Licensed[] {
  const found = paths.map((path) => {
    const { version = '', license: licence } = lock[path] ?? {};
    return { name: path.replace(/^.*node_modules\//, ''), version, licence };
  });
  const idOf = ({ name, version }: Licensed) => `${name} ${version}`;
  const once = new Map(found.map((each) => [idOf(each), each]));
  return [...once.values()].toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

/** Where the package that another one asks for is installed: in its own folder or in one above. */
function installedFor(from: string, name: string, lock: Lock): string | undefined {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (lock[path] !== undefined) return path;
  if (from === '') return undefined;
  return installedFor(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name, lock);
}
