import { useId } from 'react';
import type { Json } from '../../protocol.js';
import { usePage } from '../context.js';
import type { ElementProps } from './element-props.js';
import { textOf } from './text-of.js';
import { naming, useElement } from './use-element.js';

/** Checkboxes and radio buttons. */
export function Choices(props: ElementProps) {
  const { strings } = usePage();
  const { element, input } = props;
  const { value, set } = useElement(props);
  const name = useId();
  const options = element.options as Json[];
  const isMany = element.type === 'checkboxes';
  const chosen = (isMany ? value.selected_options : [value.selected_option]) as (Json | null)[];
  const isChosen = (option: Json) => chosen.some((each) => each?.value === option.value);
  const choose = (option: Json) => {
    if (!isMany) set({ selected_option: option });
    else
      set({ selected_options: options.filter((each) => isChosen(each) !== (each.value === option.value)) });
  };
  return (
    <div className="choices" role={isMany ? 'group' : 'radiogroup'} {...naming(input, strings.choose)}>
      {options.map((option) => (
        <label key={String(option.value)} className="choice">
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={name}
            checked={isChosen(option)}
            onChange={() => choose(option)}
          />
          <span>
            {textOf(option.text)}
            {option.description !== undefined && (
              <span className="choice-note">{textOf(option.description)}</span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
