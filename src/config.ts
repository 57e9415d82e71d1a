import * as z from 'zod';
import type { Language } from './knowledge/knowledge.js';
import type { DatabaseLocation } from './storage/database.js';

/** A configuration that cannot be used: one line that names the variable and says what to do. */
export class ConfigError extends Error {
  readonly code = 'config_invalid';

  constructor(
    readonly variable: string,
    advice: string,
  ) {
    super(`${variable}: ${advice}`);
    this.name = 'ConfigError';
  }
}

/** How Slack reaches us. */
export type Transport =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

/** Whose tokens the bot answers with. */
export type Installation =
  | { readonly kind: 'one-workspace'; readonly botToken: string }
  | ({ readonly kind: 'many-workspaces' } & OAuthSettings);

export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state of an installation under way. */
  readonly stateSecret: string;
  /** Of 32 bytes, the current one first. */
  readonly encryptionKeys: readonly [Buffer, ...Buffer[]];
}

/** Where the HTTP server listens. */
export interface Address {
  /** Undefined: all interfaces. */
  readonly host: string | undefined;
  /** 0: a free one. */
  readonly port: number;
}

export interface Config {
  readonly installation: Installation;
  readonly transport: Transport;
  readonly address: Address;
  /** Whether HTTP is served with Socket Mode too: where an address, an installation page or pictures are wanted. */
  readonly servesHttp: boolean;
  /** Where the internet reaches our HTTP server; ends with no slash. Undefined: pictures are uploaded to Slack. */
  readonly publicUrl: string | undefined;
  readonly database: DatabaseLocation;
  /** Ends with a slash. Undefined: Slack itself. */
  readonly slackApiUrl: string | undefined;
  readonly defaultRegion: string;
  readonly defaultLanguage: Language;
  readonly knowledgeDirs: readonly string[];
  /** Where feedback is posted: an id, or a name that starts with #. Undefined: it is only kept. */
  readonly maintainersChannel: string | undefined;
  /** The issues page of a repository on GitHub; ends with no slash. */
  readonly issuesUrl: string | undefined;
  /** Whether the words of questions without an answer are kept. */
  readonly keepUnanswered: boolean;
  readonly logLevel: LogLevel;
}

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A variable that is set to nothing is not set. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );

const token = (prefix: string, where: string) =>
  z
    .string()
    .trim()
    .regex(
      new RegExp(`^${prefix}-\\S+$`),
      `must start with ${prefix}-; copy it from ${where} of your Slack app`,
    );

/** The settings that need no Slack, for the command line as well. */
const answering = {
  DEFAULT_REGION: optional(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z]{2,4}(-[a-z]+)+-\d+$/, 'must be a Region code such as ap-northeast-1'),
  ),
  DEFAULT_LANGUAGE: optional(z.enum(['en', 'ja'], 'must be en or ja')),
  KNOWLEDGE_DIRS: optional(z.string()),
};

const storing = {
  DATABASE_URL: optional(
    z
      .string()
      .trim()
      .regex(
        /^(:memory:$|file:.|postgres(ql)?:\/\/.)/,
        'must be a file such as file:./data/vpcaccess.db, or a server such as postgres://user:password@host/database',
      ),
  ),
};

const environment = z.object({
  SLACK_BOT_TOKEN: optional(token('xoxb', 'OAuth & Permissions')),
  SLACK_SIGNING_SECRET: optional(
    z
      .string()
      .trim()
      .min(8, 'is too short; copy the Signing Secret from Basic Information of your Slack app'),
  ),
  SLACK_APP_TOKEN: optional(token('xapp', 'Basic Information → App-Level Tokens')),
  SLACK_CLIENT_ID: optional(z.string().trim()),
  SLACK_CLIENT_SECRET: optional(z.string().trim()),
  SLACK_STATE_SECRET: optional(
    z.string().trim().min(16, 'is too short; make one with: openssl rand -hex 32'),
  ),
  TOKEN_ENCRYPTION_KEY: optional(z.string().transform(encryptionKeys)),
  SLACK_API_URL: optional(
    z.url({ protocol: /^https?$/, error: 'must be an http or https URL such as https://slack.com/api/' }),
  ),
  PUBLIC_URL: optional(
    z
      .string()
      .trim()
      .refine(
        isPublicUrl,
        'must be an https URL such as https://vpcaccess.example.com, without user, query or fragment',
      ),
  ),
  MAINTAINERS_CHANNEL: optional(
    z
      .string()
      .trim()
      .regex(
        // https://docs.slack.dev/reference/methods/conversations.create: a name is in lower case.
        /^([CG][A-Z0-9]{6,}|#?[\p{Ll}\p{Lo}\p{Lm}\p{N}_-]{1,80})$/u,
        'must be the id of a channel such as C012AB3CD, or its name such as vpc-feedback',
      )
      .transform((channel) => (/^[CG#]/.test(channel) ? channel : `#${channel}`)),
  ),
  ISSUES_URL: optional(
    z
      .string()
      .trim()
      .refine(
        isIssuesUrl,
        'must be the issues page of a repository such as https://github.com/OWNER/REPO/issues',
      ),
  ),
  KEEP_UNANSWERED: optional(z.enum(['true', 'false'], 'must be true or false')),
  HOST: optional(z.string().trim()),
  PORT: optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65535, 'must be a port number from 0 to 65535'),
  ),
  LOG_LEVEL: optional(z.enum(logLevels, `must be one of ${logLevels.join(', ')}`)),
  ...answering,
  ...storing,
});

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether anything says how to reach Slack. With nothing the playground starts; with less than is needed
 * `readConfig` names what is missing.
 */
export function hasSlackCredentials(env: Environment): boolean {
  return [env.SLACK_BOT_TOKEN, env.SLACK_CLIENT_ID, env.SLACK_SIGNING_SECRET, env.SLACK_APP_TOKEN].some(
    (value) => value !== undefined && value.trim() !== '',
  );
}

/**
 * Reads the environment once, as one typed object.
 * @throws ConfigError for the first variable that is missing or malformed
 */
export function readConfig(env: Environment): Config {
  const values = parse(environment, env);
  return {
    installation: installationOf(values),
    transport: transportOf(values),
    address: { host: values.HOST, port: values.PORT ?? 3000 },
    servesHttp: [values.PORT, values.PUBLIC_URL, values.SLACK_CLIENT_ID, values.SLACK_SIGNING_SECRET].some(
      (value) => value !== undefined,
    ),
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    database: databaseAt(values.DATABASE_URL),
    maintainersChannel: values.MAINTAINERS_CHANNEL,
    issuesUrl: values.ISSUES_URL?.replace(/\/+$/, ''),
    keepUnanswered: values.KEEP_UNANSWERED !== 'false',
    slackApiUrl: values.SLACK_API_URL?.replace(/\/*$/, '/'),
    logLevel: values.LOG_LEVEL ?? 'info',
    ...answeringConfig(values),
  };
}

/** The settings of an answer alone. @throws ConfigError */
export function readAnsweringConfig(
  env: Environment,
): Pick<Config, 'defaultRegion' | 'defaultLanguage' | 'knowledgeDirs'> {
  return answeringConfig(parse(z.object(answering), env));
}

/** Where the data is kept, alone. @throws ConfigError */
export function readDatabaseLocation(env: Environment): DatabaseLocation {
  return databaseAt(parse(z.object(storing), env).DATABASE_URL);
}

function answeringConfig(values: z.infer<z.ZodObject<typeof answering>>) {
  return {
    defaultRegion: values.DEFAULT_REGION ?? 'ap-northeast-1',
    defaultLanguage: values.DEFAULT_LANGUAGE ?? ('en' as const),
    knowledgeDirs:
      values.KNOWLEDGE_DIRS?.split(',')
        .map((folder) => folder.trim())
        .filter((folder) => folder !== '') ?? [],
  };
}

/** The tokens of many workspaces where there is a client id, else the token of one. */
function installationOf(values: z.infer<typeof environment>): Installation {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = values;
  if (clientId === undefined) {
    if (botToken !== undefined) return { kind: 'one-workspace', botToken };
    throw new ConfigError(
      'SLACK_BOT_TOKEN',
      'is not set; copy the Bot User OAuth Token (xoxb-…) of your Slack app into .env, or set SLACK_CLIENT_ID for many workspaces',
    );
  }
  const needed = (variable: keyof typeof values, advice: string) =>
    new ConfigError(variable, `is not set; with SLACK_CLIENT_ID it is needed: ${advice}`);
  const {
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    TOKEN_ENCRYPTION_KEY: keys,
  } = values;
  if (clientSecret === undefined)
    throw needed('SLACK_CLIENT_SECRET', 'copy it from Basic Information of your Slack app');
  if (stateSecret === undefined) throw needed('SLACK_STATE_SECRET', 'make one with: openssl rand -hex 32');
  if (keys === undefined) throw needed('TOKEN_ENCRYPTION_KEY', 'make one with: openssl rand -base64 32');
  return { kind: 'many-workspaces', clientId, clientSecret, stateSecret, encryptionKeys: keys };
}

/** Keys of 32 bytes in base64 or hexadecimal, separated by commas. */
function encryptionKeys(text: string, context: z.RefinementCtx): [Buffer, ...Buffer[]] {
  const [first, ...rest] = text.split(',').map((part) => {
    const written = part.trim();
    return Buffer.from(written, /^[0-9a-f]{64}$/i.test(written) ? 'hex' : 'base64');
  });
  if (first !== undefined && [first, ...rest].every((key) => key.length === 32)) return [first, ...rest];
  context.addIssue({
    code: 'custom',
    message:
      'must be 32 bytes in base64, made with: openssl rand -base64 32; to change it, list the new one and then the old one, separated by a comma',
  });
  return z.NEVER;
}

function transportOf(values: z.infer<typeof environment>): Transport {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = values;
  if (signingSecret !== undefined) return { kind: 'http', signingSecret };
  if (appToken !== undefined) return { kind: 'socket', appToken };
  throw new ConfigError(
    'SLACK_SIGNING_SECRET',
    'is not set; set it to receive requests over HTTP, or set SLACK_APP_TOKEN for Socket Mode',
  );
}

/** Slack fetches pictures over the internet; on the own machine a development server may do without TLS. */
function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback);
  return isSafe && username === '' && search === '' && hash === '';
}

function isIssuesUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, username, search, hash } = new URL(text);
  const isPlain = username === '' && search === '' && hash === '';
  return protocol === 'https:' && isPlain && /^\/[\w.-]+\/[\w.-]+\/issues\/?$/.test(pathname);
}

function databaseAt(url = 'file:./data/vpcaccess.db'): DatabaseLocation {
  if (url.startsWith('postgres')) return { kind: 'postgres', url };
  return { kind: 'sqlite', file: url.replace(/^file:(\/\/(?=\/))?/, '') };
}

function parse<T extends z.ZodType>(schema: T, env: Environment): z.infer<T> {
  const result = schema.safeParse(env);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ConfigError(String(issue?.path[0]), issue?.message ?? 'is malformed');
}
