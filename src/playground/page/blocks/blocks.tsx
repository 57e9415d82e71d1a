import { useId, useMemo } from 'react';
import type { Json } from '../../protocol.js';
import { usePage } from '../context.js';
import { Drawn } from './drawn.js';
import { Element } from './element.js';
import { useSurface } from './surface.js';
import { textOf } from './text-of.js';

/** Blocks as Slack shows them. What a person can use is ours; everything else is drawn by the renderer. */
export function Blocks({ blocks }: { blocks: readonly Json[] }) {
  const parts = useMemo(() => partsOf(blocks), [blocks]);
  return (
    <div className="blocks">
      {parts.map((part) => (
        <Part key={part.key} part={part} />
      ))}
    </div>
  );
}

interface BlockPart {
  readonly key: string;
  /** Blocks in a row that the renderer draws in one go: none for a block that is all ours. */
  readonly drawn: readonly Json[];
  /** An actions block, an input block, or a section with an element beside its text. */
  readonly ours: Json | undefined;
}

function partsOf(blocks: readonly Json[]): BlockPart[] {
  const parts: BlockPart[] = [];
  for (const block of blocks) {
    const key = String(block.block_id);
    const last = parts.at(-1);
    if (isOurs(block)) {
      const drawn = block.type === 'section' ? [{ ...block, accessory: undefined }] : [];
      parts.push({ key, drawn, ours: block });
    } else if (last !== undefined && last.ours === undefined) {
      parts[parts.length - 1] = { ...last, drawn: [...last.drawn, block] };
    } else parts.push({ key, drawn: [block], ours: undefined });
  }
  return parts;
}

function isOurs({ type, accessory }: Json): boolean {
  return (
    type === 'actions' ||
    type === 'input' ||
    (accessory !== undefined && (accessory as Json).type !== 'image')
  );
}

function Part({ part: { key, drawn, ours } }: { part: BlockPart }) {
  if (ours === undefined) return <Drawn blocks={drawn} />;
  switch (ours.type) {
    case 'actions':
      return (
        <div className="block-actions">
          {(ours.elements as Json[]).map((element) => (
            <Element key={String(element.action_id)} blockId={key} element={element} />
          ))}
        </div>
      );
    case 'input':
      return <InputBlock block={ours} />;
    default:
      return (
        <div className="block-section">
          <Drawn blocks={drawn} />
          <div className="block-accessory">
            <Element blockId={key} element={ours.accessory as Json} />
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
  // A block id may have spaces, which part ids in HTML.
  const id = useId();
  const names = { label: `${id}-label`, hint: `${id}-hint`, error: `${id}-error` };
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
