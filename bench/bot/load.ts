import autocannon from 'autocannon';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { oftenAsked } from '../../src/question/often-asked.js';
import { sign } from '../../test/slack/signature.js';
import { signingSecret } from './processes.js';

export interface Request {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** What people ask all day. */
export const usualQuestions = [
  ...oftenAsked,
  'ECRのプルがタイムアウトする',
  'Secrets Mangerに繋がらない',
  'lambda から s3',
];

/** Ten thousand questions, so that hardly one is asked twice. */
export const manyQuestions = (() => {
  const { topics, regions } = loadKnowledge();
  const names = [...topics.keys()];
  return Array.from(
    { length: 10_000 },
    (_, i) =>
      `${names[i % names.length]} ${[...regions.keys()][Math.floor(i / names.length) % regions.size]}`,
  );
})();

const people = 200;
let sent = 0;

/** A slash command; no two are the same. */
export function command(questions: readonly string[]): Request {
  sent += 1;
  const fields = {
    command: '/vpcaccess',
    text: questions[sent % questions.length] ?? '',
    user_id: `U${sent % people}`,
    team_id: 'T1',
    channel_id: 'C1',
    response_url: 'https://hooks.slack.com/commands/1',
    trigger_id: `${sent}.1`,
  };
  return signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
}

/** The event of a mention in a message of its own. */
export function mention(id: number): Request {
  sent += 1;
  const event = {
    type: 'app_mention',
    user: `U${id % people}`,
    channel: 'C1',
    ts: `${id}.1`,
    text: `<@UBOT> ${usualQuestions[id % usualQuestions.length]}`,
  };
  const body = {
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: `Ev${id}`,
    event_time: sent,
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
    event,
  };
  return signed(JSON.stringify(body), 'application/json');
}

function signed(body: string, type: string): Request {
  return {
    body,
    headers: { 'content-type': type, ...sign(body, Math.floor(Date.now() / 1000), signingSecret) },
  };
}

export interface Outcome {
  /** Requests that were answered with a 2xx. */
  readonly answered: number;
  /** All others. */
  readonly failed: number;
  readonly seconds: number;
  /** Milliseconds of each answer. */
  readonly times: readonly number[];
}

/** Sends requests over 16 connections, each as soon as the one before is answered; so many, or for so long. */
export async function load(
  url: string,
  next: () => Request,
  until: { readonly amount: number } | { readonly duration: number },
): Promise<Outcome> {
  const times: number[] = [];
  const began = performance.now();
  let ended = began;
  const requests = [
    { method: 'POST', setupRequest: (request: object) => ({ ...request, ...next() }) },
  ] satisfies autocannon.Request[];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({ url, connections: 16, ...until, requests }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
    run.on('response', (_client, _status, _bytes, milliseconds) => {
      times.push(milliseconds);
      ended = performance.now();
    });
  });
  return {
    answered: result['2xx'],
    failed: result.non2xx + result.errors,
    seconds: (ended - began) / 1000,
    times,
  };
}
