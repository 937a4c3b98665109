/** The national register of establishments: what a placement needs to know of a school, and nobody's name. */
import { isFormula } from '../../../core/domain/cell.ts';
import { parseDay } from '../../../core/domain/dates.ts';
import type { Establishment } from '../../../core/domain/establishment.ts';
import { parseNumber, plainId } from '../../../core/domain/numbers.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { dayFault, textFault } from '../tables/cell-faults.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { Layout } from '../tables/layout.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { gatherRows } from './gather-rows.ts';

/** The register's columns that are read, by what they tell; in `columnKey` form. */
const COLUMNS = {
  urn: 'urn',
  ukprn: 'ukprn',
  name: 'establishmentname',
  authorityNumber: 'lacode',
  typeName: 'typeofestablishmentname',
  phase: 'phaseofeducationname',
  status: 'establishmentstatusname',
  openedOn: 'opendate',
  closedOn: 'closedate',
  lowAge: 'statutorylowage',
  highAge: 'statutoryhighage',
  capacity: 'schoolcapacity',
  pupils: 'numberofpupils',
  resourcedProvisionType: 'typeofresourcedprovisionname',
  resourcedCapacity: 'resourcedprovisioncapacity',
  resourcedOnRoll: 'resourcedprovisiononroll',
  senUnitCapacity: 'senunitcapacity',
  senUnitOnRoll: 'senunitonroll',
} as const;
type ColumnName = keyof typeof COLUMNS;

/** Columns that name people; known, and never read. */
const PEOPLE = ['headtitlename', 'headfirstname', 'headlastname', 'headpreferredjobtitle', 'propsname'];

/** Words that the register writes where a thing does not apply. */
const DOES_NOT_APPLY = /^(not applicable|does not apply)?$/i;

/** One row with the problems that it gives. */
class EstablishmentRow {
  readonly #input: ReaderInput;
  readonly #cells: readonly string[];
  readonly #row: number;
  readonly #places: Readonly<Record<ColumnName, number>>;
  hasErrors = false;

  constructor(
    input: ReaderInput,
    cells: readonly string[],
    row: number,
    places: Readonly<Record<ColumnName, number>>,
  ) {
    this.#input = input;
    this.#cells = cells;
    this.#row = row;
    this.#places = places;
  }

  text(name: ColumnName): string {
    return cellAt(this.#cells, this.#places[name]);
  }

  tell(code: ReadingProblemCode, name: ColumnName): void {
    this.#input.log.add(code, this.#row, this.#input.headers[this.#places[name]] ?? null);
  }

  refuse(code: ReadingProblemCode, name: ColumnName): void {
    this.hasErrors = true;
    this.tell(code, name);
  }

  required(name: ColumnName): string {
    const text = this.text(name);
    const fault = textFault(text);
    if (fault !== null) this.refuse(fault, name);
    return text;
  }

  numberOf(name: ColumnName, digits: RegExp, code: ReadingProblemCode): string {
    const text = plainId(this.text(name));
    if (!digits.test(text)) this.refuse(text === '' ? 'cell.missing' : code, name);
    return text;
  }

  word(name: ColumnName): string | null {
    const text = this.text(name);
    if (DOES_NOT_APPLY.test(text)) return null;
    if (!isFormula(text)) return text;
    this.refuse('cell.formula', name);
    return null;
  }

  day(name: ColumnName): Establishment['openedOn'] {
    const text = this.text(name);
    if (text === '') return null;
    const day = parseDay(text);
    if (day === null) this.refuse(dayFault(text), name);
    return day;
  }

  /** A whole number of at least nought; left out with a warning where it is none. */
  count(name: ColumnName): number | null {
    const text = this.text(name);
    if (text === '') return null;
    const value = parseNumber(text);
    if (value !== null && value >= 0 && Number.isInteger(value)) return value;
    this.tell('establishment.number-left-out', name);
    return null;
  }

  ukprn(): string | null {
    const text = plainId(this.text('ukprn'));
    if (text === '' || /^\d{8}$/.test(text)) return text === '' ? null : text;
    this.tell('establishment.number-left-out', 'ukprn');
    return null;
  }
}

function readEstablishment(row: EstablishmentRow): Establishment {
  return {
    urn: row.numberOf('urn', /^\d{6}$/, 'establishment.urn-malformed'),
    ukprn: row.ukprn(),
    name: row.required('name'),
    authorityNumber: row.numberOf('authorityNumber', /^\d{3}$/, 'authority.number-malformed'),
    typeName: row.required('typeName'),
    phase: row.word('phase'),
    status: row.required('status'),
    openedOn: row.day('openedOn'),
    closedOn: row.day('closedOn'),
    lowAge: row.count('lowAge'),
    highAge: row.count('highAge'),
    capacity: row.count('capacity'),
    pupils: row.count('pupils'),
    resourcedProvisionType: row.word('resourcedProvisionType'),
    resourcedCapacity: row.count('resourcedCapacity'),
    resourcedOnRoll: row.count('resourcedOnRoll'),
    senUnitCapacity: row.count('senUnitCapacity'),
    senUnitOnRoll: row.count('senUnitOnRoll'),
  };
}

function establishmentReader(input: ReaderInput): RowReader {
  const entries = Object.entries(COLUMNS).map(([name, key]) => [name, placeOf(input.headers, key)]);
  const places = Object.fromEntries(entries) as Record<ColumnName, number>; // the entries are those of the table
  if (input.headers.some((header) => PEOPLE.includes(columnKey(header))))
    input.log.add('establishment.people-left-out', null);
  const seen = new Set<string>();
  return gatherRows('establishments', input, (cells, at, give) => {
    const row = new EstablishmentRow(input, cells, at, places);
    const establishment = readEstablishment(row);
    if (seen.has(establishment.urn)) row.refuse('establishment.repeated', 'urn');
    if (row.hasErrors) return 'error';
    seen.add(establishment.urn);
    give(establishment);
    return 'accepted';
  });
}

/**
 * The extract of all establishments; only the columns named above are read.
 * @source DfE, Get Information about Schools, extract "all establishments".
 */
export const ESTABLISHMENT_LAYOUT: Layout = {
  kind: 'gias-establishments',
  name: 'establishments',
  reader: establishmentReader,
  required: ['urn', 'lacode', 'establishmentname', 'typeofestablishmentname', 'establishmentstatusname'],
  optional: [...Object.values(COLUMNS), ...PEOPLE],
  takesAnyColumn: true,
};
