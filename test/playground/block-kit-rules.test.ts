import { describe, expect, test } from '@jest/globals';
import { problemsOfBlocks, problemsOfView } from '../../src/playground/stand-in/block-kit-rules.js';
import { formView } from './demo-app.js';

const text = (value: string) => ({ type: 'mrkdwn', text: value });
const plain = (value: string) => ({ type: 'plain_text', text: value });
const button = (action_id: string) => ({ type: 'button', action_id, text: plain('x') });
const told = (blocks: unknown) =>
  problemsOfBlocks(blocks).map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);

test('what Slack takes is taken', () => {
  expect(problemsOfView(formView)).toEqual([]);
  expect(
    told([
      { type: 'header', text: plain('😀'.repeat(150)) },
      { type: 'section', text: text('x'), accessory: { ...button('a'), style: 'danger', value: 'v' } },
      { type: 'section', fields: [text('a'), plain('b')] },
      {
        type: 'context',
        elements: [text('x'), { type: 'image', image_url: 'https://x/y.png', alt_text: 'y' }],
      },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
      },
      { type: 'markdown', text: '# x' },
      { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] },
      { type: 'divider' },
    ]),
  ).toEqual([]);
});

describe('what Slack refuses is refused, in its words and with the place:', () => {
  test.each<[string, unknown, string]>([
    ['no list', {}, 'must provide a array [json-pointer:/blocks]'],
    ['an unknown block', [{ type: 'alert' }], 'unsupported type: alert [json-pointer:/blocks/0/type]'],
    ['a block without a type', [{}], 'missing required field: type [json-pointer:/blocks/0/type]'],
    [
      'an unknown property',
      [{ type: 'section', text: { ...text('x'), emoji: true } }],
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    ['a missing one', [{ type: 'header' }], 'missing required field: text [json-pointer:/blocks/0]'],
    ['an empty section', [{ type: 'section' }], 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'no text',
      [{ type: 'section', text: text('') }],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a long text',
      [{ type: 'header', text: plain('😀'.repeat(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'too many elements',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => text('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'no elements',
      [{ type: 'actions', elements: [] }],
      'must provide at least 1 item [json-pointer:/blocks/0/elements]',
    ],
    [
      'a style that does not exist',
      [{ type: 'actions', elements: [{ ...button('a'), style: 'loud' }] }],
      'invalid value [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'an action id twice',
      [{ type: 'actions', elements: [button('a'), button('a')] }],
      'action_id must be unique in a block [json-pointer:/blocks/0/elements]',
    ],
    [
      'a block id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      'block_id must be unique [json-pointer:/blocks]',
    ],
    [
      'too many blocks',
      Array.from({ length: 51 }, () => ({ type: 'divider' })),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      'two tables',
      Array.from({ length: 2 }, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })),
      'only one table allowed [json-pointer:/blocks]',
    ],
  ])('%s', (_name, blocks, problem) => {
    expect(told(blocks)).toEqual([problem]);
  });

  test('a modal that takes input and has no button to send it', () => {
    const { submit: _, ...view } = formView;
    expect(problemsOfView(view)).toEqual([{ pointer: '/view', message: 'missing required field: submit' }]);
  });
});
