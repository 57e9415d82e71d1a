import type { Json, Snapshot } from '../../protocol.js';

/** What can be chosen in a menu: options under the label of their group, if they have one. */
export interface OptionGroup {
  readonly label?: string;
  readonly options: readonly Json[];
}

export function groupsOf(options: unknown, optionGroups: unknown): OptionGroup[] {
  const groups = Array.isArray(optionGroups) ? optionGroups : [{ options: options ?? [] }];
  return groups.map((group: { label?: { text: string }; options: Json[] }) => ({
    ...(group.label === undefined ? {} : { label: group.label.text }),
    options: group.options,
  }));
}

/** The people or channels of the workspace as options of a menu. */
export function workspaceOptions(type: string, world: Snapshot): OptionGroup[] {
  const option = (value: string, text: string): Json => ({ text: { type: 'plain_text', text }, value });
  if (type.includes('users'))
    return [{ options: world.people.map(({ id, realName }) => option(id, realName)) }];
  const channels = world.channels.filter(({ kind }) => type.includes('conversations') || kind === 'channel');
  return [{ options: channels.map(({ id, name, kind }) => option(id, kind === 'im' ? name : `#${name}`)) }];
}

/** The groups with what matches alone; a group with nothing left is left out. */
export function matching(groups: readonly OptionGroup[], words: string): OptionGroup[] {
  const wanted = words.trim().toLowerCase();
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter(({ text }) => textIn(text).toLowerCase().includes(wanted)),
    }))
    .filter(({ options }) => options.length > 0);
}

function textIn(text: unknown): string {
  return (text as { text: string }).text;
}
