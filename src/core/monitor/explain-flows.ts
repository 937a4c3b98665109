/** Why plan numbers came out otherwise: forecast and actual, or two forecasts, told apart by their monthly flows. */
import type { Month } from '../base/time.ts';
import type { Rational } from '../num/rational.ts';
import { exactOf, isZero, minus, ONE, over, plus, sumOf, times, ZERO } from '../num/rational-arithmetic.ts';
import { type Explained, explainChange } from './explain-change.ts';

/** One month's flows of all children, or of one group of them; forecasts may hold fractions [plans/month]. */
export type FlowRow = {
  readonly month: Month;
  /** Whose flows they are, where requests are told apart; else one row a month. */
  readonly group?: string;
  /** Requests for an assessment. */
  readonly requests: number;
  /** Decisions to assess. */
  readonly assessed: number;
  /** Plans issued, those from the backlog not among them. */
  readonly issued: number;
  /** Plans issued as the backlog is cleared. */
  readonly backlog: number;
  readonly transfersIn: number;
  /** Plans that ended, moves to another authority among them. */
  readonly ceases: number;
};

/** How plan numbers went from an opening to a closing count. */
export type FlowPath = {
  readonly label: string;
  /** Plans before the first month. */
  readonly opening: number;
  readonly rows: readonly FlowRow[];
  /** Plans counted after the last month; null where nothing but the flows says so. */
  readonly closing: number | null;
};

/** The parts that a difference is told apart into. */
export const FLOW_PARTS = [
  'requests',
  'mix',
  'assessed',
  'issued',
  'backlog',
  'transfers-in',
  'ceases',
  'opening',
  'unreconciled',
] as const;
export type FlowPart = (typeof FLOW_PARTS)[number];

/**
 * Share out closing(to) − closing(from). New plans of a month are requests × share of each group × share assessed ×
 * share issued, plus what the backlog gives; the parts of the product are Shapley's, month by month, the rest are
 * differences. `opening` is a restated start; `unreconciled` is what a count says beyond its own flows. The parts sum
 * to the whole exactly.
 * @throws RangeError where the two paths have different months: the caller's fault.
 * @source Method note 8, equations 8.13 to 8.15.
 */
export function explainFlows(from: FlowPath, to: FlowPath): Explained {
  const [before, after] = [monthsOf(from), monthsOf(to)];
  if ([...before.keys()].sort().join() !== [...after.keys()].sort().join())
    throw new RangeError('Both paths must have the same months');
  const sums = new Map<FlowPart, Rational>(FLOW_PARTS.map((part) => [part, ZERO]));
  const add = (part: FlowPart, value: Rational) => sums.set(part, plus(sums.get(part) ?? ZERO, value));
  for (const [month, old] of before) {
    const now = after.get(month) ?? [];
    const [was, is] = [demandOf(old, now), demandOf(now, old)];
    for (const { id, value } of explainChange(was.inputs, is.inputs, newPlans).parts)
      add(id as FlowPart, value); // its names are parts
    add('backlog', minus(is.backlog, was.backlog));
    add('transfers-in', minus(total(now, 'transfersIn'), total(old, 'transfersIn')));
    add('ceases', minus(total(old, 'ceases'), total(now, 'ceases')));
  }
  add('opening', minus(exactOf(to.opening), exactOf(from.opening)));
  add('unreconciled', minus(beyondFlows(to), beyondFlows(from)));
  const parts = FLOW_PARTS.map((id) => ({ id, value: sums.get(id) ?? ZERO }));
  return { whole: minus(closingOf(to), closingOf(from)), parts };
}

/** Plans at the end by a path's own flows: the stock-flow identity. */
export function closingByFlows({ opening, rows }: FlowPath): Rational {
  const inflow = (['issued', 'backlog', 'transfersIn'] as const).map((flow) => total(rows, flow));
  return plus(exactOf(opening), minus(sumOf(inflow), total(rows, 'ceases')));
}

function closingOf(path: FlowPath): Rational {
  return path.closing === null ? closingByFlows(path) : exactOf(path.closing);
}

function beyondFlows(path: FlowPath): Rational {
  return minus(closingOf(path), closingByFlows(path));
}

function monthsOf({ rows }: FlowPath): ReadonlyMap<Month, readonly FlowRow[]> {
  const months = new Map<Month, FlowRow[]>();
  for (const row of rows) {
    const own = months.get(row.month) ?? [];
    own.push(row);
    months.set(row.month, own);
  }
  return months;
}

type Flow = 'requests' | 'assessed' | 'issued' | 'backlog' | 'transfersIn' | 'ceases';

function total(rows: readonly FlowRow[], flow: Flow): Rational {
  return sumOf(rows.map((row) => exactOf(row[flow])));
}

/** One number for each group. */
type ByGroup = ReadonlyMap<string, Rational>;

/** The inputs of the product of one month: a total stands under the empty name. */
type Demand = {
  readonly inputs: Readonly<Record<'requests' | 'mix' | 'assessed' | 'issued', ByGroup>>;
  readonly backlog: Rational;
};

function newPlans(inputs: Readonly<Record<string, ByGroup>>): Rational {
  const of = (name: string, group: string) => inputs[name]?.get(group) ?? ZERO;
  const shares = [...(inputs['mix']?.keys() ?? [])].map((group) =>
    times(of('mix', group), times(of('assessed', group), of('issued', group))),
  );
  return times(of('requests', ''), sumOf(shares));
}

/**
 * Turn one month into requests and shares. Where there is nothing to take a share of, the other side's share stands, so
 * that nothing is laid at its door; plans issued without requests or assessments in their month come from earlier work
 * and count with the backlog.
 */
function demandOf(own: readonly FlowRow[], other: readonly FlowRow[]): Demand {
  const groups = new Set([...own, ...other].map(({ group = '' }) => group));
  const [requests, othersRequests] = [total(own, 'requests'), total(other, 'requests')];
  const mix = new Map<string, Rational>();
  const assessed = new Map<string, Rational>();
  const issued = new Map<string, Rational>();
  let backlog = total(own, 'backlog');
  for (const group of groups) {
    const mine = countsOf(own, group);
    const theirs = countsOf(other, group);
    mix.set(group, ratio(mine.requests, requests) ?? ratio(theirs.requests, othersRequests) ?? ZERO);
    const share = ratio(mine.assessed, mine.requests);
    assessed.set(group, share ?? ratio(theirs.assessed, theirs.requests) ?? ONE);
    const isRooted = share !== null && !isZero(mine.assessed);
    issued.set(
      group,
      isRooted ? over(mine.issued, mine.assessed) : (ratio(theirs.issued, theirs.assessed) ?? ONE),
    );
    if (!isRooted) backlog = plus(backlog, mine.issued);
  }
  return { inputs: { requests: new Map([['', requests]]), mix, assessed, issued }, backlog };
}

function countsOf(rows: readonly FlowRow[], group: string) {
  const own = rows.filter((row) => (row.group ?? '') === group);
  return { requests: total(own, 'requests'), assessed: total(own, 'assessed'), issued: total(own, 'issued') };
}

function ratio(part: Rational, base: Rational): Rational | null {
  return isZero(base) ? null : over(part, base);
}
