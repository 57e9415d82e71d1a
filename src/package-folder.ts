import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether the code runs as the build made it. In development the sources run as they are. */
export const isBuilt = !import.meta.url.endsWith('.ts');

/** A file or folder of the package, by its path from where `package.json` is: the build puts code elsewhere. */
export function inPackage(path: string): string {
  return fileURLToPath(new URL(path, folder));
}

/** What `npm run build` made. */
export function inBuild(path: string): string {
  return inPackage(`dist/${path}`);
}

const folder = nearestPackage(new URL('./', import.meta.url));

function nearestPackage(from: URL): URL {
  return existsSync(new URL('package.json', from)) ? from : nearestPackage(new URL('../', from));
}
