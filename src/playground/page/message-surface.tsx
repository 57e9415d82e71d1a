import { useState } from 'react';
import type { Json, Place, StateValues } from '../protocol.js';
import { Blocks } from './blocks/blocks.js';
import { type Surface, SurfaceContext } from './blocks/surface.js';
import { stateOf } from './blocks/values.js';
import { usePage } from './context.js';

/** Blocks in which every change is sent at once: of a message, or of a Home tab. */
export function LiveBlocks({ blocks, place }: { blocks: readonly Json[]; place: Place }) {
  const { act } = usePage();
  const [state, setState] = useState<StateValues>({});
  const surface: Surface = {
    place,
    state,
    errors: {},
    change: (blockId, actionId, value) => setState((before) => withValue(before, blockId, actionId, value)),
    send: (blockId, element, value) =>
      act({
        kind: 'action',
        place,
        action: actionOf(blockId, element, value),
        state: stateOf(blocks, withValue(state, blockId, String(element.action_id), value)),
      }),
  };
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={blocks} />
    </SurfaceContext>
  );
}

export function withValue(state: StateValues, blockId: string, actionId: string, value: Json): StateValues {
  return { ...state, [blockId]: { ...state[blockId], [actionId]: value } };
}

/** An action as Slack sends it. */
export function actionOf(blockId: string, element: Json, value: Json): Json {
  return { block_id: blockId, action_id: element.action_id, ...value };
}
