/** Work put off until what is on its way has been painted, so that it does not take the processor from the picture. */

/** A page that is not shown paints nothing; then the work begins all the same, after so long [ms]. */
const NOT_SHOWN = 100;

/** What of a window tells of frames and time. */
export type Frames = {
  readonly requestAnimationFrame: (callback: () => void) => number;
  readonly cancelAnimationFrame: (frame: number) => void;
  readonly setTimeout: (callback: () => void, wait?: number) => number;
  readonly clearTimeout: (timer: number) => void;
};

/**
 * Begin the work after the next frame is painted.
 * @param frames  the page's own where not given.
 * @returns what takes it back, as long as it has not begun.
 */
export function afterPaint(work: () => void, frames: Frames = window): () => void {
  let isBegun = false;
  const begin = () => {
    if (isBegun) return;
    isBegun = true;
    frames.clearTimeout(late);
    work();
  };
  const late = frames.setTimeout(begin, NOT_SHOWN);
  // A frame's callback comes before the frame is painted, a task of its own after it.
  const frame = frames.requestAnimationFrame(() => frames.setTimeout(begin));
  return () => {
    isBegun = true;
    frames.cancelAnimationFrame(frame);
    frames.clearTimeout(late);
  };
}
