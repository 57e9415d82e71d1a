/**
 * What Slack refuses, from https://docs.slack.dev/reference/block-kit/blocks and its elements. Every field
 * that we use is listed: an unknown one is refused as well. Lengths are in characters (code points).
 */
type Rule = (value: unknown) => string | undefined;
type Shape = Record<string, Rule>;

const string =
  (most: number, least = 1): Rule =>
  (value) =>
    typeof value !== 'string'
      ? 'is no string'
      : [...value].length < least || [...value].length > most
        ? `has ${[...value].length} characters, ${least} to ${most} are allowed`
        : undefined;
const oneOf =
  (...allowed: unknown[]): Rule =>
  (value) =>
    allowed.includes(value) ? undefined : `is ${JSON.stringify(value)}`;
const list =
  (rule: Rule, most: number): Rule =>
  (value) =>
    !Array.isArray(value) || value.length < 1 || value.length > most
      ? `is no list of 1 to ${most}`
      : value.map(rule).find((problem) => problem !== undefined);
const object =
  (required: Shape, optional: Shape = {}): Rule =>
  (value) => {
    if (typeof value !== 'object' || value === null) return 'is no object';
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    const missing = Object.keys(required).find((key) => !entries.some(([name]) => name === key));
    if (missing !== undefined) return `${missing} is missing`;
    for (const [key, field] of entries) {
      const rule = required[key] ?? optional[key];
      const problem = rule === undefined ? 'is no property that Slack knows' : rule(field);
      if (problem !== undefined) return `${key} ${problem}`;
    }
    return undefined;
  };

const slackFileId: Rule = (value) =>
  /^F[A-Z0-9]{8,}$/.test(String(value)) ? undefined : 'is no id of a file';
const boolean = oneOf(true, false);
const plainText = (most: number) =>
  object({ type: oneOf('plain_text'), text: string(most) }, { emoji: boolean });
const mrkdwn = (most: number) => object({ type: oneOf('mrkdwn'), text: string(most) }, { verbatim: boolean });
const button = object(
  { type: oneOf('button'), text: plainText(75), action_id: string(255) },
  {
    value: string(2000),
    accessibility_label: string(75),
    url: string(3000),
    style: oneOf('primary', 'danger'),
  },
);

const blocks: Record<string, Rule> = {
  header: object({ type: oneOf('header'), text: plainText(150) }),
  section: object({ type: oneOf('section'), text: mrkdwn(3000) }, { accessory: button }),
  context: object({ type: oneOf('context'), elements: list(mrkdwn(3000), 10) }),
  actions: object({ type: oneOf('actions'), elements: list(button, 25) }),
  image: object(
    { type: oneOf('image'), alt_text: string(2000) },
    { image_url: string(3000), slack_file: object({ id: slackFileId }) },
  ),
  divider: object({ type: oneOf('divider') }),
};

/** Why Slack would refuse these blocks, or nothing. */
export function problemsOfBlocks(given: readonly unknown[], most: number): string[] {
  const problems = given.flatMap((block, i) => {
    const type = (block as { type?: string }).type ?? '';
    const problem = blocks[type] === undefined ? 'is of no known type' : blocks[type](block);
    return problem === undefined ? [] : [`block ${i} (${type}): ${problem}`];
  });
  if (given.length < 1 || given.length > most) problems.push(`there are ${given.length} blocks`);
  for (const block of given) {
    const ids = ((block as { elements?: { action_id?: string }[] }).elements ?? []).flatMap(
      (e) => e.action_id ?? [],
    );
    if (new Set(ids).size < ids.length)
      problems.push(`action ids stand twice in one block: ${ids.join(', ')}`);
  }
  return problems;
}

/** All text of a message together may have about 13,200 characters: slackapi/bolt-js#2509. */
export function lengthOfText(part: unknown): number {
  if (typeof part === 'string') return [...part].length;
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) => sum + (typeof value === 'string' && key !== 'text' ? 0 : lengthOfText(value)),
    0,
  );
}
