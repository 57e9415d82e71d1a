import { describe, expect, test } from '@jest/globals';
import { plainTextOf, textOfMessage } from '../../src/slack/incoming-text.js';

test('a text loses the markup of Slack and keeps what was written', () => {
  expect(
    plainTextOf(
      '<@U1> &lt;ecr&gt; &amp; <https://x.example|this page> <https://y.example> <#C1|ops> <!channel>',
    ),
  ).toBe('<ecr> & this page https://y.example  ops');
});

const error = 'dial tcp: lookup api.ecr.ap-northeast-1.amazonaws.com: i/o timeout';

describe('what a message says', () => {
  test('by a person is said once, though it comes as text and as rich text', () => {
    const blocks = [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a b' }] }],
      },
    ];
    expect(textOfMessage({ text: '*a* b', blocks })).toBe('*a* b');
    expect(textOfMessage({ text: '', blocks })).toBe('a b');
  });

  test.each([
    ['a section', { type: 'section', text: { type: 'mrkdwn', text: error } }],
    ['a field', { type: 'section', fields: [{ type: 'plain_text', text: error }] }],
    ['a header', { type: 'header', text: { type: 'plain_text', text: error } }],
    ['a context', { type: 'context', elements: [{ type: 'image' }, { type: 'mrkdwn', text: error }] }],
    ['markdown', { type: 'markdown', text: error }],
    [
      'preformatted rich text',
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_preformatted',
            elements: [
              { type: 'text', text: 'dial tcp: lookup ' },
              { type: 'link', url: 'https://x.example', text: 'api.ecr.ap-northeast-1.amazonaws.com' },
              { type: 'text', text: ': i/o timeout' },
            ],
          },
        ],
      },
    ],
    [
      'a list',
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: error }] }],
          },
        ],
      },
    ],
    [
      'a table',
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'Error' },
            {
              type: 'rich_text',
              elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: error }] }],
            },
          ],
        ],
      },
    ],
  ])('by a bot in %s is read', (_name, block) => {
    const lines = textOfMessage({ text: 'ALARM', bot_id: 'B1', blocks: [block] }).split('\n');
    expect(lines[0]).toBe('ALARM');
    expect(lines.at(-1)).toBe(error);
  });

  test.each([
    ['its text', { text: error, fallback: 'nothing' }],
    ['a field', { fields: [{ title: 'Reason', value: error }] }],
    ['its title', { title: error }],
    ['its blocks', { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: error } }], fallback: 'no' }],
    ['its fallback, where it has nothing else', { fallback: error }],
    ['a message that is passed on', { from_url: 'https://x.example', is_msg_unfurl: true, text: error }],
  ])('in an attachment is read from %s', (_name, attachment) => {
    expect(
      textOfMessage({ attachments: [attachment] })
        .split('\n')
        .at(-1),
    ).toBe(error);
  });

  test.each([
    [
      'the preview of a page',
      { attachments: [{ from_url: 'https://x.example', title: 'Amazon S3', text: 'S3' }] },
    ],
    [
      'the label of a button',
      { blocks: [{ type: 'actions', elements: [{ type: 'button', text: { text: 'S3' } }] }] },
    ],
    [
      'what is no block',
      { blocks: [null, 'S3', 3, { type: 'section' }, { type: 'rich_text', elements: 'S3' }] },
    ],
    ['what is no attachment', { attachments: [null, 'S3', { text: 3, fields: [null, 'S3'] }] }],
  ])('is not %s', (_name, message) => {
    expect(textOfMessage(message)).toBe('');
  });

  test('keeps the characters that markup would take', () => {
    const xml = '<Error><Code>AccessDenied</Code></Error>';
    const element = { type: 'rich_text_preformatted', elements: [{ type: 'text', text: xml }] };
    expect(textOfMessage({ blocks: [{ type: 'rich_text', elements: [element] }] })).toBe(xml);
    expect(textOfMessage({ text: xml.replaceAll('<', '&lt;').replaceAll('>', '&gt;') })).toBe(xml);
  });
});
