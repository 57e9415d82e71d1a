import { setTimeout as sleep } from 'node:timers/promises';
import { line, summary, title } from '../measure.js';
import { command, load, manyQuestions, mention, type Outcome, usualQuestions } from './load.js';
import { type Kind, type RunningBot, startBot } from './processes.js';
import { type Fault, StandInSlack } from './slack.js';

type Pair<T> = Readonly<Record<Kind, T>>;
const kinds: readonly Kind[] = ['bare', 'ours'];

/** The bot beside the least that a bot on Bolt does, by turns: both in processes of their own, without a network. */
export async function benchBot(): Promise<void> {
  const slack = new StandInSlack();
  const api = await slack.start();
  title('The bot beside a bare Bolt app that answers with two blocks (16 connections, by turns)');
  await start(api);
  const bots = { bare: await startBot('bare', api), ours: await startBot('ours', api) };
  await idle(bots);
  await commands(bots);
  await mentions(bots, slack);
  for (const kind of kinds) await bots[kind].stop();
  const bot = await startBot('ours', api);
  await manyCommands(bot);
  await soak(bot, slack);
  await bot.stop();
  slack.stop();
}

async function start(api: string): Promise<void> {
  const figures: Record<Kind, number[]> = { bare: [], ours: [] };
  for (let run = 0; run < 10; run += 1)
    for (const kind of kinds) {
      const bot = await startBot(kind, api);
      figures[kind].push(bot.startedIn);
      await bot.stop();
    }
  compare('from the start of the process until it is ready', figures, 'ms', '≤ 1.3 ×');
}

async function idle(bots: Pair<RunningBot>): Promise<void> {
  // Node gives memory back when nothing happens for some seconds.
  await sleep(30_000);
  compare('idle memory', { bare: [bots.bare.memory()], ours: [bots.ours.memory()] }, 'MB', '≤ 1.4 ×');
}

async function commands(bots: Pair<RunningBot>): Promise<void> {
  const runs = async (questions: readonly string[]) =>
    byTurns(4, (kind) => load(bots[kind].url, () => command(questions), { duration: 4 }));
  await runs(usualQuestions);
  const usual = await runs(usualQuestions);
  compare('slash commands a second, what is asked all day', perSecond(usual), '/s', '≥ 0.7 ×');
  compare('the slowest of a hundred of them', slowest(usual), 'ms', '≤ 1.5 ×');
  const many = await runs(manyQuestions);
  compare('slash commands a second, each another question', perSecond(many), '/s');
  line('requests that failed', String([usual, many].flatMap(failures).length), '0');
}

async function mentions(bots: Pair<RunningBot>, slack: StandInSlack): Promise<void> {
  const amount = 4_000;
  let id = 0;
  const next = () => {
    id += 1;
    return mention(id);
  };
  const figures = await byTurns(5, async (kind) => {
    slack.forget();
    const began = performance.now();
    const posted = slack.hasPosted(amount).then(() => performance.now());
    await load(bots[kind].url, next, { amount });
    return amount / (((await posted) - began) / 1000);
  });
  compare('mentions a second, until their answers are posted', figures, '/s', '≥ 0.7 ×');
}

/** Fills what remembers the latest of something first; after that nothing may grow. */
async function manyCommands(bot: RunningBot): Promise<void> {
  let sent = 0;
  // Every tenth is a question that hardly anybody asked before.
  const next = () => {
    sent += 1;
    return command(sent % 10 === 0 ? manyQuestions : usualQuestions);
  };
  const send = async (amount: number) => {
    const memory: number[] = [];
    const timer = setInterval(() => memory.push(bot.memory()), 250);
    const { failed } = await load(bot.url, next, { amount });
    clearInterval(timer);
    return { memory: summary(memory).median, failed };
  };
  const filling = await send(60_000);
  const parts = [];
  for (let part = 0; part < 4; part += 1) parts.push(await send(50_000));
  const [first, , , last] = parts;
  const growth = (last?.memory ?? Number.NaN) / (first?.memory ?? Number.NaN);
  line('memory over 200,000 commands, last quarter to first', `${growth.toFixed(3)} ×`, '0.95 to 1.05');
  line('in megabytes, quarter by quarter', parts.map(({ memory }) => memory.toFixed(0)).join(' '));
  const failed = [filling, ...parts].reduce((sum, part) => sum + part.failed, 0);
  line('commands that failed', String(failed), '0');
}

/** As many events as Slack sends to an app in an hour at most, with Slack's bad days among them. */
const eventsAnHour = 30_000;
const faults: readonly Fault[] = ['unavailable', 'rate limited', 'reset', 'silent'];

async function soak(bot: RunningBot, slack: StandInSlack): Promise<void> {
  slack.forget();
  // Every twentieth message goes wrong once, every two-hundredth once more.
  slack.faultFor = (thread, attempt) => {
    const number = Number.parseInt(thread, 10);
    const goesWrong = number % 20 === 0 && (attempt === 1 || (attempt === 2 && number % 200 === 0));
    return goesWrong ? (faults[(number / 20 + attempt) % faults.length] ?? 'none') : 'none';
  };
  const first = 1_000_000;
  let id = first;
  let request = 0;
  // Every tenth event is delivered twice, and commands come in between.
  const next = () => {
    request += 1;
    if (request % 6 === 0) return command(usualQuestions);
    if (request % 11 !== 0 || id === first) id += 1;
    return mention(id);
  };
  const outcome = { answered: 0, failed: 0 };
  while (id < first + eventsAnHour) {
    const { answered, failed } = await load(bot.url, next, { amount: 3_000 });
    outcome.answered += answered;
    outcome.failed += failed;
  }
  const events = id - first;
  await Promise.race([slack.hasPosted(events), sleep(15_000)]);
  const twice = [...slack.posts.values()].filter((times) => times > 1).length;
  line(
    `an hour's ${events.toLocaleString('en')} mentions with faults: lost`,
    String(events - slack.posts.size),
    '0',
  );
  line('answered twice', String(twice), '0');
  line('requests that failed', String(outcome.failed), '0');
  line('memory after it', `${bot.memory().toFixed(0)} MB`);
}

async function byTurns<T>(runs: number, run: (kind: Kind) => Promise<T>): Promise<Pair<T[]>> {
  const results: Record<Kind, T[]> = { bare: [], ours: [] };
  for (let i = 0; i < runs; i += 1) for (const kind of kinds) results[kind].push(await run(kind));
  return results;
}

function perSecond(runs: Pair<Outcome[]>): Pair<number[]> {
  return mapPair(runs, ({ answered, seconds }) => answered / seconds);
}

function slowest(runs: Pair<Outcome[]>): Pair<number[]> {
  return mapPair(runs, ({ times }) => summary(times).p99);
}

function failures(runs: Pair<Outcome[]>): Outcome[] {
  return [...runs.bare, ...runs.ours].filter(({ failed }) => failed > 0);
}

function mapPair<T>({ bare, ours }: Pair<T[]>, figure: (run: T) => number): Pair<number[]> {
  return { bare: bare.map(figure), ours: ours.map(figure) };
}

function compare(what: string, { bare, ours }: Pair<number[]>, unit: string, bound = ''): void {
  const [ourMiddle, bareMiddle] = [summary(ours).median, summary(bare).median];
  const digits = unit === 'ms' && bareMiddle < 100 ? 1 : 0;
  const shown = (value: number) => `${value.toFixed(digits)} ${unit}`;
  line(
    what,
    `${(ourMiddle / bareMiddle).toFixed(2)} ×`,
    `${bound.padEnd(8)} ${shown(ourMiddle)}, bare ${shown(bareMiddle)}`,
  );
}
