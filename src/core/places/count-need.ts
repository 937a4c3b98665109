/** Children in special schools on the day of a return by primary need and phase: in the authority's own places, and in independent ones. */
import { monthOfDay } from '../base/day-number.ts';
import { CODE_LISTS, NO_CODE, NO_PARENT } from '../extract/extract.ts';
import { groupPlace } from '../extract/setting-types.ts';
import { openSnapshots, placementOn, type SnapshotTaker } from '../measures/day-snapshot.ts';
import { ageIn, type ExtractContext } from '../measures/extract-context.ts';
import { inForceOn } from '../measures/spells.ts';
import { PHASES, type Phase } from './place-scheme.ts';

/** Stands where the return does not tell the primary need: only a site for any need suits. */
export const NEED_NOT_TOLD = 'not told';

/** Children of one need and phase [children]. */
export type NeedCount = {
  readonly need: string;
  readonly phase: Phase;
  /** In state-funded special schools. */
  readonly local: number;
  /** In independent and non-maintained special schools. */
  readonly independent: number;
};

/** The counts, and how many children could not be counted since their age is not told. */
export type NeedCounts = { readonly counts: readonly NeedCount[]; readonly agesUnknown: number };

const LOCAL = groupPlace('SPMA');
const ELSEWHERE: ReadonlySet<number> = new Set([groupPlace('SPIN'), groupPlace('SPNM')]);

/** The phase of an age at the start of the academic year [years]. */
export function phaseOfAge(age: number): Phase {
  if (age < 4) return 'early-years';
  if (age < 11) return 'primary';
  return age < 16 ? 'secondary' : 'post-16';
}

/**
 * Count the children of a return.
 * @returns in order of need and phase; cells without anybody are left out.
 * @source Method note 13, section 3.
 */
export function countNeed(context: ExtractContext): NeedCounts {
  const taker = openSnapshots(context);
  const { spells, coverage } = context;
  const day = coverage.asAt;
  const month = monthOfDay(day);
  // Ages are those of 31 August before the academic year of the day.
  const august = month - ((month + 4) % 12) - 1;
  const cells = new Map<string, Counting>();
  let agesUnknown = 0;
  for (const spell of inForceOn(spells, day, day, taker.chosen)) {
    const plan = spells.activePlan[spell] ?? NO_PARENT;
    const group = groupOfPlan(taker, plan, day);
    if (group !== LOCAL && !ELSEWHERE.has(group)) continue;
    const age = ageIn(context, spells.person[spell] ?? NO_PARENT, august);
    if (age < 0) agesUnknown++;
    else
      addChild(cells, CODE_LISTS.need[taker.need[plan] ?? NO_CODE] ?? NEED_NOT_TOLD, phaseOfAge(age), group);
  }
  const counts = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
  return { counts, agesUnknown };
}

type Counting = { -readonly [Name in keyof NeedCount]: NeedCount[Name] };

/** The setting group of a plan's main placement on a day, or -1. */
function groupOfPlan(taker: SnapshotTaker, plan: number, day: number): number {
  const row = plan === NO_PARENT ? NO_PARENT : placementOn(taker, plan, day);
  return row === NO_PARENT ? -1 : (taker.groups[row] ?? -1);
}

function addChild(cells: Map<string, Counting>, need: string, phase: Phase, group: number): void {
  const key = `${need} ${PHASES.indexOf(phase)}`;
  const cell = cells.get(key) ?? { need, phase, local: 0, independent: 0 };
  if (group === LOCAL) cell.local++;
  else cell.independent++;
  cells.set(key, cell);
}
