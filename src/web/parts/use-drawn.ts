/** Keeps a drawing in its place as wide as that is: drawn again where the width changes. */
import { type RefObject, useEffect, useRef } from 'react';

/** Below this a drawing is scaled down rather than drawn narrower [px]. */
const NARROWEST = 300;

/**
 * Draw into the place that the answer is given to.
 * @param draw  makes the drawing at a width [px]; the same function as long as it draws alike.
 */
export function useDrawn<T>(
  what: T,
  draw: (what: T, width: number) => unknown,
): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    let drawn = 0;
    const fit = () => {
      const width = Math.max(NARROWEST, Math.floor(box.clientWidth));
      if (width === drawn) return;
      drawn = width;
      const drawing = draw(what, width);
      if (drawing instanceof SVGElement) {
        drawing.setAttribute(
          'viewBox',
          `0 0 ${drawing.getAttribute('width')} ${drawing.getAttribute('height')}`,
        );
        box.replaceChildren(drawing);
      }
    };
    fit();
    const watcher = new ResizeObserver(fit);
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [what, draw]);
  return place;
}
