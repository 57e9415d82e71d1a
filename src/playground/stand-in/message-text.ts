import type { Workspace } from './workspace.js';

/**
 * What a person typed as Slack stores it: special characters escaped, names of people and channels as ids,
 * addresses as links. https://docs.slack.dev/messaging/formatting-message-text
 */
export function toSlackText(typed: string, workspace: Workspace): string {
  const people = [...workspace.people.values()];
  const names = [
    ...people.map(({ id, realName }) => [`@${realName}`, `<@${id}>`] as const),
    ...people.map(({ id, name }) => [`@${name}`, `<@${id}>`] as const),
    ...workspace.channels
      .filter(({ kind }) => kind !== 'im')
      .map(({ id, name }) => [`#${name}`, `<#${id}|${name}>`] as const),
  ];
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const linked = escaped.replace(/https?:\/\/[^\s|`]+/g, (address) => `<${address}>`);
  return names.reduce((text, [written, stored]) => replaceName(text, written, stored), linked);
}

/** Only as a whole name: `@alexander` is not `@alex`. */
function replaceName(text: string, written: string, stored: string): string {
  const name = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}<|])${name}(?![\\p{L}\\p{N}_-])`, 'giu'), stored);
}
