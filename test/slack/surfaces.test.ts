import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { surfaceCases } from './surfaces.cases.js';
import { buttonsIn, Workspace } from './workspace.js';

let workspace: Workspace;

beforeAll(async () => {
  workspace = (await Workspace.start()).answersAll();
});
afterAll(() => workspace.stop());

/** Each surface takes a text and gives what the user sees. */
const surfaces: Record<string, (text: string) => Promise<Record<string, unknown>>> = {
  'slash command': async (text) => {
    const response = await workspace.command(text);
    expect(response.status).toBe(200);
    return (await response.json()) as Record<string, unknown>;
  },
  mention: async (text) => {
    const before = workspace.sent('chat.postMessage').length;
    expect((await workspace.mention(text)).status).toBe(200);
    return workspace.next('chat.postMessage', before);
  },
  'shared answer': async (text) => {
    const shown = (await (await workspace.command(text)).json()) as Record<string, unknown>;
    const share = buttonsIn(shown).find(({ action_id }) => action_id === 'share_answer');
    // What is no answer cannot be shared.
    if (share === undefined) return shown;
    const before = workspace.sent('chat.postMessage').length;
    const response = workspace.response();
    expect((await workspace.press(share)).status).toBe(200);
    const posted = await workspace.next('chat.postMessage', before);
    expect(await response).toEqual({ delete_original: true });
    expect(JSON.stringify(posted.blocks)).toContain('<@U1>');
    return posted;
  },
  'direct message': async (text) => {
    const before = workspace.sent('chat.postMessage').length;
    expect((await workspace.directMessage(text)).status).toBe(200);
    return workspace.next('chat.postMessage', before);
  },
  'message shortcut': async (text) => {
    const response = workspace.response();
    expect((await workspace.shortcut('ask_about_message', { text })).status).toBe(200);
    return response;
  },
  'search modal': async (text) => {
    const words = { words: { type: 'plain_text_input', value: text } };
    const response = await workspace.submit({ callback_id: 'search' }, { words });
    expect(response.status).toBe(200);
    const { response_action, view } = (await response.json()) as {
      response_action: string;
      view: { title: { text: string }; blocks: Record<string, unknown>[] };
    };
    expect(response_action).toBe('update');
    return { text: view.title.text, blocks: view.blocks };
  },
};

/** Every answer can be praised and corrected, and what is missing can be told of. */
function feedbackOn(text: string): string[] {
  if (text === 'help') return [];
  return unanswered.has(text) ? ['feedback:missing'] : ['feedback:good', 'feedback:bad'];
}

const unanswered = new Set(surfaceCases.flatMap(({ text, isUnanswered }) => (isUnanswered ? [text] : [])));

describe.each(Object.entries(surfaces))('%s', (name, ask) => {
  test.each(surfaceCases)('answers $name', async ({ text, shows, showsTheAsker = [], hides = [] }) => {
    const shown = await ask(text);
    const blocks = JSON.stringify(shown.blocks);
    for (const part of shows) expect(blocks).toContain(part);
    if (name !== 'shared answer') for (const part of showsTheAsker) expect(blocks).toContain(part);
    expect(String(shown.text)).not.toBe('');
    const feedback = buttonsIn(shown).flatMap(({ action_id: id }) => (/^feedback:/.test(id) ? [id] : []));
    expect(feedback).toEqual(feedbackOn(text));
    for (const part of hides) expect(`${blocks} ${shown.text}`).not.toContain(part);
  });
});
