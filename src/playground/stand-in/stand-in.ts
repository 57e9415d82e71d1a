import type {
  Act,
  Channel,
  InstalledApp,
  Json,
  Message,
  Notice,
  Outcome,
  Person,
  Place,
  Snapshot,
  View,
} from '../protocol.js';
import { imageTypeOf } from './block-images.js';
import { Delivery } from './delivery.js';
import { type Manifest, readManifest } from './manifest.js';
import { toSlackText } from './message-text.js';
import { ApiError, type Slack } from './method.js';
import { checkedView, pushOn, replaceView } from './methods/views.js';
import {
  channelJson,
  commandFields,
  eventEnvelope,
  fileJson,
  inMessage,
  interaction,
  inView,
  messageJson,
} from './payloads.js';
import { directChannelOf } from './people.js';
import { say } from './responses.js';
import { ResponseUrls, Triggers } from './triggers.js';
import { type Clock, type KeptFile, Workspace } from './workspace.js';

export interface StandInOptions {
  readonly botToken: string;
  readonly signingSecret: string;
  /** Where the stand-in listens. */
  readonly url: string;
  /** The app as it is installed; ours when left out. */
  readonly manifest?: Manifest;
  readonly now?: Clock;
}

const failed: Outcome = { ok: false };
const done: Outcome = { ok: true };

/** Slack, as far as one app sees it: what people do becomes signed requests to the app. */
export class StandIn implements Slack {
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly manifest: Manifest;
  readonly botToken: string;
  readonly url: string;
  readonly #delivery: Delivery;

  constructor({ botToken, signingSecret, url, manifest = readManifest(), now = Date.now }: StandInOptions) {
    this.botToken = botToken;
    this.url = url;
    this.manifest = manifest;
    this.workspace = new Workspace(manifest.name, now);
    this.triggers = new Triggers(this.workspace);
    this.responseUrls = new ResponseUrls(this.workspace);
    this.#delivery = new Delivery(this.workspace, signingSecret);
    const said = new Set<string>();
    this.workspace.subscribe((update, only) => {
      if (update.kind !== 'message' || only !== undefined || update.message.user !== this.workspace.bot.id)
        return;
      void this.#tellOfOwnMessage(update.message, said.has(update.message.ts));
      said.add(update.message.ts);
    });
  }

  /** Names the request URL of the app. */
  connect(appUrl: string): void {
    this.#delivery.to(appUrl);
  }

  stop(): void {
    this.#delivery.stop();
  }

  get app(): InstalledApp {
    const { name, description, commands, shortcuts } = this.manifest;
    return { name, description, commands, shortcuts, botUser: this.workspace.bot.id };
  }

  /** The person of this id, or else the first whose Slack speaks the language. */
  personFor(id: string, language: string): string {
    const people = [...this.workspace.people.values()].filter(({ isBot }) => !isBot);
    const found =
      people.find((person) => person.id === id) ?? people.find(({ locale }) => locale.startsWith(language));
    return (found ?? people[0] ?? this.workspace.bot).id;
  }

  /** All that one person sees. */
  snapshotFor(person: string): Snapshot {
    const home = this.workspace.home(person);
    return {
      you: person,
      app: this.app,
      people: [...this.workspace.people.values()],
      channels: this.workspace.channels.filter(({ members }) => members.includes(person)),
      messages: this.workspace.messagesFor(person),
      ...(home === undefined ? {} : { home }),
      modals: this.workspace.modals(person),
      exchanges: this.workspace.exchanges,
    };
  }

  /** Does what a person does in Slack; resolves when the app has acknowledged it. */
  act(personId: string, act: Act): Promise<Outcome> {
    const person = this.workspace.people.get(personId);
    if (person === undefined) return Promise.resolve(failed);
    switch (act.kind) {
      case 'say':
        return this.#say(person, act);
      case 'invite-bot':
        return this.#inviteBot(act.channel);
      case 'open-home':
        return this.#openHome(person, act.tab);
      case 'action':
        return this.#operate(person, act);
      case 'options':
        return this.#askForOptions(person, act);
      case 'submit':
        return this.#submit(person, act);
      case 'close':
        return this.#close(person, act);
      case 'shortcut':
        return this.#interact(`${act.callbackId} (shortcut)`, person, 'shortcut', {
          callback_id: act.callbackId,
          action_ts: this.workspace.timestamp(),
          trigger_id: this.triggers.give(person.id),
        });
      case 'message-shortcut':
        return this.#runMessageShortcut(person, act);
    }
  }

  /** Takes a file that a person chose in a modal; undefined when it is nobody's or empty. */
  takeFile(personId: string, name: string, bytes: Buffer): Json | undefined {
    if (!this.workspace.people.has(personId) || bytes.length === 0) return undefined;
    const id = this.workspace.id('F');
    const file: KeptFile = {
      id,
      name,
      title: name,
      mimetype: imageTypeOf(bytes) ?? 'application/octet-stream',
      size: bytes.length,
      url: `${this.url}/files/${id}/${encodeURIComponent(name)}`,
      bytes,
      readyAt: this.workspace.now(),
    };
    this.workspace.keepFile(file);
    return { ...fileJson(file), user: personId };
  }

  async #say(person: Person, { channel: id, text, threadTs }: Act & { kind: 'say' }): Promise<Outcome> {
    const channel = this.#channelFor(person, id);
    if (channel === undefined || text.trim() === '') return failed;
    const command = /^\/\S+/.exec(text)?.[0];
    // Slack takes no slash command inside a thread: there it is a message like any other.
    if (command !== undefined && threadTs === undefined)
      return this.#command(person, channel, command, text.slice(command.length).trim());
    const { workspace } = this;
    const message = workspace.add({
      channel: channel.id,
      user: person.id,
      text: toSlackText(text, workspace),
      ...(threadTs === undefined ? {} : { threadTs }),
    });
    await this.#tellOfMessage(message, channel, person);
    return done;
  }

  async #tellOfMessage(message: Message, channel: Channel, person: Person): Promise<void> {
    const { bot } = this.workspace;
    const event = { ...messageJson(message, this.workspace), channel: channel.id, event_ts: message.ts };
    if (channel.kind === 'im') return this.#event('message.im', { ...event, channel_type: 'im' });
    const isMention = message.text.includes(`<@${bot.id}>`);
    if (!channel.members.includes(bot.id)) {
      if (isMention) this.#notice(channel, person, { kind: 'not-in-channel' }, message.threadTs);
      return;
    }
    await Promise.all([
      this.#event('message.channels', { ...event, channel_type: 'channel' }),
      ...(isMention ? [this.#event('app_mention', { ...event, type: 'app_mention' })] : []),
    ]);
  }

  /** An app that hears direct messages hears its own as well, and each change of them. */
  async #tellOfOwnMessage(message: Message, isChange: boolean): Promise<void> {
    if (this.workspace.channel(message.channel)?.kind !== 'im') return;
    const json = messageJson(message, this.workspace);
    const where = { channel: message.channel, channel_type: 'im' };
    const now = this.workspace.timestamp();
    await this.#event(
      'message.im',
      isChange
        ? {
            type: 'message',
            subtype: 'message_changed',
            hidden: true,
            message: json,
            ...where,
            ts: now,
            event_ts: now,
          }
        : { ...json, ...where, event_ts: message.ts },
    );
  }

  async #command(person: Person, channel: Channel, command: string, text: string): Promise<Outcome> {
    if (command === '/invite') return this.#inviteBot(channel.id);
    if (!this.manifest.commands.some((known) => known.command === command)) {
      this.#notice(channel, person, { kind: 'unknown-command', command });
      return failed;
    }
    const target = { channel: channel.id, person: person.id, original: undefined };
    const responseUrl = this.#responseUrl(target);
    const trigger = this.triggers.give(person.id);
    const { status, body } = await this.#delivery.command(
      `${command} ${text}`.trim(),
      commandFields(command, text, person, channel, trigger, responseUrl),
    );
    const fail = (error: string) => {
      this.#notice(channel, person, { kind: 'command-failed', command, error });
      return failed;
    };
    if (status === undefined) return fail('operation_timeout');
    if (status !== 200) return fail('dispatch_failed');
    if (body === '') return done;
    try {
      await say(typeof body === 'string' ? { text: body } : (body as Json), target, this.workspace);
      return done;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return fail(error.code);
    }
  }

  async #inviteBot(id: string): Promise<Outcome> {
    const channel = this.workspace.channel(id);
    const { bot } = this.workspace;
    if (channel === undefined) return failed;
    if (channel.members.includes(bot.id)) return done;
    this.workspace.join(id, bot.id);
    this.workspace.add({ channel: id, user: bot.id, text: '', fromSlackbot: { kind: 'bot-joined' } });
    return done;
  }

  async #openHome(person: Person, tab: 'home' | 'messages'): Promise<Outcome> {
    const view = this.workspace.home(person.id);
    await this.#event('app_home_opened', {
      type: 'app_home_opened',
      user: person.id,
      channel: directChannelOf(person.id),
      tab,
      event_ts: this.workspace.timestamp(),
      ...(view === undefined || tab !== 'home' ? {} : { view }),
    });
    return done;
  }

  async #operate(person: Person, { place, action, state }: Act & { kind: 'action' }): Promise<Outcome> {
    const where = this.#where(person, place, state);
    if (where === undefined) return failed;
    return this.#interact(`${String(action.action_id)} (${String(action.type)})`, person, 'block_actions', {
      ...where.fields,
      trigger_id: this.triggers.give(person.id),
      ...('ts' in place ? { state: { values: state } } : {}),
      ...(where.message === undefined
        ? {}
        : {
            response_url: this.#responseUrl({
              channel: where.message.channel,
              person: person.id,
              original: where.message.ts,
            }),
          }),
      actions: [{ ...action, action_ts: this.workspace.timestamp() }],
    });
  }

  async #askForOptions(
    person: Person,
    { place, blockId, actionId, value }: Act & { kind: 'options' },
  ): Promise<Outcome> {
    const where = this.#where(person, place, {});
    if (where === undefined) return failed;
    const { status, body } = await this.#delivery.interaction(
      `${actionId} (options for “${value}”)`,
      interaction('block_suggestion', person, {
        ...where.fields,
        block_id: blockId,
        action_id: actionId,
        value,
      }),
    );
    if (status !== 200 || typeof body !== 'object' || body === null) return failed;
    const { options, option_groups: optionGroups } = body as { options?: Json[]; option_groups?: Json[] };
    return {
      ok: options !== undefined || optionGroups !== undefined,
      ...(options === undefined ? {} : { options: options.slice(0, 100) }),
      ...(optionGroups === undefined ? {} : { optionGroups: optionGroups.slice(0, 100) }),
    };
  }

  async #submit(person: Person, { view: id, state }: Act & { kind: 'submit' }): Promise<Outcome> {
    const view = this.#modalOf(person, id);
    if (view === undefined) return failed;
    const { status, body } = await this.#delivery.interaction(
      `${String(view.callback_id)} (view_submission)`,
      interaction('view_submission', person, {
        trigger_id: this.triggers.give(person.id),
        view: { ...view, state: { values: state } },
        response_urls: [],
      }),
    );
    if (status !== 200) return failed;
    return this.#afterSubmission(
      person,
      view,
      typeof body === 'object' && body !== null ? (body as Json) : {},
    );
  }

  /** What an app may answer to a submission: nothing, errors, or another view. */
  async #afterSubmission(person: Person, view: View, answer: Json): Promise<Outcome> {
    const open = this.workspace.modals(person.id);
    try {
      switch (answer.response_action) {
        case 'errors':
          return { ok: true, errors: answer.errors as Record<string, string> };
        case 'update':
          replaceView(person.id, view, await checkedView(answer.view, 'modal', this), this.workspace);
          return done;
        case 'push':
          pushOn(person.id, await checkedView(answer.view, 'modal', this), this.workspace);
          return done;
        case 'clear':
          this.workspace.setModals(person.id, []);
          return done;
        default:
          this.workspace.setModals(
            person.id,
            open.filter(({ id }) => id !== view.id),
          );
          return done;
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return failed;
    }
  }

  async #close(person: Person, { view: id, everything }: Act & { kind: 'close' }): Promise<Outcome> {
    const open = this.workspace.modals(person.id);
    const view = this.#modalOf(person, id);
    if (view === undefined) return failed;
    const clears = everything || view.clear_on_close === true;
    this.workspace.setModals(person.id, clears ? [] : open.filter((other) => other.id !== id));
    if (view.notify_on_close !== true) return done;
    return this.#interact(`${String(view.callback_id)} (view_closed)`, person, 'view_closed', {
      view,
      is_cleared: clears,
    });
  }

  async #runMessageShortcut(
    person: Person,
    { callbackId, channel: id, ts }: Act & { kind: 'message-shortcut' },
  ): Promise<Outcome> {
    const channel = this.#channelFor(person, id);
    const message = this.workspace.message(id, ts);
    if (channel === undefined || message === undefined || message.onlyFor !== undefined) return failed;
    return this.#interact(`${callbackId} (message shortcut)`, person, 'message_action', {
      callback_id: callbackId,
      trigger_id: this.triggers.give(person.id),
      response_url: this.#responseUrl({ channel: id, person: person.id, original: undefined }),
      message_ts: ts,
      channel: channelJson(channel),
      message: messageJson(message, this.workspace),
    });
  }

  async #interact(title: string, person: Person, type: string, more: Json): Promise<Outcome> {
    const { status } = await this.#delivery.interaction(title, interaction(type, person, more));
    return status === 200 ? done : failed;
  }

  async #event(name: string, event: Json): Promise<void> {
    if (!this.manifest.events.includes(name)) return;
    await this.#delivery.event(name, eventEnvelope(event, this.workspace.id('Ev'), this.workspace));
  }

  /** Where an element stands: the fields that say so, and the message when it stands in one. */
  #where(person: Person, place: Place, state: Json): { fields: Json; message?: Message } | undefined {
    if ('view' in place) {
      const home = this.workspace.home(person.id);
      const view = home?.id === place.view ? home : this.#modalOf(person, place.view);
      return view === undefined ? undefined : { fields: inView(view, state) };
    }
    const channel = this.#channelFor(person, place.channel);
    const message = this.workspace.message(place.channel, place.ts);
    if (channel === undefined || message === undefined) return undefined;
    if ((message.onlyFor ?? person.id) !== person.id) return undefined;
    return { fields: inMessage(message, channel, this.workspace), message };
  }

  #modalOf(person: Person, id: string): View | undefined {
    return this.workspace.modals(person.id).find((view) => view.id === id);
  }

  #channelFor(person: Person, id: string): Channel | undefined {
    const channel = this.workspace.channel(id);
    return channel?.members.includes(person.id) ? channel : undefined;
  }

  #responseUrl(target: Parameters<ResponseUrls['give']>[0]): string {
    return `${this.url}/response/${this.responseUrls.give(target)}`;
  }

  #notice(channel: Channel, person: Person, fromSlackbot: Notice, threadTs?: string): void {
    this.workspace.add({
      channel: channel.id,
      user: 'USLACKBOT',
      text: '',
      onlyFor: person.id,
      fromSlackbot,
      ...(threadTs === undefined ? {} : { threadTs }),
    });
  }
}
