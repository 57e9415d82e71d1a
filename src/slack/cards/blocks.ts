import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  HeaderBlock,
  ImageBlock,
  SectionBlock,
} from '@slack/types';
import { limits, mrkdwn, plain, shorten } from './text.js';

/** Where Slack finds a picture: at an address of ours, or among its own files. */
export type PictureSource = { readonly image_url: string } | { readonly slack_file: { id: string } };

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, limits.header) };
}

/** Lines of escaped text as one section. */
export function section(lines: readonly string[]): SectionBlock {
  return { type: 'section', text: mrkdwn(lines.join('\n')) };
}

export function context(lines: readonly string[]): ContextBlock {
  return { type: 'context', elements: lines.slice(0, limits.contextElements).map((line) => mrkdwn(line)) };
}

export function image(altText: string, source: PictureSource): ImageBlock {
  return { type: 'image', alt_text: shorten(altText, limits.altText), ...source };
}

export function actions(elements: readonly ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements: elements.slice(0, limits.actions) };
}
