import { claimMilliseconds, type PictureFile, type PictureKey, type PictureStore } from './picture-store.js';

type Entry = (PictureKey & PictureFile) | { readonly claimedAt: number };

/** The pictures of one process, as long as it runs. */
export class MemoryPictureStore implements PictureStore {
  /** The last one saved is the last. */
  readonly #entries = new Map<string, Entry>();

  constructor(readonly now: () => number = Date.now) {}

  async find(key: PictureKey): Promise<PictureFile | undefined> {
    const entry = this.#entries.get(nameOf(key));
    return entry !== undefined && 'fileId' in entry
      ? { fileId: entry.fileId, state: entry.state }
      : undefined;
  }

  async recent(most: number): Promise<(PictureKey & PictureFile)[]> {
    return [...this.#entries.values()]
      .flatMap((entry) => ('fileId' in entry ? entry : []))
      .toReversed()
      .slice(0, most);
  }

  async claim(key: PictureKey): Promise<boolean> {
    const entry = this.#entries.get(nameOf(key));
    const isFree =
      entry === undefined || ('claimedAt' in entry && entry.claimedAt < this.now() - claimMilliseconds);
    if (isFree) this.#entries.set(nameOf(key), { claimedAt: this.now() });
    return isFree;
  }

  async release(key: PictureKey): Promise<void> {
    const entry = this.#entries.get(nameOf(key));
    if (entry !== undefined && 'claimedAt' in entry) this.#entries.delete(nameOf(key));
  }

  async save(key: PictureKey, file: PictureFile): Promise<void> {
    const known = await this.find(key);
    if (known?.fileId === file.fileId && known.state === 'shown') return;
    this.#entries.delete(nameOf(key));
    this.#entries.set(nameOf(key), { team: key.team, hash: key.hash, ...file });
  }

  async forget(key: PictureKey, fileId: string): Promise<void> {
    if ((await this.find(key))?.fileId === fileId) this.#entries.delete(nameOf(key));
  }
}

function nameOf({ team, hash }: PictureKey): string {
  return `${team}/${hash}`;
}
