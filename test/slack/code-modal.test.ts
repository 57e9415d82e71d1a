import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { answerTopic } from '../../src/answer/answer.js';
import { choicesIn, codeFor, hasCode } from '../../src/answer/code/code.js';
import { type Tool, tools } from '../../src/answer/code/tools.js';
import { planFor } from '../../src/answer/endpoint-plan.js';
import { type Language, optionId, topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { phrasesIn } from '../../src/language/languages.js';
import { problemsOfView } from '../../src/playground/stand-in/block-kit-rules.js';
import { answerCard } from '../../src/slack/cards/answer-card.js';
import { stateOf } from '../../src/slack/cards/answer-state.js';
import { codeModal, writeCodeModal } from '../../src/slack/cards/code-modal.js';
import { buttonsIn, memoryStorage, Workspace } from './workspace.js';

const knowledge = loadKnowledge();
const languages: Language[] = ['en', 'ja'];

interface Option {
  readonly value: string;
  readonly text: { readonly text: string };
}

interface Menu {
  readonly options: readonly Option[];
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
}

interface View {
  readonly private_metadata: string;
  readonly blocks: readonly { readonly type: string; readonly text?: { text: string } }[];
}

function answerTo(topic: string, region = 'ap-northeast-1', option?: string) {
  const found = answerTopic({ topic, region, option }, knowledge);
  if (found === undefined) throw new Error(`no topic is called ${topic}`);
  return found;
}

/** The code as a reader sees it: all pieces together, without their fences. */
function codeIn({ blocks }: View): string {
  return blocks
    .flatMap(({ text }) => /^```\n([\s\S]*)\n```$/.exec(text?.text ?? '')?.[1] ?? [])
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function menuIn(view: View, actionId: string): Menu {
  const find = (part: unknown): unknown =>
    typeof part !== 'object' || part === null
      ? undefined
      : 'action_id' in part && part.action_id === actionId
        ? part
        : Object.values(part).map(find).find(Boolean);
  const menu = find(view.blocks);
  if (menu === undefined) throw new Error(`there is no menu ${actionId}`);
  return menu as Menu;
}

describe('in Slack', () => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = (await Workspace.start()).answersAll();
  });
  afterEach(() => workspace.stop());

  const buttonFor = async (text: string) => {
    const shown = await (await workspace.command(text)).json();
    const button = buttonsIn(shown).find(({ action_id }) => action_id === 'show_code');
    if (button === undefined) throw new Error('there is no button');
    return { action_id: button.action_id, value: button.value };
  };
  const open = async (text: string, after = 0) => {
    await workspace.press(await buttonFor(text));
    return (await workspace.next('views.open', after)).view as View;
  };
  /** Chooses in a menu of the open modal, in which some endpoints are chosen already. */
  const choose = async (
    view: View,
    action: Record<string, unknown>,
    chosen: readonly Option[] = [],
    after = 0,
  ) => {
    const values = {
      code_include: { code_include: { type: 'multi_static_select', selected_options: chosen } },
    };
    await workspace.pressInView({ block_id: 'b', ...action }, 'modal', {
      callback_id: 'code',
      private_metadata: view.private_metadata,
      state: { values },
    });
    return workspace.next('views.update', after);
  };
  const select = (action_id: string, value: string) => ({
    type: 'static_select',
    action_id,
    selected_option: { value, text: { type: 'plain_text', text: value } },
  });

  test('the button below an answer opens the code for it', async () => {
    const view = await open('ecr');
    expect(problemsOfView(view)).toEqual([]);
    expect(await workspace.next('views.open')).toMatchObject({ trigger_id: '1.1.a-trigger' });
    expect(codeIn(view)).toContain('"com.amazonaws.ap-northeast-1.ecr.dkr"');
    expect(menuIn(view, 'code_tool').initial_option?.value).toBe('terraform');
    expect(menuIn(view, 'code_region').initial_option?.value).toBe('ap-northeast-1');
    expect(JSON.stringify(view)).toContain('Facts checked on');
  });

  test('it is in the language of the answer', async () => {
    const view = await open('シークレットマネージャーにつなぎたい');
    expect(view).toMatchObject({ title: { text: '作成用のコード' } });
    expect(codeIn(view)).toContain('プライベート接続');
  });

  test('several services have one code', async () => {
    const code = codeIn(await open('ecr logs secretsmanager s3'));
    for (const name of ['ecr.api', 's3', 'logs', 'secretsmanager'])
      expect(code.split(`com.amazonaws.ap-northeast-1.${name}"`)).toHaveLength(2);
  });

  test('another tool is shown in place, and remembered for the next time', async () => {
    const view = await open('ecr');
    const update = await choose(view, select('code_tool', 'cloudformation'));
    expect(update).toMatchObject({ view_id: 'V1', hash: '1.a' });
    expect(codeIn(update.view as View)).toContain('Type: List<AWS::EC2::Subnet::Id>');
    await workspace.idle();
    const next = await open('sqs', 1);
    expect(menuIn(next, 'code_tool').initial_option?.value).toBe('cloudformation');
    expect(codeIn(next)).toContain('AWSTemplateFormatVersion');
  });

  test('another Region is shown in place, and is the Region of later questions', async () => {
    const view = await open('ecr');
    const update = await choose(view, select('code_region', 'eu-west-1'));
    const shown = update.view as View;
    expect(codeIn(shown)).toContain('com.amazonaws.eu-west-1.ecr.dkr');
    expect(codeIn(shown)).not.toContain('ap-northeast-1');
    expect(menuIn(shown, 'code_region').initial_option?.value).toBe('eu-west-1');
    await workspace.idle();
    expect(codeIn(await open('sqs', 1))).toContain('com.amazonaws.eu-west-1.sqs');
  });

  test('what not everyone needs is added when it is chosen, and stays chosen', async () => {
    const view = await open('ecs fargate');
    const menu = menuIn(view, 'code_include');
    expect(menu.initial_options).toBeUndefined();
    const logs = menu.options.filter(({ value }) => value === 'interface-endpoint logs');
    expect(logs).toMatchObject([{ text: { text: 'logs – Amazon CloudWatch Logs' } }]);
    expect(codeIn(view)).not.toContain('ap-northeast-1.logs');

    const action = { type: 'multi_static_select', action_id: 'code_include', selected_options: logs };
    const added = (await choose(view, action, logs)).view as View;
    expect(codeIn(added)).toContain('com.amazonaws.ap-northeast-1.logs');
    expect(menuIn(added, 'code_include').initial_options).toMatchObject(logs);

    const moved = (await choose(added, select('code_region', 'us-east-1'), logs, 1)).view as View;
    expect(codeIn(moved)).toContain('com.amazonaws.us-east-1.logs');
  });

  test('an answer in a modal opens its code on top', async () => {
    await workspace.pressInView(await buttonFor('ecr'), 'modal');
    expect(await workspace.next('views.push')).toMatchObject({ view: { callback_id: 'code' } });
  });

  test('what another version left gets one helpful line', async () => {
    const value = JSON.stringify({ v: 1, topics: ['no-such-service'], region: 'us-east-1', language: 'ja' });
    for (const old of [value, '{"v":0}']) {
      const told = workspace.response();
      await workspace.press({ action_id: 'show_code', value: old });
      expect(JSON.stringify(await told)).toMatch(/古いバージョン|older version/);
    }
    const modal = { private_metadata: '{"v":0}', blocks: [] };
    await workspace.pressInView(select('code_tool', 'cdk'), 'modal', modal);
    expect(JSON.stringify(await workspace.next('views.push'))).toContain('older version');
    expect(workspace.sent('views.update')).toEqual([]);
  });

  test.each([
    ['code_tool', 'pulumi'],
    ['code_region', 'mars-north-1'],
  ])('a choice of %s that makes no sense is told so and not remembered', async (action, value) => {
    const view = await open('ecr');
    await workspace.pressInView(select(action, value), 'modal', { private_metadata: view.private_metadata });
    expect(JSON.stringify(await workspace.next('views.push'))).toContain('older version');
    await workspace.idle();
    const next = await open('ecr', 1);
    expect(menuIn(next, 'code_tool').initial_option?.value).toBe('terraform');
    expect(menuIn(next, 'code_region').initial_option?.value).toBe('ap-northeast-1');
  });
});

describe('when Slack refuses', () => {
  test('a trigger that is too old, the presser is told to press again', async () => {
    const workspace = (await Workspace.start())
      .answers('views.open', () => ({ ok: false, error: 'expired_trigger_id' }))
      .answersAll();
    const value = JSON.stringify({ v: 1, topics: ['ecr'], region: 'us-east-1', language: 'en' });
    const told = workspace.response();
    await workspace.press({ action_id: 'show_code', value });
    expect(JSON.stringify(await told)).toContain('could open. Please try again.');
    await workspace.stop();
  });

  test('a view that has been changed since, the newer one stays', async () => {
    const workspace = (await Workspace.start())
      .answers('views.update', () => ({ ok: false, error: 'hash_conflict' }))
      .answersAll();
    const private_metadata = writeCodeModal({ answer: stateOf([answerTo('ecr')], 'en'), tool: 'cdk' });
    const selected_option = { value: 'aws-cli', text: { type: 'plain_text', text: 'AWS CLI' } };
    await workspace.pressInView({ type: 'static_select', action_id: 'code_tool', selected_option }, 'modal', {
      private_metadata,
    });
    await workspace.next('views.update');
    await workspace.idle();
    expect(workspace.sent('views.push')).toEqual([]);
    expect(workspace.log.join('\n')).not.toContain('failed');
    await workspace.stop();
  });

  test('and when nothing can be remembered, the code changes all the same', async () => {
    const storage = memoryStorage();
    storage.preferences.save = () => Promise.reject(new Error('the disk is full'));
    const workspace = (await Workspace.start({}, { storage })).answersAll();
    const private_metadata = writeCodeModal({ answer: stateOf([answerTo('ecr')], 'en'), tool: 'cdk' });
    const selected_option = { value: 'aws-cli', text: { type: 'plain_text', text: 'AWS CLI' } };
    await workspace.pressInView({ type: 'static_select', action_id: 'code_tool', selected_option }, 'modal', {
      private_metadata,
    });
    expect(codeIn((await workspace.next('views.update')).view as View)).toContain('#!/usr/bin/env bash');
    await workspace.idle();
    expect(workspace.log.join('\n')).toContain('A setting could not be remembered: Error');
    expect(workspace.sent('views.push')).toEqual([]);
    await workspace.stop();
    await storage.close();
  });
});

describe.each(languages)('in %s', (language) => {
  const viewOf = (answers: ReturnType<typeof answerTo>[], tool: Tool, include: readonly string[]) => {
    const view = codeModal({ answer: stateOf(answers, language), tool }, include, knowledge);
    if (view === undefined) throw new Error('there is no code');
    return view as unknown as View;
  };

  test('the code of every topic is whole and within the limits of Slack', () => {
    const topics = [...knowledge.topics.values()].filter(({ kind }) => kind !== 'concept');
    let shown = 0;
    for (const [i, topic] of topics.entries()) {
      for (const option of topic.kind === 'service' ? topic.access.map(optionId) : [undefined]) {
        const answers = [answerTo(topic.id, 'ap-southeast-1', option)];
        const plan = planFor(answers);
        if (!hasCode(plan)) continue;
        const include = choicesIn(plan).map(({ key }) => key);
        const tool = tools[i % tools.length] ?? 'terraform';
        const view = viewOf(answers, tool, include);
        expect(problemsOfView(view)).toEqual([]);
        const { comments: words } = phrasesIn(language).code;
        expect(codeIn(view)).toBe(codeFor(plan, tool, { include, language, words }).trimEnd());
        shown += 1;
      }
    }
    expect(shown).toBeGreaterThan(400);
  });

  test.each(tools)('the twenty largest answers in one fit into a modal of %s', (tool) => {
    const sizes = [...knowledge.topics.values()].map(({ id }) => ({
      id,
      size: planFor([answerTo(id)])?.endpoints.length ?? 0,
    }));
    const largest = sizes.toSorted((a, b) => b.size - a.size).slice(0, 20);
    const answers = largest.map(({ id }) => answerTo(id, 'ap-southeast-1'));
    const plan = planFor(answers);
    const include = (plan === undefined ? [] : choicesIn(plan)).map(({ key }) => key);
    expect(include.length).toBeGreaterThan(30);
    expect(include.length).toBeLessThanOrEqual(100);
    const view = viewOf(answers, tool, include);
    expect(problemsOfView(view)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
  });

  test('where nothing is needed in every case, the modal says what to do', () => {
    const view = viewOf([answerTo('ses-mail-manager', 'us-east-1', 'ingress')], 'terraform', []);
    expect(JSON.stringify(view)).toContain(phrasesIn(language).code.nothing);
    expect(codeIn(view)).toBe('');
    expect(menuIn(view, 'code_include').options).toHaveLength(3);
  });

  test('every answer with something to create has the button, and no other', () => {
    for (const { id } of knowledge.topics.values()) {
      const answer = answerTo(id);
      const card = answerCard([answer], language, knowledge);
      const actions = buttonsIn(card.blocks).map(({ action_id }) => action_id);
      expect([id, actions.includes('show_code')]).toEqual([id, hasCode(planFor([answer]))]);
    }
    expect(topicsOf('concept', knowledge).length).toBeGreaterThan(0);
  });
});
