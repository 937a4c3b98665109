/** Whether every figure of a return equals its source and every printed one its value under the rounding it shows. */

import type { Figure } from '../report/blocks.ts';
import { blocksWithRuns } from '../report/figure-runs.ts';
import { buildFigureBook } from '../report/figures/build-figure-book.ts';
import type { ProgrammeFacts } from '../report/programme-facts.ts';
import type { ReturnJson } from '../report/return-json.ts';
import { firstDifference } from '../seal/first-difference.ts';
import type { Broken } from './broken.ts';
import { printsValue } from './shown-value.ts';

/** How many were looked at, and the first that does not hold. */
export type CheckedFigures = {
  readonly figures: number;
  readonly printed: number;
  readonly broken: Broken | null;
};

/**
 * Reckon every figure again from the frozen inputs and compare; then read every number that the return prints for a
 * figure and compare it with the figure.
 * @param frozen  the return as frozen.
 * @param facts  read from the frozen inputs.
 */
export function checkFigures(frozen: ReturnJson, facts: ProgrammeFacts): CheckedFigures {
  const book = buildFigureBook(facts);
  const known = new Map<string, Figure>();
  for (const [k, figure] of frozen.figures.entries()) {
    known.set(figure.id, figure);
    const broken = checkFigure(figure, book.get(figure.id) ?? null, `/content/return/figures/${k}`);
    if (broken !== null) return { figures: k, printed: 0, broken };
  }
  let printed = 0;
  for (const { run, at } of blocksWithRuns(frozen.blocks, '/content/return/blocks')) {
    if (run.figure === undefined) continue;
    const figure = known.get(run.figure);
    if (figure === undefined || !printsValue(run.text, figure.value, figure.unit)) {
      const value = figure === undefined ? 'no such figure is in the return' : `its value is ${figure.value}`;
      const message = `The text prints “${run.text}” for the figure ${run.figure}, and ${value}`;
      return {
        figures: frozen.figures.length,
        printed,
        broken: { check: 'printed', at: `${at}/text`, message },
      };
    }
    printed += 1;
  }
  return { figures: frozen.figures.length, printed, broken: null };
}

function checkFigure(figure: Figure, source: Figure | null, at: string): Broken | null {
  const broken = (place: string, message: string): Broken => ({ check: 'figures', at: place, message });
  if (source === null) return broken(at, `The frozen inputs give no figure ${figure.id}`);
  if (!Object.is(figure.value, source.value))
    return broken(
      `${at}/value`,
      `The figure ${figure.id} is ${figure.value} here, and ${source.value} from its source`,
    );
  const different = firstDifference(figure, source, at);
  if (different !== null)
    return broken(different, `The figure ${figure.id} is not told as its source tells it`);
  if (!printsValue(figure.shown, figure.value, figure.unit))
    return broken(`${at}/shown`, `“${figure.shown}” is not ${figure.value} (${figure.unit}) rounded`);
  return null;
}
