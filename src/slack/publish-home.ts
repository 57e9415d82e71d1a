import type { Logger } from '@slack/logger';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { UserKey } from '../storage/preference-store.js';
import type { ActionArgs } from './action.js';
import { readTopics } from './cards/answer-state.js';
import { type HomePlace, readHomeState } from './cards/home-state.js';
import type { Recent } from './cards/home-topics.js';
import { type HomeNotice, homeView } from './cards/home-view.js';
import type { Workspace } from './pictures/picture-sources.js';
import { describeError, slackErrorOf } from './slack-error.js';
import type { Surfaces } from './surfaces.js';
import { within } from './within.js';
import { workspaceIn } from './workspace.js';

/** The Home tab does not wait longer for what somebody asked lately. */
const patience = 1_000;

/** The Home tab of a person. */
export interface Published {
  readonly user: string;
  readonly workspace: Workspace;
  readonly client: Pick<WebClient, 'users' | 'views'>;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
  /** The view that Slack shows, if any. */
  readonly shown: { readonly private_metadata?: string; readonly hash?: string } | undefined;
}

/** What is to be different from what is shown. */
export interface HomeChange {
  readonly place?: HomePlace;
  readonly notice?: HomeNotice;
  /** Something was chosen from a menu that is to be forgotten, so that it can be chosen again. */
  readonly chosen?: boolean;
}

/**
 * Publishes the Home tab anew where it would look different. What was published meanwhile is newer and stays. A
 * failure is one line in the log: nobody waits.
 */
export async function refreshHome(home: Published, surfaces: Surfaces, change?: HomeChange): Promise<void> {
  const { user, client, shown, logger } = home;
  try {
    const view = await viewFor(home, surfaces, change);
    if (view.private_metadata === shown?.private_metadata) return;
    await client.views.publish({ user_id: user, view, ...(shown?.hash && { hash: shown.hash }) });
  } catch (error) {
    if (slackErrorOf(error) === 'hash_conflict') return;
    logger.error(`The Home tab could not be published (${describeError(error)})`);
  }
}

/**
 * Publishes what somebody wants to see. Where another press, or another replica, was faster, it is made once more
 * from what is remembered by then. Rejects with Slack's errors.
 */
export async function publishHome(home: Published, surfaces: Surfaces, change: HomeChange): Promise<void> {
  const { user, workspace, client, shown } = home;
  const view = await viewFor(home, surfaces, change);
  try {
    await client.views.publish({ user_id: user, view, ...(shown?.hash && { hash: shown.hash }) });
  } catch (error) {
    if (slackErrorOf(error) !== 'hash_conflict') throw error;
    surfaces.askers.forget(user, workspace);
    await client.views.publish({ user_id: user, view: await viewFor(home, surfaces, change) });
  }
}

/** The Home tab in which something was pressed. */
export function homeOf({ body, client, context, logger }: ActionArgs): Published {
  return { user: body.user.id, workspace: workspaceIn(context), client, logger, shown: body.view };
}

async function viewFor(
  { user, workspace, client, shown, logger }: Published,
  { askers, recent, knowledge }: Surfaces,
  { place, notice, chosen = false }: HomeChange = {},
): Promise<HomeView> {
  const before = readHomeState(shown?.private_metadata);
  const [asker, topics] = await Promise.all([
    askers.soon(user, workspace, client),
    latestOf({ team: workspace.id, user }, recent, logger),
  ]);
  return homeView(
    {
      asker,
      defaultRegion: askers.defaults.defaultRegion,
      recent: topics,
      place: place ?? before,
      round: (before?.round ?? 0) + (chosen ? 1 : 0),
      notice,
    },
    knowledge,
  );
}

/** What a person asked lately; undefined where that cannot be read in time. */
async function latestOf(
  person: UserKey,
  recent: Surfaces['recent'],
  logger: Published['logger'],
): Promise<Recent> {
  try {
    return (await within(patience, recent.of(person)))?.map(readTopics);
  } catch (error) {
    logger.warn(
      `The latest questions could not be read (${describeError(error)}); the Home tab does without`,
    );
    return undefined;
  }
}
