import { Fragment, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Message } from '../protocol.js';
import { usePage } from './context.js';
import { MessageRow } from './message.js';

/** Messages of one person within this time stand together under one name. */
const togetherSeconds = 300;

/** So close to the end, in pixels, somebody has read everything. */
const nearlyAtEnd = 80;

/** Messages, the oldest first, scrolled to the newest. */
export function MessageList({
  label,
  messages,
  sent,
  repliesOf,
  children,
}: {
  label: string;
  messages: readonly Message[];
  /** How often somebody wrote here: what comes after that is always shown. */
  sent: number;
  repliesOf?: (message: Message) => readonly Message[];
  /** What stands before the first message. */
  children?: ReactNode;
}) {
  const { strings } = usePage();
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const follows = useRef(true);
  const sentBefore = useRef(sent);
  const placed = useRef({ top: -1, height: -1, window: -1 });
  const last = messages.at(-1);

  // A list follows what comes until somebody scrolls up in it.
  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null || last === undefined) return;
    if (sent !== sentBefore.current) follows.current = true;
    sentBefore.current = sent;
    const follow = () => {
      if (!follows.current) return;
      const row = list.querySelector(`[data-ts="${last.ts}"]`);
      // A card longer than the window is shown from its beginning.
      if (row !== null && row.clientHeight > list.clientHeight) row.scrollIntoView({ block: 'start' });
      else list.scrollTop = list.scrollHeight;
      placed.current = placeOf(list);
    };
    follow();
    // A picture that arrives, or a pane that opens, moves what is shown.
    const resized = new ResizeObserver(follow);
    resized.observe(list);
    if (content.current !== null) resized.observe(content.current);
    return () => resized.disconnect();
  }, [last, sent]);

  return (
    <section
      className="messages"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      onScroll={({ currentTarget: list }) => {
        const { top, height, window } = placeOf(list);
        const before = placed.current;
        // The browser scrolls too, when what is shown changes its size: that is nobody scrolling up.
        if (height !== before.height || window !== before.window) return;
        follows.current = top === before.top || height - top - window < nearlyAtEnd;
      }}
    >
      <div className="messages-fill" />
      {children}
      <ol className="message-list" ref={content}>
        {messages.map((message, i) => (
          <Fragment key={message.ts}>
            {i === 0 && (
              <li className="day">
                <span>{strings.today}</span>
              </li>
            )}
            <MessageRow
              message={message}
              isFollowing={isTogether(messages[i - 1], message)}
              replies={repliesOf?.(message) ?? []}
            />
          </Fragment>
        ))}
      </ol>
    </section>
  );
}

function placeOf(list: HTMLElement) {
  return { top: list.scrollTop, height: list.scrollHeight, window: list.clientHeight };
}

function isTogether(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.user === message.user &&
    before.onlyFor === message.onlyFor &&
    message.onlyFor === undefined &&
    Number(message.ts) - Number(before.ts) < togetherSeconds
  );
}
