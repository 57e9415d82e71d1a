import type { Act, InstalledApp, Json, Outcome, Snapshot, Update } from '../protocol.js';
import { remembered } from './preferences.js';
import type { PageLanguage } from './strings.js';

/** What the page knows. `undefined` until the first word of the server. */
export interface State {
  readonly world: Snapshot | undefined;
  readonly isConnected: boolean;
}

/** The workspace as one person sees it, kept up to date by the server. */
export class Store {
  #state: State = { world: undefined, isConnected: true };
  readonly #listeners = new Set<() => void>();
  #source: EventSource | undefined;

  /** Shows the workspace to a person; to one who speaks the language when the person is unknown. */
  connect(person: string, language: PageLanguage): void {
    this.#source?.close();
    const source = new EventSource(`/updates?${new URLSearchParams({ person, language })}`);
    this.#source = source;
    source.onmessage = ({ data }) => {
      const update = JSON.parse(data) as Update;
      this.#set(after(this.#state, update));
      if (update.kind === 'snapshot') this.#installAsRemembered(update.snapshot.app);
    };
    source.onerror = () => this.#set({ ...this.#state, isConnected: false });
  }

  /** Does what a person does; the outcome says whether the app took it. */
  act = async (act: Act): Promise<Outcome> => {
    try {
      const response = await fetch(`/act/${this.#you}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(act),
      });
      return response.ok ? ((await response.json()) as Outcome) : { ok: false };
    } catch {
      return { ok: false };
    }
  };

  /** Puts a file into the workspace; undefined when that fails. */
  upload = async (file: File): Promise<Json | undefined> => {
    try {
      const response = await fetch(`/file/${this.#you}?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      });
      return response.ok ? ((await response.json()) as Json) : undefined;
    } catch {
      return undefined;
    }
  };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = (): State => this.#state;

  /** The workspace forgets with its end what was declined; the browser does not. */
  #installAsRemembered({ declinedScopes }: InstalledApp): void {
    const declined = remembered('declined-scopes')?.split(' ');
    if (declined !== undefined && declined.join() !== declinedScopes.join())
      void this.act({ kind: 'install', declined });
  }

  get #you(): string {
    return this.#state.world?.you ?? '';
  }

  #set(state: State): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function after(state: State, update: Update): State {
  if (update.kind === 'snapshot') return { world: update.snapshot, isConnected: true };
  return state.world === undefined ? state : { isConnected: true, world: changed(state.world, update) };
}

function changed(world: Snapshot, update: Exclude<Update, { kind: 'snapshot' }>): Snapshot {
  switch (update.kind) {
    case 'message': {
      const { message } = update;
      const at = world.messages.findIndex(
        ({ channel, ts }) => channel === message.channel && ts === message.ts,
      );
      const messages = at < 0 ? [...world.messages, message] : world.messages.with(at, message);
      return { ...world, messages };
    }
    case 'message-gone':
      return {
        ...world,
        messages: world.messages.filter(({ channel, ts }) => channel !== update.channel || ts !== update.ts),
      };
    case 'channel':
      return {
        ...world,
        channels: world.channels.map((channel) =>
          channel.id === update.channel.id ? update.channel : channel,
        ),
      };
    case 'app':
      return { ...world, app: update.app };
    case 'prompts':
      return { ...world, prompts: update.prompts };
    case 'thread': {
      const { channel, ts } = update.thread;
      const others = world.threads.filter((thread) => thread.channel !== channel || thread.ts !== ts);
      return { ...world, threads: [...others, update.thread] };
    }
    case 'home':
      return { ...world, home: update.view };
    case 'modals':
      return { ...world, modals: update.views };
    case 'exchange':
      return { ...world, exchanges: [...world.exchanges, update.exchange] };
  }
}
