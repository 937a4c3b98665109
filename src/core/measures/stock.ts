/** Figures of the caseload on days: how many, where and for which need (D01, D12, E01 to E15, E17). */
import { lastDayOfMonth, monthOfDay } from '../base/day-number.ts';
import { CODE_LISTS, NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { groupPlace, type SettingGroup } from '../extract/setting-types.ts';
import type { DaySnapshot } from './day-snapshot.ts';
import { type ExtractContext, OUTCOME, peopleAged } from './extract-context.ts';
import { FLAG_ABOVE } from './measure-value.ts';
import { dayPeriod } from './periods.ts';
import { isInForce } from './spells.ts';

/** Groups that each measure counts. @source Domain rules for SEN2, section 5.2. */
const COUNTS: readonly (readonly [string, readonly SettingGroup[]])[] = [
  ['inmss_n', ['SPIN', 'SPNM']],
  ['rp_senu_n', ['RP', 'SENU']],
  ['sp16_n', ['SP16']],
];
const SHARES: readonly (readonly [string, readonly SettingGroup[]])[] = [
  ['inmss_pct', ['SPIN', 'SPNM']],
  ['mainstream_pct', ['MSMA', 'RP', 'SENU']],
  ['special_state_pct', ['SPMA']],
  ['post16_pct', ['SFC', 'FE', 'SP16']],
];
/** Counts that setting codes alone give. */
const CODED: readonly (readonly [string, readonly SettingGroup[]])[] = [
  ['neet_n', ['NEET', 'NIEC', 'NIEO']],
  ['eotas_n', ['OLA']],
  ['ehe_n', ['EHE']],
];
const INDEPENDENT: readonly SettingGroup[] = ['SPIN', 'SPNM', 'MSIN'];
const AWAITING: readonly SettingGroup[] = ['UNK', 'NIEO', 'OTH'];
const UNLISTED = groupPlace('UNLISTED');

function sumGroups({ byGroup }: DaySnapshot, groups: readonly SettingGroup[]): number {
  return groups.reduce((sum, group) => sum + (byGroup[groupPlace(group)] ?? 0), 0);
}

/** Add the caseload of each day, and its rate where the population is known. */
export function addCaseload(context: ExtractContext, snapshots: readonly DaySnapshot[]): void {
  const { coverage, list, population } = context;
  const [today, past] = [notesOfToday(context), notesOfPast(context)];
  for (const { day, plans } of snapshots) {
    const isToday = day === coverage.asAt;
    list.add('plans_n', dayPeriod(day), { numerator: plans, notes: isToday ? today : past });
    const people = population === null ? null : peopleAged(population, 0, 25);
    if (people === null || population === null || (!isToday && monthOfDay(day) % 12 !== 0)) continue;
    list.add('ehcp_rate', dayPeriod(day), {
      numerator: plans,
      denominator: people,
      base: `people aged 0 to 25, mid-${population.year}`,
    });
  }
}

/** Where plan details and active plans of the day contradict each other, both are told. */
function notesOfToday({ coverage, spells }: ExtractContext): readonly string[] {
  let [ended, inactive] = [0, 0];
  for (let spell = 0; spell < spells.count; spell++) {
    const isOpen = isInForce(spells, spell, coverage.asAt, coverage.asAt);
    const isActive = (spells.activePlan[spell] ?? NO_PARENT) !== NO_PARENT;
    if (isActive && !isOpen) ended++;
    if (isOpen && !isActive) inactive++;
  }
  const told = [
    [spells.withoutDetails, 'have an active plan but no plan details, and count on this day only'],
    [ended, 'have an active plan although their plan has ended or not begun, and do not count'],
    [inactive, 'have a plan in force but no active plan, and count'],
  ] as const;
  return told.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
}

/** Where start dates lie after the day of issue they are those of an amendment: past caseload is then too low. */
function notesOfPast({ extract, spells }: ExtractContext): readonly string[] {
  const { assessments, namedPlans } = extract;
  let [issued, amended] = [0, 0];
  for (let spell = 0; spell < spells.count; spell++) {
    const assessment = namedPlans.assessment[spells.namedPlan[spell] ?? NO_PARENT] ?? NO_PARENT;
    const issuedOn = assessments.outcomeOn[assessment] ?? NO_DAY;
    if (issuedOn === NO_DAY || assessments.outcome[assessment] !== OUTCOME.yes) continue;
    issued++;
    if ((spells.from[spell] ?? NO_DAY) > issuedOn) amended++;
  }
  if (amended <= FLAG_ABOVE * issued) return [];
  return [`${amended} of ${issued} plans start after their day of issue: past caseload may be too low`];
}

/** Add where children are on each day. Setting groups that only the register tells are left out where none is stored. */
export function addPlaces(context: ExtractContext, snapshots: readonly DaySnapshot[]): void {
  const { coverage, list, register } = context;
  const hasRegister = register.byUrn.size > 0;
  for (const snapshot of snapshots) {
    const period = dayPeriod(snapshot.day);
    const untold = { unknown: snapshot.placeUntold, outOf: snapshot.plans };
    for (const [name, groups] of CODED)
      list.add(name, period, { numerator: sumGroups(snapshot, groups), ...untold });
    list.add('res_n', period, { numerator: snapshot.residential, ...untold });
    if (snapshot.day === coverage.asAt)
      list.add('await_n', period, { numerator: sumGroups(snapshot, AWAITING) });
    if (hasRegister) addGroups(context, snapshot);
  }
}

function addGroups({ coverage, list }: ExtractContext, snapshot: DaySnapshot): void {
  const period = dayPeriod(snapshot.day);
  const unlisted = snapshot.byGroup[UNLISTED] ?? 0;
  const sure = {
    unknown: snapshot.placeUntold + unlisted,
    outOf: snapshot.plans,
    notes: unlisted > 0 ? [`${unlisted} plans are at numbers that the register does not have`] : [],
  };
  for (const [name, groups] of COUNTS)
    list.add(name, period, { numerator: sumGroups(snapshot, groups), ...sure });
  for (const [name, groups] of SHARES)
    list.add(name, period, { numerator: sumGroups(snapshot, groups), denominator: snapshot.plans, ...sure });
  list.add('ooa_pct', period, {
    numerator: snapshot.outOfArea,
    denominator: snapshot.plans,
    unknown: snapshot.areaUnknown,
    outOf: snapshot.plans,
  });
  if (snapshot.day === coverage.asAt)
    list.add('indep_all_pct', period, {
      numerator: sumGroups(snapshot, INDEPENDENT),
      denominator: snapshot.plans,
      ...sure,
    });
}

/** Add the need mix of each day, and its change over twelve months where both ends are there. */
export function addNeeds({ list }: ExtractContext, snapshots: readonly DaySnapshot[]): void {
  const byDay = new Map(snapshots.map((snapshot) => [snapshot.day, snapshot]));
  for (const snapshot of snapshots) {
    const before = byDay.get(lastDayOfMonth(monthOfDay(snapshot.day) - 12));
    const isMonthEnd = snapshot.day === lastDayOfMonth(monthOfDay(snapshot.day));
    for (const [place, need] of CODE_LISTS.need.entries()) {
      const cut = { by: 'need', key: need };
      list.add('need_pct', dayPeriod(snapshot.day), {
        numerator: snapshot.byNeed[place] ?? 0,
        denominator: snapshot.plans - snapshot.needUnknown,
        unknown: snapshot.needUnknown,
        cut,
      });
      if (before !== undefined && isMonthEnd)
        list.add('need_growth', dayPeriod(snapshot.day), { ...growthOf(snapshot, before, place), cut });
    }
  }
}

function growthOf(now: DaySnapshot, then: DaySnapshot, place: number) {
  const share = ({ byNeed, plans, needUnknown }: DaySnapshot) => (byNeed[place] ?? 0) / (plans - needUnknown);
  const points = (share(now) - share(then)) * 100;
  return {
    numerator: now.byNeed[place] ?? 0,
    value: Number.isFinite(points) ? points : null,
    unknown: Math.max(now.needUnknown, then.needUnknown),
    outOf: now.needUnknown > then.needUnknown ? now.plans : then.plans,
  };
}
