import { usePage } from './context.js';
import { Dialog } from './dialog.js';

/** How to connect a real workspace. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const { strings } = usePage();
  return (
    <Dialog title={strings.connectTitle} onClose={onClose}>
      {() => (
        <div className="dialog-body">
          <ol className="steps">
            {strings.connectSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>{strings.connectGuide}</p>
        </div>
      )}
    </Dialog>
  );
}
