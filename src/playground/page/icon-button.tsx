import type { ComponentProps } from 'react';
import { Icon } from './icons.js';

/** A button that shows an icon alone; its label is for a screen reader and for a pointer that rests on it. */
export function IconButton({
  icon,
  label,
  className = 'pane-button',
  ...button
}: Omit<ComponentProps<'button'>, 'type' | 'children'> & {
  icon: ComponentProps<typeof Icon>['name'];
  label: string;
}) {
  return (
    <button {...button} type="button" className={className} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
