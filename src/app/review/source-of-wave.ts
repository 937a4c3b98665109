/** The name of a wave among the sources of review. */

/** Name it. */
export function sourceOfWave(waveId: string): string {
  return `wave:${waveId}`;
}
