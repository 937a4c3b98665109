/** A table of counts made fit to be published: small counts hidden or rounded so that none can be worked out. */
import { raise } from '../base/problem.ts';
import type { CountTable } from './count-table.ts';
import { type Demand, type HidingReason, Protection } from './protection.ts';
import {
  type Overlap,
  putTogether,
  type Release,
  roundToBase,
  type ShownCount,
  type Together,
} from './release.ts';
import { type DisclosureRule, describeRule, HIDDEN_MARK, isSmall, MISSING_MARK, widthAsked } from './rule.ts';

/** What a table is published beside: earlier publications, and which populations lie within which. */
export type Beside = {
  readonly earlier?: readonly Release[];
  readonly overlaps?: readonly Overlap[];
  /** Keep counts below the rule's least back under rounding too: a rounded nought beside a "c" elsewhere would tell them. */
  readonly hidesSmall?: boolean;
};

/** A table as it may leave the house. */
export type ProtectedTable = {
  readonly rule: DisclosureRule;
  /** The rule in plain words, to stand on the output. */
  readonly ruleText: string;
  /** One a cell, in the order given: for readers. */
  readonly shown: readonly ShownCount[];
  /** Which cells are kept back and why: for the authority's own record, never for readers. */
  readonly hidden: ReadonlyMap<string, HidingReason>;
  /** Small counts that an earlier publication shows already: hiding them again keeps nothing back. */
  readonly alreadyShown: readonly string[];
};

/**
 * Keep small counts back, and as few and as small further counts as it takes that nobody can tell a hidden one: not
 * by any adding and subtracting of sums, nor more closely than the rule's width, alone or beside earlier publications.
 * Same table and rule, same answer.
 *
 * @throws ProblemError where the table contradicts itself (`disclosure.sum-disagrees` and others of `count-table.ts`),
 *   or cannot be made safe beside what is published already (`disclosure.cannot-protect`).
 * @source Method note 3, sections 2 to 5.
 */
export function protectTable(table: CountTable, rule: DisclosureRule, beside: Beside = {}): ProtectedTable {
  const earlier = beside.earlier ?? [];
  const together = putTogether(earlier, table, beside.overlaps ?? []);
  const own = new Set(table.cells.flatMap(({ id, count }) => (count === null ? [] : [id])));
  const protection = new Protection(together, own, rule);
  if (rule.method === 'suppress' || beside.hidesSmall === true)
    for (const { id, count } of table.cells)
      if (count !== null && isSmall(count, rule)) protection.hide(id, 'small');
  const alreadyShown = [...own].filter((id) => isTold(together, id) && isSmall(countOf(together, id), rule));
  meet(protection, demandsOf(together, own, earlier, rule));
  return {
    rule,
    ruleText: describeRule(rule),
    shown: table.cells.map(({ id, count }) => showCell(id, count, rule, protection.hidden)),
    hidden: protection.hidden,
    alreadyShown,
  };
}

/** List what must stay untold: small counts widely, other hidden ones at all. */
function demandsOf(
  together: Together,
  own: ReadonlySet<string>,
  earlier: readonly Release[],
  rule: DisclosureRule,
): Demand[] {
  const demands = [
    ...[...own, ...together.unpublished].map((cell) => ownDemand(together, cell, rule)),
    ...earlier.flatMap((release) => earlierDemands(together, release)),
  ].filter(({ cell, width }) => width > 0 && !isTold(together, cell));
  const widest = new Map<string, number>();
  for (const { cell, width } of demands) widest.set(cell, Math.max(width, widest.get(cell) ?? 0));
  return [...widest]
    .map(([cell, width]) => ({ cell, width }))
    .sort((a, b) => countOf(together, a.cell) - countOf(together, b.cell) || (a.cell < b.cell ? -1 : 1));
}

function ownDemand(together: Together, cell: string, rule: DisclosureRule): Demand {
  const count = countOf(together, cell);
  const isNobody = count === 0 && together.unpublished.has(cell);
  if (isNobody || !isSmall(count, rule)) return { cell, width: 0 };
  return { cell, width: widthAsked(rule) };
}

function earlierDemands(together: Together, { shown, rule }: Release): Demand[] {
  return shown
    .filter(({ mark }) => mark === HIDDEN_MARK)
    .map(({ id }) => ({ cell: id, width: isSmall(countOf(together, id), rule) ? widthAsked(rule) : 1 }));
}

function meet(protection: Protection, demands: readonly Demand[]): void {
  protection.coverLarge();
  const open = demands.filter((demand) => !protection.protect(demand));
  const asked = new Set(demands.map(({ cell }) => cell));
  for (const cell of protection.hidden.keys())
    if (!asked.has(cell) && !protection.protect({ cell, width: 1 })) open.push({ cell, width: 1 });
  const [first] = open;
  if (first !== undefined)
    raise({
      code: 'disclosure.cannot-protect',
      place: first.cell,
      message: 'A count would be told by this table beside what is published already',
      advice: 'Do not publish the table in this cut; take one with fewer or wider groups.',
    });
}

/** Say whether earlier publications tell a count exactly. */
function isTold({ known }: Together, id: string): boolean {
  const cell = known.get(id);
  return cell !== undefined && cell.low === cell.high;
}

function countOf({ counts }: Together, id: string): number {
  return counts.get(id) ?? 0;
}

function showCell(
  id: string,
  count: number | null,
  rule: DisclosureRule,
  hidden: ReadonlyMap<string, HidingReason>,
): ShownCount {
  if (count === null) return { id, value: null, mark: MISSING_MARK };
  if (hidden.has(id)) return { id, value: null, mark: HIDDEN_MARK };
  return { id, value: rule.method === 'round' ? roundToBase(count, rule.base) : count, mark: null };
}
