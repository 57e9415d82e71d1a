import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Problem } from './problem.js';
import { fileKinds } from './schema.js';

type FileKind = keyof typeof fileKinds;

/** A knowledge file as it was read, before anything is known about its content. */
export interface KnowledgeFile {
  /** The path below the knowledge folder, such as `services/ecr.yml`. */
  readonly path: string;
  readonly kind: FileKind;
  /** Where to find it, for messages. */
  readonly location: string;
  readonly content: unknown;
}

const kinds = Object.entries(fileKinds) as [FileKind, { readonly files: string }][];

/** Reads every YAML file of a knowledge folder; what cannot be read is a problem, never a crash. */
export function readKnowledgeFolder(folder: string): { files: KnowledgeFile[]; problems: Problem[] } {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const problem = { file: folder, field: '', problem: 'is not a folder', fix: 'name a folder that exists' };
    return { files: [], problems: [problem] };
  }
  const files: KnowledgeFile[] = [];
  const problems: Problem[] = [];
  for (const path of listFiles(folder)) {
    const location = join(folder, path);
    const kind = kindOf(path);
    if (kind === undefined) {
      problems.push({
        file: location,
        field: '',
        problem: 'is not a place for knowledge',
        fix: `use ${kinds.map(([, { files: where }]) => where.replace('*', '<id>')).join(', ')}`,
      });
      continue;
    }
    const document = parseDocument(readFileSync(location, 'utf8'), { prettyErrors: true });
    const [error] = document.errors;
    if (error) {
      const line = error.linePos?.[0].line;
      const [problem = error.code] = error.message.split(' at line ');
      problems.push({
        file: location,
        field: line === undefined ? '' : `line ${line}`,
        problem: `is not valid YAML: ${problem}`,
        fix: 'mend the YAML; quote text that has {, }, ": " or a leading symbol',
      });
      continue;
    }
    files.push({ path, kind, location, content: document.toJS() });
  }
  return { files, problems };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''),
    )
    .sort();
}

function kindOf(path: string): FileKind | undefined {
  const [folder = '', name, ...deeper] = path.split('/');
  const isTopic = name?.endsWith('.yml') === true && deeper.length === 0;
  const where = isTopic ? `${folder}/*.yml` : path;
  return kinds.find(([, { files }]) => files === where)?.[0];
}
