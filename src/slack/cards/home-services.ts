import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import { methodName } from '../../answer/answer.js';
import { endpointNameIn } from '../../answer/endpoint-names.js';
import { shortName } from '../../knowledge/aliases.js';
import { type Knowledge, type Service, topicsOf } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { Phrases } from '../../language/phrases.js';
import { actions, context, header, section } from './blocks.js';
import { aboveThePage, belowThePage, onPage, pagesOf, placeButton } from './home-pages.js';
import { type HomeList, type HomePlace, homeLists } from './home-state.js';
import { escapeText } from './text.js';
import { type About, detailsButton, renamed, topicButton } from './topic-button.js';

export const listAction = 'home_list';

const mostNames = 4;

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
  const last = pagesOf(lists.get(wanted.list)?.length ?? 0) - 1;
  return { list: wanted.list, page: Math.min(wanted.page, last) };
}

/** How many there are of each list, and one page of one of them. */
export function servicesBlocks(
  lists: ServiceLists,
  place: HomePlace,
  knowledge: Knowledge,
  about: About,
): KnownBlock[] {
  const { language, region } = about;
  const { home } = phrasesIn(language);
  const example = endpointNameIn(region, 'com.amazonaws.{region}.ecr.api', 'interface-endpoint', knowledge);
  const nameOf = (list: HomeList) =>
    list === 'ended' ? phrasesIn(language).endedShort : methodName(list, knowledge)[language];
  const services = lists.get(place.list) ?? [];
  const total = [...lists.values()].reduce((sum, { length }) => sum + length, 0);
  const overview = [...lists].map(([list, { length }]) => {
    const label = home.list(nameOf(list), length);
    const button = placeButton(`${listAction}:${list}`, label, home.listLabel(label), { list, page: 0 });
    return list === place.list ? { ...button, style: 'primary' as const } : button;
  });
  const pages = { title: nameOf(place.list), names: services.map(bareName), ...place };
  return [
    header(home.servicesTitle),
    context([escapeText(home.servicesNote(total, example))]),
    actions(overview),
    ...aboveThePage(pages, aboutButton(place.list, knowledge, about), language),
    ...onPage(place.page, services).map((service) => row(service, about)),
    ...belowThePage(pages, language),
  ];
}

/** An access method is explained by the concept of its id. */
function aboutButton(list: HomeList, knowledge: Knowledge, about: About): Button | undefined {
  const concept = knowledge.topics.get(list);
  if (concept?.kind !== 'concept') return undefined;
  const { home } = phrasesIn(about.language);
  return renamed(topicButton(concept, about), home.about, home.aboutLabel(concept.name[about.language]));
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
