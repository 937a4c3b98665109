/** Plans that ceased, by month, reason and age (D05 to D10, D13, G01, G05). */
import { NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { addCounts, addRollingShares, addTwelve, type SeriesNotes } from './emit-months.ts';
import { ageIn, type ExtractContext, tallyOf } from './extract-context.ts';
import type { MonthTally } from './month-tally.ts';
import { monthPeriod } from './periods.ts';

/** Reasons by number. @source SEN2 guide 2025, item 4.9. */
const NEEDS_MET = 2;
const MOVED = 5;
const NOT_TAKING_PART = 6;
const REASONS = 9;
/** Ages that the adult figures are of. */
const ADULT_FROM = 16;
const ADULT_TO = 25;
const DAYS_A_YEAR = 365.25;

/** Ceased plans by month. */
export type CeaseTallies = {
  readonly all: MonthTally;
  readonly exits: MonthTally;
  readonly moved: MonthTally;
  /** By reason, from 1 in place 0. */
  readonly byReason: readonly MonthTally[];
  readonly reasonKnown: MonthTally;
  readonly reasonUnknown: MonthTally;
  readonly exitReasonKnown: MonthTally;
  readonly needsMetSchoolAge: MonthTally;
  readonly needsMetAgeUnknown: MonthTally;
  readonly adult: MonthTally;
  readonly adultExits: MonthTally;
  readonly ageUnknown: MonthTally;
  readonly years: MonthTally;
  readonly timed: MonthTally;
  /** Plans that end before they start. */
  readonly backwards: MonthTally;
};

/** Count plans that ceased in the covered months. */
export function countCeases(context: ExtractContext): CeaseTallies {
  const tally = () => tallyOf(context);
  const tallies: CeaseTallies = {
    all: tally(),
    exits: tally(),
    moved: tally(),
    byReason: Array.from({ length: REASONS }, tally),
    reasonKnown: tally(),
    reasonUnknown: tally(),
    exitReasonKnown: tally(),
    needsMetSchoolAge: tally(),
    needsMetAgeUnknown: tally(),
    adult: tally(),
    adultExits: tally(),
    ageUnknown: tally(),
    years: tally(),
    timed: tally(),
    backwards: tally(),
  };
  const { finder, spells } = context;
  for (let spell = 0; spell < spells.count; spell++) {
    const place = finder.of(spells.until[spell] ?? NO_DAY);
    if (place >= 0) countCease(context, tallies, spell, place);
  }
  return tallies;
}

function countCease(context: ExtractContext, t: CeaseTallies, spell: number, place: number): void {
  const { extract, spells, months } = context;
  const reason = extract.namedPlans.ceaseReason[spells.namedPlan[spell] ?? NO_PARENT] ?? 0;
  const age = ageIn(context, spells.person[spell] ?? NO_PARENT, months.first + place);
  t.all.add(place);
  (reason === MOVED ? t.moved : t.exits).add(place);
  countReason(t, place, reason, age);
  if (age < 0) t.ageUnknown.add(place);
  if (age >= ADULT_FROM && age <= ADULT_TO) {
    t.adult.add(place);
    if (reason !== MOVED) t.adultExits.add(place);
  }
  const days = (spells.until[spell] ?? NO_DAY) - (spells.from[spell] ?? NO_DAY);
  if (days < 0) t.backwards.add(place);
  else {
    t.timed.add(place);
    t.years.add(place, days / DAYS_A_YEAR);
  }
}

function countReason(t: CeaseTallies, place: number, reason: number, age: number): void {
  const tally = t.byReason[reason - 1];
  if (tally === undefined) {
    t.reasonUnknown.add(place);
    return;
  }
  tally.add(place);
  t.reasonKnown.add(place);
  if (reason !== MOVED) t.exitReasonKnown.add(place);
  if (reason !== NEEDS_MET) return;
  if (age < 0) t.needsMetAgeUnknown.add(place);
  else if (age < ADULT_FROM) t.needsMetSchoolAge.add(place);
}

/** Add the figures of ceased plans. */
export function addCeases({ list, months }: ExtractContext, t: CeaseTallies): void {
  const unsure = t.reasonUnknown.counts.reduce((sum, count) => sum + count, 0);
  const notes: SeriesNotes =
    unsure === 0 ? {} : { notes: [`${unsure} ceased plans have no reason and count as exits`] };
  addCounts(list, 'cease_n', months, t.all);
  addTwelve(list, 'cease_r12avg', months, t.all, { asAverage: true });
  addCounts(list, 'cease_exit_n', months, t.exits, notes);
  for (let place = 0; place < months.count; place++)
    list.add('cease_transfer_n', monthPeriod(months.first + place), {
      numerator: t.moved.at(place),
      ...(t.all.isMissing(place)
        ? { unavailable: 'no ceased plan is dated in this month: it is missing, or late' }
        : {}),
    });
  for (const [reason, top] of t.byReason.entries())
    addRollingShares(
      list,
      'cease_reason_pct',
      months,
      { top, bottom: t.reasonKnown, unknown: t.reasonUnknown, flow: t.all },
      { cut: { by: 'reason', key: String(reason + 1) } },
    );
  addTwelve(list, 'cease_needsmet_csa_n', months, t.needsMetSchoolAge, { asAverage: false });
  addRollingShares(list, 'plan_len_mean', months, {
    top: t.years,
    bottom: t.timed,
    unknown: t.backwards,
    flow: t.all,
  });
  addCounts(list, 'cease16_n', months, t.adult);
  addRollingShares(list, 'cease_noengage_pct', months, {
    top: t.byReason[NOT_TAKING_PART - 1] ?? t.all,
    bottom: t.exitReasonKnown,
    unknown: t.reasonUnknown,
    flow: t.all,
  });
}

/** Add exits as a share of the mean caseload, for all ages and for 16 to 25. */
export function addCeaseRate(
  context: ExtractContext,
  t: CeaseTallies,
  /** Caseload at the end of each covered month: all, and aged 16 to 25. */
  caseload: { readonly all: MonthTally; readonly adult: MonthTally },
): void {
  const { list, months } = context;
  const share = (exits: MonthTally, plans: MonthTally) => {
    // The mean of twelve month ends, so that the sum above is over one mean caseload below.
    const mean = tallyOf(context);
    for (let place = 0; place < months.count; place++) mean.counts[place] = plans.at(place) / 12;
    return { top: exits, bottom: mean, flow: t.all };
  };
  addRollingShares(list, 'cease_rate', months, share(t.exits, caseload.all));
  addRollingShares(
    list,
    'cease_rate',
    months,
    { ...share(t.adultExits, caseload.adult), unknown: t.ageUnknown },
    { cut: { by: 'age', key: '16-25' } },
  );
}
