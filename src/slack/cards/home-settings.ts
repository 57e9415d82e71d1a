import type { KnownBlock } from '@slack/types';
import * as z from 'zod';
import type { Knowledge } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { Asker } from '../askers.js';
import { header, section } from './blocks.js';
import { type MenuOption, menu } from './menu.js';
import { escapeText } from './text.js';

export const languageAction = 'set_language';
export const regionAction = 'set_region';

export type Setting = 'language' | 'region';

const written = z.strictObject({ v: z.literal(1), set: z.string().nullable() });

/** A choice as the value of an option; null takes the setting back. */
export function writeChoice(set: string | null): string {
  return JSON.stringify({ v: 1, set });
}

/** The choice in a value; undefined when it makes no sense to this version. */
export function readChoice(value: string | undefined): string | null | undefined {
  try {
    return written.parse(JSON.parse(value ?? '')).set;
  } catch {
    return undefined;
  }
}

/** The language and the Region, each in words and with a menu. `saved`: the one that was set just now. */
export function settingsBlocks(
  asker: Pick<Asker, 'language' | 'languageIsSet' | 'region' | 'regionIsSet'>,
  defaultRegion: string,
  saved: Setting | undefined,
  knowledge: Knowledge,
): KnownBlock[] {
  const { language } = asker;
  const { home } = phrasesIn(language);
  const regionName = (code: string) => knowledge.regions.get(code)?.name[language] ?? code;
  const spoken = asker.languageIsSet ? language : 'automatic';
  const settings: readonly SettingShown[] = [
    {
      setting: 'language',
      action: languageAction,
      title: home.languageTitle,
      now: home.languageNow[spoken],
      options: (['automatic', 'en', 'ja'] as const).map((each) => ({
        label: home.languageOption[each],
        value: writeChoice(each === 'automatic' ? null : each),
      })),
      chosen: writeChoice(asker.languageIsSet ? language : null),
    },
    {
      setting: 'region',
      action: regionAction,
      title: home.regionTitle,
      now: home.regionNow(regionName(asker.region), asker.region, asker.regionIsSet),
      options: [
        {
          label: home.regionDefaultOption(regionName(defaultRegion), defaultRegion),
          value: writeChoice(null),
        },
        ...[...knowledge.regions.keys()].map((code) => ({
          label: home.regionOption(regionName(code), code),
          value: writeChoice(code),
        })),
      ],
      chosen: writeChoice(asker.regionIsSet ? asker.region : null),
    },
  ];
  return [
    header(home.settingsTitle),
    ...settings.map((each) => settingSection(each, each.setting === saved ? home.saved : undefined)),
  ];
}

interface SettingShown {
  readonly setting: Setting;
  readonly action: string;
  readonly title: string;
  /** What is set, in words. */
  readonly now: string;
  readonly options: readonly MenuOption[];
  readonly chosen: string;
}

/** In a block of its own for each choice: Slack keeps what somebody chose as long as the block is the same. */
function settingSection(
  { setting, action, title, now, options, chosen }: SettingShown,
  confirmation: string | undefined,
): KnownBlock {
  const confirmed = confirmation === undefined ? '' : `*${escapeText(confirmation)}* `;
  const accessory = menu({ action, label: title, options, chosen });
  return {
    ...section([`*${escapeText(title)}*`, `${confirmed}${escapeText(now)}`]),
    block_id: `${setting} ${chosen}`,
    ...(accessory && { accessory }),
  };
}
