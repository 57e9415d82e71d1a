import { aliasesOf } from '../knowledge/aliases.js';
import { type Knowledge, type Topic, topicName } from '../knowledge/knowledge.js';
import { fold, foldText } from '../knowledge/spelling.js';
import { editDistance, longestWord } from './edit-distance.js';
import { oftenAsked } from './often-asked.js';

/** A name, seen from the place where one of its words begins. */
interface NameStart {
  readonly letters: string;
  /** Where in the letters the word begins. */
  readonly at: number;
  readonly topic: string;
  /** It is what we call the topic ourselves, and not one of many other names. */
  readonly own: boolean;
}

interface Spelling {
  readonly spelling: string;
  readonly topic: string;
  readonly own: boolean;
}

/** From so many letters the start of a name may be misspelt, and from so many twice. */
const shortestMisspelt = 4;
const shortestMisspeltTwice = 8;

/** Every name that the matcher knows, to find those that begin with what somebody types. */
export class NameIndex {
  /** By the first letter of the word. */
  readonly #starts = new Map<string, NameStart[]>();
  /** The place of each topic where nothing else tells two apart, and whether it counts as a service. */
  readonly #places: ReadonlyMap<string, { readonly place: number; readonly isService: boolean }>;
  /** The length of the longest name as it is written (UTF-16 units): what is longer is no name. */
  readonly #longest: number;

  constructor(knowledge: Knowledge) {
    const spellings = spellingsIn(knowledge);
    for (const { spelling, topic, own } of spellings) {
      const { letters, words } = lettersOf(spelling);
      for (const { at, certain } of words) {
        const known = this.#starts.get(letters.charAt(at)) ?? [];
        this.#starts.set(letters.charAt(at), known);
        known.push({ letters, at, topic, own: own && certain });
      }
    }
    this.#places = placesOf(knowledge);
    this.#longest = Math.max(0, ...spellings.map(({ spelling }) => spelling.length));
  }

  /** The letters of a name that is being typed; undefined where it is too long to be one. */
  lettersOf(typed: string): string | undefined {
    return typed.length > this.#longest ? undefined : fold(inKatakana(typed));
  }

  /** The topics that people ask about most. */
  oftenAsked(): string[] {
    return oftenAsked.filter((id) => this.#places.has(id));
  }

  /** Topics with a name that is, starts with, or has a word that starts with these letters, in this order. */
  startingWith(letters: string): string[] {
    const found = this.#best(letters, (name) => {
      if (!name.letters.startsWith(letters, name.at)) return undefined;
      return name.at > 0 ? 2 : name.letters.length > letters.length ? 1 : 0;
    });
    // Where kana are typed in Latin letters, the last one is not complete yet: ラムd.
    const complete = letters.replace(/(?<=[\u30a1-\u30fa])[a-z]{1,2}$/, '');
    return found.length > 0 || complete === letters ? found : this.startingWith(complete);
  }

  /** Topics with a name whose start is an edit or two from these letters. */
  startingNear(letters: string): string[] {
    if (letters.length < shortestMisspelt || letters.length >= longestWord) return [];
    const limit = letters.length < shortestMisspeltTwice ? 1 : 2;
    return this.#best(letters, (name) => {
      const edits = [-1, 0, 1].map((longer) =>
        editDistance(letters, name.letters.slice(name.at, name.at + letters.length + longer), limit),
      );
      const least = Math.min(...edits);
      return least > limit ? undefined : least;
    });
  }

  /** Topics by how well one of their names fits, the lowest first. Undefined: the name does not count. */
  #best(letters: string, fitOf: (name: NameStart) => number | undefined): string[] {
    const found = new Map<string, { fit: number; own: boolean }>();
    for (const name of this.#starts.get(letters.charAt(0)) ?? []) {
      const fit = fitOf(name);
      if (fit === undefined) continue;
      const known = found.get(name.topic);
      if (known === undefined) found.set(name.topic, { fit, own: name.own });
      else {
        known.fit = Math.min(known.fit, fit);
        known.own ||= name.own;
      }
    }
    return [...found]
      .map(([topic, { fit, own }]) => {
        const { place = 0, isService = false } = this.#places.get(topic) ?? {};
        return { topic, place, rank: 4 * fit + (isService ? 0 : 2) + (own ? 0 : 1) };
      })
      .sort((a, b) => a.rank - b.rank || a.place - b.place)
      .map(({ topic }) => topic);
  }
}

/** Every spelling with its topic; one that people use for another topic leads to both. */
function spellingsIn(knowledge: Knowledge): Spelling[] {
  const named = [...knowledge.topics.values()].flatMap((topic) => {
    const own = new Set(ownNames(topic));
    const all = new Set([...own, ...aliasesOf(topic).map(({ spelling }) => spelling)]);
    return [...all].flatMap((spelling) =>
      ledToBy(topic).map((id) => ({ spelling, topic: id, own: own.has(spelling) })),
    );
  });
  const choices = knowledge.choices.flatMap(({ words, topics }) =>
    words.flatMap((spelling) => topics.map((topic) => ({ spelling, topic, own: false }))),
  );
  return [...named, ...choices];
}

/** What we call a topic ourselves, with and without the vendor, and its Japanese spellings. */
function ownNames(topic: Topic): string[] {
  const { en, ja } = topicName(topic);
  const written = [
    en,
    ja,
    ...(topic.kind === 'service' && topic.fullName !== undefined ? [topic.fullName] : []),
  ];
  return [...written, ...written.map((name) => name.replace(/^(Amazon|AWS) /, '')), ...topic.aliases.ja];
}

/** The topics that the names of a topic lead to. */
function ledToBy(topic: Topic): string[] {
  return topic.kind === 'service' && topic.askedAs !== undefined ? [topic.askedAs, topic.id] : [topic.id];
}

/** Services (and what people mean by their names) are in a class of their own; often-asked topics come first. */
function placesOf(knowledge: Knowledge): Map<string, { place: number; isService: boolean }> {
  const topics = [...knowledge.topics.values()];
  const services = new Set(topics.filter(({ kind }) => kind === 'service').flatMap(ledToBy));
  const often = new Map(oftenAsked.map((id, place) => [id, place]));
  const oftenOf = (id: string) => often.get(id) ?? oftenAsked.length;
  const nameOf = (topic: Topic) => topicName(topic).en.toLowerCase();
  return new Map(
    topics
      .toSorted((a, b) => oftenOf(a.id) - oftenOf(b.id) || (nameOf(a) < nameOf(b) ? -1 : 1))
      .map(({ id }, place) => [id, { place, isService: services.has(id) }]),
  );
}

/**
 * Letters, and where words begin in them: after a separator and at a capital ("CloudWatch"). Japanese is
 * written without spaces, so there any letter may begin a word; whether it does is not `certain`.
 */
function lettersOf(spelling: string): { letters: string; words: { at: number; certain: boolean }[] } {
  const { letters, starts, gaps } = foldText(inKatakana(spelling));
  const words: { at: number; certain: boolean }[] = [];
  for (let at = 0; at < letters.length; at += 1) {
    const isLatin = latin.test(letters.charAt(at));
    const source = starts[at] ?? 0;
    const certain =
      gaps[at] !== 'none' ||
      isLatin !== latin.test(letters.charAt(at - 1)) ||
      /[a-z][A-Z]/.test(spelling.slice(source - 1, source + 1));
    if (certain || !isLatin) words.push({ at, certain });
  }
  return { letters, words };
}

const latin = /[a-z0-9]/;

/** Hiragana as katakana: what is typed is not converted yet. */
function inKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}
