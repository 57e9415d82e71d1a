import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import type { Browser, Locator } from 'playwright-core';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { silentLogger } from '../../src/log.js';
import type { StandInServer } from '../../src/playground/server.js';
import { type Playground, startPlayground } from '../../src/playground/start.js';
import { Renderer } from '../../src/route-image/renderer.js';
import { createRouteImages } from '../../src/route-image/route-images.js';
import { createApp } from '../../src/slack/app.js';
import { memoryStorage } from '../slack/workspace.js';
import { launchBrowser, type Visitor, visit } from './browser.js';
import { type Demo, formView, startDemo } from './demo-app.js';
import { png } from './png.js';

let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Everybody leaves; nothing of what they saw may have made the browser complain. */
async function leave(): Promise<void> {
  for (const { page, complaints } of visitors.splice(0)) {
    await page.context().close();
    expect(complaints).toEqual([]);
  }
}

async function open(address: string, options: Parameters<typeof visit>[2] = {}): Promise<Visitor> {
  const visitor = await visit(browser, address, options);
  visitors.push(visitor);
  return visitor;
}

describe('the playground', () => {
  let playground: Playground;
  let english: Visitor;

  beforeAll(async () => {
    playground = await startPlayground({ PORT: '0' }, async (config) => {
      const knowledge = loadKnowledge();
      const renderer = new Renderer();
      const routeImages = createRouteImages(knowledge, renderer);
      const app = createApp(config, knowledge, silentLogger, {
        routeImages,
        storage: memoryStorage(),
      });
      const { port } = (await app.start()) as unknown as AddressInfo;
      const stop = async () => {
        await app.stop();
        await renderer.close();
      };
      return { port, stop };
    });
    english = await open(playground.page);
  });
  afterAll(async () => {
    await leave();
    await playground.stop();
  });

  const channel = (name: string) => english.page.getByRole('region', { name: `#${name}` });
  const goTo = async (name: string) => {
    await english.page.getByRole('navigation').getByRole('button', { name }).click();
    // What is written next belongs there.
    if (name !== 'VPC Access') await channel(name).waitFor();
  };
  const write = async ({ page }: Visitor, text: string, field = /^Message|へのメッセージ$/) => {
    await page.getByRole('textbox', { name: field }).fill(text);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
  };
  const messageWith = (list: Locator, text: string) =>
    list.getByRole('listitem').filter({ hasText: text }).last();

  test('says what it is, how to connect Slack, and three things to try', async () => {
    const { page } = english;
    await page.getByText('Three things to try').waitFor();
    await english.picture('welcome');
    expect(await english.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Use it in your Slack' }).click();
    const dialog = page.getByRole('dialog', { name: 'Use the bot in your own Slack' });
    await dialog.getByText('SLACK_BOT_TOKEN').waitFor();
    await english.picture('connect');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('/vpcaccess ecr gives a card that only its asker sees', async () => {
    const { page } = english;
    await page.getByRole('button', { name: 'Ask /vpcaccess ecr' }).click();
    const card = messageWith(channel('aws-network'), 'Amazon ECR: interface endpoint');
    await card.getByText('Only visible to you').waitFor();
    await card.getByText('com.amazonaws.ap-northeast-1.ecr.dkr', { exact: true }).waitFor();
    // The first time it follows; from then on it is in the card.
    await channel('aws-network')
      .getByRole('img', { name: /^Amazon ECR/ })
      .waitFor();
    await write(english, '/vpcaccess ecr');
    const drawn = messageWith(channel('aws-network'), 'Amazon ECR: interface endpoint');
    await drawn.getByRole('img', { name: /^Amazon ECR/ }).waitFor();
    await english.picture('command');
    expect(await english.barriers()).toEqual([]);
  });

  test('the code to create it opens in a modal, for another tool and with what is chosen', async () => {
    const { page } = english;
    await write(english, '/vpcaccess ecs fargate');
    await messageWith(channel('aws-network'), 'ECS on Fargate')
      .getByRole('button', { name: /^Code to create it/ })
      .click();
    const modal = page.getByRole('dialog', { name: 'Code to create it' });
    await modal.getByText('resource "aws_vpc_endpoint" "interface"').waitFor();
    await english.picture('code');
    expect(await english.barriers()).toEqual([]);
    await modal.getByRole('combobox', { name: 'Tool' }).click();
    await modal.getByRole('option', { name: 'CloudFormation' }).click();
    await modal.getByText('{ Type: List<AWS::EC2::Subnet::Id> }').waitFor();
    await modal.getByRole('combobox', { name: 'Add endpoints' }).click();
    await modal.getByRole('option', { name: /^logs/ }).click();
    await modal.getByText('LogsEndpoint:').waitFor();
    await english.picture('code-chosen');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
  });

  test('several services are one plan, each a click away and then by its other ways', async () => {
    const { page } = english;
    const list = channel('aws-network');
    await write(english, '/vpcaccess ecr logs secretsmanager s3');
    const plan = messageWith(list, '4 services: 4 interface endpoints, 1 gateway endpoint (free)');
    await plan.getByRole('button', { name: /^Amazon S3: show/ }).click();
    const alone = messageWith(list, 'Amazon S3: gateway endpoint');
    await alone.getByRole('button', { name: /^Back to all 4/ }).click();
    await plan.getByRole('button', { name: /^Amazon S3: show/ }).click();
    await alone.getByRole('combobox', { name: 'Other ways' }).click();
    await page
      .getByRole('option', { name: /^Interface endpoint/ })
      .first()
      .click();
    await messageWith(list, 'Amazon S3: interface endpoint').waitFor();
  });

  test('the cost is counted anew for other Availability Zones', async () => {
    const { page } = english;
    await write(english, '/vpcaccess sqs');
    await messageWith(channel('aws-network'), 'Amazon SQS: interface endpoint')
      .getByRole('button', { name: /^Cost for your traffic/ })
      .click();
    const modal = page.getByRole('dialog', { name: 'Cost for your traffic' });
    await modal.getByRole('combobox', { name: 'Availability Zones' }).click();
    await modal.getByRole('option', { name: '3 AZs' }).click();
    await modal
      .getByText(/3 AZs × 730 h × 0\.014/)
      .first()
      .waitFor();
    await english.picture('cost');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
  });

  test('the shortcuts find a topic while one types, and answer about a message', async () => {
    const { page } = english;
    await page.getByRole('button', { name: 'VPC endpoint or NAT?' }).click();
    const modal = page.getByRole('dialog', { name: 'VPC endpoint or NAT?' });
    await modal.getByRole('combobox', { name: /^Find a service/ }).pressSequentially('kms');
    await modal
      .getByRole('option', { name: /^AWS KMS/ })
      .first()
      .click();
    await modal.getByText('AWS KMS: interface endpoint').waitFor();
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });

    await write(english, 'our job cannot reach sts in a private subnet');
    const message = messageWith(channel('aws-network'), 'our job cannot reach sts');
    await message.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /^Which endpoint/ }).click();
    await messageWith(channel('aws-network'), 'AWS STS: interface endpoint').waitFor();
  });

  test('a command is completed and sent by keyboard', async () => {
    const { page } = english;
    const field = page.getByRole('textbox', { name: 'Message #aws-network' });
    await field.press('/');
    await page.getByRole('option', { name: /^\/vpcaccess/ }).waitFor();
    await english.picture('completion');
    await field.press('Enter');
    await field.pressSequentially('sts virginia');
    await field.press('Enter');
    await messageWith(channel('aws-network'), 'com.amazonaws.us-east-1.sts').waitFor();
  });

  test('"did you mean" is answered in place', async () => {
    await write(english, '/vpcaccess esc');
    const question = messageWith(channel('aws-network'), 'Did you mean one of these?');
    await question.getByRole('button', { name: 'Amazon ECS: show the answer' }).click();
    await messageWith(channel('aws-network'), 'Amazon ECS: interface endpoint').waitFor();
    await question.waitFor({ state: 'detached' });
  });

  test('a mention is answered in its thread, and so is one inside the thread', async () => {
    const { page } = english;
    const field = page.getByRole('textbox', { name: 'Message #aws-network' });
    await field.pressSequentially('@vp');
    await page.getByRole('option', { name: 'VPC Access' }).click();
    await field.pressSequentially('why does the pull from ECR time out?');
    await field.press('Enter');
    await page.getByRole('button', { name: /^1 reply/ }).click();
    const thread = page.getByRole('region', { name: 'Messages of the thread' });
    await messageWith(thread, 'Amazon ECR: interface endpoint').waitFor();
    await write(english, '@VPC Access and s3?', /^Reply/);
    await messageWith(thread, 'Amazon S3: gateway endpoint').waitFor();
    await page.getByRole('button', { name: /^3 replies/ }).waitFor();
    await english.picture('thread');
    expect(await english.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
  });

  test('a mention that names nothing is about its thread, and the answer can be sent to the channel', async () => {
    const { page } = english;
    await goTo('general');
    const list = channel('general');
    const error = 'ResourceInitializationError: unable to pull secrets or registry auth: i/o timeout';
    await write(english, error);
    const asked = messageWith(list, error);
    await asked.hover();
    await asked.getByRole('button', { name: 'Reply in thread' }).click();
    await write(english, '@VPC Access why? us-east-1', /^Reply/);
    const thread = page.getByRole('region', { name: 'Messages of the thread' });
    const answer = messageWith(thread, 'Read from this thread: “ResourceInitializationError”');
    await answer.getByText('com.amazonaws.us-east-1.ecr.api', { exact: true }).first().waitFor();
    await answer.getByRole('img', { name: /^CannotPullContainerError/ }).waitFor();
    await english.picture('thread-context');
    await answer.getByRole('button', { name: /^Send to channel/ }).click();
    const question = page.getByRole('dialog', { name: 'Send to the channel?' });
    await english.picture('send-to-channel');
    expect(await english.barriers()).toEqual([]);
    await question.getByRole('button', { name: 'Send' }).click();
    await answer.getByText('Sent to the channel by').waitFor();
    await answer.getByRole('button', { name: /^Send to channel/ }).waitFor({ state: 'detached' });
    const sent = messageWith(list, 'Sent from a thread by @Alex Chen.');
    await sent.getByText('com.amazonaws.us-east-1.ecr.api', { exact: true }).first().waitFor();
    expect(await sent.getByText('Read from this thread').count()).toBe(0);
    await sent.scrollIntoViewIfNeeded();
    await english.picture('sent-to-channel');
    await page.getByRole('button', { name: 'Close' }).click();
    await sent.getByRole('link', { name: 'Open the thread' }).click();
    await thread.getByText('Sent to the channel by').waitFor();
    playground.standIn.install(['channels:history']);
    await write(english, '@VPC Access どのエンドポイント？', /^Reply/);
    await thread.getByText('ここではスレッドを読む権限がありません').waitFor();
    await english.picture('thread-closed');
    playground.standIn.install([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await goTo('aws-network');
  });

  test('an answer is shared in the channel', async () => {
    await write(english, '/vpcaccess kms');
    const list = channel('aws-network');
    await messageWith(list, 'AWS KMS: interface endpoint')
      .getByRole('button', { name: /^Share in channel/ })
      .click();
    const shared = messageWith(list, 'Shared by @Alex Chen');
    await shared.getByText('AWS KMS: interface endpoint').waitFor();
    expect(await shared.getByText('Only visible to you').count()).toBe(0);
    await english.picture('shared');
  });

  test('where the bot is no member, sharing and mentioning say how to invite it', async () => {
    const { page } = english;
    await goTo('random');
    await write(english, '/vpcaccess dynamodb');
    await page.getByRole('button', { name: /^Share in channel/ }).click();
    await messageWith(channel('random'), '/invite @VPC Access').waitFor();
    await write(english, '@VPC Access dynamodb');
    await page.getByRole('button', { name: 'Invite it' }).click();
    await messageWith(channel('random'), 'VPC Access was added to the channel.').waitFor();
    await write(english, '@VPC Access dynamodb');
    await page.getByRole('button', { name: /^1 reply/ }).waitFor();
  });

  test('App Home opens a service, and the next one in the same modal', async () => {
    const { page } = english;
    await goTo('VPC Access');
    const home = page.getByRole('tabpanel', { name: 'Home' });
    await home.getByText('VPC endpoint or NAT gateway?').waitFor();
    await english.picture('home');
    expect(await english.barriers()).toEqual([]);
    await home.getByRole('button', { name: 'Amazon S3: show the answer' }).first().click();
    const modal = page.getByRole('dialog', { name: 'Amazon S3' });
    await modal.getByText('Amazon S3: gateway endpoint').waitFor();
    await english.picture('modal');
    expect(await english.barriers()).toEqual([]);
    await modal.getByRole('button', { name: /show this answer in Japanese/ }).click();
    await modal.getByText('Amazon S3：ゲートウェイエンドポイント').waitFor();
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
  });

  test('App Home finds a topic while one types, and remembers it', async () => {
    const { page } = english;
    const home = page.getByRole('tabpanel', { name: 'Home' });
    await home.getByRole('combobox', { name: 'Find a service' }).pressSequentially('dynamo');
    await home
      .getByRole('option', { name: /^Amazon DynamoDB/ })
      .first()
      .waitFor();
    await english.picture('home-search');
    await home
      .getByRole('option', { name: /^Amazon DynamoDB/ })
      .first()
      .click();
    const modal = page.getByRole('dialog', { name: 'Amazon DynamoDB' });
    await modal.getByRole('img', { name: /^Amazon DynamoDB/ }).waitFor();
    await english.picture('home-answer');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
    const recent = home.locator('.block-actions').filter({ hasText: 'Clear this list' });
    await recent.getByRole('button', { name: 'Amazon DynamoDB: show the answer' }).waitFor();
  });

  test('App Home pages through the services and stays there in another language and Region', async () => {
    const { page } = english;
    const home = page.getByRole('tabpanel', { name: 'Home' });
    await home.getByRole('button', { name: /^Interface endpoint \d+:/ }).click();
    await home.getByText(/^Interface endpoint: 1–20 of/).waitFor();
    await home
      .getByRole('button', { name: /^Next page/ })
      .first()
      .click();
    await home.getByText(/^Interface endpoint: 21–40 of/).waitFor();
    await english.picture('home-page');
    const choose = async (menu: string, option: string) => {
      await home.getByRole('combobox', { name: menu }).click();
      await home.getByRole('option', { name: option, exact: true }).click();
    };
    await choose('Region when you name none', 'Ireland (eu-west-1)');
    await home.getByText('Saved. Ireland (eu-west-1), set by you.').waitFor();
    await choose('Language of answers', '日本語');
    await home.getByText('保存しました。 常に日本語で答えます。').waitFor();
    await home.getByText(/^インターフェイスエンドポイント：\d+ 件中 21～40 件目/).waitFor();
    await english.picture('home-japanese');
    expect(await english.barriers()).toEqual([]);
    await choose('回答の言語', '自動（質問と同じ言語）');
    await home.getByText('Saved. The language you write in').waitFor();
    await choose('Region when you name none', 'Default: Tokyo (ap-northeast-1)');
    await home.getByText('Saved. Tokyo (ap-northeast-1), the default of this bot.').waitFor();
  });

  test('the Messages tab suggests questions and answers each in its thread', async () => {
    const { page } = english;
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByText('no language model. Try:').waitFor();
    await page.getByRole('button', { name: 'S3 from on-premises' }).click();
    await page.getByRole('region', { name: 'VPC Access' }).getByRole('button', { name: '1 reply' }).click();
    const thread = page.getByRole('region', { name: 'Thread', exact: true });
    await messageWith(thread, 'Amazon S3: interface endpoint').waitFor();
    await english.picture('messages-tab');
    expect(await english.barriers()).toEqual([]);
  });

  test('an answer is praised in a line, and corrected in a form', async () => {
    const { page } = english;
    const thread = page.getByRole('region', { name: 'Thread', exact: true });
    await thread.getByRole('button', { name: /Helpful/ }).click();
    await messageWith(thread, 'Good to know that this answer helps').waitFor();
    await thread.getByRole('button', { name: /Not right/ }).click();
    const form = page.getByRole('dialog', { name: 'Feedback' });
    await form.getByText('About: Amazon S3: interface endpoint').waitFor();
    await english.picture('feedback');
    expect(await english.barriers()).toEqual([]);
    await form.getByRole('textbox', { name: 'What did you expect?' }).fill('A gateway endpoint');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Thank you.').waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await thread.getByRole('button', { name: 'Close' }).click();
  });

  test('a picture that was uploaded is shown in a message', async () => {
    const slack = clientOf(playground);
    const id = await uploadedFile(playground);
    await slack.chat.postMessage({
      channel: 'C0GENERAL0',
      text: 'The route',
      blocks: [{ type: 'image', alt_text: 'Workload to interface endpoint', slack_file: { id } }],
    });
    await goTo('general');
    const image = english.page.getByRole('img', { name: 'Workload to interface endpoint' });
    await image.waitFor();
    expect(await widthOf(image)).toBe(480);
    await english.picture('picture');
  });

  test('an answer has the picture of its route', async () => {
    const { page } = english;
    await goTo('general');
    await write(english, '@VPC Access ecr');
    await page.getByRole('button', { name: /^1 reply/ }).click();
    const thread = page.getByRole('region', { name: 'Messages of the thread' });
    const answer = messageWith(thread, 'Amazon ECR: interface endpoint');
    const image = answer.getByRole('img', { name: /^Amazon ECR/ });
    await image.waitFor();
    expect(await widthOf(image)).toBe(1600);
    await english.picture('route');
    await page.getByRole('button', { name: 'Close' }).click();
  });

  test('the requests show the exact JSON, and lead to the Block Kit Builder', async () => {
    const { page } = english;
    await page.getByRole('button', { name: /^Requests/ }).click();
    const drawer = page.getByRole('region', { name: 'Requests' });
    await drawer
      .getByRole('button', { name: /\/vpcaccess ecr/ })
      .last()
      .click();
    await drawer.getByText('"command": "/vpcaccess"').waitFor();
    const link = drawer.getByRole('link', { name: 'Open in Block Kit Builder' });
    const address = decodeURIComponent((await link.getAttribute('href')) ?? '');
    expect(address).toMatch(/^https:\/\/app\.slack\.com\/block-kit-builder\/#\{"blocks":\[/);
    expect(JSON.parse(address.slice(address.indexOf('#') + 1)).blocks[0].text.text).toBe(
      'Amazon ECR: interface endpoint',
    );
    await english.picture('requests');
    await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
    await english.picture('requests-dark');
    expect(await english.barriers()).toEqual([]);
    await drawer.getByRole('button', { name: 'Close' }).click();
    await goTo('aws-network');
    await english.picture('dark');
    expect(await english.barriers()).toEqual([]);
  });

  test('in Japanese, everything is in Japanese', async () => {
    const japanese = await open(playground.page, { locale: 'ja-JP' });
    const { page } = japanese;
    await page.getByText('まずは 3 つ試してみましょう').waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('ja');
    const question = '/vpcaccess プライベートサブネットからシークレットマネージャーにつなぎたい';
    await write(japanese, question);
    const list = page.getByRole('region', { name: '#aws-network' });
    const card = messageWith(list, 'AWS Secrets Manager：インターフェイスエンドポイント');
    await card.getByText('あなただけに表示されています').waitFor();
    await list.getByRole('img', { name: /^AWS Secrets Manager/ }).waitFor();
    await write(japanese, question);
    await card.getByRole('img', { name: /^AWS Secrets Manager/ }).waitFor();
    await japanese.picture('japanese');
    expect(await japanese.barriers()).toEqual([]);
    // What only Alex saw is not here; what was shared is.
    expect(await list.getByText('Amazon ECS: interface endpoint').count()).toBe(0);
    await list.getByText('@Alex Chen', { exact: true }).first().waitFor();
  });

  test('on a phone, one thing is shown at a time', async () => {
    const phone = await open(playground.page, {
      locale: 'ja-JP',
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    const { page } = phone;
    await write(phone, '/vpcaccess オンプレから S3');
    await messageWith(page.getByRole('region', { name: '#aws-network' }), 'オンプレミス').waitFor();
    await phone.picture('phone');
    expect(await phone.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'チャンネルとアプリ' }).click();
    await phone.picture('phone-menu');
    await page.getByRole('navigation').getByRole('button', { name: 'VPC Access' }).click();
    await page.getByText('VPC エンドポイントか、NAT ゲートウェイか').waitFor();
    await phone.picture('phone-home');
    expect(
      await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    ).toBe(true);
  });
});

describe('an app with everything', () => {
  let demo: Demo;
  let visitor: Visitor;
  let answer = () => {};

  beforeAll(async () => {
    demo = await startDemo((app, seen) => {
      app.event('app_home_opened', async ({ event, client }) => {
        if (event.tab !== 'messages') return;
        const prompts = [
          { title: 'Reach ECR', message: 'How do I reach ECR?' },
          { title: 'Reach S3', message: 'How do I reach S3?' },
        ];
        await client.assistant.threads.setSuggestedPrompts({ channel_id: event.channel, prompts });
      });
      app.message(async ({ message: { channel, ts }, client }) => {
        const thread = { channel_id: channel, thread_ts: ts };
        await client.assistant.threads.setTitle({ ...thread, title: 'All about ECR' });
        await client.assistant.threads.setStatus({ ...thread, status: 'looks it up…' });
        answer = () => void client.chat.postMessage({ channel, thread_ts: ts, text: 'Through an endpoint' });
      });
      app.shortcut('form', async ({ ack, client, shortcut }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: formView });
      });
      app.shortcut('explain', async ({ ack, client, shortcut }) => {
        await ack();
        const view = { ...formView, title: { type: 'plain_text' as const, text: 'Explained' } };
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      });
      app.options('service', ({ ack, options }) =>
        ack({
          options: [1, 2].map((count) => ({
            text: { type: 'plain_text' as const, text: `${options.value} ${count}` },
            value: `${options.value}-${count}`,
          })),
        }),
      );
      app.options('topic', ({ ack, options }) => {
        const found = (text: string) => ({ text: { type: 'plain_text' as const, text }, value: text });
        const label = { type: 'plain_text' as const, text: 'Suggestions' };
        const many = Array.from({ length: 101 }, (_, i) => found(`${i}`));
        return options.value === 'all'
          ? ack({ options: many })
          : ack({ option_groups: [{ label, options: many.slice(0, 40) }] });
      });
      app.view('form', async ({ ack, view }) => {
        seen.push(view.state.values);
        if (view.state.values.name?.text?.value === 'Wrong')
          await ack({ response_action: 'errors', errors: { name: 'Not that one' } });
        else await ack();
      });
      app.action(/.*/, async ({ ack, action, respond }) => {
        seen.push(action as never);
        await ack();
        await respond({ text: 'Taken', replace_original: false });
      });
    });
    visitor = await open(demo.server.url);
  });
  afterAll(async () => {
    await leave();
    await demo.stop();
  });

  test('fills in a modal, is told what is wrong, and sends it', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Open the form' }).click();
    const modal = page.getByRole('dialog', { name: 'Everything' });
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.getByText('Please fill in this field').first().waitFor();
    expect(await visitor.barriers()).toEqual([]);

    await modal.getByRole('textbox', { name: 'Name' }).fill('Wrong');
    await modal.getByRole('textbox', { name: 'E-mail' }).fill('a@b.example');
    await modal.getByRole('combobox', { name: 'Colour' }).click();
    await modal.getByRole('option', { name: 'Option green' }).click();
    await modal.getByRole('combobox', { name: 'Service' }).pressSequentially('ecr');
    await modal.getByRole('option', { name: 'ecr 2' }).click();
    await modal.getByRole('combobox', { name: 'People' }).click();
    await modal.getByRole('option', { name: '佐藤 美香' }).click();
    await page.keyboard.press('Escape');
    await modal.getByRole('textbox', { name: 'Note' }).fill('see `ecr`');
    await modal
      .getByLabel('Drawing')
      .setInputFiles({ name: 'route.png', mimeType: 'image/png', buffer: png });
    await modal.getByText('route.png').waitFor();
    await modal.getByRole('checkbox', { name: 'Option b' }).check();
    await visitor.picture('form');
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.getByText('Not that one').waitFor();
    await modal.getByRole('textbox', { name: 'Name' }).fill('Alex');
    await modal.getByRole('spinbutton', { name: 'Count' }).fill('10');
    await modal.getByRole('spinbutton', { name: 'Count' }).press('Enter');
    await modal.getByRole('radio', { name: 'Option l' }).check();
    await modal.getByRole('combobox', { name: 'Zones' }).click();
    await modal.getByRole('option', { name: 'Option 1c' }).click();
    await page.keyboard.press('Escape');
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.getByText('This is too large').waitFor();
    expect(demo.seen.at(-1)).toMatchObject({ type: 'number_input', block_id: 'count', value: '10' });
    await modal.getByRole('spinbutton', { name: 'Count' }).fill('9');
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.waitFor({ state: 'hidden' });
    expect(demo.seen.at(-1)).toMatchObject({
      name: { text: { value: 'Alex' } },
      mail: { text: { value: 'a@b.example' } },
      colour: { choice: { selected_option: { value: 'green' } } },
      service: { service: { selected_option: { value: 'ecr-2' } } },
      people: { people: { selected_users: ['U0MIKASATO'] } },
      day: { day: { selected_date: '2026-11-24' } },
      note: { note: { rich_text_value: { elements: [{ elements: [{}, { style: { code: true } }] }] } } },
      drawing: { drawing: { files: [{ name: 'route.png', mimetype: 'image/png' }] } },
      ways: { ways: { selected_options: [{ value: 'b' }] } },
      count: { count: { value: '9' } },
      size: { size: { selected_option: { value: 'l' } } },
      zones: { zones: { selected_options: [{ value: '1c' }] } },
      topic: { topic: { selected_option: null } },
    });
  });

  test('offers a menu from the app to the keyboard, and says why Slack would show none', async () => {
    const { page } = visitor;
    await clientOf(demo.server).views.open({
      trigger_id: triggerOf(demo.server),
      view: {
        ...formView,
        title: { type: 'plain_text', text: 'One menu' },
        blocks: formView.blocks.filter(({ block_id }) => block_id === 'topic'),
      },
    });
    const modal = page.getByRole('dialog', { name: 'One menu' });
    const topic = modal.getByRole('combobox', { name: 'Topic' });
    await topic.press('ArrowDown');
    await modal.getByRole('group', { name: 'Suggestions' }).waitFor();
    for (let i = 0; i < 30; i++) await topic.press('ArrowDown');
    const active = modal.locator('.select-option.is-active');
    expect(await active.innerText()).toBe('30');
    // The edge of the modal hides neither the option nor the field.
    for (const part of [active, topic]) expect(await part.evaluate(isOnTop)).toBe(true);
    await visitor.picture('menu');
    expect(await visitor.barriers()).toEqual([]);
    await topic.press('Enter');
    expect(await topic.inputValue()).toBe('30');
    await topic.fill('all');
    await modal.getByRole('status').getByText('no more than 100 items allowed').waitFor();
    expect(await visitor.barriers()).toEqual([]);
    await topic.press('Escape');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
  });

  test('adds a picture to a modal that is open, and another modal on top of it', async () => {
    const { page } = visitor;
    const slack = clientOf(demo.server);
    const open = (title: string) => ({ ...formView, title: { type: 'plain_text' as const, text: title } });
    const { view } = await slack.views.open({ trigger_id: triggerOf(demo.server), view: open('The route') });
    const modal = page.getByRole('dialog', { name: 'The route' });
    await modal.getByRole('textbox', { name: 'Name' }).fill('Written before');
    const picture = {
      type: 'image',
      alt_text: 'Through an endpoint',
      slack_file: { id: await uploadedFile(demo.server) },
    };
    await slack.views.update({
      view_id: view?.id ?? '',
      view: { ...open('The route'), blocks: [picture as never, ...formView.blocks] },
    });
    const image = modal.getByRole('img', { name: 'Through an endpoint' });
    await image.waitFor();
    expect(await widthOf(image)).toBe(480);
    expect(await modal.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Written before');
    await slack.views.push({ trigger_id: triggerOf(demo.server), view: open('On top') });
    const top = page.getByRole('dialog', { name: 'On top' });
    await visitor.picture('stacked');
    await top.getByRole('button', { name: 'Back' }).press('Enter');
    await top.waitFor({ state: 'hidden' });
    await modal.getByRole('button', { name: 'Close', exact: true }).click();
    await modal.waitFor({ state: 'hidden' });
  });

  test('is installed without an optional scope, now and after the playground has ended', async () => {
    const { page } = visitor;
    const { standIn } = demo.server;
    await page.getByRole('navigation').getByRole('button', { name: 'Demo' }).click();
    await page.getByRole('button', { name: 'Permissions' }).click();
    const dialog = page.getByRole('dialog', { name: 'Install Demo' });
    await dialog.getByRole('checkbox', { name: /^channels:history/ }).press(' ');
    await visitor.picture('install');
    expect(await visitor.barriers()).toEqual([]);
    const declined = () =>
      new Promise((resolve) => {
        const unsubscribe = standIn.workspace.subscribe((update) => {
          if (update.kind !== 'app') return;
          unsubscribe();
          resolve(update.app.declinedScopes);
        });
      });
    const first = declined();
    await dialog.getByRole('button', { name: 'Install' }).press('Enter');
    expect(await first).toEqual(['channels:history']);
    standIn.install([]);
    const again = declined();
    await page.reload();
    expect(await again).toEqual(['channels:history']);
    await page.getByRole('navigation').getByRole('button', { name: 'aws-network' }).click();
  });

  test('is an agent: it suggests what to ask, works on it, and answers in a thread', async () => {
    const { page } = visitor;
    await page.getByRole('navigation').getByRole('button', { name: 'Demo' }).click();
    await page.getByRole('tab', { name: 'Home' }).press('ArrowRight');
    await page.getByText('Answers everything at once').waitFor();
    const prompts = page.getByRole('region', { name: 'Suggested prompts' });
    await prompts.getByRole('button', { name: 'Reach ECR' }).press('Enter');
    const thread = page.getByRole('region', { name: 'Thread', exact: true });
    await thread.getByRole('heading', { name: 'All about ECR' }).waitFor();
    await thread.getByRole('status').getByText('Demo looks it up…').waitFor();
    await visitor.picture('agent');
    expect(await visitor.barriers()).toEqual([]);
    answer();
    await thread.getByText('Through an endpoint').waitFor();
    await thread.getByText('looks it up…').waitFor({ state: 'detached' });
    await thread.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: /All about ECR/ }).waitFor();
    await page.getByRole('navigation').getByRole('button', { name: 'aws-network' }).click();
  });

  test('uses the elements of a message', async () => {
    const { page } = visitor;
    const plain = (text: string) => ({ type: 'plain_text' as const, text });
    const slack = clientOf(demo.server);
    await slack.chat.postEphemeral({
      channel: 'C0NETWORKS',
      user: 'U0ALEXCHEN',
      text: 'Elements',
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: 'Pick *one*' },
          accessory: {
            type: 'static_select',
            action_id: 'pick',
            placeholder: plain('Pick'),
            options: [{ text: plain('Route A'), value: 'a' }],
          },
        },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'drop',
              style: 'danger',
              text: plain('Drop'),
              value: '1',
              confirm: {
                title: plain('Sure?'),
                text: plain('It is gone then'),
                confirm: plain('Yes'),
                deny: plain('No'),
              },
            },
            { type: 'overflow', action_id: 'more', options: [{ text: plain('Copy it'), value: 'copy' }] },
          ],
        },
      ],
    });
    const list = page.getByRole('region', { name: '#aws-network' });
    await list.getByRole('combobox', { name: 'Pick' }).click();
    await list.getByRole('option', { name: 'Route A' }).click();
    await list.getByText('Taken').first().waitFor();
    await list.getByRole('button', { name: 'Drop' }).click();
    await page.getByRole('dialog', { name: 'Sure?' }).getByRole('button', { name: 'Yes' }).click();
    await list.getByText('Taken').nth(1).waitFor();
    const message = list.getByRole('listitem').filter({ hasText: 'Pick one' });
    await message.locator('.block-actions').getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Copy it' }).click();
    await list.getByText('Taken').nth(2).waitFor();
    expect(demo.seen.slice(-3)).toMatchObject([
      { type: 'static_select', action_id: 'pick', selected_option: { value: 'a' } },
      { type: 'button', action_id: 'drop', value: '1' },
      { type: 'overflow', action_id: 'more', selected_option: { value: 'copy' } },
    ]);

    const { ts = '' } = await slack.chat.postMessage({ channel: 'C0NETWORKS', text: 'For everyone' });
    const { permalink } = await slack.chat.getPermalink({ channel: 'C0NETWORKS', message_ts: ts });
    await slack.chat.postMessage({ channel: 'C0GENERAL0', text: `See <${permalink}|that message>` });
    await page.getByRole('navigation').getByRole('button', { name: 'general' }).click();
    await page.getByRole('link', { name: 'that message' }).click();
    const thread = page.getByRole('region', { name: 'Thread', exact: true });
    await thread.getByText('For everyone').waitFor();
    await thread.getByRole('button', { name: 'Close' }).click();

    const shared = list.getByRole('listitem').filter({ hasText: 'For everyone' }).last();
    await shared.hover();
    await shared.locator('.message-actions').getByRole('button', { name: 'More actions' }).click();
    await visitor.picture('message-menu');
    await page.getByRole('menuitem', { name: 'Explain this' }).click();
    await page.getByRole('dialog', { name: 'Explained' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('says what it says in Japanese and in the dark as well', async () => {
    const japanese = await open(demo.server.url, { locale: 'ja-JP', colorScheme: 'dark' });
    const { page } = japanese;
    const barriers = async (name: string) => {
      await japanese.picture(name);
      expect(await japanese.barriers()).toEqual([]);
    };
    await page.getByRole('navigation').getByRole('button', { name: 'Demo' }).click();
    await page.getByRole('button', { name: '権限' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Demo をインストール' });
    await dialog.getByText('アプリへのメンションを読む').waitFor();
    await barriers('install-japanese');
    await dialog.getByRole('button', { name: 'キャンセル' }).press('Enter');
    await page.getByRole('tab', { name: 'メッセージ' }).click();
    await page
      .getByRole('region', { name: 'おすすめのプロンプト' })
      .getByRole('button')
      .first()
      .press('Enter');
    await page.getByRole('region', { name: 'スレッド', exact: true }).getByText('looks it up…').waitFor();
    await barriers('agent-japanese');
    await page.getByRole('navigation').getByRole('button', { name: 'random' }).click();
    await page.getByRole('textbox', { name: '#random へのメッセージ' }).fill('/archive');
    await page.keyboard.press('Enter');
    await page.getByText('#random はアーカイブされているため、書き込めません。').waitFor();
    await barriers('archived-japanese');
    await page.getByRole('button', { name: 'アーカイブを解除する' }).press('Enter');
    await page.getByRole('textbox', { name: '#random へのメッセージ' }).waitFor();
    await page.getByRole('button', { name: 'Open the form' }).press('Enter');
    const modal = page.getByRole('dialog', { name: 'Everything' });
    await modal.getByRole('button', { name: 'Send' }).press('Enter');
    await modal.getByText('この項目を入力してください').first().waitFor();
    await barriers('form-japanese');
  });
});

function clientOf({ standIn, url }: StandInServer): WebClient {
  return new WebClient(standIn.botToken, { slackApiUrl: `${url}/api/`, logger: silentLogger });
}

function triggerOf({ standIn }: StandInServer): string {
  return standIn.triggers.give('U0ALEXCHEN');
}

/** Whether a click in its middle lands on it, as it stands. */
function isOnTop(part: unknown): boolean {
  const shown = part as {
    getBoundingClientRect(): { left: number; top: number; width: number; height: number };
    contains(other: unknown): boolean;
    ownerDocument: { elementFromPoint(x: number, y: number): unknown };
  };
  const { left, top, width, height } = shown.getBoundingClientRect();
  return shown.contains(shown.ownerDocument.elementFromPoint(left + width / 2, top + height / 2));
}

/** How wide a picture is in itself: nothing when the browser could not load it. */
function widthOf(image: Locator): Promise<number> {
  return image.evaluate((shown) => (shown as unknown as { naturalWidth: number }).naturalWidth);
}

/** A picture in the workspace with which Slack has finished. */
async function uploadedFile(server: StandInServer): Promise<string> {
  const slack = clientOf(server);
  const { files } = (await slack.filesUploadV2({ file: png, filename: 'route.png' })) as unknown as {
    files: { files: { id: string }[] }[];
  };
  const id = files[0]?.files[0]?.id ?? '';
  for (;;) {
    const { file } = await slack.files.info({ file: id });
    if (file?.mimetype !== '') return id;
  }
}
