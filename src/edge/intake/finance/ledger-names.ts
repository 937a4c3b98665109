/** The names of a ledger's row: cost centre, account and description, and the words that make it a total. */
import { maskText } from '../../../core/domain/mask-text.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { textFault } from '../tables/cell-faults.ts';
import { cellAt } from '../tables/columns.ts';
import { unguarded } from '../tables/unguarded.ts';
import type { TextRole } from './ledger-words.ts';

/** How long a description may be [characters]. */
const LONGEST_DESCRIPTION = 1000;
const TOTAL =
  /^(sub-? ?|grand |overall )?totals?\b|\b(sub-? ?)?totals?$|^net (total|expenditure|spend|cost|position)\b/i;
const GRAND = /^(grand|overall)\b|^net\b/i;
const NAMES: readonly TextRole[] = ['costCentre', 'costCentreName', 'account', 'accountName', 'description'];

/** What a row is called. */
export type RowNames = {
  readonly costCentre: string;
  readonly account: string;
  /** Names and numbers of people are masked. */
  readonly description: string;
  /** The first of its names, for a heading; masked like a description. */
  readonly label: string;
  /** Nothing names the row at all. */
  readonly isUnnamed: boolean;
  /** An account code stands beside a name: the row is a line, whatever its words. */
  readonly hasCode: boolean;
  readonly saysTotal: boolean;
  /** It says that it is of everything above, not of a part. */
  readonly saysGrand: boolean;
  readonly faults: readonly { readonly code: ReadingProblemCode; readonly place: number }[];
};

/** Read the names of a row. */
export function readNames(cells: readonly string[], texts: ReadonlyMap<TextRole, number>): RowNames {
  const at = (role: TextRole) => unguarded(cellAt(cells, texts.get(role) ?? -1));
  const words = NAMES.map(at);
  const named = words.filter((text) => text !== '');
  const code = at('account');
  const hasNames = texts.has('accountName') || (texts.has('account') && texts.has('description'));
  const saysTotal = [...named, at('year'), at('period')].some((text) => TOTAL.test(text));
  const isCode = /\d/.test(code) && !TOTAL.test(code);
  const joined = joinNames(code, at('accountName'));
  const description = maskText(at('description'));
  return {
    costCentre: joinNames(at('costCentre'), at('costCentreName')),
    account: joined === '' ? description : joined,
    description: joined === '' ? '' : description,
    label: maskText(named[0] ?? ''),
    isUnnamed: named.length === 0,
    hasCode: hasNames && isCode,
    saysTotal: saysTotal && !(hasNames && isCode),
    saysGrand: named.some((text) => GRAND.test(text)),
    faults: NAMES.flatMap((role, place) => faultOf(role, words[place] ?? '', texts)),
  };
}

function joinNames(code: string, name: string): string {
  if (code === '' || name === '' || code === name) return code === '' ? name : code;
  return `${code} ${name}`;
}

function faultOf(role: TextRole, text: string, texts: ReadonlyMap<TextRole, number>) {
  if (text === '') return [];
  const fault = textFault(text);
  const isLong = fault === 'cell.too-long' && role === 'description' && text.length <= LONGEST_DESCRIPTION;
  return fault === null || isLong ? [] : [{ code: fault, place: texts.get(role) ?? -1 }];
}
