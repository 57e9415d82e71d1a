import { useRef } from 'react';
import type { Json } from '../../protocol.js';
import { usePage } from '../context.js';
import { Icon } from '../icons.js';
import { Confirm, type ConfirmHandle } from './confirm.js';
import type { ElementProps } from './element-props.js';
import { textOf } from './text-of.js';
import { useElement } from './use-element.js';

export function BlockButton(props: ElementProps) {
  const { strings } = usePage();
  const { element } = props;
  const { tell, isBusy, hasFailed } = useElement(props);
  const confirm = useRef<ConfirmHandle>(null);
  const press = () => {
    if (typeof element.url === 'string') open(element.url, '_blank', 'noreferrer');
    void tell({
      type: 'button',
      text: element.text,
      ...(element.value === undefined ? {} : { value: element.value }),
    });
  };
  return (
    <>
      <button
        type="button"
        className={`button button-${String(element.style ?? 'plain')}`}
        aria-label={
          element.accessibility_label === undefined ? undefined : String(element.accessibility_label)
        }
        aria-busy={isBusy}
        onClick={() => (element.confirm === undefined ? press() : confirm.current?.ask())}
      >
        {textOf(element.text)}
        {isBusy && <span className="spinner" />}
      </button>
      {hasFailed && (
        <span className="action-failed" role="alert">
          <Icon name="warning" size={14} /> {strings.actionFailed}
        </span>
      )}
      {element.confirm !== undefined && (
        <Confirm confirm={element.confirm as Json} onConfirm={press} ref={confirm} />
      )}
    </>
  );
}
