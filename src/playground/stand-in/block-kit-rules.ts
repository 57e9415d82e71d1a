import * as z from 'zod';

/**
 * What Slack refuses, from https://docs.slack.dev/reference/block-kit and what its Web API answers. Lengths
 * are in characters (code points). A property that is not listed is refused, as Slack does. Blocks that
 * Slack has not brought to every workspace yet (card, carousel, container, data_table …) are refused too.
 */

/** One thing wrong, where a JSON pointer says, in Slack's words. */
export interface BlockProblem {
  readonly pointer: string;
  readonly message: string;
}

const string = (most: number, least = 1) =>
  z.string().check(({ value, issues }) => {
    const length = [...value].length;
    if (length > most)
      issues.push({ code: 'custom', input: value, message: `must be less than ${most + 1} characters` });
    if (length < least)
      issues.push({ code: 'custom', input: value, message: `must be more than ${least - 1} characters` });
  });
const list = <T extends z.ZodType>(item: T, most: number) => z.array(item).min(1).max(most);
const type = <T extends string>(name: T) => z.literal(name);

const plainText = (most: number) =>
  z.strictObject({ type: type('plain_text'), text: string(most), emoji: z.boolean().optional() });
const mrkdwn = (most: number) =>
  z.strictObject({ type: type('mrkdwn'), text: string(most), verbatim: z.boolean().optional() });
const anyText = (most: number) => z.discriminatedUnion('type', [plainText(most), mrkdwn(most)]);

const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});
const interactive = {
  action_id: string(255).optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};
const option = z.strictObject({
  text: anyText(75),
  value: string(150),
  description: anyText(75).optional(),
});
const options = (most: number) => list(option, most);
const optionGroup = z.strictObject({ label: plainText(75), options: options(100) });
const optionGroups = list(optionGroup, 100);
const placeholder = plainText(150).optional();
const some = z.number().int().min(1).optional();
const filter = z
  .strictObject({
    include: list(z.enum(['im', 'mpim', 'private', 'public']), 4).optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();
const dispatch = z
  .strictObject({
    trigger_actions_on: list(z.enum(['on_enter_pressed', 'on_character_entered']), 2).optional(),
  })
  .optional();

const imageSource = {
  image_url: string(3000).optional(),
  slack_file: z
    .strictObject({
      id: z
        .string()
        .regex(/^F[A-Z0-9]{8,}$/, 'must match the pattern of a file id')
        .optional(),
      url: string(3000).optional(),
    })
    .optional(),
};
const imageElement = z.strictObject({ type: type('image'), alt_text: string(2000), ...imageSource });

const button = z.strictObject({
  type: type('button'),
  text: plainText(75),
  action_id: string(255).optional(),
  value: string(2000).optional(),
  url: string(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: string(75).optional(),
});
const oneOfOptions = {
  options: options(100).optional(),
  option_groups: optionGroups.optional(),
};
const menus = [
  z.strictObject({
    type: type('static_select'),
    ...interactive,
    placeholder,
    ...oneOfOptions,
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: type('multi_static_select'),
    ...interactive,
    placeholder,
    ...oneOfOptions,
    initial_options: options(100).optional(),
    max_selected_items: some,
  }),
  z.strictObject({
    type: type('external_select'),
    ...interactive,
    placeholder,
    initial_option: option.optional(),
    min_query_length: z.number().int().min(0).optional(),
  }),
  z.strictObject({
    type: type('multi_external_select'),
    ...interactive,
    placeholder,
    initial_options: options(100).optional(),
    min_query_length: z.number().int().min(0).optional(),
    max_selected_items: some,
  }),
  z.strictObject({
    type: type('users_select'),
    ...interactive,
    placeholder,
    initial_user: z.string().optional(),
  }),
  z.strictObject({
    type: type('conversations_select'),
    ...interactive,
    placeholder,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter,
  }),
  z.strictObject({
    type: type('channels_select'),
    ...interactive,
    placeholder,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: type('multi_users_select'),
    ...interactive,
    placeholder,
    initial_users: z.array(z.string()).optional(),
    max_selected_items: some,
  }),
  z.strictObject({
    type: type('multi_conversations_select'),
    ...interactive,
    placeholder,
    initial_conversations: z.array(z.string()).optional(),
    default_to_current_conversation: z.boolean().optional(),
    max_selected_items: some,
    filter,
  }),
  z.strictObject({
    type: type('multi_channels_select'),
    ...interactive,
    placeholder,
    initial_channels: z.array(z.string()).optional(),
    max_selected_items: some,
  }),
] as const;
const datesAndChoices = [
  z.strictObject({
    type: type('datepicker'),
    ...interactive,
    placeholder,
    initial_date: z.iso.date().optional(),
  }),
  z.strictObject({
    type: type('timepicker'),
    ...interactive,
    placeholder,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    type: type('datetimepicker'),
    ...interactive,
    initial_date_time: z.number().int().optional(),
  }),
  z.strictObject({
    type: type('checkboxes'),
    ...interactive,
    options: options(10),
    initial_options: options(10).optional(),
  }),
  z.strictObject({
    type: type('radio_buttons'),
    ...interactive,
    options: options(10),
    initial_option: option.optional(),
  }),
] as const;
const overflow = z.strictObject({
  type: type('overflow'),
  action_id: string(255).optional(),
  confirm: confirm.optional(),
  options: list(z.strictObject({ ...option.shape, url: string(3000).optional() }), 5),
});
const textInput = {
  ...interactive,
  placeholder,
  initial_value: z.string().optional(),
  dispatch_action_config: dispatch,
};
const inputs = [
  z.strictObject({
    type: type('plain_text_input'),
    ...textInput,
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  }),
  z.strictObject({ type: type('email_text_input'), ...textInput }),
  z.strictObject({ type: type('url_text_input'), ...textInput }),
  z.strictObject({
    type: type('number_input'),
    ...textInput,
    is_decimal_allowed: z.boolean(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({
    type: type('rich_text_input'),
    ...interactive,
    placeholder,
    initial_value: z.looseObject({ type: type('rich_text') }).optional(),
    dispatch_action_config: dispatch,
  }),
  z.strictObject({
    type: type('file_input'),
    action_id: string(255).optional(),
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
] as const;

const anyElement = z.discriminatedUnion('type', [button, overflow, ...menus, ...datesAndChoices]);
const accessory = z.discriminatedUnion('type', [
  imageElement,
  button,
  overflow,
  ...menus,
  ...datesAndChoices,
]);
const inputElement = z.discriminatedUnion('type', [...inputs, ...menus, ...datesAndChoices]);

const block_id = string(255).optional();
const section = z
  .strictObject({
    type: type('section'),
    block_id,
    text: anyText(3000).optional(),
    fields: list(anyText(2000), 10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'missing required field: text');
const imageBlock = z.strictObject({
  type: type('image'),
  block_id,
  alt_text: string(2000),
  title: plainText(2000).optional(),
  ...imageSource,
});
const richTextPart = z.looseObject({
  type: z.enum(['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote']),
  elements: z.array(z.looseObject({ type: z.string() })),
});
const block = z.discriminatedUnion('type', [
  section,
  imageBlock,
  z.strictObject({ type: type('header'), block_id, text: plainText(150) }),
  z.strictObject({ type: type('divider'), block_id }),
  z.strictObject({
    type: type('context'),
    block_id,
    elements: list(z.discriminatedUnion('type', [imageElement, plainText(3000), mrkdwn(3000)]), 10),
  }),
  z.strictObject({ type: type('actions'), block_id, elements: list(anyElement, 25) }),
  z.strictObject({
    type: type('input'),
    block_id,
    label: plainText(2000),
    element: inputElement,
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  z.strictObject({ type: type('rich_text'), block_id, elements: z.array(richTextPart).min(1) }),
  z.strictObject({ type: type('markdown'), block_id, text: string(12_000) }),
  z.strictObject({
    type: type('table'),
    block_id,
    rows: list(list(z.looseObject({ type: z.enum(['raw_text', 'rich_text']) }), 20), 100),
    column_settings: list(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
      20,
    ).optional(),
  }),
]);

const mostBlocks = { message: 50, modal: 100, home: 100 } as const;

const messageBlocks = z.array(block).max(mostBlocks.message);
const viewBlocks = z.array(block).max(mostBlocks.modal);
const viewRest = {
  blocks: viewBlocks,
  private_metadata: string(3000, 0).optional(),
  callback_id: string(255, 0).optional(),
  external_id: string(255, 0).optional(),
};
const view = z.discriminatedUnion('type', [
  z.strictObject({ type: type('home'), ...viewRest }),
  z.strictObject({
    type: type('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...viewRest,
  }),
]);

/** Why Slack would refuse the blocks of a message. */
export function problemsOfBlocks(blocks: unknown): BlockProblem[] {
  const given = Array.isArray(blocks) ? blocks : [];
  return [
    ...problemsBy(messageBlocks, blocks, '/blocks'),
    ...repeatedIds(given, '/blocks'),
    ...(given.filter((each) => each?.type === 'table').length > 1
      ? [{ pointer: '/blocks', message: 'only one table allowed' }]
      : []),
  ];
}

const optionsAnswer = z.object({ options: z.array(option).max(100) });
const groupsAnswer = z.object({
  option_groups: z.array(optionGroup).max(100),
});

/** Why Slack would show nothing of what an app answers to a request for options. */
export function problemsOfOptions(answer: unknown): BlockProblem[] {
  const hasGroups = isObject(answer) && answer.option_groups !== undefined;
  return problemsBy(hasGroups ? groupsAnswer : optionsAnswer, answer, '');
}

/** Why Slack would refuse a view (a modal or a Home tab). */
export function problemsOfView(given: unknown): BlockProblem[] {
  const blocks = isObject(given) && Array.isArray(given.blocks) ? given.blocks : [];
  const takesInput = blocks.some((each) => each?.type === 'input');
  return [
    ...problemsBy(view, given, '/view'),
    ...repeatedIds(blocks, '/view/blocks'),
    ...(isObject(given) && given.type === 'modal' && takesInput && given.submit === undefined
      ? [{ pointer: '/view', message: 'missing required field: submit' }]
      : []),
  ];
}

/** Slack takes about 13,200 characters of text in one message: slackapi/bolt-js#2509. */
export const mostTextOfBlocks = 13_200;

/** The characters of all texts in blocks. */
export function lengthOfText(part: unknown): number {
  if (typeof part === 'string') return [...part].length;
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) => sum + (typeof value === 'string' && key !== 'text' ? 0 : lengthOfText(value)),
    0,
  );
}

/** What is wrong with a value, in Slack's words; `root` is where the pointers start. */
export function problemsBy(schema: z.ZodType, value: unknown, root: string): BlockProblem[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.flatMap((issue) => inSlacksWords(issue, value, root));
}

function inSlacksWords(issue: z.core.$ZodIssue, value: unknown, root: string): BlockProblem[] {
  const pointer = [root, ...issue.path.map(String)].join('/');
  const problem = (message: string, at = pointer) => [{ pointer: at, message }];
  const field = String(issue.path.at(-1) ?? '');
  const given = valueAt(value, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) => problem(`invalid additional property: ${key}`));
    case 'invalid_union':
      return field === 'type' && given !== undefined
        ? problem(`unsupported type: ${String(given)}`)
        : problem('missing required field: type');
    case 'too_big':
      return problem(`no more than ${issue.maximum} items allowed`);
    case 'too_small':
      return problem(`must provide at least ${issue.minimum} item`);
    case 'invalid_type':
    case 'invalid_value':
      return given === undefined && field !== ''
        ? problem(
            `missing required field: ${field}`,
            [root, ...issue.path.slice(0, -1).map(String)].join('/'),
          )
        : problem(issue.code === 'invalid_type' ? `must provide a ${issue.expected}` : 'invalid value');
    default:
      return problem(issue.message);
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (isObject(part) ? part[String(key)] : undefined), value);
}

function repeatedIds(blocks: readonly unknown[], root: string): BlockProblem[] {
  const blockIds = blocks.flatMap((each) => (isObject(each) ? (each.block_id ?? []) : []));
  const perBlock = blocks.flatMap((each, i) => {
    const elements = isObject(each) && Array.isArray(each.elements) ? each.elements : [];
    return hasRepetition(elements.flatMap((element) => element?.action_id ?? []))
      ? [{ pointer: `${root}/${i}/elements`, message: 'action_id must be unique in a block' }]
      : [];
  });
  return hasRepetition(blockIds)
    ? [...perBlock, { pointer: root, message: 'block_id must be unique' }]
    : perBlock;
}

function hasRepetition(ids: readonly unknown[]): boolean {
  return new Set(ids).size < ids.length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
