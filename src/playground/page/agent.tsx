import { useEffect, useRef, useState } from 'react';
import type { AgentThread, Channel, Message } from '../protocol.js';
import { goTo, usePage } from './context.js';

/** The prompts that an agent suggests: each is sent as a message when it is pressed. */
export function Prompts({ channel, onSend }: { channel: Channel; onSend: () => void }) {
  const { world, strings, act } = usePage();
  const { title = strings.suggestedPrompts, prompts } = world.prompts ?? world.app.agent ?? { prompts: [] };
  if (prompts.length === 0) return null;
  return (
    <section className="prompts" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {prompts.map((prompt) => (
          <li key={prompt.title}>
            <button
              type="button"
              className="button button-plain"
              title={prompt.message}
              onClick={() => {
                onSend();
                void act({ kind: 'say', channel: channel.id, text: prompt.message });
              }}
            >
              {prompt.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the app says of a thread. */
export function useAgentThread(channel: string, ts: string): AgentThread | undefined {
  return usePage().world.threads.find((thread) => thread.channel === channel && thread.ts === ts);
}

/** How long one message stands before the next takes its place, in milliseconds. */
const loadingPause = 3_000;

/** What the app does in a thread at the moment. */
export function ThreadStatus({ thread }: { thread: AgentThread | undefined }) {
  const { world } = usePage();
  const [turn, setTurn] = useState(0);
  const { text, loadingMessages = [] } = thread?.status ?? {};
  const count = loadingMessages.length;
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setTurn((before) => before + 1), loadingPause);
    return () => clearInterval(timer);
  }, [count]);
  const said = text === undefined ? '' : `${world.app.name} ${text}`;
  return (
    <p className="thread-status">
      <span role="status" className={count > 0 ? 'visually-hidden' : ''}>
        {said}
      </span>
      {count > 0 && <span aria-hidden="true">{loadingMessages[turn % count]}</span>}
    </p>
  );
}

/** An agent that starts to work on what somebody just said opens the thread for the answer. */
export function useOpenedThread(channel: Channel, messages: readonly Message[]): void {
  const { me } = usePage();
  const newest = messages.findLast(({ user, threadTs }) => user === me.id && threadTs === undefined);
  const seen = useRef(newest?.ts);
  const thread = useAgentThread(channel.id, newest?.ts ?? '');
  useEffect(() => {
    if (thread?.wasWorkedOn !== true || thread.ts === seen.current) return;
    seen.current = thread.ts;
    if (channel.kind === 'im') goTo(channel.id, thread.ts);
  }, [thread, channel]);
}
