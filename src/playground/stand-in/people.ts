import type { Channel, Person } from '../protocol.js';

export const team = { id: 'T0PLAYGRND', domain: 'vpcaccess-playground' };
export const appId = 'A0VPCACCES';
export const botId = 'B0VPCACCES';

/** Who lives in the playground: one person for each language of the bot, and the bot itself. */
export function firstPeople(botName: string): { people: Person[]; bot: Person } {
  const bot: Person = {
    id: 'U0VPCACCES',
    name: botName.toLowerCase().replaceAll(' ', '_'),
    realName: botName,
    locale: 'en-US',
    isBot: true,
  };
  return {
    bot,
    people: [
      { id: 'U0ALEXCHEN', name: 'alex', realName: 'Alex Chen', locale: 'en-US', isBot: false },
      { id: 'U0MIKASATO', name: 'mika', realName: '佐藤 美香', locale: 'ja-JP', isBot: false },
      bot,
    ],
  };
}

/** The bot is in two of the channels, so that what happens in the others can be tried as well. */
export function firstChannels(people: readonly Person[], bot: Person): Channel[] {
  const persons = people.filter(({ isBot }) => !isBot).map(({ id }) => id);
  return [
    { id: 'C0NETWORKS', name: 'aws-network', kind: 'channel', members: [...persons, bot.id] },
    { id: 'C0GENERAL0', name: 'general', kind: 'channel', members: [...persons, bot.id] },
    { id: 'C0RANDOM00', name: 'random', kind: 'channel', members: persons },
    { id: 'C0INCIDENT', name: 'incident-review', kind: 'private', members: persons },
    ...persons.map(
      (person): Channel => ({
        id: directChannelOf(person),
        name: bot.name,
        kind: 'im',
        members: [person, bot.id],
      }),
    ),
  ];
}

/** The conversation of a person with the app. */
export function directChannelOf(person: string): string {
  return `D${person.slice(1)}`;
}
