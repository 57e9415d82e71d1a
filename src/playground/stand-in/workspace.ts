import type {
  Channel,
  Exchange,
  Json,
  Message,
  Person,
  StoredFile,
  SuggestedPrompts,
  Update,
  View,
} from '../protocol.js';
import { firstChannels, firstPeople } from './people.js';

/** Milliseconds since 1970. */
export type Clock = () => number;

/** A file with its bytes, in the state that Slack is in with it. */
export interface KeptFile extends StoredFile {
  readonly bytes: Buffer;
  /** When Slack has finished with the file; undefined before the upload was completed. */
  readonly readyAt: number | undefined;
}

/** `everyone`, or the one person who is told. */
type Told = (update: Update, only: string | undefined) => void;

/** More requests than these are forgotten, the oldest first. */
const mostExchanges = 500;

/** All that a Slack workspace knows, in memory, and who is told when it changes. */
export class Workspace {
  readonly people: ReadonlyMap<string, Person>;
  readonly bot: Person;
  readonly #channels: Map<string, Channel>;
  readonly #messages: Message[] = [];
  readonly #files = new Map<string, KeptFile>();
  readonly #prompts = new Map<string, SuggestedPrompts>();
  readonly #homes = new Map<string, View>();
  readonly #modals = new Map<string, readonly View[]>();
  readonly #exchanges: Exchange[] = [];
  readonly #told = new Set<Told>();
  #lastMicroseconds = 0;
  #lastId = 0;

  constructor(
    botName: string,
    readonly now: Clock,
  ) {
    const { people, bot } = firstPeople(botName);
    this.bot = bot;
    this.people = new Map(people.map((person) => [person.id, person]));
    this.#channels = new Map(firstChannels(people, bot).map((channel) => [channel.id, channel]));
  }

  /** Tells of every change until the returned function is called. */
  subscribe(told: Told): () => void {
    this.#told.add(told);
    return () => this.#told.delete(told);
  }

  /** A timestamp as Slack makes them: unique, and later than every one before. */
  timestamp(): string {
    this.#lastMicroseconds = Math.max(this.now() * 1000, this.#lastMicroseconds + 1);
    const digits = String(this.#lastMicroseconds);
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  }

  /** An id as Slack makes them, such as `F0000000A1`. */
  id(prefix: string): string {
    this.#lastId += 1;
    return `${prefix}${this.#lastId.toString(36).toUpperCase().padStart(9, '0')}`;
  }

  get channels(): Channel[] {
    return [...this.#channels.values()];
  }

  channel(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  join(channelId: string, person: string): void {
    const channel = this.#channels.get(channelId);
    if (channel === undefined || channel.members.includes(person)) return;
    this.#setChannel({ ...channel, members: [...channel.members, person] });
  }

  archive(channelId: string, isArchived: boolean): void {
    const channel = this.#channels.get(channelId);
    if (channel !== undefined && channel.kind !== 'im') this.#setChannel({ ...channel, isArchived });
  }

  /** The messages that a person sees, the oldest first. */
  messagesFor(person: string): Message[] {
    return this.#messages.filter(
      ({ channel, onlyFor }) =>
        this.#channels.get(channel)?.members.includes(person) && (onlyFor ?? person) === person,
    );
  }

  /** Everything that stands in a channel, the oldest first. */
  messagesIn(channel: string): Message[] {
    return this.#messages.filter((message) => message.channel === channel);
  }

  message(channel: string, ts: string): Message | undefined {
    return this.#messages.find((message) => message.channel === channel && message.ts === ts);
  }

  /** The message that started a thread and the replies to it. */
  thread(channel: string, ts: string): Message[] {
    return this.messagesIn(channel).filter(
      (message) => message.onlyFor === undefined && (message.ts === ts || message.threadTs === ts),
    );
  }

  add(message: Omit<Message, 'ts'>): Message {
    const added = { ...message, ts: this.timestamp() };
    this.#messages.push(added);
    this.#tellMessage(added);
    return added;
  }

  /**
   * Shows a message to one person alone, and gives its timestamp. In a thread nobody sees it before there is
   * a reply that everyone sees: https://docs.slack.dev/reference/methods/chat.postEphemeral
   */
  addEphemeral(message: Omit<Message, 'ts'> & { readonly onlyFor: string }): string {
    const { channel, threadTs } = message;
    const isSeen = threadTs === undefined || this.thread(channel, threadTs).length > 1;
    return isSeen ? this.add(message).ts : this.timestamp();
  }

  /** Puts other content in the place of a message; undefined when there is no such message. */
  change(channel: string, ts: string, content: Partial<Message>): Message | undefined {
    const at = this.#messages.findIndex((message) => message.channel === channel && message.ts === ts);
    const before = this.#messages[at];
    if (before === undefined) return undefined;
    const changed = { ...before, ...content };
    this.#messages[at] = changed;
    this.#tellMessage(changed);
    return changed;
  }

  remove(channel: string, ts: string): Message | undefined {
    const at = this.#messages.findIndex((message) => message.channel === channel && message.ts === ts);
    if (at < 0) return undefined;
    const [removed] = this.#messages.splice(at, 1);
    this.tell({ kind: 'message-gone', channel, ts }, removed?.onlyFor);
    return removed;
  }

  file(id: string): KeptFile | undefined {
    return this.#files.get(id);
  }

  get files(): KeptFile[] {
    return [...this.#files.values()];
  }

  keepFile(file: KeptFile): void {
    this.#files.set(file.id, file);
  }

  prompts(person: string): SuggestedPrompts | undefined {
    return this.#prompts.get(person);
  }

  suggest(person: string, prompts: SuggestedPrompts): void {
    this.#prompts.set(person, prompts);
    this.tell({ kind: 'prompts', prompts }, person);
  }

  home(person: string): View | undefined {
    return this.#homes.get(person);
  }

  publishHome(person: string, view: View): void {
    this.#homes.set(person, view);
    this.tell({ kind: 'home', view }, person);
  }

  /** The modals that a person has open, the one on top last. */
  modals(person: string): readonly View[] {
    return this.#modals.get(person) ?? [];
  }

  setModals(person: string, views: readonly View[]): void {
    this.#modals.set(person, views);
    this.tell({ kind: 'modals', views }, person);
  }

  /** Whoever has the modal or the Home tab of this id open, with the view. */
  findView(wanted: (view: View) => boolean): { person: string; view: View } | undefined {
    for (const [person, view] of this.#homes) if (wanted(view)) return { person, view };
    for (const [person, views] of this.#modals) {
      const view = views.find(wanted);
      if (view !== undefined) return { person, view };
    }
    return undefined;
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  record(exchange: Omit<Exchange, 'id'>): void {
    const recorded = { ...exchange, id: (this.#exchanges.at(-1)?.id ?? 0) + 1 };
    this.#exchanges.push(recorded);
    if (this.#exchanges.length > mostExchanges) this.#exchanges.shift();
    this.tell({ kind: 'exchange', exchange: recorded });
  }

  /** Blocks with the ids that Slack gives to those that have none. */
  withIds(blocks: readonly Json[]): Json[] {
    return blocks.map((block) => this.#withActionIds({ block_id: this.id('b'), ...block }));
  }

  #withActionIds(block: Json): Json {
    const named = (element: unknown) =>
      isInteractive(element) ? { action_id: this.id('a'), ...element } : element;
    const { elements, accessory, element } = block;
    return {
      ...block,
      ...(Array.isArray(elements) && block.type === 'actions' ? { elements: elements.map(named) } : {}),
      ...(accessory === undefined ? {} : { accessory: named(accessory) }),
      ...(element === undefined ? {} : { element: named(element) }),
    };
  }

  #setChannel(channel: Channel): void {
    this.#channels.set(channel.id, channel);
    this.tell({ kind: 'channel', channel });
  }

  #tellMessage(message: Message): void {
    this.tell({ kind: 'message', message }, message.onlyFor);
  }

  /** Tells everyone, or one person alone, of a change. */
  tell(update: Update, only?: string): void {
    for (const told of this.#told) told(update, only);
  }
}

function isInteractive(element: unknown): element is Json {
  return typeof element === 'object' && element !== null && 'type' in element && element.type !== 'image';
}
