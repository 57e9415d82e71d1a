import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { placeOf } from '../../permalink.js';
import type { Json } from '../../protocol.js';
import { usePage } from '../context.js';
import { forLibrary } from './for-library.js';

/**
 * What the renderer draws, anew only when it changes: reading the texts takes a while. It gives each message
 * the id that its styles ask for; here the page has it.
 */
export function Drawn({ blocks }: { blocks: readonly Json[] }): ReactNode {
  const { world, theme } = usePage();
  const { people, channels } = world;
  const root = useRef<HTMLDivElement>(null);
  const message = useMemo(
    () => (
      <Message
        blocks={blocks.map(forLibrary) as unknown as Block[]}
        withoutWrapper
        name=""
        logo=""
        theme={theme}
        data={{
          users: people.map(({ id, realName }) => ({ id, name: realName })),
          channels: channels.map(({ id, name }) => ({ id, name })),
          user_groups: [],
        }}
        hooks={{ link: (link) => <Link {...link} /> }}
      />
    ),
    [blocks, theme, people, channels],
  );
  useLayoutEffect(() => {
    for (const copy of root.current?.querySelectorAll('#slack_blocks_to_jsx') ?? [])
      copy.removeAttribute('id');
  });
  return (
    <div ref={root} className="block-drawn">
      {message}
    </div>
  );
}

/** A link of a message opens beside the playground; one to a message opens that. */
function Link({
  href,
  children,
  className,
}: {
  href: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  const place = placeHere(href);
  if (place !== undefined)
    return (
      <a href={`#${place}`} className={className}>
        {children}
      </a>
    );
  return (
    <a href={href} className={className} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

/** The stand-in is reached by two names, and the page was opened by one of them. */
function placeHere(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const address = new URL(href);
  const isHere = ['localhost', '127.0.0.1'].includes(address.hostname) && address.port === location.port;
  return isHere ? placeOf(address) : undefined;
}
