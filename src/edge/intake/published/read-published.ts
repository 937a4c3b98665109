/** The DfE's published tables by authority and year: numbers and marks apart, every column kept, names made even. */

import { isFormula, isSheetError, markOf, parsePublishedNumber } from '../../../core/domain/cell.ts';
import type { Placed } from '../../../core/domain/intake.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { textFault } from '../tables/cell-faults.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';
import { figureName, panelDataset, publishedDataset, TEXT_FIGURES } from './published-names.ts';
import { PUBLISHED_PLACE } from './published-place.ts';
import { addsUp, PUBLISHED_SUMS, type PublishedSum } from './published-sums.ts';

type Figure = {
  readonly name: string;
  readonly header: string;
  readonly place: number;
  readonly isText: boolean;
};

/** Longest name of a place or breakdown that is taken [characters]. */
const LONGEST_TEXT = 300;
const ENGLAND_NAMES: ReadonlySet<string> = new Set(['National', 'national', 'Country']);

function repeatedName(name: string, seen: Map<string, number>): string {
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  return count === 1 ? name : `${name} (${count})`;
}

/** List the columns that hold figures; a repeated name gets its number, so that nothing is lost. */
function figuresOf(input: ReaderInput, passedOver: ReadonlySet<string>): Figure[] {
  const places = new Set<string>(Object.values(PUBLISHED_PLACE));
  const seen = new Map<string, number>();
  const figures: Figure[] = [];
  for (const [place, header] of input.headers.entries()) {
    const key = columnKey(header);
    if (key === '' || places.has(key) || passedOver.has(key)) continue;
    const plain = figureName(header);
    const name = repeatedName(plain, seen);
    if (name !== plain) input.log.add('column.repeated', null, header);
    figures.push({ name, header, place, isText: TEXT_FIGURES.has(key) });
  }
  return figures;
}

type PlaceColumns = { readonly [Name in keyof typeof PUBLISHED_PLACE]: number };

function placeColumns(headers: readonly string[]): PlaceColumns {
  const places = Object.entries(PUBLISHED_PLACE).map(([name, key]) => [name, placeOf(headers, key)]);
  return Object.fromEntries(places) as PlaceColumns; // the entries are those of the table
}

/** Make a reader of the DfE's release files. */
export function publishedReader(input: ReaderInput): RowReader {
  const figures = figuresOf(input, new Set());
  const keys = new Set(input.headers.map(columnKey));
  const datasets = new Map<string, string>();
  const datasetOf = (identifier: string): string => {
    const dataset = datasets.get(identifier) ?? publishedDataset(keys, identifier);
    datasets.set(identifier, dataset);
    return dataset;
  };
  return new PublishedReader(input, figures, datasetOf, -1);
}

/** Make a reader of the panel: plans, age bands or flows by authority and year. */
export function panelReader(input: ReaderInput): RowReader {
  const keys = new Set(input.headers.map(columnKey));
  const figures = figuresOf(input, new Set(['source', 'measure']));
  const dataset = panelDataset(keys);
  return new PublishedReader(input, figures, () => dataset, placeOf(input.headers, 'measure'));
}

class PublishedReader implements RowReader {
  readonly #input: ReaderInput;
  readonly #figures: readonly Figure[];
  readonly #places: PlaceColumns;
  readonly #measurePlace: number;
  readonly #datasetOf: (timeIdentifier: string) => string;
  readonly #sums: readonly PublishedSum[];
  #rows: Placed<PublishedRow>[] = [];

  constructor(
    input: ReaderInput,
    figures: readonly Figure[],
    datasetOf: (timeIdentifier: string) => string,
    measurePlace: number,
  ) {
    this.#input = input;
    this.#figures = figures;
    this.#datasetOf = datasetOf;
    this.#places = placeColumns(input.headers);
    this.#measurePlace = measurePlace;
    const names = new Set(figures.map(({ name }) => name));
    this.#sums = PUBLISHED_SUMS.filter(({ total, parts }) =>
      [total, ...parts].every((name) => names.has(name)),
    );
  }

  waiting(): number {
    return this.#rows.length;
  }

  take() {
    const rows = this.#rows;
    this.#rows = [];
    return [{ table: 'published', rows }] as const;
  }

  readRow(cells: readonly string[], row: number): RowOutcome {
    const places = this.#places;
    const timePeriod = cellAt(cells, places.timePeriod);
    const level = cellAt(cells, places.level);
    const areaCode = cellAt(cells, places.newCode) || cellAt(cells, places.oldCode);
    if (!this.#isPlaced(timePeriod, level, areaCode, row)) return 'error';
    const values: Record<string, number> = {};
    const marks: Record<string, string> = {};
    if (!this.#readFigures(cells, row, values, marks)) return 'error';
    for (const sum of this.#sums)
      if (!addsUp(values, sum)) this.#input.log.add('published.parts-not-total', row, sum.total);
    const topic = this.#topic(cells);
    const areaName = cellAt(cells, places.name) || cellAt(cells, places.regionName);
    const texts = [areaName, topic.topic, topic.breakdown];
    if (!this.#areTexts(texts, row)) return 'error';
    const record: PublishedRow = {
      dataset: this.#datasetOf(cellAt(cells, places.timeIdentifier)),
      timePeriod,
      geographicLevel: level === '' ? 'Local authority' : level,
      areaCode: areaCode === '' ? cellAt(cells, places.regionCode) : areaCode,
      areaName: areaName === '' && ENGLAND_NAMES.has(level) ? 'England' : areaName,
      breakdownTopic: topic.topic,
      breakdown: topic.breakdown,
      values,
      marks,
    };
    this.#rows.push({
      row,
      ...(this.#input.sheet === undefined ? {} : { sheet: this.#input.sheet }),
      record,
    });
    return 'accepted';
  }

  /** Say whether period and place can be read; tells what is wrong where not. */
  #isPlaced(timePeriod: string, level: string, areaCode: string, row: number): boolean {
    const codePlace = Math.max(this.#places.newCode, this.#places.oldCode);
    if (!isPeriod(timePeriod)) return this.#refuse(periodFault(timePeriod), row, this.#places.timePeriod);
    if (areaCode === '' && (level === '' || level === 'Local authority'))
      return this.#refuse('cell.missing', row, codePlace);
    const fault = areaCode === '' ? null : textFault(areaCode);
    return fault === null || this.#refuse(fault, row, codePlace);
  }

  #refuse(code: ReadingProblemCode, row: number, place: number): false {
    this.#input.log.add(code, row, this.#input.headers[place] ?? null);
    return false;
  }

  #readFigures(
    cells: readonly string[],
    row: number,
    values: Record<string, number>,
    marks: Record<string, string>,
  ): boolean {
    let isWhole = true;
    for (const figure of this.#figures) {
      const text = cellAt(cells, figure.place);
      const value = parsePublishedNumber(text);
      if (value !== null) {
        values[figure.name] = value;
        continue;
      }
      const mark = markOf(text) ?? (figure.isText && text.length <= 10 && !isFormula(text) ? text : null);
      if (mark !== null) marks[figure.name] = mark;
      else {
        this.#input.log.add(figureFault(text), row, figure.header);
        isWhole = false;
      }
    }
    return isWhole;
  }

  #topic(cells: readonly string[]): { readonly topic: string; readonly breakdown: string } {
    const places = this.#places;
    if (this.#measurePlace >= 0) return { topic: 'Measure', breakdown: cellAt(cells, this.#measurePlace) };
    if (places.topic >= 0)
      return { topic: cellAt(cells, places.topic), breakdown: cellAt(cells, places.breakdown) };
    if (places.establishmentType >= 0)
      return {
        topic: cellAt(cells, places.establishmentType),
        breakdown: cellAt(cells, places.establishmentGroup),
      };
    if (places.age >= 0) return { topic: 'Age', breakdown: cellAt(cells, places.age) };
    return { topic: 'Total', breakdown: 'Total' };
  }

  #areTexts(texts: readonly string[], row: number): boolean {
    for (const text of texts) {
      const fault = text.length > LONGEST_TEXT ? 'cell.too-long' : textFault(text.slice(0, 99));
      if (fault !== null && text !== '') return this.#refuse(fault, row, this.#places.name);
    }
    return true;
  }
}

/** A calendar year "2023", or an academic one "202324", "2023/24", "2023-24". */
function isPeriod(text: string): boolean {
  return /^(19|20)\d\d([-/]?\d\d)?$/.test(text);
}

function periodFault(text: string): ReadingProblemCode {
  return isSheetError(text) || text === '' ? (textFault(text) ?? 'period.unreadable') : 'period.unreadable';
}

/** Say what is wrong with a cell that should be a figure. */
function figureFault(text: string): 'cell.sheet-error' | 'cell.formula' | 'cell.not-a-number' {
  if (isSheetError(text)) return 'cell.sheet-error';
  return isFormula(text) ? 'cell.formula' : 'cell.not-a-number';
}
