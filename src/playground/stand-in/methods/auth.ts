import type { Method } from '../method.js';
import { botId, team } from '../people.js';

export const authTest: Method = {
  run: (_args, { workspace, url }) => ({
    url: `${url}/`,
    team: team.domain,
    user: workspace.bot.name,
    team_id: team.id,
    user_id: workspace.bot.id,
    bot_id: botId,
    is_enterprise_install: false,
  }),
};
