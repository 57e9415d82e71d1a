import { createContext, useContext } from 'react';
import type { Json, Outcome, Place, StateValues } from '../../protocol.js';

/** Where blocks are shown: a message, a modal or a Home tab, with what was filled in there. */
export interface Surface {
  readonly place: Place;
  readonly state: StateValues;
  /** What is wrong with an input, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  change(blockId: string, actionId: string, value: Json): void;
  /** Sends the action of an element to the app. `value` is what was chosen just now. */
  send(blockId: string, element: Json, value: Json): Promise<Outcome>;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === undefined) throw new Error('Blocks stand on no surface');
  return surface;
}
