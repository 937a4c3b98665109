/** The lines of an issue sheet that came back: which are decisions, and what is wrong with the others. */
import { isFormula } from '../../../core/domain/cell.ts';
import {
  ACTION_WORDS,
  EMPTY_VALUE,
  type Fix,
  type FixAction,
  ISSUE_COLUMNS,
  ISSUE_SCHEMA,
  type IssueColumn,
  isPersonalColumn,
} from '../../../core/domain/issue.ts';
import { maskText } from '../../../core/domain/mask-text.ts';
import { FIX_TEXTS, type FixProblemCode } from '../problems/fix-problems.ts';
import { columnKey } from '../tables/column-key.ts';
import { REPEATED } from './record-binding.ts';

/** A line that cannot be a fix, with its row in the sheet; what stands in the line is never repeated. */
export type RefusedLine = {
  readonly row: number;
  readonly code: FixProblemCode;
  readonly message: string;
  readonly advice: string;
};

/** One line as the file holds it. */
export type SheetLine = {
  /** 1-based row of the sheet or line of the file. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Places of the cells that hold a formula. */
  readonly formulas: ReadonlySet<number>;
};

/** Where each column of the issue sheet stands. */
export type IssuePlaces = Readonly<Record<IssueColumn, number>>;

const COLUMNS = Object.keys(ISSUE_COLUMNS) as IssueColumn[]; // the keys of a constant
/** The columns without which no line can be bound to its record and value. */
const NEEDED: readonly IssueColumn[] = [
  'record',
  'action',
  'value',
  'table',
  'tableColumn',
  'fingerprint',
  'schema',
];
const ACTIONS = new Map(
  Object.entries(ACTION_WORDS).map(([action, words]) => [words.toLowerCase(), action as FixAction]),
); // the keys are the actions
const KEY = new RegExp(`^[0-9a-f]{32}(${REPEATED})?$`);
const HASH = /^[0-9a-f]{32}$/;
const LONGEST_VALUE = 500;

/** Find the columns in a row that may be the header; null where it is not. */
export function issuePlaces(cells: readonly string[]): IssuePlaces | null {
  const keys = cells.map(columnKey);
  const places = Object.fromEntries(
    COLUMNS.map((column) => [column, keys.indexOf(columnKey(ISSUE_COLUMNS[column]))]),
  ) as Record<IssueColumn, number>; // every column is given its place
  return NEEDED.every((column) => places[column] >= 0) ? places : null;
}

type Line = { readonly row: number; readonly text: (column: IssueColumn) => string };

/** Take off the apostrophe by which a text was kept from being run. */
function written(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text;
}

function lineOf(line: SheetLine, places: IssuePlaces): Line {
  return { row: line.row, text: (column) => written(line.cells[places[column]] ?? '') };
}

/** Say what is wrong with what the officer wrote; null where nothing is. */
function faultOfDecision({ text }: Line, action: FixAction | undefined): FixProblemCode | null {
  const value = text('value');
  if (text('action') !== '' && action === undefined) return 'fix.unknown-action';
  if (value !== '' && action !== 'correct') return 'fix.value-without-action';
  if (action !== 'correct') return null;
  if (value === '') return 'fix.value-missing';
  if (isFormula(value)) return 'fix.formula';
  return value.length > LONGEST_VALUE ? 'fix.value-too-long' : null;
}

/** Say what is wrong with what binds the line to its record and value; null where nothing is. */
function faultOfBinding({ text }: Line, action: FixAction): FixProblemCode | null {
  if (text('schema') !== ISSUE_SCHEMA) return 'fix.other-form';
  const isBound = text('table') !== '' && KEY.test(text('record')) && HASH.test(text('fingerprint'));
  if (!isBound) return 'fix.key-missing';
  return action === 'correct' && text('tableColumn') === '' ? 'fix.no-column' : null;
}

function fixOf({ text }: Line, action: FixAction): Fix {
  const column = text('tableColumn');
  const value = text('value');
  const note = text('note');
  return {
    table: text('table'),
    recordKey: text('record'),
    column: column === '' ? null : column,
    oldFingerprint: text('fingerprint'),
    action,
    value: action !== 'correct' ? null : value.toLowerCase() === EMPTY_VALUE ? '' : value,
    isPersonal: column !== '' && isPersonalColumn(column),
    note: note === '' ? null : maskText(note.slice(0, LONGEST_VALUE)),
  };
}

/** What one line is: nothing to do, a fix, or a fault. */
export type ReadLine =
  | { readonly is: 'open' }
  | { readonly is: 'fix'; readonly row: number; readonly fix: Fix }
  | { readonly is: 'refused'; readonly refused: RefusedLine };

/** Tell a refused line in the words of its code. */
export function refusedLine(row: number, code: FixProblemCode): RefusedLine {
  const { message, advice } = FIX_TEXTS[code];
  return { row, code, message, advice };
}

/** Read one line below the header. */
export function readFixLine(sheetLine: SheetLine, places: IssuePlaces): ReadLine {
  const line = lineOf(sheetLine, places);
  const refuse = (code: FixProblemCode): ReadLine => ({
    is: 'refused',
    refused: refusedLine(line.row, code),
  });
  const filled = [places.action, places.value, places.note];
  if (filled.some((place) => sheetLine.formulas.has(place))) return refuse('fix.formula');
  const action = ACTIONS.get(line.text('action').toLowerCase());
  const fault = faultOfDecision(line, action);
  if (fault !== null) return refuse(fault);
  if (action === undefined) return { is: 'open' };
  const unbound = faultOfBinding(line, action);
  if (unbound !== null) return refuse(unbound);
  return { is: 'fix', row: line.row, fix: fixOf(line, action) };
}
