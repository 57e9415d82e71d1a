import { useEffect, useRef } from 'react';
import { usePage } from './context.js';
import { IconButton } from './icon-button.js';

/** How to connect a real workspace. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const { strings } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="connect-title" onClose={onClose}>
      <header className="dialog-head">
        <h2 id="connect-title" className="dialog-title">
          {strings.connectTitle}
        </h2>
        <IconButton icon="close" label={strings.close} onClick={() => dialog.current?.close()} />
      </header>
      <div className="dialog-body">
        <ol className="steps">
          {strings.connectSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>{strings.connectGuide}</p>
      </div>
    </dialog>
  );
}
