import { type KeyboardEvent, useEffect } from 'react';
import type { Channel } from '../protocol.js';
import { Avatar } from './avatar.js';
import { goTo, usePage } from './context.js';
import { Conversation } from './conversation.js';
import { LiveBlocks } from './message-surface.js';

/** The conversation with the app: its Home tab and the direct messages. */
export function AppPane({ channel, isHome }: { channel: Channel; isHome: boolean }) {
  const { world, strings, act, me } = usePage();
  const tab = isHome ? 'home' : 'messages';
  // Slack tells the app each time that somebody opens one of its tabs.
  useEffect(() => {
    void act({ kind: 'open-home', tab });
  }, [act, tab]);
  const open = (other: 'home' | 'messages') => goTo(other === 'home' ? 'home' : channel.id);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = isHome ? 'messages' : 'home';
    open(other);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={world.app.name} onKeyDown={onKeyDown}>
        {(['home', 'messages'] as const).map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={each === tab}
            aria-controls="tab-panel"
            tabIndex={each === tab ? 0 : -1}
            className="tab"
            onClick={() => open(each)}
          >
            {strings.tabs[each]}
          </button>
        ))}
      </div>
      <div className="tab-panel" id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {isHome ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
          <div className="home" tabIndex={0}>
            <h2 className="visually-hidden">{strings.tabs.home}</h2>
            {world.home === undefined ? (
              <p className="empty">{strings.emptyHome}</p>
            ) : (
              <LiveBlocks
                key={`${me.id}-${world.home.id}`}
                blocks={world.home.blocks}
                place={{ view: world.home.id }}
              />
            )}
          </div>
        ) : (
          <Conversation channel={channel} />
        )}
      </div>
    </>
  );
}

export function AppTitle() {
  const { world } = usePage();
  return (
    <>
      <Avatar user={world.app.botUser} size={24} /> {world.app.name}
    </>
  );
}
