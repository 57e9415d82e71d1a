import type { PlainTextOption, StaticSelect } from '@slack/types';
import { limits, plain, shorten } from './text.js';

export interface Menu {
  readonly action: string;
  /** What it is for; also what a screen reader calls it. */
  readonly label: string;
  readonly options: readonly MenuOption[];
  /** The value of the one that is chosen. */
  readonly chosen?: string | undefined;
}

export interface MenuOption {
  readonly label: string;
  readonly value: string;
}

/** A menu, undefined when there is nothing to choose from. Slack takes a hundred options and short values. */
export function menu({ action, label, options, chosen }: Menu): StaticSelect | undefined {
  const shown = options
    .filter(({ value }) => value.length <= limits.optionValue)
    .slice(0, limits.options)
    .map(
      ({ label, value }): PlainTextOption => ({
        text: plain(label, limits.option),
        value,
      }),
    );
  const initial = shown.find(({ value }) => value === chosen);
  if (shown.length === 0) return undefined;
  return {
    type: 'static_select',
    action_id: shorten(action, limits.actionId),
    placeholder: plain(label, limits.placeholder),
    options: shown,
    ...(initial && { initial_option: initial }),
  };
}
