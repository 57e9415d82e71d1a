import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type Logger as BoltLogger, LogLevel as BoltLogLevel } from '@slack/logger';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import type { LogLevel } from './config.js';
import { withoutTokens } from './question/redact.js';

const requests = new AsyncLocalStorage<{ readonly request: string }>();

/** Does the work of one request: every line that is logged meanwhile, or because of it later, names it. */
export function inRequest<T>(work: () => T): T {
  return requests.run({ request: randomUUID() }, work);
}

/**
 * JSON lines, on standard output unless told otherwise. Nothing that a user wrote and no secret is given to it;
 * what a library's message should quote of a token or of an address is taken out all the same.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => requests.getStore() ?? {},
    hooks: {
      logMethod(parts, write) {
        const cleaned = parts.map((part) => (typeof part === 'string' ? withoutTokens(part) : part));
        write.apply(this, cleaned as typeof parts);
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Slack's libraries log through ours. Their debug lines hold messages and tokens, so there are none. */
export function forSlack(log: Logger): BoltLogger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...message: unknown[]) =>
      log[level](message.map(inOneLine).join(' '));
  return {
    debug: () => {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: () => {},
    getLevel: () => BoltLogLevel.INFO,
    setName: () => {},
  };
}

/** For what is logged by whoever uses it. */
export const silentLogger: BoltLogger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => BoltLogLevel.ERROR,
  setName: () => {},
};

function inOneLine(part: unknown): string {
  if (typeof part === 'string') return part;
  return part instanceof Error ? `${part.name}: ${part.message}` : typeof part;
}
