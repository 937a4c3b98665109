/** Published tables of one figure a row, read from a description of their columns: area, period, breakdown, figures. */

import { plainId } from '../../../core/domain/numbers.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { textFault } from '../tables/cell-faults.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { Layout } from '../tables/layout.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';
import { levelOfCode, levelOfNumber } from './area-level.ts';
import { gatherRows } from './gather-rows.ts';
import { readPublishedFigure } from './published-figure.ts';

/** Names that one column can have, in `columnKey` form. */
export type ColumnNames = readonly string[];

/** A table of published figures, described. */
export type ListTable = {
  readonly dataset: string;
  /** E-code, or the department's number of the authority; empty where the table is of no area. */
  readonly code: ColumnNames;
  readonly name: ColumnNames;
  /** Year or years as published; empty where the table has no date. */
  readonly period: ColumnNames;
  /** What the breakdown is of, and the columns that are joined for it. */
  readonly topic: string;
  readonly breakdown: ColumnNames;
  /** Name of the figure to the column it stands in. */
  readonly figures: Readonly<Record<string, ColumnNames>>;
  /** Columns whose words stand beside the figures as marks. */
  readonly words?: Readonly<Record<string, ColumnNames>>;
  /** Breakdowns that are written in more than one way, to one way. */
  readonly evenBreakdowns?: Readonly<Record<string, string>>;
  /** The period where no column tells it: from the name of the file or sheet. */
  readonly periodFromName?: RegExp;
};

const LONGEST_TEXT = 300;
/** "2016", "2016-17", "2015/16", "201617", with words after it: "2016-17 (OT)". */
const PERIOD = /^(?:(?:19|20)\d\d(?:[-/]?\d\d)?)(?=$|\s*\()/;

type Places = {
  readonly code: number;
  readonly name: number;
  readonly period: number;
  readonly breakdown: readonly number[];
  readonly figures: readonly (readonly [name: string, place: number])[];
  readonly words: readonly (readonly [name: string, place: number])[];
};

function findPlace(headers: readonly string[], names: ColumnNames): number {
  for (const name of names) {
    const place = placeOf(headers, name);
    if (place >= 0) return place;
  }
  return -1;
}

function findPlaces(headers: readonly string[], table: ListTable): Places {
  const each = (columns: Readonly<Record<string, ColumnNames>>) =>
    Object.entries(columns).map(([name, names]) => [name, findPlace(headers, names)] as const);
  return {
    code: findPlace(headers, table.code),
    name: findPlace(headers, table.name),
    period: findPlace(headers, table.period),
    breakdown: table.breakdown.map((name) => placeOf(headers, name)).filter((place) => place >= 0),
    figures: each(table.figures).filter(([, place]) => place >= 0),
    words: each(table.words ?? {}).filter(([, place]) => place >= 0),
  };
}

/** Make a layout of a described table. */
export function listLayout(
  table: ListTable,
  {
    kind,
    name,
    required,
    optional = [],
    without = [],
  }: Omit<Layout, 'reader' | 'optional'> & {
    readonly optional?: readonly string[];
  },
): Layout {
  return {
    kind,
    name,
    required,
    optional,
    without,
    reader: (input) => new ListReader(input, table).reader(),
  };
}

class ListReader {
  readonly #input: ReaderInput;
  readonly #table: ListTable;
  readonly #places: Places;
  readonly #namePeriod: string;

  constructor(input: ReaderInput, table: ListTable) {
    this.#input = input;
    this.#table = table;
    this.#places = findPlaces(input.headers, table);
    this.#namePeriod = table.periodFromName?.exec(input.name)?.[0] ?? '';
  }

  reader(): RowReader {
    return gatherRows('published', this.#input, (cells, row, give) => this.#readRow(cells, row, give));
  }

  #readRow(cells: readonly string[], row: number, give: (record: PublishedRow) => void): RowOutcome {
    const places = this.#places;
    const code = plainId(cellAt(cells, places.code));
    if (places.code >= 0 && code === '') return this.#refuse('area.code-missing', row, places.code);
    const periodText = places.period < 0 ? this.#namePeriod : cellAt(cells, places.period);
    if (places.period >= 0 && !PERIOD.test(periodText))
      return this.#refuse('period.unreadable', row, places.period);
    const values: Record<string, number> = {};
    const marks: Record<string, string> = {};
    if (!this.#readFigures(cells, row, values, marks)) return 'error';
    const areaName = cellAt(cells, places.name);
    const breakdown = this.#breakdown(cells, row);
    const periodNote = periodText.replace(PERIOD, '').trim();
    if (PERIOD.test(periodText) && periodNote !== '') {
      this.#input.log.add('period.words-kept', row);
      marks['period_note'] = periodNote;
    }
    for (const text of [areaName, breakdown]) if (!this.#isText(text, row)) return 'error';
    const level = places.code < 0 ? 'National' : levelOf(code);
    give({
      dataset: this.#table.dataset,
      timePeriod: PERIOD.exec(periodText)?.[0] ?? periodText,
      geographicLevel: level,
      areaCode: level === 'National' ? '' : code,
      areaName,
      breakdownTopic: this.#table.topic,
      breakdown,
      values,
      marks,
    });
    return 'accepted';
  }

  #readFigures(
    cells: readonly string[],
    row: number,
    values: Record<string, number>,
    marks: Record<string, string>,
  ): boolean {
    let isWhole = true;
    for (const [name, place] of this.#places.figures) {
      const figure = readPublishedFigure(cellAt(cells, place));
      if ('value' in figure) values[name] = figure.value;
      else if ('mark' in figure) marks[name] = figure.mark;
      else isWhole = this.#tell(figure.fault, row, place);
    }
    for (const [name, place] of this.#places.words) {
      const text = cellAt(cells, place);
      if (text.length > LONGEST_TEXT) isWhole = this.#tell('cell.too-long', row, place);
      else if (text !== '') marks[name] = text;
    }
    return isWhole;
  }

  /** Join the breakdown's columns. */
  #breakdown(cells: readonly string[], row: number): string {
    const texts = this.#places.breakdown.map((place) => cellAt(cells, place));
    const even = texts.map((text) => {
      const mended = this.#table.evenBreakdowns?.[text];
      if (mended !== undefined) this.#input.log.add('measure.renamed', row);
      return mended ?? text;
    });
    return even.filter((text) => text !== '').join(' – ');
  }

  #isText(text: string, row: number): boolean {
    if (text === '') return true;
    if (text.length > LONGEST_TEXT) return this.#tell('cell.too-long', row, this.#places.name);
    const fault = textFault(text.slice(0, 99));
    return fault === null || this.#tell(fault, row, this.#places.name);
  }

  #tell(code: ReadingProblemCode, row: number, place: number): false {
    this.#input.log.add(code, row, this.#input.headers[place] ?? null);
    return false;
  }

  #refuse(code: ReadingProblemCode, row: number, place: number): RowOutcome {
    this.#tell(code, row, place);
    return 'error';
  }
}

function levelOf(code: string): PublishedRow['geographicLevel'] {
  if (/^\d{3}$/.test(code)) return levelOfNumber(code);
  return levelOfCode(code) ?? 'Local authority';
}
