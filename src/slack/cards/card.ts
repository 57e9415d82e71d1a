import type { KnownBlock } from '@slack/types';

/** What is posted: blocks for the eye, and the whole answer in one line for everything else. */
export interface Card {
  readonly text: string;
  readonly blocks: KnownBlock[];
}
