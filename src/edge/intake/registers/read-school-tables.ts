/** Readers of places, pupils on roll, the school census, suspensions and capital: one row a setting and time. */
import { pence } from '../../../core/base/pence.ts';
import type { SchoolCount } from '../../../core/domain/school-tables.ts';
import { moneyFault, readMoneyCell } from '../finance/money-cell.ts';
import { gatherRows } from '../published/gather-rows.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { findColumns, RegisterRow } from './register-row.ts';

/** Refuses a row for the same setting and time as one before it. */
class Repeats {
  readonly #seen = new Set<string>();

  check(row: RegisterRow, column: string, ...parts: readonly (string | number)[]): void {
    const key = parts.join('\n');
    if (row.hasErrors) return;
    if (this.#seen.has(key)) row.refuse('register.repeated', column);
    this.#seen.add(key);
  }
}

/** Make a reader of commissioned places. */
export function placesReader(input: ReaderInput): RowReader {
  const repeats = new Repeats();
  const places = findColumns(input);
  return gatherRows('commissionedPlaces', input, (cells, at, give) => {
    const row = new RegisterRow(input, places, cells, at);
    const record = {
      urn: row.urn('urn'),
      academicYear: row.academicYear('academicyear'),
      provision: row.text('provision') === '' ? '' : row.short('provision'),
      places: row.countNeeded('commissionedplaces'),
    };
    repeats.check(row, 'urn', record.urn, record.academicYear, record.provision);
    if (row.hasErrors) return 'error';
    give(record);
    return 'accepted';
  });
}

/** Make a reader of pupils on roll by the authority that they live in. */
export function rollReader(input: ReaderInput): RowReader {
  const repeats = new Repeats();
  const places = findColumns(input);
  return gatherRows('schoolRolls', input, (cells, at, give) => {
    const row = new RegisterRow(input, places, cells, at);
    const record = {
      urn: row.urn('urn'),
      on: row.day('censusdate'),
      settingAuthority: row.authority('settingauthority'),
      homeAuthority: row.authority('homeauthority'),
      pupils: row.countNeeded('pupilsonroll'),
    };
    repeats.check(row, 'urn', record.urn, record.on, record.homeAuthority);
    if (row.hasErrors) return 'error';
    give(record);
    return 'accepted';
  });
}

/** Make a maker of readers of a school's own counts. */
export function countReader(
  subject: SchoolCount['subject'],
  dayColumn: string,
): (input: ReaderInput) => RowReader {
  return (input) => {
    const repeats = new Repeats();
    const places = findColumns(input);
    return gatherRows('schoolCounts', input, (cells, at, give) => {
      const row = new RegisterRow(input, places, cells, at);
      const record = readCount(row, subject, dayColumn);
      repeats.check(row, 'urn', record.urn, record.on);
      if (row.hasErrors) return 'error';
      give(record);
      return 'accepted';
    });
  };
}

function readCount(row: RegisterRow, subject: SchoolCount['subject'], dayColumn: string): SchoolCount {
  const record: SchoolCount = {
    subject,
    urn: row.urn('urn'),
    on: row.day(dayColumn),
    pupils: row.count('pupils'),
    senSupport: row.count('sensupport'),
    withPlan: row.count('withplan'),
    sessionsPossible: row.count('sessionspossible'),
    sessionsMissed: row.count('sessionsmissed'),
    severelyAbsent: row.count('severelyabsent'),
    suspensions: row.count('suspensions'),
    exclusions: row.count('permanentexclusions'),
  };
  const { pupils, senSupport, withPlan, sessionsMissed, sessionsPossible } = record;
  if (isOver((senSupport ?? 0) + (withPlan ?? 0), pupils)) row.refuse('register.part-over-whole', 'pupils');
  if (isOver(sessionsMissed ?? 0, sessionsPossible)) row.refuse('register.part-over-whole', 'sessionsmissed');
  return record;
}

function isOver(part: number, whole: number | null): boolean {
  return whole !== null && part > whole;
}

/** Make a reader of capital by scheme and month. */
export function capitalReader(input: ReaderInput): RowReader {
  const repeats = new Repeats();
  const places = findColumns(input);
  return gatherRows('capitalMonths', input, (cells, at, give) => {
    const row = new RegisterRow(input, places, cells, at);
    const record = {
      scheme: row.short('scheme'),
      month: row.month('month'),
      spentPence: readPence(row, 'capitalspent'),
      profiledPence: readPence(row, 'capitalprofile'),
    };
    repeats.check(row, 'scheme', record.scheme, record.month);
    if (row.hasErrors) return 'error';
    give(record);
    return 'accepted';
  });
}

function readPence(row: RegisterRow, column: string) {
  const text = row.text(column);
  const cell = readMoneyCell(text);
  if (cell.is === 'amount') return cell.amount;
  row.refuse(cell.is === 'unreadable' ? moneyFault(text) : 'cell.missing', column);
  return pence(0);
}
