import { type ReactNode, useEffect, useId, useRef } from 'react';
import { usePage } from './context.js';
import { IconButton } from './icon-button.js';

/** A dialog of the playground itself. `children` is given what closes it. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: (close: () => void) => ReactNode;
}) {
  const { strings } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const close = () => dialog.current?.close();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <header className="dialog-head">
        <h2 id={id} className="dialog-title">
          {title}
        </h2>
        <IconButton icon="close" label={strings.close} onClick={close} />
      </header>
      {children(close)}
    </dialog>
  );
}
