import { type RefObject, useLayoutEffect } from 'react';

/** What a list takes at the most, with the gap to its field, in pixels. */
const fullHeight = 280;
const gap = 4;

/**
 * Shows a list above everything else, below its field, or over it where there is more room: no scrolled
 * part of the page, and no dialog, cuts it off. The list is an element with `popover="manual"`.
 */
export function useFloating(
  field: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  isOpen: boolean,
): void {
  useLayoutEffect(() => {
    const [anchor, shown] = [field.current, list.current];
    if (!isOpen || anchor === null || shown === null) return;
    const place = () => {
      const { left, top, bottom, width } = anchor.getBoundingClientRect();
      const room = innerHeight - bottom;
      const isBelow = room >= fullHeight || room >= top;
      shown.style.left = `${left}px`;
      shown.style.width = `${width}px`;
      shown.style.top = isBelow ? `${bottom + gap}px` : 'auto';
      shown.style.bottom = isBelow ? 'auto' : `${innerHeight - top + gap}px`;
      shown.style.setProperty('--room', `${(isBelow ? room : top) - 2 * gap}px`);
    };
    place();
    shown.showPopover();
    // A field grows with what is chosen in it.
    const resized = new ResizeObserver(place);
    resized.observe(anchor);
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      resized.disconnect();
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  }, [field, list, isOpen]);
}
