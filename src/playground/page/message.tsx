import { useMemo } from 'react';
import type { Message } from '../protocol.js';
import { richTextOf } from '../rich-text.js';
import { useAgentThread } from './agent.js';
import { Avatar, useNameOf } from './avatar.js';
import { builderAddress } from './block-kit-builder.js';
import { Drawn } from './blocks/drawn.js';
import { goTo, usePage } from './context.js';
import { IconButton } from './icon-button.js';
import { Icon } from './icons.js';
import { Menu, type MenuItem } from './menu.js';
import { LiveBlocks } from './message-surface.js';

/**
 * A message with what can be done with it.
 * @param isFollowing whether it follows one of the same person closely, and shows no name again
 * @param replies those of its thread, when it stands in a channel
 */
export function MessageRow({
  message,
  isFollowing,
  replies = [],
}: {
  message: Message;
  isFollowing: boolean;
  replies?: readonly Message[];
}) {
  const { strings, world } = usePage();
  const nameOf = useNameOf();
  const isApp = world.people.find(({ id }) => id === message.user)?.isBot === true;
  return (
    <li className={`message ${isFollowing ? 'is-following' : ''}`} data-ts={message.ts}>
      <div className="message-side">
        {isFollowing ? <Time ts={message.ts} /> : <Avatar user={message.user} />}
      </div>
      <div className="message-main">
        {message.onlyFor !== undefined && (
          <div className="message-private">
            <Icon name="eye" size={14} /> {strings.onlyYou}
          </div>
        )}
        {!isFollowing && (
          <div className="message-head">
            <span className="message-name">{nameOf(message.user)}</span>
            {isApp && (
              <span className="message-app">
                {world.app.agent === undefined ? strings.app : strings.agent}
              </span>
            )}
            <Time ts={message.ts} />
          </div>
        )}
        <Content message={message} />
        {replies.length > 0 && <ThreadLink message={message} replies={replies} />}
      </div>
      <Actions message={message} />
    </li>
  );
}

function Content({ message }: { message: Message }) {
  const { strings, world } = usePage();
  const { channel, ts, user, text, blocks, files = [] } = message;
  const isApp = user === world.app.botUser;
  // An app writes Slack's markup; a person's message became rich text.
  const written = useMemo(
    () => [isApp ? { type: 'section', text: { type: 'mrkdwn', text } } : richTextOf(text)],
    [isApp, text],
  );
  if (message.fromSlackbot !== undefined) return <NoticeText message={message} />;
  return (
    <div className="message-content">
      {blocks !== undefined ? (
        <LiveBlocks blocks={blocks} place={{ channel, ts }} />
      ) : (
        text !== '' && <Drawn blocks={written} />
      )}
      {files.map((file) => (
        <figure key={file.id} className="message-file">
          <figcaption>{file.title}</figcaption>
          <img src={`/files/${file.id}`} alt={file.altText ?? file.title} />
        </figure>
      ))}
      {message.isEdited && blocks === undefined && <span className="message-edited"> {strings.edited}</span>}
    </div>
  );
}

/** What Slack itself says. */
function NoticeText({ message: { fromSlackbot, channel } }: { message: Message }) {
  const { strings, world, act } = usePage();
  switch (fromSlackbot?.kind) {
    case 'not-in-channel':
      return (
        <div className="message-content">
          <p className="notice">{strings.notInChannel}</p>
          <button
            type="button"
            className="button button-primary"
            onClick={() => void act({ kind: 'invite-bot', channel })}
          >
            {strings.invite}
          </button>
        </div>
      );
    case 'bot-joined':
      return <p className="notice">{strings.botJoined(world.app.name)}</p>;
    case 'unknown-command':
      return <p className="notice">{strings.unknownCommand(fromSlackbot.command)}</p>;
    case 'command-failed':
      return <p className="notice">{strings.commandFailed(fromSlackbot.command, fromSlackbot.error)}</p>;
    default:
      return null;
  }
}

function ThreadLink({ message, replies }: { message: Message; replies: readonly Message[] }) {
  const { strings } = usePage();
  const title = useAgentThread(message.channel, message.ts)?.title;
  const who = [...new Set(replies.map(({ user }) => user))].slice(0, 3);
  const last = replies.at(-1);
  return (
    <button type="button" className="thread-link" onClick={() => goTo(message.channel, message.ts)}>
      {who.map((user) => (
        <Avatar key={user} user={user} size={24} />
      ))}
      {title !== undefined && <span className="thread-title">{title}</span>}
      <span className="thread-count">{strings.replies(replies.length)}</span>
      {last !== undefined && <Time ts={last.ts} />}
    </button>
  );
}

function Actions({ message }: { message: Message }) {
  const { strings, world, act } = usePage();
  const { channel, ts, text, onlyFor, blocks, fromSlackbot } = message;
  if (fromSlackbot !== undefined) return null;
  const shortcuts: MenuItem[] = world.app.shortcuts
    .filter(({ type }) => type === 'message' && onlyFor === undefined)
    .map(({ name, callbackId }) => ({
      label: name,
      note: world.app.name,
      choose: () => void act({ kind: 'message-shortcut', callbackId, channel, ts }),
    }));
  const items: MenuItem[] = [
    ...shortcuts,
    { label: strings.copyText, choose: () => void navigator.clipboard.writeText(text) },
    ...(blocks === undefined
      ? []
      : [
          {
            label: strings.showBlocks,
            choose: () => void open(builderAddress({ blocks }), '_blank', 'noreferrer'),
          },
        ]),
  ];
  return (
    <div className="message-actions">
      {onlyFor === undefined && (
        <IconButton
          icon="reply"
          className="message-action"
          label={strings.replyInThread}
          onClick={() => goTo(channel, message.threadTs ?? ts)}
        />
      )}
      <Menu label={strings.moreActions} className="message-action" items={items}>
        <Icon name="more" />
      </Menu>
    </div>
  );
}

function Time({ ts }: { ts: string }) {
  const { language } = usePage();
  const date = new Date(Number(ts) * 1000);
  return (
    <time className="time" dateTime={date.toISOString()}>
      {date.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' })}
    </time>
  );
}
