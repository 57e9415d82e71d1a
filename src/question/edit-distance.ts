/** Longer words than this are never compared: no name is that long. */
export const longestWord = 64;

let beforePrevious = new Uint8Array(longestWord + 1);
let previous = new Uint8Array(longestWord + 1);
let current = new Uint8Array(longestWord + 1);

/**
 * How many single edits (insert, delete, replace, swap of two neighbours) lead from `a` to `b`: the
 * optimal string alignment distance. Returns `limit + 1` as soon as it must be more than `limit`.
 * Both words have at most `longestWord` UTF-16 units.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  for (let j = 0; j <= b.length; j += 1) previous[j] = j;
  let previousLeast = 0;
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1);
    const letterBefore = a.charCodeAt(i - 2);
    current[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min(
        at(previous, j) + 1,
        at(current, j - 1) + 1,
        at(previous, j - 1) + (letter === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && letterBefore === other) {
        cost = Math.min(cost, at(beforePrevious, j - 2) + 1);
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    // A swap reaches back two rows, so both must be past the limit.
    if (least > limit && previousLeast >= limit) return limit + 1;
    previousLeast = least;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return Math.min(at(previous, b.length), limit + 1);
}

function at(row: Uint8Array, index: number): number {
  return row[index] ?? 0;
}
