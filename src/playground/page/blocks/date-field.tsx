import { usePage } from '../context.js';
import type { ElementProps } from './element-props.js';
import { naming, useElement } from './use-element.js';

const kinds = {
  datepicker: { type: 'date', key: 'selected_date' },
  timepicker: { type: 'time', key: 'selected_time' },
  datetimepicker: { type: 'datetime-local', key: 'selected_date_time' },
} as const;

/** A day, a time or both, with the browser's own calendar. */
export function DateField(props: ElementProps) {
  const { strings } = usePage();
  const { element, input } = props;
  const { value, set } = useElement(props);
  const { type, key } = kinds[element.type as keyof typeof kinds];
  const chosen = value[key] as string | number | null;
  return (
    <input
      className="field field-date"
      type={type}
      value={typeof chosen === 'number' ? localTime(chosen) : (chosen ?? '')}
      onChange={({ target }) => {
        const written = target.value === '' ? null : target.value;
        const isSeconds = written !== null && type === 'datetime-local';
        set({ [key]: isSeconds ? Math.floor(new Date(written).getTime() / 1000) : written });
      }}
      {...naming(input, strings.choose)}
    />
  );
}

function localTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
