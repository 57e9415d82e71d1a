import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { drainMilliseconds } from '../../src/slack/running-work.js';
import { compose, kustomization, manifestOf, settings, version } from './manifests.js';

const page = readFileSync('docs/deploy.md', 'utf8');
const commands = [...page.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block).join('\n');

test('the README leads to it', () => {
  expect(readFileSync('README.md', 'utf8')).toContain('](docs/deploy.md)');
});

test('its links and commands name files that are there', () => {
  const linked = [...page.matchAll(/\]\(\.\.\/([^)#]+)/g)].map(([, path = '']) => path);
  const inCommands = commands.match(/\bdeploy\/[\w./-]+|\.env\.sample/g) ?? [];
  const paths = [...new Set([...linked, ...inCommands])].filter((path) => path !== 'deploy/.env');
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test('its links lead to headings that are there', () => {
  const headings = [...readFileSync('README.md', 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
  const linked = [...page.matchAll(/README\.md#([\w-]+)/g)].map(([, anchor = '']) => anchor);
  expect(linked.length).toBeGreaterThan(0);
  for (const anchor of linked) expect(headings).toContain(anchor);
});

test('its commands name the image of this version, the namespace, the Deployment and the services', () => {
  const tags = [...commands.matchAll(/vpcaccess:(\d[\w.]*)/g)].map(([, tag]) => tag);
  expect(new Set(tags)).toEqual(new Set([version]));
  expect(commands).toContain(`push ${kustomization.images[0].newName}:${version}`);
  const namespaces = [...commands.matchAll(/--namespace (\S+)/g)].map(([, name]) => name);
  expect(new Set(namespaces)).toEqual(new Set([kustomization.namespace]));
  const deployments = [...commands.matchAll(/deployment\/(\S+)/g)].map(([, name]) => name);
  expect(new Set(deployments)).toEqual(new Set([manifestOf('Deployment').metadata.name]));
  const [container] = manifestOf('Deployment').spec.template.spec.containers;
  expect(commands).toContain(`create secret generic ${container.envFrom[0].secretRef.name} `);
  const services = [...commands.matchAll(/--scale (\w+)|exec -T (\w+)/g)].map(([, a, b]) => a ?? b);
  expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(services));
});

test('it speaks of settings that the bot knows', () => {
  const named = page.match(/\b(?:SLACK|TOKEN|KNOWLEDGE|DATABASE|PUBLIC)_[A-Z_]+\b/g) ?? [];
  expect(new Set(named).size).toBeGreaterThan(2);
  for (const name of named) expect(settings).toContain(name);
});

test('a unit of systemd runs what is laid out, and gives it the time to end', () => {
  const unit = readFileSync('deploy/vpcaccess.service', 'utf8');
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? '';
  expect(commands).toContain(`deploy/lay-out.sh ${value('WorkingDirectory')}\n`);
  expect(commands).toContain(` ${value('EnvironmentFile')}\n`);
  expect(value('ExecStart')).toMatch(/\/node dist\/main\.js$/);
  expect(Number(value('TimeoutStopSec'))).toBeGreaterThanOrEqual(drainMilliseconds / 1000 + 5);
  expect(Number(/--stop-timeout (\d+)/.exec(commands)?.[1])).toBeGreaterThanOrEqual(
    drainMilliseconds / 1000 + 5,
  );
  const [, folder] = /DATABASE_URL=file:(\S+)\/[^/]+$/m.exec(value('Environment')) ?? [];
  expect(folder).toBe(`/var/lib/${value('StateDirectory')}`);
});
