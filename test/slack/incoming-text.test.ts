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

describe('a message', () => {
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
    const lines = textOfMessage({ text: 'ALARM', blocks: [block] }).split('\n');
    expect(lines[0]).toBe('ALARM');
    expect(lines.at(-1)).toBe(error);
  });

  test.each([
    ['its text', { text: error, fallback: 'nothing' }],
    ['a field', { fields: [{ value: error }] }],
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

describe('what a message says', () => {
  const paragraph = (...elements: Record<string, unknown>[]) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements }],
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['its text, without markup', { text: '<@U1> use <https://x.example|S3> &amp; SQS' }, 'use S3 & SQS'],
    [
      'its text once, though its blocks say it again',
      { text: 'use *S3* now', blocks: [paragraph({ type: 'text', text: 'use S3 now' })] },
      'use *S3* now',
    ],
    [
      'its blocks: words in several styles are one sentence',
      {
        blocks: [
          paragraph(
            { type: 'text', text: 'Secrets ' },
            { type: 'text', text: 'Manager', style: { bold: true } },
            { type: 'user', user_id: 'U2' },
            { type: 'link', url: 'https://x.example' },
          ),
        ],
      },
      'Secrets Manager https://x.example',
    ],
    ['code after the words before it', { text: 'before ```dial tcp``` after' }, 'before \n after\ndial tcp'],
    [
      'nothing that is there to press',
      {
        blocks: [
          {
            type: 'section',
            text: { type: 'mrkdwn', text: 'alarm' },
            accessory: { type: 'button', text: 'S3' },
          },
          { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'open S3' } }] },
        ],
      },
      'alarm',
    ],
    [
      'attachments by title, text and fields, and by their fallback for want of those',
      {
        attachments: [
          { pretext: 'a', title: 'b', text: 'c', fields: [{ title: 'd', value: 'e' }], fallback: 'f' },
          { fallback: 'g' },
        ],
      },
      'a\nb\nc\nd: e\ng',
    ],
    [
      'a message that was passed on, and no preview of a link',
      {
        text: 'look',
        attachments: [
          { from_url: 'https://x.example', title: 'S3 and more' },
          { from_url: 'https://x.slack.com', is_msg_unfurl: true, text: 'sqs times out' },
        ],
      },
      'look\nsqs times out',
    ],
    [
      'the beginning of a text file',
      { text: 'what is this', files: [{ mode: 'snippet', preview: 'AccessDenied' }, { mode: 'hosted' }] },
      'what is this\nAccessDenied',
    ],
    ['nothing, in parts that make no sense', { blocks: 'x', attachments: [null, 7], files: {} }, ''],
  ])('%s', (_, message, words) => {
    expect(textOfMessage(message).replace(/[ ]+/g, ' ')).toBe(words);
  });
});
