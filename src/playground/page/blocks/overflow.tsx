import type { Json } from '../../protocol.js';
import { usePage } from '../context.js';
import { Icon } from '../icons.js';
import { Menu } from '../menu.js';
import type { ElementProps } from './element-props.js';
import { textOf } from './text-of.js';
import { useElement } from './use-element.js';

export function Overflow(props: ElementProps) {
  const { strings } = usePage();
  const { tell } = useElement(props);
  const options = props.element.options as Json[];
  return (
    <Menu
      label={strings.moreActions}
      className="button button-plain button-icon"
      items={options.map((option) => ({
        label: textOf(option.text),
        choose: () => {
          if (typeof option.url === 'string') open(option.url, '_blank', 'noreferrer');
          void tell({ type: 'overflow', selected_option: option });
        },
      }))}
    >
      <Icon name="more" />
    </Menu>
  );
}
