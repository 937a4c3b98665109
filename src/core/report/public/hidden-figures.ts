/** Which figures of a public copy are kept back, once it is known which counts are: everything that would give one of them away. */
import type { Figure } from '../blocks.ts';
import type { FigureBook } from '../figure-book.ts';
import { caseloadOf, DIFFERENCE_METHODS, isWholeCount, SHARE_METHOD, spendOf } from './figure-roles.ts';

/** What the rule of the copy says of counts and shares. */
export type PublicRule = {
  /** Ids of counts that are kept back, those that a reader does not see among them. */
  readonly hiddenCounts: ReadonlySet<string>;
  /** Whether a number without sums is too small to be shown. */
  readonly isSmall: (count: number) => boolean;
  /** Whether a share of these two counts is kept back [children]. */
  readonly hidesShare: (above: number | null, below: number | null) => boolean;
};

/**
 * List the figures that a public copy keeps back.
 * @param ids  the figures of the copy.
 * @source Method note 3, section 6.
 */
export function hiddenFigures(
  book: FigureBook,
  ids: Iterable<string>,
  rule: PublicRule,
): ReadonlySet<string> {
  const hidden = new Set<string>();
  const spend = hiddenSpend(book, rule);
  for (const id of ids) {
    const figure = book.get(id);
    if (figure !== undefined && (spend.has(id) || isHidden(book, figure, rule))) hidden.add(id);
  }
  return hidden;
}

function isHidden(book: FigureBook, figure: Figure, rule: PublicRule): boolean {
  const { id, source, unit, value } = figure;
  if (rule.hiddenCounts.has(id)) return true;
  if (source.kind === 'computed' && hidesMade(book, id, source, rule)) return true;
  const isCounted = isWholeCount(figure) || (source.kind === 'computed' && isMade(source.method));
  if (isCounted || (unit !== 'count' && unit !== 'per month')) return false;
  return typeof value === 'number' && rule.isSmall(Math.abs(value));
}

type Made = Extract<Figure['source'], { readonly kind: 'computed' }>;

const TWELVE = 'sum of twelve months';

/** Say whether a figure is shown or not by what it is made of alone. */
function isMade(method: string): boolean {
  return DIFFERENCE_METHODS.has(method) || method === SHARE_METHOD || method.startsWith(TWELVE);
}

function hidesMade(book: FigureBook, id: string, { method, inputs }: Made, rule: PublicRule): boolean {
  if (method.startsWith(TWELVE)) return rule.hiddenCounts.has(id.replace('.rolling12.', '.total12.'));
  if (!isMade(method)) return false;
  const [first = null, second = null] = inputs.map((input) => countOf(book, input));
  if (anyHidden(inputs, rule)) return true;
  if (method === SHARE_METHOD) return rule.hidesShare(first, second);
  return method.includes('÷ agreed') && rule.hidesShare(second, second);
}

function anyHidden(inputs: readonly string[], { hiddenCounts }: PublicRule): boolean {
  return inputs.some((input) => hiddenCounts.has(input));
}

function countOf(book: FigureBook, id: string): number | null {
  const value = book.get(id)?.value;
  return typeof value === 'number' ? value : null;
}

/**
 * List the spend lines and unit costs that are kept back: of a placement type with a count kept back, in every year and
 * scenario, for a unit cost grows by a known rate and spend over unit cost is the count. Where that is one type only,
 * spend on it would be what the total leaves; then the type with the fewest plans goes with it.
 */
function hiddenSpend(book: FigureBook, { hiddenCounts }: PublicRule): ReadonlySet<string> {
  const fewest = new Map<string, number>();
  const types = new Set<string>();
  for (const id of book.keys()) {
    const type = caseloadOf(id)?.type;
    if (type === undefined || type === null) continue;
    if (hiddenCounts.has(id)) types.add(type);
    fewest.set(type, Math.min(countOf(book, id) ?? 0, fewest.get(type) ?? Number.POSITIVE_INFINITY));
  }
  if (types.size === 0) return new Set();
  const [partner] = [...fewest].filter(([type]) => !types.has(type)).sort((a, b) => a[1] - b[1]);
  const isAlone = types.size === 1;
  if (isAlone && partner !== undefined) types.add(partner[0]);
  const isOther = (id: string) => isAlone && partner === undefined && /^finance\.[^.]+\.other\./.test(id);
  return new Set([...book.keys()].filter((id) => types.has(spendOf(id)?.type ?? '') || isOther(id)));
}
