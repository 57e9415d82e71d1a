import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Json } from '../../protocol.js';
import { usePage } from '../context.js';
import { useFloating } from '../floating.js';
import { Icon } from '../icons.js';
import { type Asked, useAppOptions } from './app-options.js';
import type { ElementProps } from './element-props.js';
import { groupsOf, matching, type OptionGroup, workspaceOptions } from './options.js';
import { chosenIn, type Kind, kindOf } from './select-kind.js';
import { textOf } from './text-of.js';
import { naming, useElement } from './use-element.js';

/** Every kind of menu: one or several choices, from a list, from the workspace or from the app. */
export function Select(props: ElementProps) {
  const { world, strings } = usePage();
  const { element, input } = props;
  const { value, set } = useElement(props);
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const kind = kindOf(String(element.type));
  const asked = useAppOptions(props, isOpen && kind.source === 'external' ? words : undefined);
  const known =
    kind.source === 'static'
      ? groupsOf(element.options, element.option_groups)
      : kind.source === 'external'
        ? asked.groups
        : workspaceOptions(kind.source, world);
  const shown = kind.source === 'external' ? known : matching(known, words);
  const flat = shown.flatMap(({ options }) => options);
  const chosen = chosenIn(value, kind, known);

  useFloating(root, list, isOpen);
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', closeOutside);
    return () => removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, id, active]);

  const write = (options: readonly Json[]) => {
    const stored = kind.isById ? options.map((option) => option.value) : options;
    set({ [kind.key]: kind.isMany ? stored : (stored[0] ?? null) });
  };
  const choose = (option: Json | undefined) => {
    if (option === undefined) return;
    if (!kind.isMany) {
      write([option]);
      setOpen(false);
    } else {
      const others = chosen.filter((each) => each.value !== option.value);
      const most = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
      if (others.length < chosen.length) write(others);
      else if (chosen.length < most) write([...chosen, option]);
    }
    setWords('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setActive(isOpen ? Math.max(0, Math.min(flat.length - 1, active + move)) : 0);
      setOpen(true);
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      choose(flat[active]);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Backspace' && words === '' && kind.isMany) write(chosen.slice(0, -1));
    else if (event.key === 'Tab') setOpen(false);
  };

  const placeholder = textOf(element.placeholder) || strings.choose;
  const [only] = chosen;
  const state = listState({ asked, kind, flat, strings });
  return (
    <div className={`select ${kind.isMany ? 'select-many' : ''}`} ref={root}>
      {kind.isMany &&
        chosen.map((option) => (
          <span key={String(option.value)} className="select-chip">
            {textOf(option.text)}
            <button
              type="button"
              aria-label={`${strings.remove}: ${textOf(option.text)}`}
              onClick={() => write(chosen.filter((each) => each.value !== option.value))}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
      <input
        className="select-field"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && flat.length > 0 ? `${id}-${active}` : undefined}
        value={isOpen ? words : kind.isMany ? '' : textOf(only?.text)}
        placeholder={!kind.isMany && only !== undefined ? textOf(only.text) : placeholder}
        onFocus={() => setActive(0)}
        onClick={() => setOpen(true)}
        onChange={({ target }) => {
          setWords(target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        {...naming(input, placeholder)}
      />
      <span className="select-arrow">
        <Icon name="down" size={14} />
      </span>
      {isOpen && (
        <div className="select-list" ref={list} popover="manual">
          {state !== undefined && (
            <div className="select-empty" role="status">
              {state}
            </div>
          )}
          <div className="select-options" id={`${id}-list`} role="listbox" aria-label={placeholder}>
            <Groups
              id={id}
              groups={shown}
              active={active}
              isChosen={(option) => chosen.some((each) => each.value === option.value)}
              choose={choose}
            />
          </div>
        </div>
      )}
    </div>
  );
}

function Groups({
  id,
  groups,
  active,
  isChosen,
  choose,
}: {
  id: string;
  groups: readonly OptionGroup[];
  active: number;
  isChosen: (option: Json) => boolean;
  choose: (option: Json) => void;
}) {
  let before = 0;
  return groups.map((group) => {
    const start = before;
    before += group.options.length;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox is no fieldset
      <div key={group.label ?? ''} role="group" aria-label={group.label}>
        {group.label !== undefined && <div className="select-group">{group.label}</div>}
        {group.options.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are never focused themselves
          <div
            key={String(option.value)}
            id={`${id}-${start + i}`}
            role="option"
            aria-selected={isChosen(option)}
            className={`select-option ${start + i === active ? 'is-active' : ''}`}
            // The field keeps the focus, and with it the keys.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            <span>{textOf(option.text)}</span>
            {option.description !== undefined && (
              <span className="choice-note">{textOf(option.description)}</span>
            )}
            {isChosen(option) && <Icon name="check" size={14} />}
          </div>
        ))}
      </div>
    );
  });
}

/** What stands in the list when there are no options to show. */
function listState({
  asked,
  kind,
  flat,
  strings,
}: {
  asked: Asked;
  kind: Kind;
  flat: readonly Json[];
  strings: ReturnType<typeof usePage>['strings'];
}): string | undefined {
  if (kind.source === 'external') {
    if (asked.status === 'too-short') return strings.typeMore(asked.least);
    if (asked.status === 'failed') return strings.optionsFailed;
    if (asked.status === 'waiting') return '…';
    if (asked.refused.length > 0) return [strings.optionsRefused, ...asked.refused].join('\n');
  }
  return flat.length === 0 ? strings.noOptions : undefined;
}
