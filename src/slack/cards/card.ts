import type { KnownBlock } from '@slack/types';

/** What is posted: blocks for the eye, and the whole answer in one line for everything else. */
export interface Card {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Who reads a card: the one who asked, or everyone in the conversation. */
export type Audience = 'asker' | 'everyone';
