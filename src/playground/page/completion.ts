import type { Snapshot } from '../protocol.js';

/** What can stand for the word that is being written. */
export interface Completion {
  readonly text: string;
  readonly label: string;
  readonly note: string;
}

/** The completions for the word before the cursor, and where that word starts. */
export function completionsFor(
  written: string,
  world: Snapshot,
  takesCommands: boolean,
): { start: number; completions: Completion[] } {
  const none = { start: 0, completions: [] };
  const command = /^\/\S*$/.exec(written);
  if (command !== null && takesCommands) {
    const completions = [
      ...world.app.commands.map(({ command: text, description, usageHint }) => ({
        text: `${text} `,
        label: `${text} ${usageHint}`.trim(),
        note: description,
      })),
      { text: `/invite @${world.app.name}`, label: '/invite', note: `@${world.app.name}` },
      { text: '/archive', label: '/archive', note: '' },
    ];
    return { start: 0, completions: startingWith(command[0], completions) };
  }
  const name = /(?:^|\s)([@#][^\s@#]*)$/.exec(written)?.[1];
  if (name === undefined) return none;
  const completions = name.startsWith('@')
    ? world.people
        .toSorted((a, b) => Number(b.isBot) - Number(a.isBot))
        .map(({ realName, name: handle }) => ({ text: `@${realName} `, label: realName, note: handle }))
    : world.channels
        .filter(({ kind }) => kind !== 'im')
        .map((channel) => ({ text: `#${channel.name} `, label: `#${channel.name}`, note: '' }));
  return { start: written.length - name.length, completions: startingWith(name, completions) };
}

/** Those of which any word starts with what was written. */
function startingWith(written: string, completions: readonly Completion[]): Completion[] {
  const wanted = written.replace(/^[@#]/, '').toLowerCase();
  return completions.filter(({ text, note }) =>
    [text.replace(/^[@#]/, ''), ...text.split(/[\s@#]+/), note].some((word) =>
      word.toLowerCase().startsWith(wanted),
    ),
  );
}
