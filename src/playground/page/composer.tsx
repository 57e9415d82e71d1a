import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { completionsFor } from './completion.js';
import { usePage } from './context.js';
import { IconButton } from './icon-button.js';

/** Where messages are written, with completion of commands and names. */
export function Composer({
  channel,
  threadTs,
  placeholder,
  onSend,
}: {
  channel: string;
  threadTs?: string;
  placeholder: string;
  onSend: () => void;
}) {
  const { world, strings, act } = usePage();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  // As in Slack one can write at once; on a phone that would bring up the keyboard.
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) field.current?.focus({ preventScroll: true });
  }, []);

  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 240)}px`;
  });

  const takesCommands = threadTs === undefined;
  const { start, completions } = completionsFor(text, world, takesCommands);
  const isOpen = completions.length > 0 && !isDismissed && !isComplete(text, completions);
  const isCommandInThread = !takesCommands && /^\/\S/.test(text);

  const write = (next: string) => {
    setText(next);
    setActive(0);
    setDismissed(false);
  };
  const complete = (completion = completions[active]) => {
    if (completion === undefined) return;
    write(text.slice(0, start) + completion.text);
    field.current?.focus();
  };
  const send = () => {
    if (text.trim() === '' || isCommandInThread) return;
    onSend();
    void act({ kind: 'say', channel, text: text.trim(), ...(threadTs === undefined ? {} : { threadTs }) });
    write('');
  };
  const insert = (sign: string) => {
    write(sign === '/' ? '/' : `${text}${text === '' || text.endsWith(' ') ? '' : ' '}${sign}`);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends the conversion of Japanese sends nothing.
    if (event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: completions.length - 1 }[event.key];
    if (isOpen && move !== undefined) {
      event.preventDefault();
      setActive((active + move) % completions.length);
    } else if (isOpen && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) {
      event.preventDefault();
      complete();
    } else if (isOpen && event.key === 'Escape') {
      event.stopPropagation();
      setDismissed(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };

  return (
    <div className="composer">
      {isOpen && (
        <div className="completions" id={`${id}-list`} role="listbox" aria-label={strings.suggestions}>
          {completions.map((completion, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys
            // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are never focused themselves
            <div
              key={completion.label}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === active}
              className={`completion ${i === active ? 'is-active' : ''}`}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => complete(completion)}
            >
              <span className="completion-label">{completion.label}</span>
              <span className="completion-note">{completion.note}</span>
            </div>
          ))}
        </div>
      )}
      <div className="composer-box">
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-haspopup="listbox"
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
          onChange={({ target }) => write(target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-foot">
          {takesCommands && (
            <IconButton
              icon="slash"
              className="composer-tool"
              label={strings.command}
              onClick={() => insert('/')}
            />
          )}
          <IconButton
            icon="at"
            className="composer-tool"
            label={strings.mention}
            onClick={() => insert('@')}
          />
          {isCommandInThread && (
            <span className="composer-warning" role="alert">
              {strings.commandNotInThread}
            </span>
          )}
          <IconButton
            icon="send"
            className="composer-send"
            label={strings.send}
            disabled={text.trim() === '' || isCommandInThread}
            onClick={send}
          />
        </div>
      </div>
    </div>
  );
}

/** Nothing is left to complete once the only completion stands there. */
function isComplete(text: string, completions: readonly { text: string }[]): boolean {
  return completions.length === 1 && text.endsWith(completions[0]?.text.trim() ?? '');
}
