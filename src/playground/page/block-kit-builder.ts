import type { Json } from '../protocol.js';

/** Slack's page for looking at blocks and changing them; what it is given stands in the address alone. */
export function builderAddress(content: Json): string {
  return `https://app.slack.com/block-kit-builder/#${encodeURIComponent(JSON.stringify(withoutIds(content)))}`;
}

/** The blocks or the view in a request or a response, wherever they stand. */
export function blocksIn(body: unknown): Json | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { blocks, view, message } = body as Json;
  if (isView(view)) return viewContent(view);
  if (Array.isArray(blocks)) return { blocks };
  return message === undefined ? undefined : blocksIn(message);
}

function isView(view: unknown): view is Json {
  return typeof view === 'object' && view !== null && Array.isArray((view as Json).blocks);
}

/** What an app writes of a view; what Slack adds is refused by the Block Kit Builder. */
function viewContent({ type, title, submit, close, blocks }: Json): Json {
  return Object.fromEntries(
    Object.entries({ type, title, submit, close, blocks }).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  );
}

/** Slack's own ids of blocks say nothing there. */
function withoutIds({ blocks, ...rest }: Json): Json {
  const shown = (blocks as Json[]).map(({ block_id: _, ...block }) => block);
  return { ...rest, blocks: shown };
}
