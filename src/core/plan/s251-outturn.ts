/** The plan of a year beside the section 251 outturn: line by line where the plan says which belongs where, the rest asked about. */

import { pence } from '../base/pence.ts';
import type { Problem } from '../base/problem.ts';
import { showPence } from '../base/show.ts';
import type { FinancialYear } from '../base/time.ts';
import { yearInWords } from '../base/time.ts';
import type { AllocationLine } from '../domain/published.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { type BridgeYear, bridgeYear } from './bridge.ts';
import { accountOf, type YearAccount } from './year-account.ts';

/** Headings of the return by placement type, or by one of the headings below; plans counted by placement type. */
export type S251Map = {
  readonly lines: Readonly<Record<string, readonly string[]>>;
  readonly plans: Readonly<Record<string, readonly string[]>>;
};
/** Headings of a map beside the placement types; what is left out is known and not of high needs. */
export const S251_HEADINGS = ['income', 'transfer', 'other-high-needs', 'left-out'] as const;

/** Tables of the return that hold what was spent: the outturn leaves out places that the Department pays, the deductions hold them. */
const SPENT: ReadonlySet<string> = new Set(['s251 outturn', 's251 grant deductions']);
const COUNTS = 's251 plans and pupils';
/** Lines of the general fund, and the balance carried: never spend of the grant, whatever a table holds. */
const NOT_THE_GRANT = /^(2\.\d|1\.9\.3)/;
/** Columns that sum others of their line. */
const SUMS: ReadonlySet<string> = new Set(['Gross', 'Net']);

/** One line of the plan. Null is not known, and `why` says so; it is never nil. */
export type S251Line = {
  readonly line: string;
  readonly planPence: bigint;
  readonly outturnPence: bigint | null;
  readonly differencePence: bigint | null;
  readonly headings: readonly string[];
  readonly why: string | null;
};

export type S251Outturn = {
  readonly lines: readonly S251Line[];
  /** Over the lines that both sides know. Volume and mix are told from price only where plans are counted on both days. */
  readonly bridge: BridgeYear;
  readonly isSplit: boolean;
  /** Lines of the plan that stand outside the bridge. */
  readonly aside: readonly string[];
  /** Headings of the return without a place, with what they hold. */
  readonly questions: readonly Problem[];
};

type Lines = readonly AllocationLine[];

/**
 * Set the plan's year beside the return. Every line of the plan that has headings is compared; a heading without a place is
 * asked about, one of the general fund is left out by its code.
 * @param lines  of the authority, of this and the next year.
 * @throws RangeError where the plan has no such year.
 * @source Method note 9, section 11; section 251 return, outturn.
 */
export function s251Outturn(
  inputs: PlanInputs,
  year: FinancialYear,
  lines: Lines,
  map: S251Map,
): S251Outturn {
  const projected = projectFinance(inputs).years.find((one) => one.year === year);
  if (projected === undefined) throw new RangeError('The plan has no such year');
  const plan = accountOf(projected);
  const spent = lines.filter((line) => line.year === year && SPENT.has(line.table));
  const compared = [...inputs.types, 'other-high-needs', 'income', 'transfer'].flatMap((line): S251Line[] => {
    const headings = map.lines[line] ?? [];
    // The return holds no income of the block itself: without headings the two sides are compared on spend.
    if (headings.length === 0 && (line === 'income' || line === 'transfer')) return [];
    return [compare(line, amountOf(plan, line), headings, spent)];
  });
  const known = compared.filter(({ outturnPence }) => outturnPence !== null);
  const counted = countsOf(known, inputs, year, lines, map);
  const isKnown = ({ line }: Pick<S251Line, 'line'>) => known.some((one) => one.line === line);
  return {
    lines: compared,
    bridge: bridgeYear(
      accountWith(plan, known, (one) => one.planPence, null),
      accountWith(plan, known, (one) => one.outturnPence ?? 0n, counted),
      null,
    ),
    isSplit: counted !== null,
    aside: compared.filter((one) => !isKnown(one)).map(({ line }) => line),
    questions: unplaced(spent, map),
  };
}

function amountOf({ lines, restPence, incomePence, transferPence }: YearAccount, line: string): bigint {
  if (line === 'income') return incomePence;
  if (line === 'transfer') return transferPence;
  return line === 'other-high-needs' ? restPence : (lines[line]?.costPence ?? 0n);
}

function compare(line: string, planPence: bigint, headings: readonly string[], spent: Lines): S251Line {
  const missing = (why: string): S251Line => ({
    ...{ line, planPence, headings, why },
    ...{ outturnPence: null, differencePence: null },
  });
  if (headings.length === 0) return missing('The plan names no heading of the return for it');
  let sum = 0n;
  for (const heading of headings) {
    const found = spent.find((one) => one.heading === heading);
    if (found === undefined) return missing(`The return holds no “${heading}”`);
    if (found.amountPence === null)
      return missing(`“${heading}” is marked ${found.mark ?? 'missing'}, which is not nil`);
    sum += signed(found);
  }
  return { line, planPence, headings, why: null, outturnPence: sum, differencePence: sum - planPence };
}

/** Income of a line is taken off, whichever way it is written. */
function signed({ heading, amountPence }: AllocationLine): bigint {
  const amount = BigInt(amountPence ?? 0);
  return partOf(heading) === 'Income' ? -(amount < 0n ? -amount : amount) : amount;
}

function accountWith(
  plan: YearAccount,
  known: readonly S251Line[],
  take: (line: S251Line) => bigint,
  counted: Readonly<Record<string, bigint>> | null,
): YearAccount {
  const amount = (line: string) => {
    const found = known.find((one) => one.line === line);
    return found === undefined ? 0n : take(found);
  };
  return {
    year: plan.year,
    lines: Object.fromEntries(
      Object.entries(plan.lines).flatMap(([type, { twicePlans }]) =>
        known.some(({ line }) => line === type)
          ? [[type, { twicePlans: counted?.[type] ?? twicePlans, costPence: amount(type) }]]
          : [],
      ),
    ),
    restPence: amount('other-high-needs'),
    incomePence: amount('income'),
    transferPence: amount('transfer'),
  };
}

/** Plans at both ends of the year, added: the January counts of its return and of the next; null where one is missing. */
function countsOf(
  known: readonly S251Line[],
  { types }: PlanInputs,
  year: FinancialYear,
  lines: Lines,
  map: S251Map,
): Readonly<Record<string, bigint>> | null {
  const counted = known
    .filter(({ line }) => types.includes(line))
    .map(({ line }) => [line, countAt(map.plans[line] ?? [], year, lines)] as const);
  if (counted.length === 0 || counted.some(([, plans]) => plans === null)) return null;
  return Object.fromEntries(counted.map(([line, plans]) => [line, plans ?? 0n]));
}

/** Plans under some headings at both ends of a year, added; null where one is not a whole number that is stated. */
function countAt(headings: readonly string[], year: FinancialYear, lines: Lines): bigint | null {
  const found = headings.flatMap((heading) =>
    [year, year + 1].map(
      (at) =>
        lines.find((one) => one.table === COUNTS && one.year === at && one.heading === heading)?.quantity ??
        null,
    ),
  );
  if (found.length === 0 || !found.every((plans) => Number.isInteger(plans))) return null;
  return found.reduce<bigint>((sum, plans) => sum + BigInt(plans ?? 0), 0n);
}

function groupOf(heading: string): string {
  const at = heading.lastIndexOf(' – ');
  return at < 0 ? heading : heading.slice(0, at);
}

function partOf(heading: string): string {
  const at = heading.lastIndexOf(' – ');
  return at < 0 ? '' : heading.slice(at + 3);
}

/** Say whether a heading sums others: a line without a part, or its gross or net. */
function isSum(heading: string): boolean {
  return partOf(heading) === '' || SUMS.has(partOf(heading));
}

/** Headings with money that no line of the plan takes: not their sums, and not parts of a sum that is taken. */
function unplaced(spent: Lines, map: S251Map): Problem[] {
  const placed = new Set(Object.values(map.lines).flat());
  const byGroup = Map.groupBy(spent, ({ table, heading }) => `${table} ${groupOf(heading)}`);
  return [...byGroup.values()].flatMap((group) => {
    if (group.some(({ heading }) => placed.has(heading) && isSum(heading))) return [];
    const parts = group.filter(({ heading }) => !isSum(heading));
    // A line of which only the sum is given is asked about as that; its net before its gross.
    const sums = group.filter(({ heading }) => isSum(heading));
    const asked = parts.length > 0 ? parts : sums.slice(-1);
    return asked.flatMap(({ heading, amountPence, mark }): Problem[] => {
      if (placed.has(heading) || NOT_THE_GRANT.test(heading) || amountPence === 0) return [];
      return [
        {
          code: 'plan.s251-line-asked',
          place: heading,
          message: `“${heading}” has no place in the plan; it holds ${amountPence === null ? `the mark ${mark ?? ''}, which is not nil` : showPence(pence(BigInt(amountPence)))}`,
          advice: `Name it under "s251" in the plan: with a placement type, or with one of ${S251_HEADINGS.join(', ')}.`,
        },
      ];
    });
  });
}

/** Say which headings a map counts twice: under two lines, or a sum beside its own parts. */
export function s251Twice({ lines }: S251Map): readonly string[] {
  const headings = Object.values(lines).flat();
  const sums = new Set(headings.filter(isSum).map(groupOf));
  return [
    ...new Set(
      headings.filter(
        (heading, place) =>
          headings.indexOf(heading) !== place ||
          (!isSum(heading) && sums.has(groupOf(heading)) && !isNetOfGross(heading, headings)),
      ),
    ),
  ];
}

/** Gross and income of one line together are its net. */
function isNetOfGross(heading: string, headings: readonly string[]): boolean {
  const group = groupOf(heading);
  return (
    partOf(heading) === 'Income' &&
    headings.includes(`${group} – Gross`) &&
    !headings.includes(`${group} – Net`)
  );
}

/** Where the return left something out or in that the plan may not count: said with every comparison. */
export function s251Caution(year: FinancialYear): string {
  return `The outturn of ${yearInWords(year)} leaves out places of academies and colleges that the Department pays; they are compared only where the grant deductions are placed too.`;
}
