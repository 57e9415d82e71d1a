import { useState } from 'react';
import type { Json } from '../../protocol.js';
import type { ElementProps } from './element-props.js';
import { useSurface } from './surface.js';
import { heldIn } from './values.js';

/** The value of an element, and how to change it: outside an input block every change is an action. */
export function useElement({ blockId, element, input }: ElementProps) {
  const { state, change, send } = useSurface();
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const actionId = String(element.action_id);
  const value = heldIn(state, blockId, element);

  const tell = async (content: Json) => {
    setBusy(true);
    setFailed(false);
    const { ok } = await send(blockId, element, content);
    setBusy(false);
    setFailed(!ok);
  };
  const set = (content: Json) => {
    const next = { type: String(element.type), ...content };
    change(blockId, actionId, next);
    if (input === undefined || input.sends) void tell(next);
  };
  return { value, set, tell, isBusy, hasFailed };
}

/** The attributes that name an element and tell what is wrong with it. */
export function naming(input: ElementProps['input'], fallback: string) {
  return input === undefined
    ? { 'aria-label': fallback }
    : {
        'aria-labelledby': input.labelledBy,
        'aria-describedby': input.describedBy,
        'aria-required': input.isRequired || undefined,
        'aria-invalid': input.isInvalid || undefined,
      };
}
