import { elementsIn } from '../../elements.js';
import type { Json, StateValues } from '../../protocol.js';

/** What is chosen before anybody chose: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
function initialValue(element: Json): Json {
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

/** What an element holds: what somebody chose in it, unless another element has taken its place. */
export function heldIn(state: StateValues, blockId: string, element: Json): Json {
  const held = state[blockId]?.[String(element.action_id)];
  return held !== undefined && held.type === element.type ? held : initialValue(element);
}

/** The state that Slack sends: what stands in every element that holds something. */
export function stateOf(blocks: readonly Json[], changed: StateValues): StateValues {
  const state: StateValues = {};
  for (const { blockId, element } of elementsIn(blocks)) {
    if (withoutState.includes(String(element.type))) continue;
    state[blockId] = {
      ...state[blockId],
      [String(element.action_id)]: heldIn(changed, blockId, element),
    };
  }
  return state;
}
