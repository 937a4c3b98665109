/** What comes with an answer: scores and words by column, topics that are marked, the month; never who answered. */
import { parseDay } from '../../../core/domain/dates.ts';
import { maskText } from '../../../core/domain/mask-text.ts';
import { parseNumber } from '../../../core/domain/numbers.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt } from '../tables/columns.ts';
import type { ReaderInput } from '../tables/reading.ts';
import { CATEGORIES, DAYS, IS_ABOUT, IS_NOT_ABOUT, NOT_KEPT, SCALES } from './survey-columns.ts';

/** A label is a word or two, not an answer [characters]. */
export const LONGEST_LABEL = 200;

/** A column whose cells are labels of the answers in their row. */
export type LabelColumn = {
  readonly place: number;
  readonly header: string;
  readonly isDay: boolean;
  readonly isCategory: boolean;
  readonly scale: readonly [number, number] | null;
};

/**
 * List the columns that hold labels; tells how many could name who answered and are not kept.
 * @param taken  places of columns that are read as something else.
 */
export function labelColumns(
  { headers, log }: Pick<ReaderInput, 'headers' | 'log'>,
  taken: ReadonlySet<number>,
): readonly LabelColumn[] {
  const columns: LabelColumn[] = [];
  let leftOut = 0;
  for (const [place, header] of headers.entries()) {
    const key = columnKey(header);
    if (NOT_KEPT.has(key)) leftOut++;
    else if (key !== '' && !taken.has(place))
      columns.push({
        place,
        header,
        isDay: DAYS.has(key),
        isCategory: CATEGORIES.has(key),
        scale: SCALES[key] ?? null,
      });
  }
  if (leftOut > 0) log.add('survey.identity-left-out', null, null, { count: leftOut });
  return columns;
}

function isOnScale(text: string, [from, to]: readonly [number, number]): boolean {
  const value = parseNumber(text);
  return value !== null && value >= from && value <= to;
}

/** Read one label; null where the cell holds none. A score outside its scale is left out and told. */
function readLabel(text: string, row: number, column: LabelColumn, log: ReaderInput['log']): string | null {
  if (column.scale !== null) {
    if (isOnScale(text, column.scale)) return text;
    if (text !== '') log.add('survey.score-left-out', row, column.header);
    return null;
  }
  if (column.isDay) return parseDay(text)?.slice(0, 7) ?? null;
  if (IS_NOT_ABOUT.test(text)) return null;
  const label = text.slice(0, LONGEST_LABEL);
  return column.isCategory ? label : maskText(label);
}

/**
 * Read the labels of a row, by column; columns that say 1 or yes are its topics, joined under "topics"; a day is
 * kept as its month under "month".
 */
export function readLabels(
  cells: readonly string[],
  row: number,
  columns: readonly LabelColumn[],
  log: ReaderInput['log'],
): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  const topics: string[] = [];
  for (const column of columns) {
    const text = cellAt(cells, column.place);
    if (column.scale === null && IS_ABOUT.test(text)) topics.push(column.header);
    else {
      const label = readLabel(text, row, column, log);
      if (label !== null) labels[column.isDay ? 'month' : column.header] = label;
    }
  }
  if (topics.length > 0) labels['topics'] = topics.join('; ');
  return labels;
}
