import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBuild } from '../package-folder.js';

/** What `npm run build` makes of `page/`, beside the compiled code. */
const built = inBuild('playground/page');

const files: Readonly<Record<string, { name: string; type: string }>> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/page/main.js': { name: 'main.js', type: 'text/javascript; charset=utf-8' },
  '/page/styles.css': { name: 'styles.css', type: 'text/css; charset=utf-8' },
  '/page/icon.svg': { name: 'icon.svg', type: 'image/svg+xml' },
};

/** A file of the page; undefined for any other path. */
export function pageFile(path: string): { bytes: Buffer; type: string } | undefined {
  const file = files[path];
  if (file === undefined) return undefined;
  const location = join(built, file.name);
  return existsSync(location) ? { bytes: readFileSync(location), type: file.type } : undefined;
}
