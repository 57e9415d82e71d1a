import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { sign, signingSecret } from '../slack/signature.js';
import { commandOf, imageEnv, stages } from './dockerfile.js';

// A build, and an installation of the packages.
jest.setTimeout(180_000);
const run = promisify(execFile);

let folder: string;
/** What the image has as /app. */
let app: string;

/** Does what the first stage of the Dockerfile does, with the packages of this checkout in place of its `npm ci`. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vpcaccess-image-'));
  const build = join(folder, 'build');
  app = join(folder, 'app');
  for (const path of buildContext()) {
    mkdirSync(dirname(join(build, path)), { recursive: true });
    cpSync(path, join(build, path), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(build, 'node_modules'));
  const commands = (stages[0] ?? []).filter(([name]) => name === 'RUN').map(([, command]) => command);
  expect(commands.shift()).toMatch(/^npm ci /);
  for (const command of commands)
    await run('sh', ['-c', command.replaceAll('/app', app)], {
      cwd: build,
      env: { ...process.env, CI: 'true' },
    });
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The files that .dockerignore lets into the build. */
function buildContext(): string[] {
  const [all, ...lines] = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(all).toBe('*');
  for (const line of lines) expect(line).toMatch(/^![\w./-]+$/);
  return lines.map((line) => line.slice(1));
}

test('has what the bot runs on and nothing else', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const installed = (name: string) => existsSync(join(app, 'node_modules', name));
  expect(Object.keys(dependencies).filter((name) => !installed(name))).toEqual([]);
  const locked: Record<string, { dev?: boolean }> = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  ).packages;
  expect(
    Object.keys(locked).filter((path) => locked[path]?.dev === true && existsSync(join(app, path))),
  ).toEqual([]);
  expect(
    Object.keys(devDependencies).filter((name) => locked[`node_modules/${name}`]?.dev && installed(name)),
  ).toEqual([]);
  expect(readdirSync(app).toSorted()).toEqual([
    'LICENSE',
    'NOTICE',
    'README.md',
    'assets',
    'dist',
    'docs',
    'knowledge',
    'manifest.yml',
    'node_modules',
    'package-lock.json',
    'package.json',
  ]);
});

test('answers Slack, says that it is well, and ends in peace', async () => {
  const before = filesIn(app);
  const port = await freePort();
  const env = {
    ...imageEnv,
    PATH: process.env.PATH ?? '',
    PORT: String(port),
    DATABASE_URL: `file:${join(folder, 'data', 'vpcaccess.db')}`,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: signingSecret,
    // Nothing listens on port 9, so Slack is out of reach.
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  };
  const [node = '', ...args] = commandOf('CMD');
  const bot = spawn(node, args, { cwd: app, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const ended = once(bot, 'exit');
    for await (const line of bot.stdout) if (String(line).includes('vpcaccess answers on')) break;

    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(await ready.json()).toMatchObject({ status: 'ready', storage: 'reachable' });

    const body = 'command=%2Fvpcaccess&text=ecr&user_id=U1&team_id=T1';
    const headers = {
      ...sign(body, Math.floor(Date.now() / 1000)),
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body, headers });
    expect(await answer.json()).toMatchObject({
      response_type: 'ephemeral',
      blocks: expect.arrayContaining([
        expect.objectContaining({
          text: expect.objectContaining({ text: expect.stringContaining('ecr.dkr') }),
        }),
      ]),
    });

    // What the page says about a backup.
    const [, script = ''] =
      /docker exec vpcaccess node -e '(.+)'$/m.exec(readFileSync('docs/deploy.md', 'utf8')) ?? [];
    await run('node', ['-e', script.replaceAll('"/data/', `"${join(folder, 'data')}/`)], { cwd: app });
    const backup = await run('node', ['dist/cli/main.js', 'gaps', '--json'], {
      cwd: app,
      env: { PATH: env.PATH, DATABASE_URL: `file:${join(folder, 'data', 'backup.db')}` },
    });
    expect(backup).toEqual({ stdout: '', stderr: '' });

    const [probe = '', ...probeArgs] = commandOf('HEALTHCHECK');
    await run(probe, probeArgs, { cwd: app, env });
    bot.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(run(probe, probeArgs, { cwd: app, env })).rejects.toMatchObject({ code: 1 });
  } finally {
    bot.kill('SIGKILL');
  }
  // Its own folder may be read-only.
  expect(filesIn(app)).toEqual(before);
});

function filesIn(where: string): string[] {
  return readdirSync(where, { recursive: true }).map(String).toSorted();
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
