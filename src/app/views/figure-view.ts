/** One figure of a plan explained, as a page and a terminal show it: value, equation, inputs with their sources, parts. */
import { writeExactJson } from '../../core/base/exact-json-text.ts';
import { pence } from '../../core/base/pence.ts';
import { showPence, showShare } from '../../core/base/show.ts';
import type { ProgrammeFigure } from '../explain-programme-figure.ts';
import { makingNote } from './making-note.ts';

/** An input is shown up to here; a plan's whole caseload is longer than anybody reads [characters]. */
const SHOWN = 600;

/** Shape it. */
export function figureView({ figure, value, inputs, files, names, ...told }: ProgrammeFigure) {
  return {
    figure,
    value: valueText(figure, value),
    equation: told.equation,
    method: told.method,
    inputs: inputs.map((one) => ({
      name: one.name,
      value: valueText(one.name, one.value),
      source: one.source,
    })),
    madeOf: [...told.madeOf],
    from: files.map(({ file, sha256 }) => `${file}, fingerprint ${sha256.slice(0, 12)}`),
    note: `${told.version}; chances from ${told.draws} draws, start of chance ${told.seed}.`,
    names: [...names],
    forecast: makingNote(told),
  };
}

/** Money in pounds, chances in per cent, growth and lists as they stand in the plan. */
function valueText(name: string, value: unknown): string {
  if (value === undefined || value === null) return 'the plan does not state it';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return /pence/i.test(name) ? showPence(pence(value)) : String(value);
  if (typeof value === 'number') {
    if (/pence/i.test(name)) return showPence(pence(Math.round(value)));
    return /probability|withinPlan|^firstBalance/i.test(name) ? showShare(value, 1) : String(value);
  }
  const text = writeExactJson(value).replace(/\s+/g, ' ').trim();
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)} … (the rest stands in the plan)`;
}
