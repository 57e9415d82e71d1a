import { type Ref, useId, useImperativeHandle, useMemo, useRef } from 'react';
import type { Json } from '../../protocol.js';
import { Drawn } from './drawn.js';
import { textOf } from './text-of.js';

export interface ConfirmHandle {
  ask(): void;
}

/** Asks before an action is sent. */
export function Confirm({
  confirm,
  onConfirm,
  ref,
}: {
  confirm: Json;
  onConfirm: () => void;
  ref: Ref<ConfirmHandle>;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const text = useMemo(() => [{ type: 'section', text: confirm.text }], [confirm]);
  useImperativeHandle(ref, () => ({ ask: () => dialog.current?.showModal() }), []);
  return (
    <dialog ref={dialog} className="dialog dialog-small" aria-labelledby={title}>
      <h2 id={title} className="dialog-title">
        {textOf(confirm.title)}
      </h2>
      <div className="dialog-body">
        <Drawn blocks={text} />
      </div>
      <div className="dialog-foot">
        <button type="button" className="button button-plain" onClick={() => dialog.current?.close()}>
          {textOf(confirm.deny)}
        </button>
        <button
          type="button"
          className={`button button-${String(confirm.style ?? 'primary')}`}
          onClick={() => {
            dialog.current?.close();
            onConfirm();
          }}
        >
          {textOf(confirm.confirm)}
        </button>
      </div>
    </dialog>
  );
}
