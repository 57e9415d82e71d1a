/** The characters of a text object; nothing when there is none. */
export function textOf(text: unknown): string {
  return typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : '';
}
