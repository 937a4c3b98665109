/** The figures of all measures as CSV: what the measures page shows, with every month, to be kept and reckoned with. */
import { MEASURES } from '../../core/measures/catalogue.ts';
import type { MeasureValue } from '../../core/measures/measure-value.ts';
import { csvCell } from '../../edge/documents/export/csv-lines.ts';
import type { MeasuresAnswer } from '../measure-programme.ts';
import { periodInWords } from './measure-words.ts';

const TITLES: ReadonlyMap<string, string> = new Map(MEASURES.map(({ name, title }) => [name, title]));

/** Columns in their order: numbers as they were reckoned, so a share is [0..1] and money is in pence. */
const COLUMNS: Readonly<Record<string, (value: MeasureValue) => string | number | null>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  title: ({ name }) => TITLES.get(name.replace(/_vs_plan(_pct)?$/, '')) ?? '',
  part_of: ({ cut }) => cut?.by ?? null,
  part: ({ cut }) => cut?.key ?? null,
  month: ({ month }) => month,
  period: ({ period }) => periodInWords(period),
  value: ({ value }) => value,
  unit: ({ unit }) => unit,
  numerator: ({ numerator }) => numerator,
  denominator: ({ denominator }) => denominator,
  base: ({ base }) => base,
  basis: ({ basis }) => basis,
  quality: ({ quality }) => quality.flag,
  notes: ({ quality }) => quality.notes.join('; '),
  sources: ({ sources }) => sources.join('; '),
};

/** Write the figures, a line each; what is not known is an empty cell, never nought. */
export function measuresCsv({ measures }: Pick<MeasuresAnswer, 'measures'>): string {
  const cells = Object.values(COLUMNS);
  const lines = measures.map((value) => cells.map((cell) => csvCell(String(cell(value) ?? ''))).join(','));
  return [Object.keys(COLUMNS).join(','), ...lines, ''].join('\n');
}
