import type { KeyboardEvent } from 'react';
import type { Json } from '../../protocol.js';
import type { ElementProps } from './element-props.js';
import { useSurface } from './surface.js';
import { textOf } from './text-of.js';
import { naming, useElement } from './use-element.js';

const inputTypes: Record<string, string> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
};

/** Text, an address or a number. An action is sent when Slack would: on Enter, or with every character. */
export function TextField(props: ElementProps) {
  const { blockId, element, input } = props;
  const { change } = useSurface();
  const { value, tell } = useElement(props);
  const written = String(value.value ?? '');
  const config = element.dispatch_action_config as { trigger_actions_on?: string[] } | undefined;
  const triggers =
    input === undefined || input.sends ? (config?.trigger_actions_on ?? ['on_enter_pressed']) : [];
  const asValue = (text: string): Json => ({ type: String(element.type), value: text === '' ? null : text });

  const common = {
    className: 'field',
    value: written,
    placeholder: textOf(element.placeholder),
    maxLength: element.max_length as number | undefined,
    onChange: ({ target }: { target: { value: string } }) => {
      change(blockId, String(element.action_id), asValue(target.value));
      if (triggers.includes('on_character_entered')) void tell(asValue(target.value));
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
      if (element.multiline !== true && triggers.includes('on_enter_pressed')) {
        event.preventDefault();
        void tell(asValue(written));
      }
    },
    ...naming(input, textOf(element.placeholder)),
  };
  return element.multiline === true ? (
    <textarea rows={4} {...common} />
  ) : (
    <input
      type={inputTypes[String(element.type)] ?? 'text'}
      step={element.is_decimal_allowed === true ? 'any' : undefined}
      min={element.min_value as string | undefined}
      max={element.max_value as string | undefined}
      {...common}
    />
  );
}
