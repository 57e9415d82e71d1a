import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { StateValues, View } from '../protocol.js';
import { Blocks } from './blocks/blocks.js';
import { type Surface, SurfaceContext } from './blocks/surface.js';
import { textOf } from './blocks/text-of.js';
import { stateOf } from './blocks/values.js';
import { usePage } from './context.js';
import { IconButton } from './icon-button.js';
import { Icon } from './icons.js';
import { actionOf, withValue } from './message-surface.js';

/** The modals that are open, one over the other: what was filled in stays in those below. */
export function Modals() {
  const { world } = usePage();
  return world.modals.map((view, i) => <Modal key={view.id} view={view} isStacked={i > 0} />);
}

function Modal({ view, isStacked }: { view: View; isStacked: boolean }) {
  const { act, strings } = usePage();
  const [state, setState] = useState<StateValues>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle');
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const form = useId();

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('.dialog-body :is(input, textarea)')?.focus();
    return () => shown?.close();
  }, []);

  const place = { view: view.id };
  const surface: Surface = {
    place,
    state,
    errors,
    change: (blockId, actionId, value) => {
      setState((before) => withValue(before, blockId, actionId, value));
      setErrors(({ [blockId]: _, ...others }) => others);
    },
    send: (blockId, element, value) =>
      act({
        kind: 'action',
        place,
        action: actionOf(blockId, element, value),
        state: stateOf(view.blocks, withValue(state, blockId, String(element.action_id), value)),
      }),
  };
  const close = (everything: boolean) => void act({ kind: 'close', view: view.id, everything });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const values = stateOf(view.blocks, state);
    setErrors({});
    setStatus('busy');
    const { ok, errors = {}, problems = {} } = await act({ kind: 'submit', view: view.id, state: values });
    setStatus(ok ? 'idle' : 'failed');
    const found = Object.entries(problems).map(([id, problem]) => [id, strings.problems[problem]]);
    setErrors({ ...errors, ...Object.fromEntries(found) });
  };

  const closeText = textOf(view.close) || (view.submit === null ? strings.close : strings.cancel);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        close(false);
      }}
    >
      <header className="dialog-head">
        <h2 id={title} className="dialog-title">
          {textOf(view.title)}
        </h2>
        <IconButton
          icon="close"
          label={isStacked ? strings.closeAll : strings.close}
          onClick={() => close(true)}
        />
      </header>
      <form className="dialog-body" id={form} noValidate onSubmit={submit}>
        <SurfaceContext value={surface}>
          <Blocks blocks={view.blocks} />
        </SurfaceContext>
      </form>
      <footer className="dialog-foot">
        {status === 'failed' && (
          <span className="action-failed" role="alert">
            <Icon name="warning" size={14} /> {strings.failed}
          </span>
        )}
        <button type="button" className="button button-plain" onClick={() => close(false)}>
          {isStacked && view.close === null ? strings.back : closeText}
        </button>
        {view.submit !== null && (
          <button type="submit" form={form} className="button button-primary" aria-busy={status === 'busy'}>
            {textOf(view.submit)}
            {status === 'busy' && <span className="spinner" />}
          </button>
        )}
      </footer>
    </dialog>
  );
}
