import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { surfaceCases } from './surfaces.cases.js';
import { Workspace } from './workspace.js';

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
  'direct message': async (text) => {
    const before = workspace.sent('chat.postMessage').length;
    expect((await workspace.directMessage(text)).status).toBe(200);
    return workspace.next('chat.postMessage', before);
  },
};

describe.each(Object.entries(surfaces))('%s', (_name, ask) => {
  test.each(surfaceCases)('answers $name', async ({ text, shows, hides = [] }) => {
    const shown = await ask(text);
    const blocks = JSON.stringify(shown.blocks);
    for (const part of shows) expect(blocks).toContain(part);
    expect(String(shown.text)).not.toBe('');
    for (const part of hides) expect(`${blocks} ${shown.text}`).not.toContain(part);
  });
});
