import type { Json, Message } from '../protocol.js';
import { checkImages } from './block-images.js';
import { type BlockProblem, lengthOfText, mostTextOfBlocks, problemsOfBlocks } from './block-kit-rules.js';
import { ApiError } from './method.js';
import type { Workspace } from './workspace.js';

/** Slack cuts a text of more than 40,000 characters. */
const mostText = 40_000;

/**
 * What a message says, checked as Slack checks it.
 * @throws ApiError `no_text`, `invalid_blocks`, `invalid_blocks_format`, `msg_blocks_too_long`
 */
export async function contentOf(
  args: Json,
  workspace: Workspace,
): Promise<Pick<Message, 'text'> & { blocks: Json[] | undefined }> {
  const text = [...String(args.text ?? '')].slice(0, mostText).join('');
  const { blocks } = args;
  if (blocks === undefined || (Array.isArray(blocks) && blocks.length === 0)) {
    if (text === '') throw new ApiError('no_text');
    return { text, blocks: undefined };
  }
  if (!Array.isArray(blocks)) throw new ApiError('invalid_blocks_format');
  refuse('invalid_blocks', problemsOfBlocks(blocks));
  if (lengthOfText(blocks) > mostTextOfBlocks) throw new ApiError('msg_blocks_too_long');
  refuse('invalid_blocks', await checkImages(blocks, '/blocks', workspace));
  return { text, blocks: workspace.withIds(blocks) };
}

/** Refuses with Slack's code and its two lists of what is wrong, when anything is. */
export function refuse(code: string, problems: readonly BlockProblem[]): void {
  if (problems.length === 0) return;
  const errors = problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
  throw new ApiError(code, {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  });
}
