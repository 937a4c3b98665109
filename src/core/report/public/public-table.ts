/** The counts behind a public copy as one table: every cell that its figures show or follow from, and the sums that bind them. */
import { addMonths } from '../../base/time.ts';
import type { Figure } from '../blocks.ts';
import type { FigureBook } from '../figure-book.ts';
import { caseloadOf, DIFFERENCE_METHODS, isWholeCount, SHARE_METHOD, scenarioOf } from './figure-roles.ts';

/** One count by the id of its figure [children, plans, requests or places]. */
export type PublicCell = { readonly id: string; readonly count: number };
/** A total and the cells that add up to it. */
export type PublicSum = { readonly total: string; readonly parts: readonly string[] };
/** Of two cells, that all of the part are also in the whole. */
export type Within = { readonly whole: string; readonly part: string };

export type PublicTable = {
  readonly cells: readonly PublicCell[];
  readonly relations: readonly PublicSum[];
  readonly overlaps: readonly Within[];
};

/** What lies between a whole and its part is bound only where it is small: else it tells nobody anything [children]. */
const SMALL_REST = 5;

/**
 * Gather the counts behind the figures of a public copy. Cells that a reader does not see but could reckon with
 * (twelve months behind a mean, placement types behind a total) stand in it too.
 * @param ids  the figures of the copy, those that others are computed from among them.
 */
export function publicTable(book: FigureBook, ids: Iterable<string>): PublicTable {
  const counts = new Map<string, number>();
  const sums = new Map<string, PublicSum>();
  const add = (id: string): boolean => {
    const figure = book.get(id);
    if (figure === undefined || !isWholeCount(figure)) return false;
    counts.set(id, figure.value);
    return true;
  };
  const bind = (total: string, parts: readonly string[]) => {
    const fits = [total, ...parts].map(add).every((isThere) => isThere);
    const sum = parts.reduce((all, id) => all + (counts.get(id) ?? 0), 0);
    if (fits && parts.length > 0 && sum === counts.get(total))
      sums.set(`${total}=${parts.join('+')}`, { total, parts });
  };
  const shown = [...ids];
  for (const id of shown) {
    const figure = book.get(id);
    if (figure !== undefined) gather(figure, add, bind);
  }
  for (const scenario of new Set(shown.flatMap((id) => scenarioOf(id) ?? [])))
    bindCaseload(book, scenario, bind);
  for (const sum of bindFlows(counts)) sums.set(`${sum.total}=${sum.parts.join('+')}`, sum);
  return {
    cells: [...counts].map(([id, count]) => ({ id, count })),
    relations: [...sums.values()],
    overlaps: overlapsOf(counts),
  };
}

type Add = (id: string) => boolean;
type Bind = (total: string, parts: readonly string[]) => void;

function gather({ id, source }: Figure, add: Add, bind: Bind): void {
  const inputs = source.kind === 'computed' ? source.inputs : [];
  const method = source.kind === 'computed' ? source.method : '';
  add(id);
  if (DIFFERENCE_METHODS.has(method) || method === SHARE_METHOD) for (const input of inputs) add(input);
  // A mean of twelve months gives their sum; the sum stands in the book beside it.
  if (method.startsWith('sum of twelve months')) bind(id.replace('.rolling12.', '.total12.'), inputs);
  if (method !== 'sum over schemes or due less delivered') return;
  const [due, delivered] = inputs;
  const isShortfall = id.endsWith('.shortfall') && due !== undefined && delivered !== undefined;
  if (isShortfall) bind(due, [delivered, id]);
  else bind(id, inputs);
}

/** Bind the plans of each placement type to all plans of a scenario, at every 31 March. */
function bindCaseload(book: FigureBook, scenario: string, bind: Bind): void {
  const byMonth = new Map<string, string[]>();
  for (const id of book.keys()) {
    const found = caseloadOf(id);
    if (found === null || found.scenario !== scenario) continue;
    const parts = byMonth.get(found.month) ?? [];
    byMonth.set(found.month, parts);
    if (found.type !== null) parts.push(id);
  }
  for (const [month, parts] of byMonth) bind(`finance.${scenario}.caseload.${month}`, parts);
}

/**
 * Bind plans to the flows that move them, in months in which the one explains the other exactly. What both sides come
 * to is nobody's figure; it is held as one that is shown, which hides more and never less.
 */
function bindFlows(counts: Map<string, number>): readonly PublicSum[] {
  return [...counts.keys()].flatMap((now): readonly PublicSum[] => {
    const month = /^plans_n\.actual\.(\d{4}-\d{2})$/.exec(now)?.[1];
    if (month === undefined) return [];
    const before = `plans_n.actual.${addMonths(month, -1)}`;
    const [issued, ceased] = [`plans_new_n.actual.${month}`, `cease_n.actual.${month}`];
    const atStart = sumOf(counts, [before, issued]);
    if (atStart === null || atStart !== sumOf(counts, [now, ceased])) return [];
    const both = `plans and new plans.${month}`;
    counts.set(both, atStart);
    return [
      { total: both, parts: [before, issued] },
      { total: both, parts: [now, ceased] },
    ];
  });
}

function sumOf(counts: ReadonlyMap<string, number>, ids: readonly string[]): number | null {
  let sum = 0;
  for (const id of ids) {
    const count = counts.get(id);
    if (count === undefined) return null;
    sum += count;
  }
  return sum;
}

/** Independent placements are plans too: where nearly all plans are such, both shown would tell of the rest. */
function overlapsOf(counts: ReadonlyMap<string, number>): readonly Within[] {
  return [...counts].flatMap(([part, count]) => {
    if (!part.startsWith('inmss_n.')) return [];
    const whole = part.replace('inmss_n.', 'plans_n.');
    const rest = (counts.get(whole) ?? 0) - count;
    return rest > 0 && rest < SMALL_REST ? [{ whole, part }] : [];
  });
}
