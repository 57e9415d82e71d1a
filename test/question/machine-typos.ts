import { type Knowledge, topicName, topicsOf } from '../../src/knowledge/knowledge.js';
import { fold } from '../../src/knowledge/spelling.js';
import type { UnderstandingCase } from './cases.js';

/** A small generator of random numbers, so that the misspellings are the same in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const latin = 'abcdefghijklmnopqrstuvwxyz';
const katakana = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロン';

/** One random edit of a letter: left out, doubled, swapped with the next, or another in its place. Never the first. */
function edited(word: string, random: (below: number) => number): string {
  const letters = [...word];
  const places = letters.flatMap((letter, i) => (i > 0 && /[a-zァ-ヶ]/i.test(letter) ? [i] : []));
  const at = places[random(places.length)] ?? 0;
  const letter = letters[at] ?? '';
  const alphabet = /[a-z]/i.test(letter) ? latin : katakana;
  const kind = random(4);
  if (kind === 0) letters.splice(at, 1);
  if (kind === 1) letters.splice(at, 0, letter);
  if (kind === 2 && at + 1 < letters.length) letters.splice(at, 2, letters[at + 1] ?? '', letter);
  if (kind === 3) letters[at] = alphabet[random(alphabet.length)] ?? letter;
  return letters.join('');
}

/**
 * Misspellings of every name of a service that has five letters or more: its own name without the vendor and
 * its Japanese spellings. With two edits, of nine letters or more: two edits are too much for a shorter one.
 */
export function machineTypos(knowledge: Knowledge, edits: 1 | 2, seed = 7): UnderstandingCase[] {
  const random = generator(seed + edits);
  return topicsOf('service', knowledge).flatMap((service) => {
    const names = [topicName(service).en.replace(/^(Amazon|AWS) /, ''), ...service.aliases.ja].filter(
      (name) => fold(name).length >= (edits === 1 ? 5 : 9) && !/\d/.test(name),
    );
    return names.flatMap((name) => {
      const once = edited(name, random);
      const message = edits === 1 ? once : edited(once, random);
      const expected = service.askedAs ?? service.id;
      return fold(message) === fold(name) ? [] : [{ message, expected }];
    });
  });
}
