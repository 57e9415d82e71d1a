import type { Environment } from '../config.js';
import { type StartBot, startPlayground } from './start.js';

/** Starts the playground and says where it is. */
export async function openPlayground(env: Environment, startBot: StartBot): Promise<void> {
  const language = languageOf(env);
  const { page } = await startPlayground({ ...env, DEFAULT_LANGUAGE: language }, startBot);
  const lines = language === 'ja' ? inJapanese : inEnglish;
  process.stdout.write(`\n${lines(page).join('\n')}\n\n`);
}

const inEnglish = (page: string) => [
  `  The playground is open: ${page}`,
  '',
  '  It is a small Slack workspace on this machine with the real bot in it. Nothing leaves the machine.',
  '  To use the bot in your own Slack, put SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET)',
  '  into .env: see "Installing it in Slack" in README.md. Ctrl+C ends it.',
];

const inJapanese = (page: string) => [
  `  プレイグラウンドを開きました: ${page}`,
  '',
  '  このマシンの中だけで動く小さな Slack ワークスペースです。ボットは本物で、外部への通信はありません。',
  '  自分の Slack で使うには、SLACK_BOT_TOKEN と SLACK_APP_TOKEN（または SLACK_SIGNING_SECRET）を .env に',
  '  設定してください。手順は README.md の「Installing it in Slack」にあります。終了するには Ctrl+C を押します。',
];

/** What DEFAULT_LANGUAGE says, and without it the locale of the machine. */
function languageOf(env: Environment): string {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return env.DEFAULT_LANGUAGE || (locale.startsWith('ja') ? 'ja' : 'en');
}
