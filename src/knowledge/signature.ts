import type { Signature } from './knowledge.js';

export type IpKind = 'private' | 'public';

const pairPlaces = 1024;

/** The place of a letter and the one before it in a table; several pairs share one. */
function pairAt(text: string, i: number): number {
  return (text.charCodeAt(i - 1) * 31 + text.charCodeAt(i)) % pairPlaces;
}

/** What of a message a signature looks at, read once for all signatures. */
export class ErrorText {
  readonly text: string;
  /** Which pairs of neighbouring letters stand in the message. */
  readonly pairs = new Uint8Array(pairPlaces);
  #hosts: readonly string[] | undefined;
  #ips: ReadonlySet<IpKind> | undefined;

  constructor(message: string) {
    this.text = message.toLowerCase();
    for (let i = 1; i < this.text.length; i += 1) this.pairs[pairAt(this.text, i)] = 1;
  }

  get hosts(): readonly string[] {
    this.#hosts ??= (this.text.match(/[a-z0-9*_.-]+/g) ?? []).filter((run) => /[a-z0-9]\.[a-z0-9]/.test(run));
    return this.#hosts;
  }

  /** The kinds of IP address that stand in the message. */
  get ips(): ReadonlySet<IpKind> {
    this.#ips ??= new Set(
      (this.text.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? []).flatMap((ip) => kindOfIp(ip) ?? []),
    );
    return this.#ips;
  }
}

/** A `*` in a text stands for at most so many letters, on one line. */
const longestGap = 80;

/** A signature made ready for many messages: texts and the host name in their parts between `*`. */
export interface ErrorPattern {
  readonly texts: readonly (readonly string[])[];
  readonly host: readonly string[] | undefined;
  readonly ip: IpKind | undefined;
  /** Places of pairs of letters: without all of them a message cannot match, and need not be searched. */
  readonly pairs: readonly number[];
}

export function compileSignature({ all, host, ip }: Signature): ErrorPattern {
  const texts = all.map((text) => text.toLowerCase().split('*'));
  const pairs = texts.flat().flatMap((part) => [...part].slice(1).map((_, i) => pairAt(part, i + 1)));
  return { texts, host: host?.toLowerCase().split('*'), ip, pairs: [...new Set(pairs)] };
}

/** Whether all that the signature asks for stands in the message. The cost is linear in the message. */
export function matchesError({ texts, host, ip, pairs }: ErrorPattern, error: ErrorText): boolean {
  return (
    pairs.every((pair) => error.pairs[pair] === 1) &&
    texts.every((parts) => contains(error.text, parts)) &&
    (ip === undefined || error.ips.has(ip)) &&
    (host === undefined || error.hosts.some((name) => matchesGlob(name, host)))
  );
}

/** How particular a signature is: the more it asks for, the more it says. */
export function particularity({ all, host, ip }: Signature): number {
  return all.join('').length + (host?.length ?? 0) + (ip === undefined ? 0 : 1);
}

/** RFC 1918; loopback, link-local and unspecified addresses tell nothing of the route. */
function kindOfIp(address: string): IpKind | undefined {
  const [a = 0, b = 0, ...rest] = address.split('.').map(Number);
  if ([a, b, ...rest].some((part) => part > 255) || a === 0 || a === 127 || (a === 169 && b === 254))
    return undefined;
  return a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) ? 'private' : 'public';
}

/** The parts one after the other, each soon after the one before and on the same line. */
function contains(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  let from = text.indexOf(first);
  if (from === -1 || parts.length === 1) return from !== -1;
  const rest = parts.slice(1);
  for (; from !== -1; from = text.indexOf(first, from + 1)) {
    let end = from + first.length;
    const follows = rest.every((part) => {
      const window = text.slice(end, end + longestGap + part.length).split('\n')[0] ?? '';
      const at = window.indexOf(part);
      end += at + part.length;
      return at !== -1;
    });
    if (follows) return true;
  }
  return false;
}

function matchesGlob(name: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.at(-1);
  if (!name.startsWith(first)) return false;
  if (last === undefined) return name === first;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
