import { BlockButton } from './button.js';
import { Choices } from './choices.js';
import { DateField } from './date-field.js';
import type { ElementProps } from './element-props.js';
import { FileField } from './file-field.js';
import { Overflow } from './overflow.js';
import { RichTextField } from './rich-text-field.js';
import { Select } from './select.js';
import { TextField } from './text-field.js';

/** An element that a person can use. */
export function Element(props: ElementProps) {
  const type = String(props.element.type);
  if (type === 'button') return <BlockButton {...props} />;
  if (type === 'overflow') return <Overflow {...props} />;
  if (type === 'checkboxes' || type === 'radio_buttons') return <Choices {...props} />;
  if (type.endsWith('_select')) return <Select {...props} />;
  if (type.endsWith('picker')) return <DateField {...props} />;
  if (type === 'file_input') return <FileField {...props} />;
  if (type === 'rich_text_input') return <RichTextField {...props} />;
  return <TextField {...props} />;
}
