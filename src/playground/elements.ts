import type { Json } from './protocol.js';

/** The elements in blocks that a person can use, each with the block in which it stands. */
export function elementsIn(blocks: readonly Json[]): { blockId: string; element: Json; block: Json }[] {
  return blocks.flatMap((block) => {
    const { elements, element, accessory } = block;
    const found = [...(Array.isArray(elements) ? elements : []), element, accessory] as (Json | undefined)[];
    return found.flatMap((each) =>
      each?.action_id === undefined ? [] : [{ blockId: String(block.block_id), element: each, block }],
    );
  });
}

/** Whether nothing was filled in. */
export function isEmpty(value: Json): boolean {
  return Object.entries(value).every(
    ([key, content]) =>
      key === 'type' ||
      content === null ||
      content === '' ||
      (Array.isArray(content) && content.length === 0),
  );
}
