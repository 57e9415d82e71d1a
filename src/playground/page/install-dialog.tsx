import { useState } from 'react';
import { usePage } from './context.js';
import { Dialog } from './dialog.js';
import { Icon } from './icons.js';
import { remember } from './preferences.js';

/** What the app may do, and a choice of what is optional: the page on which Slack asks whether to install an app. */
export function InstallDialog({ onClose }: { onClose: () => void }) {
  const { strings, world, act } = usePage();
  const { name, scopes, optionalScopes, declinedScopes } = world.app;
  const [declined, setDeclined] = useState(declinedScopes);
  const required = scopes.filter((scope) => !optionalScopes.includes(scope));
  const toggle = (scope: string) =>
    setDeclined((before) => optionalScopes.filter((each) => before.includes(each) !== (each === scope)));
  return (
    <Dialog title={strings.installTitle(name)} onClose={onClose}>
      {(close) => (
        <>
          <div className="dialog-body">
            <h3>{strings.requiredScopes}</h3>
            <ul className="scopes">
              {required.map((scope) => (
                <li key={scope} className="choice">
                  <Icon name="check" size={16} />
                  <ScopeText scope={scope} />
                </li>
              ))}
            </ul>
            <h3>{strings.optionalScopes}</h3>
            {optionalScopes.length === 0 ? (
              <p>{strings.noOptionalScopes}</p>
            ) : (
              <fieldset className="scopes">
                <legend>{strings.optionalScopesNote}</legend>
                {optionalScopes.map((scope) => (
                  <label key={scope} className="choice">
                    <input
                      type="checkbox"
                      checked={!declined.includes(scope)}
                      onChange={() => toggle(scope)}
                    />
                    <ScopeText scope={scope} />
                  </label>
                ))}
              </fieldset>
            )}
          </div>
          <div className="dialog-foot">
            <button type="button" className="button button-plain" onClick={close}>
              {strings.cancel}
            </button>
            <button
              type="button"
              className="button button-primary"
              onClick={() => {
                remember('declined-scopes', declined.join(' '));
                void act({ kind: 'install', declined });
                close();
              }}
            >
              {strings.install}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function ScopeText({ scope }: { scope: string }) {
  const { strings } = usePage();
  const meaning = strings.scopes[scope];
  return (
    <span>
      <code>{scope}</code>
      {meaning !== undefined && <span className="choice-note">{meaning}</span>}
    </span>
  );
}
