import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { validate } from 'dockerfile-utils';
import { readConfig } from '../../src/config.js';
import { commandOf, dockerfileText, finalStage, imageEnv, stages, written } from './dockerfile.js';
import { compose, manifestOf, settings, version } from './manifests.js';

test('the Dockerfile is valid', () => {
  expect(validate(dockerfileText).map(({ message }) => message)).toEqual([]);
  expect(validate(dockerfileText.replace('\nUSER ', '\nUSR ')).map(({ message }) => message)).toEqual([
    expect.stringContaining('USR'),
  ]);
});

test('both stages start from the same slim Debian of one Node that we support', () => {
  const [first, last] = stages.map(([from]) => from?.[1].split(' ')[0]);
  expect(first).toBe(last);
  const [, major] = /^node:(\d+)(?:\.[\d.]+)?-bookworm-slim$/.exec(last ?? '') ?? [];
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(Number(major)).toBeGreaterThanOrEqual(Number(engines.node.replace('>=', '')));
});

interface LockedPackage {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);

test.each(['x64', 'arm64'])('the packages with binaries have one for Debian on %s', (processor) => {
  for (const name of ['@libsql/linux', '@resvg/resvg-js-linux'])
    expect(lock.packages).toHaveProperty([`node_modules/${name}-${processor}-gnu`]);
});

test('no package that the bot runs on wants an install script', () => {
  const wanting = Object.entries(lock.packages).filter(
    ([path, { dev, devOptional, hasInstallScript }]) =>
      path !== '' && !dev && !devOptional && hasInstallScript,
  );
  expect(wanting).toEqual([]);
});

test('what runs is what was laid out, and none of it is the bot’s own to change', () => {
  expect(finalStage.filter(([name]) => name === 'COPY' || name === 'ADD')).toEqual([
    ['COPY', '--from=build /app ./'],
  ]);
  expect(stages[0]).toContainEqual(['RUN', expect.stringMatching(/sh deploy\/lay-out\.sh \/app$/)]);
});

test('runs as a user without rights, whose number Kubernetes and Compose can check', () => {
  expect(written('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  const { runAsUser, runAsGroup } = manifestOf('Deployment').spec.template.spec.securityContext;
  expect(written('USER')).toBe(`${runAsUser}:${runAsGroup}`);
  const names = finalStage.map(([name]) => name);
  expect(names.indexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
});

test('runs node itself, which gets the signal to stop', () => {
  expect(commandOf('CMD')).toEqual(['node', 'dist/main.js']);
  expect(written('STOPSIGNAL')).toBe('SIGTERM');
  expect(finalStage.map(([name]) => name)).not.toContain('ENTRYPOINT');
});

test('its settings are known to the bot, and reach it', () => {
  const ours = Object.keys(imageEnv).filter((name) => name !== 'NODE_ENV');
  for (const name of ours) expect(settings).toContain(name);
  const credentials = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a-signing-secret' };
  expect(readConfig({ ...imageEnv, ...credentials })).toMatchObject({
    address: { host: '0.0.0.0', port: Number(written('EXPOSE')) },
    database: { kind: 'sqlite', file: expect.stringMatching(/^\/data\//) },
  });
  const [container] = manifestOf('Deployment').spec.template.spec.containers;
  expect(container.ports[0].containerPort).toBe(Number(written('EXPOSE')));
  expect(compose.services.vpcaccess.environment.PORT).toBe(written('EXPOSE'));
});

test('only the folder of the database is the bot’s own', () => {
  const [user, group] = written('USER').split(':');
  expect(finalStage.filter(([name]) => name === 'RUN')).toEqual([
    ['RUN', `install -d -o ${user} -g ${group} -m 0700 /data`],
  ]);
});

test('bears the version', () => {
  expect(written('LABEL')).toContain(`org.opencontainers.image.version="${version}"`);
});
