import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import * as z from 'zod';
import { accessMethods } from '../../knowledge/knowledge.js';

/** The lists of services: by the access method that is recommended, and those that AWS has ended. */
export const homeLists = [...accessMethods, 'ended'] as const;
export type HomeList = (typeof homeLists)[number];

/** What is shown of the lists of services. */
export interface HomePlace {
  readonly list: HomeList;
  /** Counted from 0. */
  readonly page: number;
}

/** What a Home tab remembers of itself, to be published again as it was. */
export interface HomeState extends HomePlace {
  /** How often something was chosen from a menu: in a new block Slack forgets the choice, so that it can be made again. */
  readonly round: number;
}

const place = { v: z.literal(1), list: z.enum(homeLists), page: z.int().min(0) };
const writtenPlace = z.strictObject(place);
const writtenState = z.strictObject({ ...place, round: z.int().min(0), digest: z.string() });

/** A place as the value of a button or an option. */
export function writePlace({ list, page }: HomePlace): string {
  return JSON.stringify({ v: 1, list, page });
}

/** The place in a value; undefined when it makes no sense to this version. */
export function readPlace(value: string | undefined): HomePlace | undefined {
  return read(writtenPlace, value);
}

/** The state as the metadata of the view with these blocks. */
export function writeHomeState({ list, page, round }: HomeState, blocks: readonly KnownBlock[]): string {
  const digest = createHash('sha256').update(JSON.stringify(blocks)).digest('base64url').slice(0, 22);
  return JSON.stringify({ v: 1, list, page, round, digest });
}

/** The state in the metadata of a view; undefined when it makes no sense to this version. */
export function readHomeState(metadata: string | undefined): HomeState | undefined {
  return read(writtenState, metadata);
}

function read<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  try {
    return schema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
