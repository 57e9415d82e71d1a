import type * as z from 'zod';
import { inPackage } from '../package-folder.js';
import { builtKnowledge } from './built.js';
import { findProblems } from './check.js';
import { type KnowledgeFile, readKnowledgeFolder } from './files.js';
import { type Knowledge, type Topic, topicFolders } from './knowledge.js';
import { layOver } from './overlay.js';
import { KnowledgeError, type Problem } from './problem.js';
import { fileKinds } from './schema.js';
import { fold } from './spelling.js';

/** The folder that ships with the project. */
export const knowledgeFolder = inPackage('knowledge');

/**
 * Loads the knowledge: compiled where there is a build, otherwise from YAML, with `overlays` (a team's
 * own folders) laid over it in order.
 * @throws KnowledgeError with every problem at once
 */
export function loadKnowledge(overlays: readonly string[] = []): Knowledge {
  const built = overlays.length === 0 ? builtKnowledge() : undefined;
  return built ?? readKnowledge([knowledgeFolder, ...overlays]).knowledge;
}

/**
 * Reads folders of YAML, each laid over the one before, and checks all of it.
 * @throws KnowledgeError with every problem at once
 */
export function readKnowledge(folders: readonly string[]): {
  knowledge: Knowledge;
  files: readonly KnowledgeFile[];
} {
  const [base = { files: [], problems: [] }, ...overlays] = folders.map(readKnowledgeFolder);
  const files = validate(base, overlays);
  return { knowledge: assemble(files), files };
}

type Reading = ReturnType<typeof readKnowledgeFolder>;

function validate(base: Reading, overlays: readonly Reading[]): KnowledgeFile[] {
  const raw = overlays.reduce((files, overlay) => layOver(files, overlay.files), base.files);
  const problems: Problem[] = [base, ...overlays].flatMap((reading) => reading.problems);
  const files = raw.flatMap((file) => {
    const result = fileKinds[file.kind].schema.safeParse(file.content, { reportInput: true });
    if (result.success) return [{ ...file, content: result.data }];
    problems.push(...result.error.issues.flatMap((issue) => explain(file.location, issue)));
    return [];
  });
  problems.push(...findProblems(assemble(files), new Map(files.map((file) => [file.path, file.location]))));
  if (problems.length > 0) throw new KnowledgeError(problems);
  return files;
}

/** Files that passed the schema, as one object. What is missing is empty: the check says so. */
function assemble(files: readonly Pick<KnowledgeFile, 'path' | 'content'>[]): Knowledge {
  const content = (path: string): unknown => files.find((file) => file.path === path)?.content;
  const inFolder = (folder: string) =>
    files
      .filter((file) => file.path.startsWith(`${folder}/`))
      .map((file) => [file.path.slice(folder.length + 1, -'.yml'.length), file.content] as const);
  const topics = Object.entries(topicFolders).flatMap(([kind, folder]) =>
    inFolder(folder).map(([id, topic]) => [id, { kind, id, ...(topic as object) } as Topic] as const),
  );
  const ordinary = content('ordinary.yml') as { names: string[]; phrases: string[] } | undefined;
  const regions = content('regions.yml') as
    | (Pick<Knowledge, 'commonPrices' | 'prefixes'> & { regions: object })
    | undefined;
  return {
    topics: new Map(topics),
    routes: new Map(inFolder('routes')) as Knowledge['routes'],
    situations: new Map(Object.entries(content('situations.yml') ?? {})),
    choices: (content('choices.yml') ?? []) as Knowledge['choices'],
    ordinary: { names: new Set(ordinary?.names.map(fold)), phrases: ordinary?.phrases ?? [] },
    regions: new Map(Object.entries(regions?.regions ?? {})),
    commonPrices: regions?.commonPrices ?? {},
    prefixes: regions?.prefixes ?? [],
  };
}

type Issue = z.core.$ZodIssue;

/** A schema issue in our own words: which field, what is wrong, and what to do. */
function explain(file: string, issue: Issue, above: readonly PropertyKey[] = []): Problem[] {
  const path = [...above, ...issue.path];
  const field = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      field: [...path, key].map(String).join('.'),
      problem: 'is not a field that the schema knows',
      fix: 'check its spelling against CONTRIBUTING.md, or remove it',
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const meant = issue.errors.toSorted((a, b) => progress(b) - progress(a))[0] ?? [];
    return meant.flatMap((inner) => explain(file, inner, path));
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    const language = languageNames[String(path.at(-1))];
    return [
      {
        file,
        field,
        problem: language === undefined ? 'is missing' : `is missing: the ${language} text`,
        fix: /^sources?$/.test(String(path.at(-1))) ? 'add the https URL of the page that says it' : 'add it',
      },
    ];
  }
  return [{ file, field, problem: issue.message, fix: 'change the value accordingly' }];
}

const languageNames: Record<string, string> = { en: 'English', ja: 'Japanese' };

/** The branch of a union that got furthest is the one that was meant. */
function progress(issues: readonly Issue[]): number {
  return Math.max(...issues.map((issue) => issue.path.length + (issue.code === 'invalid_type' ? 0 : 1)));
}
