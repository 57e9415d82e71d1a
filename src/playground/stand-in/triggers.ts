import type { Workspace } from './workspace.js';

/** Slack takes a trigger id for three seconds, and once. */
const triggerLife = 3_000;
/** A response URL works for half an hour, and five times. */
const responseUrlLife = 30 * 60 * 1000;
const mostResponses = 5;

export type TriggerProblem = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Who acted, and the conversation that they saw meanwhile. */
export interface Triggered {
  readonly person: string;
  readonly channel: string | undefined;
}

/** The trigger ids that were given out: each lets the app open a modal for the person who acted. */
export class Triggers {
  readonly #given = new Map<string, Triggered & { until: number; isUsed: boolean }>();

  constructor(readonly workspace: Workspace) {}

  give(person: string, channel?: string): string {
    const id = this.workspace.id('Tr');
    this.#given.set(id, { person, channel, until: this.workspace.now() + triggerLife, isUsed: false });
    return id;
  }

  /** Whose trigger it is, and from where; it cannot be used again. */
  exchange(id: unknown): Triggered | { problem: TriggerProblem } {
    const trigger = this.#given.get(String(id));
    if (trigger === undefined) return { problem: 'invalid_trigger_id' };
    if (trigger.isUsed) return { problem: 'exchanged_trigger_id' };
    if (trigger.until < this.workspace.now()) return { problem: 'expired_trigger_id' };
    trigger.isUsed = true;
    return trigger;
  }
}

/** What a response URL is about. */
export interface ResponseTarget {
  readonly channel: string;
  readonly person: string;
  /** The message in which the person acted; a slash command has none, so nothing can be replaced. */
  readonly original: string | undefined;
}

/** The response URLs that were given out. */
export class ResponseUrls {
  readonly #given = new Map<string, { target: ResponseTarget; until: number; used: number }>();

  constructor(readonly workspace: Workspace) {}

  give(target: ResponseTarget): string {
    const id = this.workspace.id('R');
    this.#given.set(id, { target, until: this.workspace.now() + responseUrlLife, used: 0 });
    return id;
  }

  take(id: string): ResponseTarget | 'expired_url' | 'used_url' {
    const given = this.#given.get(id);
    if (given === undefined || given.until < this.workspace.now()) return 'expired_url';
    if (given.used >= mostResponses) return 'used_url';
    given.used += 1;
    return given.target;
  }
}
