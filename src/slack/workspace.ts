import type { Context } from '@slack/bolt';
import type { Workspace } from './pictures/picture-sources.js';

/** Where a request comes from. What was uploaded to one workspace cannot stand in a message of another. */
export function workspaceIn({ isEnterpriseInstall, enterpriseId, teamId, botToken }: Context): Workspace {
  return { id: (isEnterpriseInstall ? enterpriseId : teamId) ?? '', token: botToken };
}
