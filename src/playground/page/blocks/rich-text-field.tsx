import { useState } from 'react';
import { richTextOf } from '../../rich-text.js';
import type { ElementProps } from './element-props.js';
import { textOf } from './text-of.js';
import { naming, useElement } from './use-element.js';

/** Text with code in backquotes; Slack's own field has buttons for the rest. */
export function RichTextField(props: ElementProps) {
  const { element, input } = props;
  const { set } = useElement(props);
  const [written, setWritten] = useState('');
  const placeholder = textOf(element.placeholder);
  return (
    <textarea
      className="field"
      rows={4}
      value={written}
      placeholder={placeholder}
      onChange={({ target }) => {
        setWritten(target.value);
        set({ rich_text_value: target.value === '' ? null : richTextOf(escaped(target.value)) });
      }}
      {...naming(input, placeholder)}
    />
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
