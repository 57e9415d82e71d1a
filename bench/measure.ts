/** The middle of the figures, and the one that 99 in 100 do not pass. */
export function summary(figures: readonly number[]): { median: number; p99: number; most: number } {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99), most: at(1) };
}

/** How long each call takes, in microseconds. */
export function timeEach<T>(inputs: readonly T[], run: (input: T) => unknown): number[] {
  return inputs.map((input) => {
    const start = performance.now();
    run(input);
    return (performance.now() - start) * 1000;
  });
}

/** One line of the report, with the bound that the figure is held against. */
export function line(what: string, figure: string, bound = ''): void {
  process.stdout.write(`  ${what.padEnd(58)} ${figure.padStart(14)}  ${bound}\n`);
}

export function title(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

export function micros(value: number): string {
  return value < 1000 ? `${value.toFixed(1)} µs` : `${(value / 1000).toFixed(2)} ms`;
}
