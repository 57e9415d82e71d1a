import type { ActionsBlock, Button, ContextBlock, HeaderBlock, SectionBlock } from '@slack/types';
import { limits, mrkdwn, plain } from './text.js';

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

export function actions(elements: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: elements.slice(0, limits.actions) };
}
