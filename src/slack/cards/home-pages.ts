import type { Button, KnownBlock } from '@slack/types';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { actions, section } from './blocks.js';
import { type HomePlace, writePlace } from './home-state.js';
import { menu } from './menu.js';
import { escapeText, limits, plain, shorten } from './text.js';

export const pageAction = 'home_page';

const pageLength = 20;
/** Two names, and where they stand, fit into an option. */
const shortName = 25;

/** A list in pages, and the page that is shown. */
export interface Pages extends HomePlace {
  readonly title: string;
  /** Of every entry, in its order. */
  readonly names: readonly string[];
}

export function pagesOf(entries: number): number {
  return Math.max(1, Math.ceil(entries / pageLength));
}

/** The entries that stand on a page, counted from 0. */
export function onPage<T>(page: number, entries: readonly T[]): readonly T[] {
  return entries.slice(page * pageLength, (page + 1) * pageLength);
}

/** What is shown, in words, with ways to every other page; `more` stands beside them. */
export function aboveThePage(pages: Pages, more: Button | undefined, language: Language): KnownBlock[] {
  const { title, names, list, page } = pages;
  const { first, last } = rangeOf(page, names);
  const position = phrasesIn(language).home.position(title, first, last, names.length);
  const isOne = pagesOf(names.length) === 1;
  const accessory = isOne ? more : pageMenu(pages, language);
  return [
    {
      ...section([`*${escapeText(position)}*`]),
      // Slack keeps what somebody chose as long as the block is the same.
      block_id: `page ${list} ${page}`,
      ...(accessory && { accessory }),
    },
    ...(isOne ? [] : [actions([...pageButtons(pages, language), ...(more ? [more] : [])])]),
  ];
}

/** The same ways once more, for who has read to the end. */
export function belowThePage(pages: Pages, language: Language): KnownBlock[] {
  const buttons = pageButtons(pages, language);
  return buttons.length === 0 ? [] : [actions(buttons)];
}

/** A button that leads to a place in the lists. */
export function placeButton(action: string, label: string, description: string, place: HomePlace): Button {
  return {
    type: 'button',
    action_id: action,
    text: plain(label, limits.button),
    accessibility_label: plain(description, limits.button).text,
    value: writePlace(place),
  };
}

function pageMenu({ names, list, page }: Pages, language: Language) {
  const { home } = phrasesIn(language);
  const options = Array.from({ length: pagesOf(names.length) }, (_, i) => {
    const shown = onPage(i, names).map((name) => shorten(name, shortName));
    const { first, last } = rangeOf(i, names);
    const label = home.page(first, last, shown[0] ?? '', shown.at(-1) ?? '');
    return { label, value: writePlace({ list, page: i }) };
  });
  const chosen = writePlace({ list, page });
  return menu({ action: `${pageAction}:any`, label: home.goToPage, options, chosen });
}

function pageButtons({ names, list, page }: Pages, language: Language): Button[] {
  const { home } = phrasesIn(language);
  const to = (name: 'previous' | 'next', target: number) => {
    const { first, last } = rangeOf(target, names);
    const description = home.pageLabel(home[name], first, last, names.length);
    return placeButton(`${pageAction}:${name}`, home[name], description, { list, page: target });
  };
  return [
    ...(page > 0 ? [to('previous', page - 1)] : []),
    ...(page + 1 < pagesOf(names.length) ? [to('next', page + 1)] : []),
  ];
}

/** Counted from 1, as people do. */
function rangeOf(page: number, names: readonly string[]) {
  return { first: page * pageLength + 1, last: Math.min((page + 1) * pageLength, names.length) };
}
