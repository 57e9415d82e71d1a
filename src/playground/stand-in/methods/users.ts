import { ApiError, type Method, textOf } from '../method.js';
import { team } from '../people.js';

export const userInfo: Method = {
  scopes: ['users:read'],
  run: (args, { workspace }) => {
    const person = workspace.people.get(textOf(args, 'user') ?? '');
    if (person === undefined) throw new ApiError('user_not_found');
    return {
      user: {
        id: person.id,
        team_id: team.id,
        name: person.name,
        real_name: person.realName,
        is_bot: person.isBot,
        profile: { real_name: person.realName, display_name: person.name },
        ...(args.include_locale === true || args.include_locale === 'true' ? { locale: person.locale } : {}),
      },
    };
  },
};
