import type { Channel } from '../protocol.js';

/** Line icons, drawn for this page. They say nothing to a screen reader: what carries them has a name. */
const paths = {
  hash: 'M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h13.5M3 12.5h13.5',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  send: 'M3 10 17 3.5 13 17l-3.5-5.5zM9.5 11.5 17 3.5',
  reply: 'M16.5 9.5a6.5 6.5 0 0 1-9.4 5.8L3.5 16.5l1.2-3.5a6.5 6.5 0 1 1 11.8-3.5z',
  more: 'M10 4.5v.01M10 10v.01M10 15.5v.01',
  close: 'M4.5 4.5l11 11M15.5 4.5l-11 11',
  back: 'M12.5 4 6.5 10l6 6',
  down: 'M5 7.5 10 12.5 15 7.5',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  eye: 'M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10zM10 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zm0 0v1a2 2 0 0 0 4 0v-1a7 7 0 1 0-3 5.7',
  slash: 'M3 3.5h14v13H3zM12 6.5l-4 7',
  code: 'M7 5.5 2.5 10 7 14.5M13 5.5 17.5 10 13 14.5',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5M13 4a3 3 0 0 1 0 5.5M15 12.5c2 .6 3 2 3 4',
  bolt: 'M11 2.5 4 11.5h5l-1 6 7-9h-5z',
  warning: 'M10 3 18 17H2zM10 8v4M10 14.5v.01',
  check: 'M4 10.5 8 14.5 16 5.5',
} as const;

export function Icon({ name, size = 18 }: { name: keyof typeof paths; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} strokeWidth={name === 'more' ? 2.6 : undefined} />
    </svg>
  );
}

/** The sign before the name of a channel. */
export function ChannelIcon({ channel, size }: { channel: Channel; size?: number }) {
  return (
    <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} {...(size === undefined ? {} : { size })} />
  );
}
