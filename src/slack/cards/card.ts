import type { KnownBlock } from '@slack/types';
import type { RouteImage } from '../../route-image/route-images.js';
import { oncePer } from '../once-per.js';
import { context, image, type PictureSource } from './blocks.js';
import { escapeText } from './text.js';

/** What is posted: blocks for the eye, and the whole answer in one line for everything else. */
export interface Card {
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** The picture of the route. The card says everything without it. */
  readonly picture?: Picture;
}

export interface Picture {
  readonly image: RouteImage;
  /** How many blocks stand above it. */
  readonly below: number;
}

/** The part of a message that a card fills. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/**
 * The card as it is sent: with its picture where there is a source, and else the same without. A card with one
 * source is one object, so that whoever writes it out may keep what was written.
 */
export function messageOf(card: Card, source?: PictureSource): Message {
  const known = messages(card);
  const key = JSON.stringify(source);
  const message = known.get(key) ?? newMessage(card, source);
  known.set(key, message);
  return message;
}

const messages = oncePer((_: Card) => new Map<string | undefined, Message>());

function newMessage({ text, blocks, picture }: Card, source?: PictureSource): Message {
  if (picture === undefined || source === undefined) return { text, blocks };
  return { text, blocks: blocks.toSpliced(picture.below, 0, image(picture.image.altText, source)) };
}

/** The picture of a message alone, to follow one that stands without it; the message itself when it has none. */
export function pictureOf(message: Message): Message {
  const picture = message.blocks.find((block) => block.type === 'image');
  return picture === undefined ? message : { text: escapeText(picture.alt_text), blocks: [picture] };
}

/** The card with a line above it, which is escaped already. */
export function withLine(line: string, card: Card): Card {
  const { blocks, picture } = card;
  return {
    ...card,
    blocks: [context([line]), ...blocks],
    ...(picture && { picture: { ...picture, below: picture.below + 1 } }),
  };
}

/** Who reads a card: the one who asked alone, those in a thread of a channel, or everyone in the conversation. */
export type Audience = 'asker' | 'thread' | 'everyone';
