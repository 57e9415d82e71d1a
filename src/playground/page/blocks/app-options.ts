import { useEffect, useState } from 'react';
import { usePage } from '../context.js';
import type { ElementProps } from './element-props.js';
import { groupsOf, type OptionGroup } from './options.js';
import { useSurface } from './surface.js';

/** Slack asks the app for options from the third letter on, unless the element says otherwise. */
const defaultQueryLength = 3;
/** A moment after the last letter, so that not every letter becomes a request. */
const typingPause = 150;

export interface Asked {
  readonly groups: readonly OptionGroup[];
  readonly status: 'too-short' | 'waiting' | 'failed' | 'answered';
  readonly least: number;
  /** Why Slack shows none of them. */
  readonly refused: readonly string[];
}

/** Options from the app, asked for while somebody types. `words` is undefined while the menu is closed. */
export function useAppOptions({ blockId, element }: ElementProps, words: string | undefined): Asked {
  const { act } = usePage();
  const { place } = useSurface();
  const least = Number(element.min_query_length ?? defaultQueryLength);
  const [answer, setAnswer] = useState<Omit<Asked, 'least'>>();
  const actionId = String(element.action_id);
  const where = JSON.stringify(place);

  useEffect(() => {
    if (words === undefined || [...words].length < least) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const outcome = await act({
        kind: 'options',
        place: JSON.parse(where),
        blockId,
        actionId,
        value: words,
      });
      if (!isCurrent) return;
      setAnswer(
        outcome.ok
          ? {
              status: 'answered',
              groups: groupsOf(outcome.options, outcome.optionGroups),
              refused: outcome.refused ?? [],
            }
          : { status: 'failed', groups: [], refused: [] },
      );
    }, typingPause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words, least, act, where, blockId, actionId]);

  if (words === undefined || [...words].length < least)
    return { groups: [], status: 'too-short', least, refused: [] };
  return { ...(answer ?? { groups: [], status: 'waiting', refused: [] }), least };
}
