import { useState } from 'react';
import type { Json } from '../../protocol.js';
import { usePage } from '../context.js';
import type { ElementProps } from './element-props.js';
import { naming, useElement } from './use-element.js';

/** Files from this computer; they are put into the workspace as soon as they are chosen. */
export function FileField(props: ElementProps) {
  const { strings, upload } = usePage();
  const { element, input } = props;
  const { value, set } = useElement(props);
  const [hasFailed, setFailed] = useState(false);
  const most = Number(element.max_files ?? 10);
  const types = (element.filetypes ?? []) as string[];
  const files = value.files as Json[];

  const choose = async (chosen: readonly File[]) => {
    const taken = await Promise.all(chosen.slice(0, most).map(upload));
    const stored = taken.filter((file) => file !== undefined);
    setFailed(stored.length < taken.length);
    set({ files: stored });
  };
  return (
    <>
      <input
        className="field"
        type="file"
        multiple={most > 1}
        accept={types.map((type) => `.${type}`).join(',')}
        onChange={({ target }) => void choose([...(target.files ?? [])])}
        {...naming(input, strings.choose)}
      />
      {files.map(({ id, name }) => (
        <div key={String(id)} className="block-hint">
          {String(name)}
        </div>
      ))}
      {hasFailed && (
        <div className="block-error" role="alert">
          {strings.failed}
        </div>
      )}
    </>
  );
}
