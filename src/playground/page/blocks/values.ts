import type { Json, StateValues } from '../../protocol.js';

/** The elements that a person can use, each with the block in which it stands. */
export function elementsIn(blocks: readonly Json[]): { blockId: string; element: Json }[] {
  return blocks.flatMap((block) => {
    const { elements, element, accessory } = block;
    const found = [...(Array.isArray(elements) ? elements : []), element, accessory] as (Json | undefined)[];
    return found.flatMap((each) =>
      each?.action_id === undefined ? [] : [{ blockId: String(block.block_id), element: each }],
    );
  });
}

/** What is chosen before anybody chose: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function initialValue(element: Json): Json {
  const type = String(element.type);
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    case 'file_input':
      return { type, files: [] };
    default:
      return { type, value: element.initial_value ?? null };
  }
}

const withoutState = ['button', 'overflow', 'image'];

/** The state that Slack sends: what stands in every element that holds something. */
export function stateOf(blocks: readonly Json[], changed: StateValues): StateValues {
  const state: StateValues = {};
  for (const { blockId, element } of elementsIn(blocks)) {
    if (withoutState.includes(String(element.type))) continue;
    const actionId = String(element.action_id);
    state[blockId] = {
      ...state[blockId],
      [actionId]: changed[blockId]?.[actionId] ?? initialValue(element),
    };
  }
  return state;
}

/** Whether nothing was filled in. */
export function isEmpty(value: Json): boolean {
  return Object.entries(value).every(
    ([key, content]) =>
      key === 'type' ||
      content === null ||
      content === '' ||
      (Array.isArray(content) && content.length === 0),
  );
}
