import type { Json } from '../../protocol.js';
import type { OptionGroup } from './options.js';

/** What a kind of menu chooses from, and how it holds what was chosen. */
export interface Kind {
  readonly source: 'static' | 'external' | 'users' | 'conversations' | 'channels';
  readonly isMany: boolean;
  /** Holds ids of people or channels instead of options. */
  readonly isById: boolean;
  /** The field of the value in which the choice stands. */
  readonly key: string;
}

export function kindOf(type: string): Kind {
  const isMany = type.startsWith('multi_');
  const source = type.replace(/^multi_/, '').replace(/_select$/, '') as Kind['source'];
  const isById = source !== 'static' && source !== 'external';
  const noun = isById ? source : 'options';
  return { source, isMany, isById, key: `selected_${isMany ? noun : noun.slice(0, -1)}` };
}

/** What was chosen, as options. */
export function chosenIn(value: Json, kind: Kind, known: readonly OptionGroup[]): Json[] {
  const held = value[kind.key];
  const list: unknown[] = (Array.isArray(held) ? held : [held]).filter(
    (each) => each !== null && each !== undefined,
  );
  if (!kind.isById) return list as Json[];
  const all = known.flatMap(({ options }) => options);
  return list.flatMap((id) => all.filter((option) => option.value === id));
}
