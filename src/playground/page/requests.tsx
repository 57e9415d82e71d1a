import { useState } from 'react';
import type { Exchange } from '../protocol.js';
import { blocksIn, builderAddress } from './block-kit-builder.js';
import { usePage } from './context.js';
import { IconButton } from './icon-button.js';

/** Each HTTP request between Slack and the app, for a developer. */
export function Requests({ onClose }: { onClose: () => void }) {
  const { world, strings } = usePage();
  const [chosen, setChosen] = useState<number>();
  const exchanges = world.exchanges.toReversed();
  const shown = exchanges.find(({ id }) => id === chosen);
  return (
    <section className="requests" aria-label={strings.requests}>
      <header className="pane-head">
        <h2>
          {strings.requests} <span className="pane-note">{strings.requestsIntro}</span>
        </h2>
        <IconButton icon="close" label={strings.close} onClick={onClose} />
      </header>
      <div className="requests-body">
        <ol className="requests-list" aria-label={strings.requests}>
          {exchanges.length === 0 && <li className="empty">{strings.noRequests}</li>}
          {exchanges.map((exchange) => (
            <li key={exchange.id}>
              <button
                type="button"
                className="requests-row"
                aria-pressed={exchange.id === chosen}
                onClick={() => setChosen(exchange.id)}
              >
                <span className={`requests-from from-${exchange.from}`}>
                  {exchange.from === 'slack' ? strings.fromSlack : strings.fromApp}
                </span>
                <span className="requests-title">{exchange.title}</span>
                <span className={isFailure(exchange) ? 'requests-bad' : 'requests-good'}>
                  {statusOf(exchange)}
                </span>
                <span className="requests-time">{Math.round(exchange.milliseconds)} ms</span>
              </button>
            </li>
          ))}
        </ol>
        {shown === undefined ? (
          <p className="requests-detail empty">{strings.chooseRequest}</p>
        ) : (
          <div className="requests-detail" key={shown.id}>
            <h3>
              POST {shown.url} <span className="pane-note">{new Date(shown.at).toLocaleTimeString()}</span>
            </h3>
            <Body title={strings.request} body={shown.request} />
            <Body
              title={`${strings.response} ${shown.status ?? ''}`}
              body={shown.status === undefined ? strings.noResponse : shown.response}
            />
          </div>
        )}
      </div>
    </section>
  );
}

function Body({ title, body }: { title: string; body: unknown }) {
  const { strings } = usePage();
  const [isCopied, setCopied] = useState(false);
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2);
  const blocks = blocksIn(body);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <section className="requests-part">
      <h4>{title}</h4>
      <div className="requests-tools">
        <button type="button" className="button button-plain button-small" onClick={() => void copy()}>
          {isCopied ? strings.copied : strings.copy}
        </button>
        {blocks !== undefined && (
          <a className="link" href={builderAddress(blocks)} target="_blank" rel="noreferrer noopener">
            {strings.openInBuilder}
          </a>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <pre tabIndex={0}>{text === '' ? strings.emptyBody : text}</pre>
    </section>
  );
}

function isFailure({ status, response }: Exchange): boolean {
  return (
    status !== 200 || (typeof response === 'object' && response !== null && 'ok' in response && !response.ok)
  );
}

/** The HTTP status, or the error that stands in a response of the Web API. */
function statusOf(exchange: Exchange): string {
  const { status, response } = exchange;
  if (status === 200 && isFailure(exchange)) return String((response as { error?: string }).error);
  return String(status ?? '—');
}
