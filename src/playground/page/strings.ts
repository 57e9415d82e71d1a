import type { InputProblem } from '../protocol.js';

/** Every sentence of the page, in English and in Japanese. */
export interface Strings {
  readonly title: string;
  readonly workspace: string;
  readonly honest: string;
  /** The same where there is little room. */
  readonly honestShort: string;
  readonly connect: string;
  readonly connectTitle: string;
  readonly connectSteps: readonly string[];
  readonly connectGuide: string;
  readonly permissions: string;
  installTitle(app: string): string;
  readonly requiredScopes: string;
  readonly optionalScopes: string;
  readonly optionalScopesNote: string;
  readonly noOptionalScopes: string;
  readonly install: string;
  /** What an app can do with a scope. */
  readonly scopes: Readonly<Record<string, string>>;
  readonly ended: string;
  readonly loading: string;
  readonly requests: string;
  readonly requestsIntro: string;
  readonly noRequests: string;
  readonly request: string;
  readonly response: string;
  readonly noResponse: string;
  readonly emptyBody: string;
  readonly fromSlack: string;
  readonly fromApp: string;
  readonly copy: string;
  readonly copied: string;
  readonly openInBuilder: string;
  readonly chooseRequest: string;
  readonly theme: Readonly<Record<'light' | 'dark', string>>;
  readonly you: string;
  actAs(name: string, language: string): string;
  readonly languages: Readonly<Record<'en' | 'ja', string>>;
  readonly channels: string;
  readonly apps: string;
  readonly menu: string;
  readonly close: string;
  readonly closeAll: string;
  readonly back: string;
  readonly cancel: string;
  readonly tabs: Readonly<Record<'home' | 'messages', string>>;
  readonly emptyHome: string;
  readonly app: string;
  /** The sign of an app that is an agent. */
  readonly agent: string;
  readonly suggestedPrompts: string;
  readonly thread: string;
  readonly threadMessages: string;
  replies(count: number): string;
  readonly replyInThread: string;
  readonly moreActions: string;
  readonly copyText: string;
  readonly showBlocks: string;
  readonly onlyYou: string;
  readonly edited: string;
  members(count: number): string;
  messageTo(place: string): string;
  readonly reply: string;
  readonly send: string;
  readonly mention: string;
  readonly command: string;
  readonly commandNotInThread: string;
  readonly suggestions: string;
  readonly shortcuts: string;
  readonly noOptions: string;
  readonly optionsFailed: string;
  readonly optionsRefused: string;
  typeMore(count: number): string;
  readonly choose: string;
  readonly remove: string;
  readonly problems: Readonly<Record<InputProblem, string>>;
  readonly optional: string;
  readonly failed: string;
  readonly actionFailed: string;
  readonly today: string;
  readonly newMessage: string;
  readonly slackbot: string;
  readonly notInChannel: string;
  readonly invite: string;
  botJoined(app: string): string;
  unknownCommand(command: string): string;
  commandFailed(command: string, error: string): string;
  readonly welcomeTitle: string;
  readonly welcomeIntro: string;
  /** What to do, why as Slack markup, and the button that does it. */
  readonly things: readonly (readonly [title: string, explanation: string, button: string])[];
  readonly exampleCommand: string;
  readonly exampleMention: string;
  beginning(channel: string): string;
  archived(channel: string): string;
  readonly unarchive: string;
  readonly directIntro: string;
}

const en: Strings = {
  title: 'VPC Access playground',
  workspace: 'Playground',
  honest: 'A local playground: the real bot, on this machine, without Slack.',
  honestShort: 'A local playground, without Slack.',
  connect: 'Use it in your Slack',
  connectTitle: 'Use the bot in your own Slack',
  connectSteps: [
    'Create an app at api.slack.com/apps: choose “From a manifest” and paste manifest.yml of this repository.',
    'Install it to your workspace and copy the Bot User OAuth Token (xoxb-…) into .env as SLACK_BOT_TOKEN.',
    'Create an app-level token with connections:write (xapp-…) and put it into .env as SLACK_APP_TOKEN. Over HTTP, set SLACK_SIGNING_SECRET instead.',
    'Start again with npm start. With credentials set, the bot answers in your Slack and this page is not opened.',
  ],
  connectGuide: 'README.md explains each step under “Installing it in Slack”.',
  permissions: 'Permissions',
  installTitle: (app) => `Install ${app}`,
  requiredScopes: 'What the app needs',
  optionalScopes: 'Optional',
  optionalScopesNote: 'The app works without these, with less. Clear what you decline.',
  noOptionalScopes: 'This app has no optional scopes.',
  install: 'Install',
  scopes: {
    'app_mentions:read': 'See messages that mention the app',
    'assistant:write': 'Act as an agent: suggest prompts, name threads',
    'channels:history': 'Read public channels that the app is in',
    'chat:write': 'Send messages as the app',
    commands: 'Slash commands and shortcuts',
    'files:read': 'See files that it uploaded or that are shared where it is',
    'files:write': 'Upload files',
    'groups:history': 'Read private channels that the app is in',
    'im:history': 'Read direct messages with the app',
    'im:write': 'Start direct messages',
    'users:read': 'See people in the workspace, and their language',
  },
  ended: 'The playground has ended. Start it again with npm start; this page reconnects by itself.',
  loading: 'Opening the playground…',
  requests: 'Requests',
  requestsIntro: 'Each HTTP request between Slack and the app, with its response',
  noRequests: 'Nothing was sent yet. Ask the bot something.',
  request: 'Request',
  response: 'Response',
  noResponse: 'No response within three seconds',
  emptyBody: 'An empty body',
  fromSlack: 'Slack to app',
  fromApp: 'App to Slack',
  copy: 'Copy',
  copied: 'Copied',
  openInBuilder: 'Open in Block Kit Builder',
  chooseRequest: 'Choose a request to see its JSON.',
  theme: { light: 'Switch to the dark theme', dark: 'Switch to the light theme' },
  you: 'You are',
  actAs: (name, language) => `${name} (${language})`,
  languages: { en: 'English', ja: 'Japanese' },
  channels: 'Channels',
  apps: 'Apps',
  menu: 'Channels and apps',
  close: 'Close',
  closeAll: 'Close all',
  back: 'Back',
  cancel: 'Cancel',
  tabs: { home: 'Home', messages: 'Messages' },
  emptyHome: 'The app has not published anything here yet.',
  app: 'APP',
  agent: 'AGENT',
  suggestedPrompts: 'Suggested prompts',
  thread: 'Thread',
  threadMessages: 'Messages of the thread',
  replies: (count) => (count === 1 ? '1 reply' : `${count} replies`),
  replyInThread: 'Reply in thread',
  moreActions: 'More actions',
  copyText: 'Copy text',
  showBlocks: 'Open in Block Kit Builder',
  onlyYou: 'Only visible to you',
  edited: '(edited)',
  members: (count) => `${count} members`,
  messageTo: (place) => `Message ${place}`,
  reply: 'Reply…',
  send: 'Send',
  mention: 'Mention someone',
  command: 'Slash command',
  commandNotInThread: 'Slack takes no slash commands in threads. Mention the bot instead.',
  suggestions: 'Suggestions',
  shortcuts: 'Shortcuts',
  noOptions: 'Nothing found',
  optionsFailed: 'The app did not answer with options',
  optionsRefused: 'Slack would show nothing of what the app answered',
  typeMore: (count) => `Type ${count} or more characters`,
  choose: 'Choose an option',
  remove: 'Remove',
  problems: {
    required: 'Please fill in this field',
    'too-short': 'This is too short',
    'too-long': 'This is too long',
    malformed: 'This does not have the right form',
    'not-whole': 'This must be a whole number',
    'too-small': 'This is too small',
    'too-large': 'This is too large',
  },
  optional: '(optional)',
  failed: 'The app did not answer in time. Try again.',
  actionFailed: 'The app did not take this in time',
  today: 'Today',
  newMessage: 'New message',
  slackbot: 'Slackbot',
  notInChannel: 'The bot is not in this channel, so it did not see the mention.',
  invite: 'Invite it',
  botJoined: (app) => `${app} was added to the channel.`,
  unknownCommand: (command) => `${command} is not a command of this workspace.`,
  commandFailed: (command, error) => `${command} failed with the error “${error}”`,
  welcomeTitle: 'Three things to try',
  welcomeIntro:
    'The bot says how a private subnet reaches an AWS service. Everything you do here it gets just as from Slack.',
  things: [
    ['Ask with a command', '`/vpcaccess ecr`: the answer is for you alone', 'Ask /vpcaccess ecr'],
    ['Ask in a thread', 'Mention the bot; it answers in the thread, for everyone', 'Mention it'],
    ['Open its Home tab', 'The cheat sheet of every service by access method', 'Open Home'],
  ],
  exampleCommand: '/vpcaccess ecr',
  exampleMention: 'why does the pull from ECR time out?',
  beginning: (channel) => `This is the beginning of #${channel}.`,
  archived: (channel) => `#${channel} is archived: nobody can write here.`,
  unarchive: 'Unarchive',
  directIntro: 'Ask the bot anything here: no command and no mention is needed.',
};

const ja: Strings = {
  title: 'VPC Access プレイグラウンド',
  workspace: 'プレイグラウンド',
  honest: 'ローカルのプレイグラウンドです。Slack には接続せず、このマシンで本物のボットが動いています。',
  honestShort: 'Slack に接続しないローカル環境です。',
  connect: '自分の Slack で使う',
  connectTitle: '自分の Slack でボットを使う',
  connectSteps: [
    'api.slack.com/apps で「From a manifest」を選び、このリポジトリの manifest.yml を貼り付けてアプリを作成します。',
    'ワークスペースにインストールし、Bot User OAuth Token（xoxb-…）を .env の SLACK_BOT_TOKEN に設定します。',
    'connections:write 付きのアプリレベルトークン（xapp-…）を作成し、.env の SLACK_APP_TOKEN に設定します。HTTP で受ける場合は、代わりに SLACK_SIGNING_SECRET を設定します。',
    'npm start で起動し直します。認証情報があるときはボットが自分の Slack で答え、このページは開きません。',
  ],
  connectGuide: '各手順の詳細は README.md の「Installing it in Slack」にあります。',
  permissions: '権限',
  installTitle: (app) => `${app} をインストール`,
  requiredScopes: '必須の権限',
  optionalScopes: '任意の権限',
  optionalScopesNote:
    '許可しなくてもアプリは動きますが、できることが減ります。許可しないものはチェックを外してください。',
  noOptionalScopes: 'このアプリに任意の権限はありません。',
  install: 'インストール',
  scopes: {
    'app_mentions:read': 'アプリへのメンションを読む',
    'assistant:write': 'エージェントとして動作する（プロンプトの提案、スレッドのタイトル設定）',
    'channels:history': 'アプリが参加しているパブリックチャンネルのメッセージを読む',
    'chat:write': 'アプリとしてメッセージを送信する',
    commands: 'スラッシュコマンドとショートカットを使う',
    'files:read': 'アップロードしたファイルや、参加している場所で共有されたファイルを読む',
    'files:write': 'ファイルをアップロードする',
    'groups:history': 'アプリが参加しているプライベートチャンネルのメッセージを読む',
    'im:history': 'アプリとのダイレクトメッセージを読む',
    'im:write': 'ダイレクトメッセージを開始する',
    'users:read': 'ワークスペースのメンバーと、その言語を参照する',
  },
  ended: 'プレイグラウンドは終了しています。npm start で起動し直すと、このページは自動的に再接続します。',
  loading: 'プレイグラウンドを開いています…',
  requests: 'リクエスト',
  requestsIntro: 'Slack とアプリの間の HTTP リクエストとレスポンス',
  noRequests: 'まだ何も送られていません。ボットに質問してみてください。',
  request: 'リクエスト',
  response: 'レスポンス',
  noResponse: '3 秒以内にレスポンスがありませんでした',
  emptyBody: '本文なし',
  fromSlack: 'Slack からアプリへ',
  fromApp: 'アプリから Slack へ',
  copy: 'コピー',
  copied: 'コピーしました',
  openInBuilder: 'Block Kit Builder で開く',
  chooseRequest: 'リクエストを選ぶと JSON を表示します。',
  theme: { light: 'ダークテーマに切り替え', dark: 'ライトテーマに切り替え' },
  you: '自分',
  actAs: (name, language) => `${name}（${language}）`,
  languages: { en: '英語', ja: '日本語' },
  channels: 'チャンネル',
  apps: 'アプリ',
  menu: 'チャンネルとアプリ',
  close: '閉じる',
  closeAll: 'すべて閉じる',
  back: '戻る',
  cancel: 'キャンセル',
  tabs: { home: 'ホーム', messages: 'メッセージ' },
  emptyHome: 'アプリはまだ何も公開していません。',
  app: 'アプリ',
  agent: 'エージェント',
  suggestedPrompts: 'おすすめのプロンプト',
  thread: 'スレッド',
  threadMessages: 'スレッドのメッセージ',
  replies: (count) => `${count} 件の返信`,
  replyInThread: 'スレッドで返信する',
  moreActions: 'その他',
  copyText: 'テキストをコピー',
  showBlocks: 'Block Kit Builder で開く',
  onlyYou: 'あなただけに表示されています',
  edited: '（編集済み）',
  members: (count) => `メンバー ${count} 人`,
  messageTo: (place) => `${place} へのメッセージ`,
  reply: '返信する…',
  send: '送信',
  mention: 'メンションする',
  command: 'スラッシュコマンド',
  commandNotInThread: 'スレッドではスラッシュコマンドを使えません。ボットをメンションしてください。',
  suggestions: '候補',
  shortcuts: 'ショートカット',
  noOptions: '見つかりませんでした',
  optionsFailed: 'アプリから選択肢が返りませんでした',
  optionsRefused: 'アプリが返した選択肢を Slack は表示しません',
  typeMore: (count) => `${count} 文字以上入力してください`,
  choose: '選択してください',
  remove: '削除',
  problems: {
    required: 'この項目を入力してください',
    'too-short': '短すぎます',
    'too-long': '長すぎます',
    malformed: '形式が正しくありません',
    'not-whole': '整数を入力してください',
    'too-small': '値が小さすぎます',
    'too-large': '値が大きすぎます',
  },
  optional: '（任意）',
  failed: 'アプリが時間内に応答しませんでした。もう一度試してください。',
  actionFailed: 'アプリが時間内に受け取りませんでした',
  today: '今日',
  newMessage: '新着メッセージ',
  slackbot: 'Slackbot',
  notInChannel: 'ボットはこのチャンネルに参加していないため、メンションが届いていません。',
  invite: '招待する',
  botJoined: (app) => `${app} がチャンネルに追加されました。`,
  unknownCommand: (command) => `${command} はこのワークスペースのコマンドではありません。`,
  commandFailed: (command, error) => `${command} はエラー「${error}」で失敗しました`,
  welcomeTitle: 'まずは 3 つ試してみましょう',
  welcomeIntro:
    'プライベートサブネットから AWS サービスにつなぐ方法を答えるボットです。ここでの操作は、本物の Slack と同じ形でボットに届きます。',
  things: [
    [
      'コマンドで聞く',
      '`/vpcaccess ECR から pull したい` と送ると、自分だけに回答が表示されます',
      'コマンドで聞いてみる',
    ],
    ['スレッドで聞く', 'ボットをメンションすると、スレッドで全員に答えます', 'メンションしてみる'],
    ['ホームタブを開く', '全サービスの接続方法をまとめた早見表です', 'ホームを開く'],
  ],
  // The bot learns the language of a person's Slack with the first question; a sentence tells it at once.
  exampleCommand: '/vpcaccess ECR から pull したい',
  exampleMention: 'ECR の pull がタイムアウトするのはなぜ？',
  beginning: (channel) => `#${channel} チャンネルの先頭です。`,
  archived: (channel) => `#${channel} はアーカイブされているため、書き込めません。`,
  unarchive: 'アーカイブを解除する',
  directIntro: 'ここではコマンドもメンションも不要です。そのまま質問してください。',
};

export type PageLanguage = 'en' | 'ja';

export const stringsIn: Readonly<Record<PageLanguage, Strings>> = { en, ja };

/** The language of a locale of Slack or of a browser. */
export function languageOf(locale: string): PageLanguage {
  return locale.startsWith('ja') ? 'ja' : 'en';
}
