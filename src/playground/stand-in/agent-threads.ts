import type { AgentThread } from '../protocol.js';
import type { Workspace } from './workspace.js';

/** Slack takes a status away when nothing came of it for two minutes. */
const statusLife = 120_000;

/** What the app says of threads: a title, and a status while it works on an answer. */
export class AgentThreads {
  readonly #threads = new Map<string, AgentThread>();
  readonly #ends = new Map<string, { at: number; timer: NodeJS.Timeout }>();

  constructor(readonly workspace: Workspace) {
    // A status stands for a message that is still to come.
    workspace.subscribe((update, only) => {
      if (update.kind !== 'message' || only !== undefined) return;
      const { channel, threadTs, user } = update.message;
      if (user === workspace.bot.id && threadTs !== undefined) this.setStatus(channel, threadTs, undefined);
    });
  }

  /** Those in the channels of a person. */
  threadsFor(person: string): AgentThread[] {
    return [...this.#threads].flatMap(([key, thread]) => {
      const isTheirs = this.workspace.channel(thread.channel)?.members.includes(person);
      if (!isTheirs) return [];
      return (this.#ends.get(key)?.at ?? 0) > this.workspace.now() ? [thread] : [without(thread)];
    });
  }

  setTitle(channel: string, ts: string, title: string): void {
    this.#change(channel, ts, (thread) => ({ ...thread, title }));
  }

  /** `undefined` takes the status away. */
  setStatus(channel: string, ts: string, status: AgentThread['status']): void {
    const key = keyOf(channel, ts);
    if (status === undefined && !this.#ends.has(key)) return;
    clearTimeout(this.#ends.get(key)?.timer);
    this.#ends.delete(key);
    if (status !== undefined) {
      const timer = setTimeout(() => this.setStatus(channel, ts, undefined), statusLife).unref();
      this.#ends.set(key, { at: this.workspace.now() + statusLife, timer });
    }
    this.#change(channel, ts, (thread) =>
      status === undefined ? without(thread) : { ...thread, status, wasWorkedOn: true },
    );
  }

  stop(): void {
    for (const { timer } of this.#ends.values()) clearTimeout(timer);
  }

  #change(channel: string, ts: string, change: (thread: AgentThread) => AgentThread): void {
    const key = keyOf(channel, ts);
    const thread = change(this.#threads.get(key) ?? { channel, ts, wasWorkedOn: false });
    this.#threads.set(key, thread);
    const kind = this.workspace.channel(channel)?.kind;
    const [person] = kind === 'im' ? (this.workspace.channel(channel)?.members ?? []) : [];
    this.workspace.tell({ kind: 'thread', thread }, person);
  }
}

function without({ status: _, ...thread }: AgentThread): AgentThread {
  return thread;
}

function keyOf(channel: string, ts: string): string {
  return `${channel}/${ts}`;
}
