// The Slack CLI asks for the manifest as JSON; ours is YAML because people read it.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const manifest = readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8');
process.stdout.write(`${JSON.stringify(parse(manifest))}\n`);
