import { useState } from 'react';
import type { Channel, Message } from '../protocol.js';
import { Prompts, ThreadStatus, useAgentThread, useOpenedThread } from './agent.js';
import { Composer } from './composer.js';
import { goTo, usePage } from './context.js';
import { IconButton } from './icon-button.js';
import { ChannelIcon } from './icons.js';
import { MessageList } from './message-list.js';
import { Welcome } from './welcome.js';

/** The messages of a channel and the field below them. */
export function Conversation({ channel }: { channel: Channel }) {
  const { world, strings } = usePage();
  const [sent, onSend] = useCount();
  const messages = world.messages.filter((message) => message.channel === channel.id);
  const repliesTo = new Map<string, Message[]>();
  for (const message of messages) {
    if (message.threadTs === undefined || message.onlyFor !== undefined) continue;
    repliesTo.set(message.threadTs, [...(repliesTo.get(message.threadTs) ?? []), message]);
  }
  useOpenedThread(channel, messages);
  const isDirect = channel.kind === 'im';
  const place = isDirect ? world.app.name : `#${channel.name}`;
  return (
    <>
      {isDirect && <Prompts channel={channel} onSend={onSend} />}
      <MessageList
        key={channel.id}
        label={place}
        sent={sent}
        messages={messages.filter(({ threadTs }) => threadTs === undefined)}
        repliesOf={({ ts }) => repliesTo.get(ts) ?? []}
      >
        {isDirect ? (
          <p className="beginning">{world.app.agent?.description || strings.directIntro}</p>
        ) : (
          <div className="beginning">
            <h2>
              <ChannelIcon channel={channel} size={24} /> {channel.name}
            </h2>
            <p>{strings.beginning(channel.name)}</p>
          </div>
        )}
        {!isDirect && channel.id === world.channels[0]?.id && <Welcome channel={channel} onSend={onSend} />}
      </MessageList>
      {channel.isArchived ? (
        <Archived channel={channel} />
      ) : (
        <Composer
          key={`${channel.id}-composer`}
          channel={channel.id}
          placeholder={strings.messageTo(place)}
          onSend={onSend}
        />
      )}
    </>
  );
}

/** In the place of the field: nobody writes in an archived channel. */
function Archived({ channel }: { channel: Channel }) {
  const { strings, act } = usePage();
  return (
    <div className="archived">
      <p>{strings.archived(channel.name)}</p>
      <button
        type="button"
        className="button button-plain"
        onClick={() => void act({ kind: 'archive', channel: channel.id, isArchived: false })}
      >
        {strings.unarchive}
      </button>
    </div>
  );
}

/** A thread beside its channel. */
export function ThreadPane({ channel, ts }: { channel: Channel; ts: string }) {
  const { world, strings } = usePage();
  const [sent, onSend] = useCount();
  const messages = world.messages.filter(
    (message) => message.channel === channel.id && (message.ts === ts || message.threadTs === ts),
  );
  const thread = useAgentThread(channel.id, ts);
  const close = () => goTo(channel.id);
  return (
    <section className="thread" aria-label={strings.thread}>
      <header className="pane-head">
        <IconButton icon="back" className="pane-button only-phone" label={strings.back} onClick={close} />
        <h2>
          {thread?.title ?? strings.thread}{' '}
          <span className="pane-note">{channel.kind === 'im' ? world.app.name : `# ${channel.name}`}</span>
        </h2>
        <IconButton icon="close" className="pane-button only-wide" label={strings.close} onClick={close} />
      </header>
      <MessageList key={ts} label={strings.threadMessages} messages={messages} sent={sent} />
      <ThreadStatus thread={thread} />
      {!channel.isArchived && (
        <Composer
          key={`${ts}-composer`}
          channel={channel.id}
          threadTs={ts}
          placeholder={strings.reply}
          onSend={onSend}
        />
      )}
    </section>
  );
}

function useCount(): [number, () => void] {
  const [count, setCount] = useState(0);
  return [count, () => setCount((before) => before + 1)];
}
