/** What the stand-in tells the page, and what a person does in the page. Types alone: both sides import them. */

/** A block, an element or a view as it stands in JSON. */
export type Json = Record<string, unknown>;

export interface Person {
  readonly id: string;
  /** The handle, as in `@alex`. */
  readonly name: string;
  readonly realName: string;
  /** A locale of Slack such as `ja-JP`. */
  readonly locale: string;
  readonly isBot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** `channel` is open to everyone, `private` to its members; `im` is the conversation of one person with the app. */
  readonly kind: 'channel' | 'private' | 'im';
  readonly members: readonly string[];
  /** Nobody can write there any more. */
  readonly isArchived?: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** What the bytes are. The Web API tells it once Slack has finished with the file. */
  readonly mimetype: string;
  readonly size: number;
  readonly altText?: string;
  /** Where the page finds the bytes. */
  readonly url: string;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly files?: readonly StoredFile[];
  /** The message that started the thread, when this one stands in a thread. */
  readonly threadTs?: string;
  readonly isEdited?: boolean;
  /** The only person who sees the message. */
  readonly onlyFor?: string;
  /** Said by Slack itself, about what went wrong or what to do. */
  readonly fromSlackbot?: Notice;
}

/** What Slack itself tells a person. */
export type Notice =
  | { readonly kind: 'not-in-channel' }
  | { readonly kind: 'bot-joined' }
  | { readonly kind: 'unknown-command'; readonly command: string }
  | { readonly kind: 'command-failed'; readonly command: string; readonly error: string };

export interface View extends Json {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly blocks: readonly Json[];
  readonly hash: string;
}

export interface Shortcut {
  readonly name: string;
  readonly type: 'message' | 'global';
  readonly callbackId: string;
  readonly description: string;
}

export interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** What to say to an agent, at the top of its Messages tab. */
export interface SuggestedPrompts {
  readonly title?: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

/** What the app says of a thread. `ts` is that of its first message. */
export interface AgentThread {
  readonly channel: string;
  readonly ts: string;
  readonly title?: string;
  /** What it does there at the moment. */
  readonly status?: { readonly text: string; readonly loadingMessages: readonly string[] };
  /** Whether it ever had a status: Slack opens such a thread for whoever began it. */
  readonly wasWorkedOn: boolean;
}

/** The app as its manifest describes it, and as somebody installed it. */
export interface InstalledApp {
  readonly name: string;
  readonly description: string;
  readonly botUser: string;
  readonly commands: readonly SlashCommand[];
  readonly shortcuts: readonly Shortcut[];
  /** Of an app that is an agent: a conversation with it is a thread of its Messages tab. */
  readonly agent?: { readonly description: string } & SuggestedPrompts;
  /** The scopes of the bot token that the app asks for. */
  readonly scopes: readonly string[];
  /** Those of them that whoever installs the app may decline. */
  readonly optionalScopes: readonly string[];
  /** Those of the optional ones that were declined. */
  readonly declinedScopes: readonly string[];
}

/** One HTTP request between Slack and the app with its response. */
export interface Exchange {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: 'slack' | 'app';
  /** What it is about: a command, an event, an interaction, a Web API method … */
  readonly title: string;
  readonly url: string;
  readonly request: unknown;
  /** Missing when there was none in time. */
  readonly status?: number;
  readonly response: unknown;
  readonly milliseconds: number;
}

export interface Snapshot {
  /** The id of the person who sees all this. */
  readonly you: string;
  readonly app: InstalledApp;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  readonly messages: readonly Message[];
  /** What the app suggests to this person; what its manifest suggests when it is missing. */
  readonly prompts?: SuggestedPrompts;
  readonly threads: readonly AgentThread[];
  readonly home?: View;
  readonly modals: readonly View[];
  readonly exchanges: readonly Exchange[];
}

/** What changed, for one person. */
export type Update =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'message-gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'app'; readonly app: InstalledApp }
  | { readonly kind: 'prompts'; readonly prompts: SuggestedPrompts }
  | { readonly kind: 'thread'; readonly thread: AgentThread }
  | { readonly kind: 'home'; readonly view: View }
  | { readonly kind: 'modals'; readonly views: readonly View[] }
  | { readonly kind: 'exchange'; readonly exchange: Exchange };

/** Where an element stands that a person uses. */
export type Place = { readonly channel: string; readonly ts: string } | { readonly view: string };

/** `block_id → action_id → value`, as Slack sends it. */
export type StateValues = Record<string, Record<string, Json>>;

/** What a person does. */
export type Act =
  | { readonly kind: 'install'; readonly declined: readonly string[] }
  | { readonly kind: 'say'; readonly channel: string; readonly text: string; readonly threadTs?: string }
  | { readonly kind: 'invite-bot'; readonly channel: string }
  | { readonly kind: 'archive'; readonly channel: string; readonly isArchived: boolean }
  | { readonly kind: 'open-home'; readonly tab: 'home' | 'messages' }
  | {
      readonly kind: 'action';
      readonly place: Place;
      /** As Slack sends it: type, block_id, action_id and what was chosen. */
      readonly action: Json;
      readonly state: StateValues;
    }
  | {
      readonly kind: 'options';
      readonly place: Place;
      readonly blockId: string;
      readonly actionId: string;
      readonly value: string;
    }
  | { readonly kind: 'submit'; readonly view: string; readonly state: StateValues }
  | { readonly kind: 'close'; readonly view: string; readonly everything: boolean }
  | {
      readonly kind: 'shortcut';
      readonly callbackId: string;
      /** The conversation that the person sees meanwhile. */
      readonly channel?: string;
    }
  | {
      readonly kind: 'message-shortcut';
      readonly callbackId: string;
      readonly channel: string;
      readonly ts: string;
    };

/** What Slack itself finds wrong with an input. */
export type InputProblem =
  | 'required'
  | 'too-short'
  | 'too-long'
  | 'malformed'
  | 'not-whole'
  | 'too-small'
  | 'too-large';

/** What came of an act, for the part of the page in which it was done. */
export interface Outcome {
  /** False when the app did not acknowledge it in time, or Slack takes no such thing. */
  readonly ok: boolean;
  /** Of a modal that was submitted, by block id: what the app says, and what Slack found before it asked the app. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly problems?: Readonly<Record<string, InputProblem>>;
  /** Of an external select. */
  readonly options?: readonly Json[];
  readonly optionGroups?: readonly Json[];
  /** Why Slack shows none of the options that the app gave, for whoever writes the app. */
  readonly refused?: readonly string[];
}
