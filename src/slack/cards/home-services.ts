import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import { methodName } from '../../answer/answer.js';
import { shortName } from '../../knowledge/aliases.js';
import { type Knowledge, type Language, type Service, topicsOf } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { Phrases } from '../../language/phrases.js';
import type { AnswerState } from './answer-state.js';
import { actions, context, header, section } from './blocks.js';
import { type HomeList, type HomePlace, homeLists, writePlace } from './home-state.js';
import { menu } from './menu.js';
import { escapeText, limits, plain, shorten } from './text.js';
import { detailsButton, topicButton } from './topic-button.js';

export const listAction = 'home_list';
export const pageAction = 'home_page';

const pageLength = 20;
const mostNames = 4;

/** Where the answers behind the buttons are about. */
export type About = Pick<AnswerState, 'region' | 'language'>;

/** The services of each list that is not empty, by name. */
export type ServiceLists = ReadonlyMap<HomeList, readonly Service[]>;

export function serviceLists(knowledge: Knowledge): ServiceLists {
  const services = topicsOf('service', knowledge).toSorted((a, b) =>
    byName.compare(bareName(a), bareName(b)),
  );
  return new Map(
    homeLists
      .map((list) => [list, services.filter((service) => listOf(service) === list)] as const)
      .filter(([, found]) => found.length > 0),
  );
}

const byName = new Intl.Collator('en', { numeric: true });

/** Without the vendor, which hundreds of names begin with. */
function bareName({ name }: Service): string {
  return name.replace(/^(Amazon|AWS) /, '');
}

function listOf(service: Service): HomeList | undefined {
  return service.ended ? 'ended' : service.access[0]?.method;
}

/** The place itself where there is one; otherwise the nearest page, or the first list. */
export function placeIn(lists: ServiceLists, wanted: HomePlace | undefined): HomePlace {
  const [first = 'interface-endpoint'] = lists.keys();
  if (wanted === undefined || !lists.has(wanted.list)) return { list: first, page: 0 };
  const last = pagesOf(lists.get(wanted.list) ?? []) - 1;
  return { list: wanted.list, page: Math.min(wanted.page, last) };
}

function pagesOf(services: readonly Service[]): number {
  return Math.max(1, Math.ceil(services.length / pageLength));
}

/** How many there are of each list, and one page of one of them. */
export function servicesBlocks(
  lists: ServiceLists,
  place: HomePlace,
  knowledge: Knowledge,
  about: About,
): KnownBlock[] {
  const { language } = about;
  const { home } = phrasesIn(language);
  const services = lists.get(place.list) ?? [];
  const total = [...lists.values()].reduce((sum, list) => sum + list.length, 0);
  const paging = pageButtons(place, services.length, language);
  return [
    header(home.servicesTitle),
    context([escapeText(home.servicesNote(total))]),
    actions([...lists].map(([list, { length }]) => listButton(list, length, place, knowledge, language))),
    titleOfPage(place, services, knowledge, language),
    ...rowOf([...paging, ...aboutButton(place.list, knowledge, about)], 'above'),
    ...shownOn(place.page, services).map((service) => row(service, about)),
    ...rowOf(paging, 'below'),
  ];
}

function shownOn(page: number, services: readonly Service[]): readonly Service[] {
  return services.slice(page * pageLength, (page + 1) * pageLength);
}

function listName(list: HomeList, knowledge: Knowledge, language: Language): string {
  return list === 'ended' ? phrasesIn(language).endedShort : methodName(list, knowledge)[language];
}

function listButton(
  list: HomeList,
  count: number,
  place: HomePlace,
  knowledge: Knowledge,
  language: Language,
): Button {
  const { home } = phrasesIn(language);
  const label = home.list(listName(list, knowledge, language), count);
  return {
    ...placeButton(`${listAction}:${list}`, label, home.listLabel(label), { list, page: 0 }),
    ...(list === place.list && { style: 'primary' as const }),
  };
}

/** Which services are shown, in words, and a menu of all pages where there are more than two. */
function titleOfPage(
  { list, page }: HomePlace,
  services: readonly Service[],
  knowledge: Knowledge,
  language: Language,
): SectionBlock {
  const { home } = phrasesIn(language);
  const pages = Array.from({ length: pagesOf(services) }, (_, i) => {
    const shown = shownOn(i, services);
    const [from, to] = [shown[0], shown.at(-1)].map((service) => (service ? bareName(service) : ''));
    const { first, last } = range(i, services.length);
    return {
      label: home.page(first, last, shorten(from ?? '', 25), shorten(to ?? '', 25)),
      value: writePlace({ list, page: i }),
    };
  });
  const { first, last } = range(page, services.length);
  const position = home.position(listName(list, knowledge, language), first, last, services.length);
  const accessory =
    pages.length > 2
      ? menu({
          action: `${pageAction}:any`,
          label: home.goToPage,
          options: pages,
          chosen: writePlace({ list, page }),
        })
      : undefined;
  return {
    ...section([`*${escapeText(position)}*`]),
    // Slack keeps what somebody chose as long as the block is the same.
    block_id: `page ${list} ${page}`,
    ...(accessory && { accessory }),
  };
}

/** Counted from 1, as people do. */
function range(page: number, total: number) {
  return { first: page * pageLength + 1, last: Math.min((page + 1) * pageLength, total) };
}

function pageButtons({ list, page }: HomePlace, total: number, language: Language): Button[] {
  const { home } = phrasesIn(language);
  const to = (target: number, name: 'previous' | 'next') => {
    const { first, last } = range(target, total);
    const description = home.pageLabel(home[name], first, last, total);
    return placeButton(`${pageAction}:${name}`, home[name], description, { list, page: target });
  };
  return [
    ...(page > 0 ? [to(page - 1, 'previous')] : []),
    ...((page + 1) * pageLength < total ? [to(page + 1, 'next')] : []),
  ];
}

function placeButton(action: string, label: string, description: string, place: HomePlace): Button {
  return {
    type: 'button',
    action_id: action,
    text: plain(label, limits.button),
    accessibility_label: plain(description, limits.button).text,
    value: writePlace(place),
  };
}

/** An access method is explained by the concept of its id. */
function aboutButton(list: HomeList, knowledge: Knowledge, about: About): Button[] {
  const concept = knowledge.topics.get(list);
  if (concept?.kind !== 'concept') return [];
  const { home } = phrasesIn(about.language);
  const button = topicButton(concept, about);
  return [
    {
      ...button,
      text: plain(home.about, limits.button),
      accessibility_label: plain(home.aboutLabel(concept.name[about.language]), limits.button).text,
    },
  ];
}

function rowOf(buttons: readonly Button[], where: string): KnownBlock[] {
  return buttons.length === 0 ? [] : [{ ...actions(buttons), block_id: `paging ${where}` }];
}

function row(service: Service, about: About): SectionBlock {
  const phrases = phrasesIn(about.language);
  const parts = [`*${escapeText(service.name)}*`, ...namesOf(service, phrases), ...notesOn(service, phrases)];
  return { ...section([parts.join('  ')]), accessory: detailsButton(service, about) };
}

function namesOf({ access: [recommended] }: Service, { home }: Phrases): string[] {
  const names = [...new Set(recommended?.endpoints.map(({ name }) => `\`${shortName(name)}\``))];
  const shown = names.slice(0, mostNames);
  return names.length > shown.length
    ? [...shown, escapeText(home.moreNames(names.length - shown.length))]
    : shown;
}

function notesOn({ access: [recommended], ended }: Service, { home, joinNames }: Phrases): string[] {
  if (ended || recommended === undefined) return [];
  const notes = [
    ...(recommended.when === undefined ? [] : [home.depends]),
    ...(recommended.confidence === 'confirmed' ? [] : [home.unconfirmed]),
  ];
  return notes.length === 0 ? [] : [`_${escapeText(joinNames(notes))}_`];
}
