import type { Knowledge, Topic } from './knowledge.js';

/** What stands on the first line of a compiled file, as plain data; the topics follow, one a line. */
interface Head extends Pick<Knowledge, 'choices' | 'commonPrices' | 'prefixes'> {
  readonly routes: readonly [string, never][];
  readonly situations: readonly [string, never][];
  readonly regions: readonly [string, never][];
  readonly ordinary: { readonly names: readonly string[]; readonly phrases: readonly string[] };
  /** The id of each topic and the length of its line in bytes. */
  readonly topics: readonly (readonly [id: string, bytes: number])[];
}

/** Checked knowledge as the bytes of one file. */
export function compileKnowledge({
  topics,
  routes,
  situations,
  regions,
  ordinary,
  ...rest
}: Knowledge): Buffer {
  const lines = [...topics].map(
    ([id, topic]) => [id, Buffer.from(JSON.stringify(answeredFrom(topic)))] as const,
  );
  const head = {
    ...rest,
    routes: [...routes],
    situations: [...situations],
    regions: [...regions],
    ordinary: { ...ordinary, names: [...ordinary.names] },
    topics: lines.map(([id, line]) => [id, line.length]),
  };
  const newline = Buffer.from('\n');
  return Buffer.concat([
    Buffer.from(JSON.stringify(head)),
    newline,
    ...lines.flatMap(([, line]) => [line, newline]),
  ]);
}

/** The samples of an error's signatures prove it in the check; no answer needs them. */
function answeredFrom(topic: Topic): Topic {
  return topic.kind === 'symptom'
    ? { ...topic, signatures: topic.signatures.map((each) => ({ ...each, matches: [], misses: [] })) }
    : topic;
}

/** The knowledge in such bytes. A topic is read when it is first asked for, so that a start is quick. */
export function readCompiledKnowledge(file: Buffer): Knowledge {
  const end = file.indexOf('\n');
  const { routes, situations, regions, ordinary, topics, ...rest }: Head = JSON.parse(
    file.toString('utf8', 0, end),
  );
  return {
    ...rest,
    routes: new Map(routes),
    situations: new Map(situations),
    regions: new Map(regions),
    ordinary: { ...ordinary, names: new Set(ordinary.names) },
    topics: new CompiledTopics(file, end + 1, topics),
  };
}

class CompiledTopics implements ReadonlyMap<string, Topic> {
  readonly #places = new Map<string, readonly [from: number, to: number]>();
  readonly #read = new Map<string, Topic>();

  constructor(
    readonly file: Buffer,
    start: number,
    topics: Head['topics'],
  ) {
    let from = start;
    for (const [id, bytes] of topics) {
      this.#places.set(id, [from, from + bytes]);
      from += bytes + 1;
    }
  }

  get size(): number {
    return this.#places.size;
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  get(id: string): Topic | undefined {
    const place = this.#places.get(id);
    let topic = this.#read.get(id);
    if (place !== undefined && topic === undefined) {
      topic = JSON.parse(this.file.toString('utf8', ...place)) as Topic;
      this.#read.set(id, topic);
    }
    return topic;
  }

  keys(): MapIterator<string> {
    return this.#places.keys();
  }

  values(): MapIterator<Topic> {
    return this.#all().values();
  }

  entries(): MapIterator<[string, Topic]> {
    return this.#all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Topic]> {
    return this.entries();
  }

  forEach(callback: (topic: Topic, id: string, topics: ReadonlyMap<string, Topic>) => void): void {
    for (const [id, topic] of this) callback(topic, id, this);
  }

  /** All of them, in the order of the file. */
  #all(): Map<string, Topic> {
    return new Map(
      [...this.keys()].flatMap((id) => {
        const topic = this.get(id);
        return topic === undefined ? [] : [[id, topic] as const];
      }),
    );
  }
}
