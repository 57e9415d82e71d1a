import { Presets, SingleBar } from 'cli-progress';

/** Shows on a terminal how far long work has come; `advance` is called after each part of it. */
export async function withProgress<T>(
  what: string,
  total: number,
  work: (advance: () => void) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar(
    { format: `{bar} {value} of {total} ${what}, {eta_formatted} left`, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  try {
    return await work(() => bar.increment());
  } finally {
    bar.stop();
  }
}
