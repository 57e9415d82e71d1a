import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { Unloggable } from './log-scan.js';
import { sign, signingSecret } from './slack/signature.js';

// Several processes on a busy machine.
jest.setTimeout(60_000);

/** Runs what the build made, with nothing of our own environment but the path. */
function run(args: readonly string[], env: Record<string, string> = {}, input = '') {
  const child = spawn(process.execPath, [...args], {
    env: { PATH: process.env.PATH ?? '', DOTENV_CONFIG_PATH: '/dev/null', ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    output.stdout += data;
  });
  child.stderr.on('data', (data) => {
    output.stderr += data;
  });
  child.stdin.end(input);
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, ...output })),
  );
  running.add(child);
  child.on('close', () => running.delete(child));
  // What the command line is asked stands in its answer.
  if (args[0] === bot) started.push({ env, output });
  return { child, output, ended };
}

const running = new Set<ReturnType<typeof spawn>>();
const started: { env: Record<string, string>; output: { stdout: string; stderr: string } }[] = [];
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  for (const { env, output } of started.splice(0))
    new Unloggable().settings(env).sent(asked).check(`${output.stdout}\n${output.stderr}`.split('\n'));
});

const bot = 'dist/main.js';
const cli = 'dist/cli/main.js';
const asked = new URLSearchParams({
  command: '/vpcaccess',
  text: 'ecr please, says somebody',
  user_id: 'U-SOMEBODY',
  team_id: 'T-SOMEWHERE',
  response_url: 'http://127.0.0.1:9/response/1',
  trigger_id: '1.1.a-trigger',
}).toString();
const http = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: signingSecret,
  HOST: '127.0.0.1',
  DATABASE_URL: ':memory:',
  LOG_LEVEL: 'debug',
};
// Nothing listens on port 9, so Slack is out of reach.
const away = { SLACK_API_URL: 'http://127.0.0.1:9/api/' };

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether something listens there. */
function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function untilLogged(started: ReturnType<typeof run>, text: string): Promise<void> {
  while (!started.output.stdout.includes(text)) {
    await Promise.race([new Promise((resolve) => started.child.stdout.once('data', resolve)), started.ended]);
    const { exitCode, signalCode } = started.child;
    if (exitCode !== null || signalCode !== null) throw new Error(`The bot ended: ${started.output.stderr}`);
  }
}

describe('the bot', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['with a secret but no token', { SLACK_SIGNING_SECRET: signingSecret }, /^SLACK_BOT_TOKEN: .+\n$/],
    ['with a token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_SIGNING_SECRET: .+\n$/],
    ['with an unknown Region', { ...http, DEFAULT_REGION: 'xx-north-1' }, /^DEFAULT_REGION: .+\n$/],
    [
      'with a knowledge folder that is none',
      { ...http, KNOWLEDGE_DIRS: '/nowhere' },
      /nowhere: is not a folder/,
    ],
  ])('%s ends with one clear message and no stack', async (_name, env, message) => {
    const { code, stderr, stdout } = await run([bot], env).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
  });

  test('with Slack out of reach answers commands, says so once, and ends in peace', async () => {
    const port = await freePort();
    const started = run([bot], { ...http, ...away, PORT: String(port) });
    await untilLogged(started, 'vpcaccess answers on');
    await expectAnswer(port);
    await untilLogged(started, 'could not be asked');
    started.child.kill('SIGTERM');
    expect((await started.ended).code).toBe(0);
  });

  test('with several replicas starting at once on one new database keeps them from each other’s way', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vpcaccess-'));
    const database = join(folder, 'data', 'vpcaccess.db');
    const env = { ...http, ...away, PORT: '0', DATABASE_URL: `file:${database}`, LOG_LEVEL: 'warn' };
    const replicas = [1, 2].map(() => run([bot], env));
    await Promise.all(replicas.map((replica) => untilLogged(replica, 'could not be asked')));
    for (const { child } of replicas) child.kill('SIGTERM');
    for (const { ended, output } of replicas) {
      expect((await ended).code).toBe(0);
      expect(output.stdout).not.toContain('DATABASE_URL');
    }
    expect(existsSync(database)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  test('with a database that is out of reach says so once, and answers', async () => {
    const port = await freePort();
    const url = 'postgres://bot:a-password@127.0.0.1:9/vpcaccess';
    const started = run([bot], { ...http, ...away, PORT: String(port), DATABASE_URL: url });
    await untilLogged(started, 'DATABASE_URL');
    await expectAnswer(port);
    started.child.kill('SIGTERM');
    expect((await started.ended).code).toBe(0);
    expect(started.output.stdout.match(/DATABASE_URL/g)).toHaveLength(1);
  });

  test('on a taken port names PORT', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const { code, stderr } = await run([bot], { ...http, ...away, PORT: String(port) }).ended;
    server.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^PORT: .+\n$/);
  });
});

describe('the playground', () => {
  test('opens when no credentials are set, on this machine alone whatever HOST says', async () => {
    const port = await freePort();
    const started = run([bot], { PORT: String(port), HOST: '0.0.0.0', LANG: 'en_US.UTF-8' });
    await untilLogged(started, `http://localhost:${port}`);
    expect(started.output.stdout).toContain('SLACK_BOT_TOKEN');
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toContain('playground');
    const done = await fetch(`http://localhost:${port}/act/U0ALEXCHEN`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'say', channel: 'C0NETWORKS', text: '/vpcaccess ecr' }),
    });
    expect(await done.json()).toEqual({ ok: true });
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) await expect(canConnect(address, port)).resolves.toBe(false);
    started.child.kill('SIGTERM');
    expect((await started.ended).code).toBe(0);
  });

  test('speaks Japanese where the machine does', async () => {
    const started = run([bot], { PORT: '0', LANG: 'ja_JP.UTF-8' });
    await untilLogged(started, 'プレイグラウンドを開きました');
  });

  test('on a taken port names PORT', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const { code, stderr } = await run([bot], { PORT: String(port) }).ended;
    server.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^PORT: .+\n$/);
  });
});

describe('the command line', () => {
  test('answers one question a line from standard input, one object a line', async () => {
    const { code, stdout } = await run(
      [cli, 'ask', '--json', '--region', 'us-east-1', '-'],
      {},
      'ecr\n\nS3に\n',
    ).ended;
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ question, region, language }) => [question, region, language])).toEqual([
      ['ecr', 'us-east-1', 'en'],
      ['S3に', 'us-east-1', 'ja'],
    ]);
  });

  test('answers in the language asked for', async () => {
    expect((await run([cli, 'ask', '--language', 'ja', 'secrets', 'manager']).ended).stdout).toContain(
      'インターフェイスエンドポイント',
    );
  });

  test('checks the knowledge', async () => {
    expect(await run([cli, 'check']).ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The knowledge is sound'),
    });
    const bad = await run([cli, 'check', '/nowhere']).ended;
    expect(bad).toMatchObject({ code: 1, stderr: expect.stringContaining('is not a folder') });
  });

  test.each([
    [['fly'], 'There is no command fly'],
    [['ask'], 'What do you want to ask?'],
    [['ask', '--wat', 'ecr'], '--wat'],
    [['ask', '--region', 'Tokyo', 'ecr'], 'DEFAULT_REGION'],
    [['ask', '--region', 'xx-north-1', 'ecr'], 'xx-north-1'],
    [['ask', '--language', 'fr', 'ecr'], 'DEFAULT_LANGUAGE'],
  ])('%j is refused with a word of help', async (args, message) => {
    const { code, stderr } = await run([cli, ...args]).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  test('explains itself', async () => {
    expect(await run([cli]).ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('vpcaccess ask'),
    });
  });
});

/** Asks with a signed command, and wants the endpoint of ECR. */
async function expectAnswer(port: number): Promise<void> {
  const headers = {
    ...sign(asked, Math.floor(Date.now() / 1000)),
    'content-type': 'application/x-www-form-urlencoded',
  };
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    body: asked,
    headers,
  });
  expect(JSON.stringify(await response.json())).toContain('com.amazonaws.ap-northeast-1.ecr.dkr');
}
