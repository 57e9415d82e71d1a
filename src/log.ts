import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type Logger as BoltLogger, LogLevel as BoltLogLevel } from '@slack/logger';
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.js';

const requests = new AsyncLocalStorage<{ readonly request: string }>();

/** Does the work of one request: every line that is logged meanwhile, or because of it later, names it. */
export function inRequest<T>(work: () => T): T {
  return requests.run({ request: randomUUID() }, work);
}

/** JSON lines on standard output. Nothing that a user wrote and no secret is ever given to it. */
export function createLog(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => requests.getStore() ?? {},
  });
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
