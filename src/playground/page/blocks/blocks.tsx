import type { Json } from '../../protocol.js';
import { usePage } from '../context.js';
import { Drawn } from './drawn.js';
import { Element } from './element.js';
import { useSurface } from './surface.js';
import { textOf } from './text-of.js';

/** Blocks as Slack shows them. What a person can use is ours; everything else is drawn by the renderer. */
export function Blocks({ blocks }: { blocks: readonly Json[] }) {
  return (
    <div className="blocks">
      {runsOf(blocks).map((run) => (
        <Run key={String(run[0]?.block_id)} run={run} />
      ))}
    </div>
  );
}

/** Blocks in a row that the renderer draws in one go, and each of the others alone. */
function runsOf(blocks: readonly Json[]): Json[][] {
  const runs: Json[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && !isOurs(before) && !isOurs(block)) last.push(block);
    else runs.push([block]);
  }
  return runs;
}

function isOurs({ type, accessory }: Json): boolean {
  return (
    type === 'actions' ||
    type === 'input' ||
    (accessory !== undefined && (accessory as Json).type !== 'image')
  );
}

function Run({ run }: { run: readonly Json[] }) {
  const [first] = run;
  if (first === undefined) return null;
  if (!isOurs(first)) return <Drawn blocks={run} />;
  const blockId = String(first.block_id);
  switch (first.type) {
    case 'actions':
      return (
        <div className="block-actions">
          {(first.elements as Json[]).map((element) => (
            <Element key={String(element.action_id)} blockId={blockId} element={element} />
          ))}
        </div>
      );
    case 'input':
      return <InputBlock block={first} />;
    default:
      return (
        <div className="block-section">
          <Drawn blocks={[{ ...first, accessory: undefined }]} />
          <div className="block-accessory">
            <Element blockId={blockId} element={first.accessory as Json} />
          </div>
        </div>
      );
  }
}

function InputBlock({ block }: { block: Json }) {
  const { strings } = usePage();
  const { errors } = useSurface();
  const blockId = String(block.block_id);
  const error = errors[blockId];
  const names = { label: `${blockId}-label`, hint: `${blockId}-hint`, error: `${blockId}-error` };
  const described = [
    ...(block.hint === undefined ? [] : [names.hint]),
    ...(error === undefined ? [] : [names.error]),
  ];
  return (
    <div className="block-input">
      <div className="block-label" id={names.label}>
        {textOf(block.label)}
        {block.optional === true && <span className="block-optional"> {strings.optional}</span>}
      </div>
      <Element
        blockId={blockId}
        element={block.element as Json}
        input={{
          labelledBy: names.label,
          describedBy: described.length === 0 ? undefined : described.join(' '),
          isRequired: block.optional !== true,
          isInvalid: error !== undefined,
          sends: block.dispatch_action === true,
        }}
      />
      {error !== undefined && (
        <div className="block-error" id={names.error}>
          {error}
        </div>
      )}
      {block.hint !== undefined && (
        <div className="block-hint" id={names.hint}>
          {textOf(block.hint)}
        </div>
      )}
    </div>
  );
}
