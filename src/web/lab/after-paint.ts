/** Work put off until what is on its way has been painted, so that it does not take the processor from the picture. */

/** A page that is not shown paints nothing; then the work begins all the same, after so long [ms]. */
const NOT_SHOWN = 100;

/** Begin the work after the next frame is painted. @returns what takes it back, as long as it has not begun. */
export function afterPaint(work: () => void): () => void {
  let isBegun = false;
  const begin = () => {
    if (isBegun) return;
    isBegun = true;
    work();
  };
  // A frame's callback comes before the frame is painted, a task of its own after it.
  const frame = requestAnimationFrame(() => setTimeout(begin));
  const late = setTimeout(begin, NOT_SHOWN);
  return () => {
    isBegun = true;
    cancelAnimationFrame(frame);
    clearTimeout(late);
  };
}
