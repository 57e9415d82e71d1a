import { describe, expect, test } from '@jest/globals';
import { forLibrary, shieldMarkup } from '../../src/playground/page/blocks/for-library.js';
import { richTextOf } from '../../src/playground/rich-text.js';
import { toSlackText } from '../../src/playground/stand-in/message-text.js';
import { Workspace } from '../../src/playground/stand-in/workspace.js';

describe('what a person types', () => {
  const workspace = new Workspace('VPC Access', Date.now);
  test.each([
    ['a < b & c', 'a &lt; b &amp; c'],
    ['@VPC Access ecr', '<@U0VPCACCES> ecr'],
    ['@vpc_access ecr', '<@U0VPCACCES> ecr'],
    ['@alex と @佐藤 美香', '<@U0ALEXCHEN> と <@U0MIKASATO>'],
    ['@alexander, mail@alex', '@alexander, mail@alex'],
    ['in #general', 'in <#C0GENERAL0|general>'],
    ['https://a.example/x?y=1&z=2', '<https://a.example/x?y=1&amp;z=2>'],
  ])('%j is stored as %j', (typed, stored) => {
    expect(toSlackText(typed, workspace)).toBe(stored);
  });
});

test('a stored message becomes the rich text that Slack makes of it', () => {
  expect(richTextOf('<@U1> see `a &lt; b`\n```\nx\ny\n```<https://a.example|there> <#C1|x>')).toEqual({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'user', user_id: 'U1' },
          { type: 'text', text: ' see ' },
          { type: 'text', text: 'a < b', style: { code: true } },
          { type: 'text', text: '\n' },
        ],
      },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x\ny' }] },
      {
        type: 'rich_text_section',
        elements: [
          { type: 'link', url: 'https://a.example', text: 'there' },
          { type: 'text', text: ' ' },
          { type: 'channel', channel_id: 'C1' },
        ],
      },
    ],
  });
});

describe('what the renderer would take for Markdown is shielded, and what is Slack markup stays:', () => {
  test.each([
    ['*bold* and _italic_ ~gone~', '*bold* and _italic_ ~gone~'],
    ['*Bold `a_b` text*', '*Bold `a_b` text*'],
    ['snake_case 5 * 3 * 2', 'snake\\_case 5 &#42; 3 &#42; 2'],
    ['*太字*です', '&#42;太字&#42;です'],
    ['$5 and $x', '\\$5 and \\$x'],
    ['# no heading [x](y)', '\\# no heading \\[x\\](y)'],
    ['<https://a.example/x_y|A_b> <@U1>', '<https://a.example/x_y|A_b> <@U1>'],
    [':smile: `*.ecr.{region}`', ':smile: `*.ecr.{region}`'],
  ])('%j', (text, shielded) => {
    expect(shieldMarkup(text)).toBe(shielded);
  });
});

test('a section of code reaches the renderer letter by letter, and any other as it was', () => {
  const section = (text: string) => ({ type: 'section', block_id: 'b', text: { type: 'mrkdwn', text } });
  const code = 'Type: List&lt;AWS::EC2::Subnet::Id&gt;\nPrincipal: "*", Action: "*"\na &amp;&amp; b';
  expect(forLibrary(section(`\`\`\`\n${code}\n\`\`\``))).toEqual({
    type: 'rich_text',
    block_id: 'b',
    elements: [
      {
        type: 'rich_text_preformatted',
        elements: [
          { type: 'text', text: 'Type: List<AWS::EC2::Subnet::Id>\nPrincipal: "*", Action: "*"\na && b' },
        ],
      },
    ],
  });
  for (const text of ['plain', 'see ```x``` and ```y```', '```x``` and ```y```'])
    expect(forLibrary(section(text))).toMatchObject({ type: 'section' });
});
