/** Shorter words stand in sentences of ours as well. */
const shortest = 4;
/** A text that is cut gives itself away by its beginning or its end. */
const piece = 20;

/**
 * What must never stand in a log: everything that people wrote and pressed, addresses and triggers that came with
 * it, and every secret that the bot was given or got.
 */
export class Unloggable {
  readonly #needles = new Map<string, string>();

  /** Every text in what was sent to the bot, as far as a person or a secret stands behind it. */
  sent(body: string): this {
    return this.#add('something that was sent', textsIn(bodyOf(body)));
  }

  /** Settings of the bot; of an address the password alone. */
  settings(env: Readonly<Record<string, string | undefined>>): this {
    for (const [name, value = ''] of Object.entries(env)) {
      if (/SECRET|TOKEN|_KEY$/.test(name)) this.#add(name, value.split(','));
      if (/_URL$/.test(name) && URL.canParse(value)) this.#add(name, [new URL(value).password]);
    }
    return this;
  }

  #add(what: string, texts: readonly string[]): this {
    for (const text of texts.flatMap((text) => [text.trim(), ...piecesOf(text.trim())]))
      if ([...text].length >= shortest) this.#needles.set(text, what);
    return this;
  }

  /** What stands in a log and must not; empty when all is well. Names the kind and the line. */
  leaksIn(lines: readonly string[]): string[] {
    return lines.flatMap((line) => {
      const token = /\bx(?:ox[a-z]|app)-[\w-]+/.test(line) ? ['a token'] : [];
      const address = /hooks\.slack|\/response\/\d/.test(line) ? ['a response_url'] : [];
      const read = readable(line);
      const others = [...this.#needles].filter(([text]) => read.includes(text)).map(([, what]) => what);
      return [...new Set([...token, ...address, ...others])].map((what) => `${what}: ${line}`);
    });
  }

  /** @throws Error that names the lines */
  check(lines: readonly string[]): void {
    const leaks = this.leaksIn(lines);
    if (leaks.length > 0) throw new Error(`The log tells what it must not:\n${leaks.join('\n')}`);
  }
}

/** A form, a form around JSON, or JSON. What is none of them is its own text. */
function bodyOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    const { payload, ...fields } = Object.fromEntries(new URLSearchParams(body));
    return payload === undefined ? fields : bodyOf(payload);
  }
}

/** What Slack and the bot say themselves, and times, which look like those of the lines; the rest is somebody's. */
const ours = new Set(
  `type subtype channel_type tab style command action_id block_id callback_id event_id request
  ts thread_ts message_ts action_ts event_ts`.split(/\s+/),
);

function textsIn(part: unknown, key = ''): string[] {
  if (typeof part === 'string') return ours.has(key) ? [] : [part];
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap((inner) => textsIn(inner, key));
  return Object.entries(part).flatMap(([name, inner]) => textsIn(inner, name));
}

function piecesOf(text: string): string[] {
  const letters = [...text];
  if (letters.length <= piece) return [];
  return [letters.slice(0, piece).join(''), letters.slice(-piece).join('')];
}

/** The line as it is and, where it is JSON, as it reads. */
function readable(line: string): string {
  try {
    return `${line}\n${Object.values(JSON.parse(line)).join('\n')}`;
  } catch {
    return line;
  }
}
