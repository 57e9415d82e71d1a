/** `ecr.api` → `ecr_api`: a name for Terraform and for the shell. */
export function snakeCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?=\d)/, 'n');
}

/** `ecr_api` → `EcrApi`: a logical id of CloudFormation. */
export function pascalCase(snake: string): string {
  return snake.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `ecr_api` → `ecrApi`. */
export function camelCase(snake: string): string {
  return snake.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The names in `{braces}`, which stand for what the reader fills in. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
}

/** Columns that a comment takes before the next sentence goes to a line of its own. */
const widest = 100;

/** Comment lines, broken between sentences. */
export function comment(mark: '#' | '//', texts: readonly string[], indent = ''): string[] {
  return texts.flatMap((text) => linesOf(text).map((line) => `${indent}${mark} ${line}`));
}

function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const sentence of text.split(/(?<=。)(?=.)|(?<=[.!?] )(?=[A-Z"“])/)) {
    const last = lines.at(-1);
    if (last !== undefined && columns(last) + columns(sentence) <= widest)
      lines[lines.length - 1] = last + sentence;
    else lines.push(sentence);
  }
  return lines.map((line) => line.trim());
}

function columns(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
}

/** Parts of a text with a blank line between them; empty ones leave no trace. */
export function sections(parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
