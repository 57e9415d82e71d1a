import type { KnowledgeFile } from './files.js';

/** Lists that a team adds to: its own entries come first, ours stay. Any other list is replaced. */
const addedTo = new Set([
  'cautions',
  'changes',
  'references',
  'related',
  'known',
  'former',
  'ja',
  'weak',
  'hosts',
  'cues',
]);

/**
 * Lays a team's files over ours. A file of a new path is added; a file of a path that we have needs to
 * say only what differs: mappings are merged, `cautions`, `changes`, `references` and aliases are added
 * in front of ours, everything else (such as `access`) takes the place of ours.
 */
export function layOver(base: readonly KnowledgeFile[], overlay: readonly KnowledgeFile[]): KnowledgeFile[] {
  const byPath = new Map(base.map((file) => [file.path, file]));
  for (const file of overlay) {
    const ours = byPath.get(file.path);
    byPath.set(
      file.path,
      ours === undefined ? file : { ...file, content: merge(ours.content, file.content) },
    );
  }
  return [...byPath.values()];
}

function merge(ours: unknown, theirs: unknown): unknown {
  if (Array.isArray(ours) && Array.isArray(theirs)) return [...theirs, ...ours];
  if (!isMapping(ours) || !isMapping(theirs)) return theirs;
  const merged: Record<string, unknown> = { ...ours };
  for (const [key, value] of Object.entries(theirs)) {
    merged[key] =
      Array.isArray(value) && !addedTo.has(key) ? value : key in ours ? merge(ours[key], value) : value;
  }
  return merged;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
