import { useEffect, useState } from 'react';
import type { Channel } from '../protocol.js';
import { Avatar } from './avatar.js';
import { goTo, type Location, usePage } from './context.js';
import { ChannelIcon, Icon } from './icons.js';
import { Menu } from './menu.js';
import { languageOf } from './strings.js';

/** Channels, the app, and who the person is. */
export function Sidebar({
  location,
  channels,
  direct,
  isShown,
  onChoose,
  onPerson,
}: {
  location: Location;
  channels: readonly Channel[];
  direct: Channel;
  isShown: boolean;
  onChoose: () => void;
  onPerson: (id: string) => void;
}) {
  const { world, strings, me, act } = usePage();
  const current = location.isHome ? direct.id : (location.channel ?? channels[0]?.id);
  const unread = useUnread(current);
  const choose = (place: string) => {
    goTo(place);
    onChoose();
  };
  const globalShortcuts = world.app.shortcuts.filter(({ type }) => type === 'global');
  return (
    <nav className={`sidebar ${isShown ? 'is-shown' : ''}`} aria-label={strings.menu}>
      <div className="sidebar-head">{strings.workspace}</div>
      <div className="sidebar-scroll">
        <h2>{strings.channels}</h2>
        <ul>
          {channels.map((channel) => (
            <li key={channel.id}>
              <button
                type="button"
                className={`sidebar-item ${unread.has(channel.id) ? 'is-unread' : ''}`}
                aria-current={channel.id === current ? 'page' : undefined}
                onClick={() => choose(channel.id)}
              >
                <ChannelIcon channel={channel} size={15} /> {channel.name}
              </button>
            </li>
          ))}
        </ul>
        <h2>{strings.apps}</h2>
        <ul>
          <li>
            <button
              type="button"
              className={`sidebar-item ${unread.has(direct.id) ? 'is-unread' : ''}`}
              aria-current={direct.id === current ? 'page' : undefined}
              onClick={() => choose('home')}
            >
              <Avatar user={world.app.botUser} size={20} /> {world.app.name}
            </button>
          </li>
        </ul>
        {globalShortcuts.length > 0 && (
          <>
            <h2>{strings.shortcuts}</h2>
            <ul>
              {globalShortcuts.map(({ callbackId, name }) => (
                <li key={callbackId}>
                  <button
                    type="button"
                    className="sidebar-item"
                    onClick={() =>
                      void act({
                        kind: 'shortcut',
                        callbackId,
                        ...(current === undefined ? {} : { channel: current }),
                      })
                    }
                  >
                    <Icon name="bolt" size={15} /> {name}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="sidebar-foot">
        <Menu
          label={`${strings.you}: ${strings.actAs(me.realName, strings.languages[languageOf(me.locale)])}`}
          className="sidebar-me"
          heading={strings.you}
          items={world.people
            .filter(({ isBot }) => !isBot)
            .map((person) => ({
              label: strings.actAs(person.realName, strings.languages[languageOf(person.locale)]),
              isChecked: person.id === me.id,
              choose: () => onPerson(person.id),
            }))}
        >
          <Avatar user={me.id} size={28} />
          <span>{strings.actAs(me.realName, strings.languages[languageOf(me.locale)])}</span>
          <Icon name="down" size={14} />
        </Menu>
      </div>
    </nav>
  );
}

/** The channels in which something was said since they were last open. */
function useUnread(current: string | undefined): ReadonlySet<string> {
  const { world } = usePage();
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(world.messages.map(({ channel, ts }) => [channel, ts])),
  );
  const newest = Object.fromEntries(world.messages.map(({ channel, ts }) => [channel, ts]));
  const newestHere = current === undefined ? undefined : newest[current];
  useEffect(() => {
    if (current !== undefined && newestHere !== undefined)
      setSeen((before) => ({ ...before, [current]: newestHere }));
  }, [current, newestHere]);
  return new Set(Object.keys(newest).filter((id) => id !== current && newest[id] !== seen[id]));
}
