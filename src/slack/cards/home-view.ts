import type { HomeView, KnownBlock } from '@slack/types';
import type { Knowledge, Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { Asker } from '../askers.js';
import { context, header, section } from './blocks.js';
import { exampleLines } from './help-card.js';
import { placeIn, serviceLists, servicesBlocks } from './home-services.js';
import { type Setting, settingsBlocks } from './home-settings.js';
import { type HomePlace, writeHomeState } from './home-state.js';
import { changesBlocks, oftenAskedBlocks, type Recent, recentBlocks, topicsBlocks } from './home-topics.js';
import { escapeText, limits, plain } from './text.js';
import { topicSearch } from './topic-search.js';

/** What was done just now and is confirmed in words. */
export type HomeNotice = Setting | 'cleared';

export interface Home {
  readonly asker: Pick<Asker, 'language' | 'languageIsSet' | 'region' | 'regionIsSet'>;
  readonly defaultRegion: string;
  readonly recent: Recent;
  /** The services that are shown; undefined: the person has chosen none yet. */
  readonly place?: HomePlace | undefined;
  /** How often something was chosen from a menu. */
  readonly round?: number;
  readonly notice?: HomeNotice | undefined;
}

/** The cheat sheet: search, the person's own questions and settings, every topic, what changed, how to ask. */
export function homeView(
  { asker, defaultRegion, recent, place: wanted, round = 0, notice }: Home,
  knowledge: Knowledge,
): HomeView {
  const { language, region } = asker;
  const { home } = phrasesIn(language);
  const about = { language, region };
  const lists = serviceLists(knowledge);
  const place = placeIn(lists, wanted);
  const saved = notice === 'cleared' ? undefined : notice;
  const blocks: KnownBlock[] = [
    header(home.title),
    section([escapeText(home.intro)]),
    searchBlock(language, round),
    ...recentBlocks(recent, notice === 'cleared', knowledge, about),
    ...oftenAskedBlocks(knowledge, about),
    ...settingsBlocks(asker, defaultRegion, saved, knowledge),
    { type: 'divider' },
    ...servicesBlocks(lists, place, knowledge, about),
    { type: 'divider' },
    ...topicsBlocks(knowledge, about, round),
    { type: 'divider' },
    ...changesBlocks(knowledge, about, round),
    { type: 'divider' },
    header(home.howToAskTitle),
    section(exampleLines(language)),
    context([escapeText(footnote(defaultRegion, asker, knowledge))]),
  ];
  const shown = blocks.slice(0, limits.home);
  return { type: 'home', private_metadata: writeHomeState({ ...place, round }, shown), blocks: shown };
}

/** In a block of its own after each choice: only then can the same one be made again. */
function searchBlock(language: Language, round: number): KnownBlock {
  return {
    type: 'input',
    block_id: `search ${round}`,
    label: plain(phrasesIn(language).search.names, limits.label),
    element: topicSearch(language),
    dispatch_action: true,
  };
}

function footnote(defaultRegion: string, { language }: Home['asker'], knowledge: Knowledge): string {
  const days = [...knowledge.topics.values()].map(({ verified }) => verified).toSorted();
  const name = knowledge.regions.get(defaultRegion)?.name[language] ?? defaultRegion;
  return phrasesIn(language).home.footnote(days[0] ?? '', days.at(-1) ?? '', name, defaultRegion);
}
