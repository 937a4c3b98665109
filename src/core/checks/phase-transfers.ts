/** Checks of phase transfers: the children who change school next September have their dates, and in time. */
import { dayNumberOf } from '../base/day-number.ts';
import { NO_DAY } from '../extract/extract.ts';
import { ageAtStartOf } from './ages.ts';
import type { Check } from './check.ts';
import { academicYearOf, dayAt, firstDayOf, isBefore } from './columns.ts';
import type { Facts } from './facts.ts';
import { countOf, type Tally } from './tally.ts';

/** Age on 31 August of those in the last year of primary school and of secondary school [years]. */
const LAST_OF_PRIMARY = 10;
const LAST_OF_SECONDARY = 15;
/** Children in those years from which none with a date means that the dates are not recorded. */
const FEWEST_CHILDREN = 20;

function ageNow(facts: Facts, plan: number): number | null {
  const born = facts.birthOfActivePlan(plan);
  return born === null ? null : ageAtStartOf(academicYearOf(facts.day), born);
}

/** Say whether a plan of an earlier academic year is that of a child in the last year of a phase. */
function isInPhaseYear(facts: Facts, plan: number): boolean {
  const age = ageNow(facts, plan);
  if (age !== LAST_OF_PRIMARY && age !== LAST_OF_SECONDARY) return false;
  const yearStart = firstDayOf(academicYearOf(facts.day) * 12 + 8);
  return facts.isInForce(plan) && isBefore(facts.startOfActivePlan(plan), yearStart);
}

function hasPhaseDate({ extract: { activePlans } }: Facts, plan: number): boolean {
  return (
    dayAt(activePlans.phaseTransferDueOn, plan) !== NO_DAY ||
    dayAt(activePlans.phaseTransferFinalOn, plan) !== NO_DAY
  );
}

function countPhaseYears(facts: Facts): Tally {
  let [inPhaseYear, withDate] = [0, 0];
  for (let plan = 0; plan < facts.extract.activePlans.count; plan++) {
    if (!isInPhaseYear(facts, plan)) continue;
    inPhaseYear++;
    if (hasPhaseDate(facts, plan)) withDate++;
  }
  return { inPhaseYear, withDate };
}

function areRecorded(tally: Tally): boolean {
  return countOf(tally, 'inPhaseYear') < FEWEST_CHILDREN || countOf(tally, 'withDate') > 0;
}

/** The fields came with the collection of 2025. */
function isOfTheirTime({ day }: Pick<Facts, 'day'>): boolean {
  return day >= dayNumberOf(2025, 1, 1);
}

const DATES = ['activeplans.phasetransferduedate', 'activeplans.phasetransferfinaldate'];
const WITH_PERSON = [
  'activePlans',
  'requests',
  'persons',
  'assessments',
  'namedPlans',
  'referenceDate',
] as const;

/** Checks with the phase transfers of active plans as their subject. @source SEND Regulations 2014, regulation 18. */
export const PHASE_TRANSFER_CHECKS: readonly Check[] = [
  {
    code: 'sen2.phase-transfers-not-recorded',
    level: 'warning',
    subject: 'activePlans',
    title: 'No phase transfer at all',
    meaning: 'Many children are in year 6 or year 11 and none has a date; the extract may lack the columns.',
    advice: 'Export the two phase-transfer columns.',
    fields: DATES,
    needs: WITH_PERSON,
    count: countPhaseYears,
    tell: (tally, whole, found) => {
      if (!isOfTheirTime(whole) || areRecorded(tally)) return;
      const inPhaseYear = countOf(tally, 'inPhaseYear');
      found.whole(inPhaseYear, { childrenInPhaseYears: inPhaseYear, withDates: 0 });
    },
  },
  {
    code: 'sen2.phase-transfer-missing',
    level: 'query',
    subject: 'activePlans',
    title: 'Year 6 or year 11 without phase-transfer dates',
    meaning:
      'By age the child is in the last year of primary or of secondary school, and no due date is entered. Years 2 to 4 and 8 depend on local schools and are not asked for.',
    advice: 'Enter the due date, or note why the child does not change school.',
    fields: [...DATES, 'person.personbirthdate'],
    needs: WITH_PERSON,
    onlyIf: { count: countPhaseYears, holds: areRecorded },
    run: (facts, found) => {
      if (isOfTheirTime(facts)) found.each((at) => isInPhaseYear(facts, at) && !hasPhaseDate(facts, at));
    },
  },
  {
    code: 'sen2.phase-transfer-late',
    level: 'query',
    subject: 'activePlans',
    title: 'Phase-transfer plan issued after it was due',
    meaning: 'The final plan is dated after its due date.',
    advice: 'Check both dates.',
    fields: DATES,
    needs: ['activePlans'],
    run: ({ extract: { activePlans } }, found) =>
      found.each((at) =>
        isBefore(dayAt(activePlans.phaseTransferDueOn, at), dayAt(activePlans.phaseTransferFinalOn, at)),
      ),
  },
  {
    code: 'sen2.phase-transfer-overdue',
    level: 'query',
    subject: 'activePlans',
    title: 'Phase-transfer plan due and not issued',
    meaning: 'The due date lies before the reference date, and no final plan is entered.',
    advice: 'Enter the date of the final plan, or issue it.',
    fields: DATES,
    needs: ['activePlans', 'referenceDate'],
    run: ({ extract: { activePlans }, day }, found) =>
      found.each(
        (at) =>
          dayAt(activePlans.phaseTransferFinalOn, at) === NO_DAY &&
          isBefore(dayAt(activePlans.phaseTransferDueOn, at), day),
      ),
  },
  {
    code: 'sen2.phase-transfer-without-due-date',
    level: 'query',
    subject: 'activePlans',
    title: 'Phase-transfer plan without a due date',
    meaning: 'A final plan is entered, but not when it was due, so no one can tell whether it was in time.',
    advice: 'Enter the due date: 15 February, 31 March for those who leave secondary school, or another.',
    fields: DATES,
    needs: ['activePlans'],
    run: ({ extract: { activePlans } }, found) =>
      found.each(
        (at) =>
          dayAt(activePlans.phaseTransferFinalOn, at) !== NO_DAY &&
          dayAt(activePlans.phaseTransferDueOn, at) === NO_DAY,
      ),
  },
  {
    code: 'sen2.phase-transfer-due-date-unusual',
    level: 'query',
    subject: 'activePlans',
    title: 'Year 6 with another due date than 15 February',
    meaning:
      'A child who moves on to secondary school in September has a plan due by 15 February of that year.',
    advice: 'Correct the due date.',
    fields: ['activeplans.phasetransferduedate', 'person.personbirthdate'],
    needs: ['activePlans', 'requests', 'persons', 'referenceDate'],
    run: (facts, found) => {
      const { phaseTransferDueOn } = facts.extract.activePlans;
      const due = dayNumberOf(academicYearOf(facts.day) + 1, 2, 15);
      found.each((at) => {
        const day = dayAt(phaseTransferDueOn, at);
        return day !== NO_DAY && day !== due && ageNow(facts, at) === LAST_OF_PRIMARY;
      });
    },
  },
];
