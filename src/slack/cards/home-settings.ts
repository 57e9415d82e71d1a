import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Knowledge, Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { Asker } from '../askers.js';
import { context, header, section } from './blocks.js';
import { menu } from './menu.js';
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
  const regionOption = (code: string) => home.regionOption(regionName(code), code);
  const regionDefault = home.regionDefaultOption(regionName(defaultRegion), defaultRegion);
  const region = asker.regionIsSet ? asker.region : null;
  const settings = [
    setting(
      'language',
      languageAction,
      home.languageTitle,
      home.languageNow[spoken],
      (['automatic', ...languages] as const).map((each) => ({
        label: home.languageOption[each],
        value: writeChoice(each === 'automatic' ? null : each),
      })),
      writeChoice(asker.languageIsSet ? language : null),
    ),
    setting(
      'region',
      regionAction,
      home.regionTitle,
      home.regionNow(regionName(asker.region), asker.region, asker.regionIsSet),
      [
        { label: regionDefault, value: writeChoice(null) },
        ...[...knowledge.regions.keys()].map((code) => ({
          label: regionOption(code),
          value: writeChoice(code),
        })),
      ],
      writeChoice(region),
    ),
  ];
  const confirmation: Record<Setting, string> = {
    language: home.saved(home.languageTitle, home.languageOption[spoken]),
    region: home.saved(home.regionTitle, region === null ? regionDefault : regionOption(region)),
  };
  return [
    header(home.settingsTitle),
    ...(saved === undefined ? [] : [context([`*${escapeText(confirmation[saved])}*`])]),
    ...settings,
  ];
}

const languages: readonly Language[] = ['en', 'ja'];

/** In a block of its own for each choice: Slack keeps what somebody chose as long as the block is the same. */
function setting(
  name: Setting,
  action: string,
  title: string,
  now: string,
  options: readonly { readonly label: string; readonly value: string }[],
  chosen: string,
): KnownBlock {
  const accessory = menu({ action, label: title, options, chosen });
  return {
    ...section([`*${escapeText(title)}*`, escapeText(now)]),
    block_id: `${name} ${chosen}`,
    ...(accessory && { accessory }),
  };
}
