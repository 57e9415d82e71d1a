/**
 * What a failure of a question to the database means.
 * `conflict`: somebody else was at the same rows, and another attempt may do.
 * `refused`: there is something wrong with this one question, and nothing with the database.
 * `away`: the database cannot be used; whatever is not known counts as that.
 */
export type DatabaseFault = 'conflict' | 'refused' | 'away';

/** SQLSTATEs of PostgreSQL, by their first letters: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const postgres: readonly (readonly [RegExp, DatabaseFault])[] = [
  // Serialisation failures and deadlocks; a lock that is not to be had.
  [/^(40|55P03$)/, 'conflict'],
  // Connections, resources, an operator's intervention, errors of the system, logging in, a standby that only reads.
  [/^(08|53|57|58|28|3D|25006$|XX)/, 'away'],
  [/^[0-9A-Z]{5}$/, 'refused'],
];
/** SQLite's result codes: https://www.sqlite.org/rescode.html */
const sqlite: readonly (readonly [RegExp, DatabaseFault])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'conflict'],
  [/^SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG|MISUSE|SCHEMA)/, 'refused'],
];

export function faultOf(error: unknown): DatabaseFault {
  // Our own mistake, or a value that the driver does not take.
  if (error instanceof TypeError || error instanceof RangeError) return 'refused';
  const code = codeOf(error);
  // Node's words for networks and files have five letters at times as well: EPIPE.
  if (/^E[A-Z]/.test(code)) return 'away';
  return [...postgres, ...sqlite].find(([pattern]) => pattern.test(code))?.[1] ?? 'away';
}

/** The code alone: a driver's message may quote the address with its password, or what somebody wrote. */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return String(code ?? name ?? typeof error);
}
