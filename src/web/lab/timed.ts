/** Times a piece of work under a name that a bench can read. */

/** Do the work and measure it. */
export function timed<T>(name: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  performance.measure(name, { start, end: performance.now() });
  return result;
}
