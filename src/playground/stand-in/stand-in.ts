import type { Act, InstalledApp, Json, Outcome, Snapshot } from '../protocol.js';
import { askForOptions, operate } from './acts/elements.js';
import { close, submit } from './acts/modals.js';
import { openHome, runMessageShortcut, runShortcut } from './acts/open.js';
import { archive, inviteBot, say, tellOfOwnMessage } from './acts/say.js';
import { done, failed, type Scene } from './acts/scene.js';
import { AgentThreads } from './agent-threads.js';
import { imageTypeOf } from './block-images.js';
import { Delivery } from './delivery.js';
import { type Manifest, readManifest } from './manifest.js';
import { fileJson } from './payloads.js';
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

/** Slack, as far as one app sees it: what people do becomes signed requests to the app. */
export class StandIn implements Scene {
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly agentThreads: AgentThreads;
  readonly delivery: Delivery;
  readonly manifest: Manifest;
  readonly botToken: string;
  readonly url: string;
  #declinedScopes: readonly string[] = [];

  constructor({ botToken, signingSecret, url, manifest = readManifest(), now = Date.now }: StandInOptions) {
    this.botToken = botToken;
    this.url = url;
    this.manifest = manifest;
    this.workspace = new Workspace(manifest.name, now);
    this.triggers = new Triggers(this.workspace);
    this.responseUrls = new ResponseUrls(this.workspace);
    this.agentThreads = new AgentThreads(this.workspace);
    this.delivery = new Delivery(this.workspace, signingSecret);
    this.#hearTheApp();
  }

  /** Names the request URL of the app. */
  connect(appUrl: string): void {
    this.delivery.to(appUrl);
  }

  stop(): void {
    this.delivery.stop();
    this.agentThreads.stop();
  }

  get scopes(): readonly string[] {
    return this.manifest.scopes.filter((scope) => !this.#declinedScopes.includes(scope));
  }

  /** Installs the app again, without the optional scopes that are declined. The token stays the same. */
  install(declined: readonly string[]): void {
    this.#declinedScopes = this.manifest.optionalScopes.filter((scope) => declined.includes(scope));
    this.workspace.tell({ kind: 'app', app: this.#app });
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
    const prompts = this.workspace.prompts(person);
    return {
      you: person,
      app: this.#app,
      people: [...this.workspace.people.values()],
      channels: this.workspace.channels.filter(({ members }) => members.includes(person)),
      messages: this.workspace.messagesFor(person),
      ...(prompts === undefined ? {} : { prompts }),
      threads: this.agentThreads.threadsFor(person),
      ...(home === undefined ? {} : { home }),
      modals: this.workspace.modals(person),
      exchanges: this.workspace.exchanges,
    };
  }

  /** Does what a person does in Slack; resolves when the app has acknowledged it. */
  async act(personId: string, act: Act): Promise<Outcome> {
    const person = this.workspace.people.get(personId);
    if (person === undefined) return failed;
    switch (act.kind) {
      case 'install':
        this.install(act.declined);
        return done;
      case 'say':
        return say(person, act, this);
      case 'invite-bot':
        return inviteBot(act, this);
      case 'archive':
        return archive(act, this);
      case 'open-home':
        return openHome(person, act, this);
      case 'action':
        return operate(person, act, this);
      case 'options':
        return askForOptions(person, act, this);
      case 'submit':
        return submit(person, act, this);
      case 'close':
        return close(person, act, this);
      case 'shortcut':
        return runShortcut(person, act, this);
      case 'message-shortcut':
        return runMessageShortcut(person, act, this);
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

  get #app(): InstalledApp {
    const { events: _, ...manifest } = this.manifest;
    return { ...manifest, botUser: this.workspace.bot.id, declinedScopes: this.#declinedScopes };
  }

  #hearTheApp(): void {
    const said = new Set<string>();
    this.workspace.subscribe((update, only) => {
      if (update.kind !== 'message' || only !== undefined) return;
      const { message } = update;
      if (message.user !== this.workspace.bot.id) return;
      void tellOfOwnMessage(message, said.has(message.ts), this);
      said.add(message.ts);
    });
  }
}
