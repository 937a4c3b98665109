/** Checks of ceased plans: reasons that fit the age and what the child does, and nothing after the end. */

import { countChildren, firstChild } from '../extract/children.ts';
import { NO_DAY } from '../extract/extract.ts';
import { isSurelyUnder } from './ages.ts';
import type { Check, RowLook } from './check.ts';
import { codeAt, dayAt, numberAt, placeAt, SETTING, yearOf } from './columns.ts';
import type { Facts } from './facts.ts';
import { countOf } from './tally.ts';

/** Cease reasons. @source SEN2 guide 2025, item 4.9. */
const REASON = { maximumAge: 1, needsMet: 2, higherEducation: 3, employment: 4, noEngagement: 6, other: 9 };
/** Share of other reasons above which an explanation is asked for [0..1], and ceases from which a share means something. */
const MOST_OTHER = 0.1;
const FEWEST_CEASES = 20;

/** A check that a reason is not given to someone younger than an age [years]. */
function tooYoungFor(reason: number, age: number): RowLook['run'] {
  return (facts, found) => {
    const { namedPlans } = facts.extract;
    found.each((at) => {
      const ceasedOn = dayAt(namedPlans.ceasedOn, at);
      if (namedPlans.ceaseReason[at] !== reason || ceasedOn === NO_DAY) return false;
      const born = facts.birthOfNamedPlan(at);
      return born !== null && isSurelyUnder(born, age, ceasedOn);
    });
  };
}

const REASON_FIELDS = ['namedplan.ceasereason', 'namedplan.ceasedate', 'person.personbirthdate'];
const UP_TO_PERSON = ['namedPlans', 'assessments', 'requests', 'persons'] as const;

/** Say whether the plan names a setting code as its main place. */
function namesSetting(facts: Facts, namedPlan: number, setting: number): boolean {
  const { planDetails } = facts.extract;
  const { start, items } = facts.detailsOfNamedPlan;
  const end = start[namedPlan + 1] ?? 0;
  for (let k = start[namedPlan] ?? 0; k < end; k++) {
    const detail = items[k] ?? -1;
    if (planDetails.rank[detail] === 1 && codeAt(planDetails.setting, detail) === setting) return true;
  }
  return false;
}

/** Say whether the child of a plan was last, by the day of entry, in a setting code. */
function wasLastIn(facts: Facts, namedPlan: number, setting: number): boolean {
  const { placements } = facts.extract;
  const request = facts.requestOfNamedPlan(namedPlan);
  const plan = request < 0 ? -1 : firstChild(facts.activePlansOfRequest, request);
  if (plan < 0) return false;
  const { start, items } = facts.placementsOfPlan;
  const end = start[plan + 1] ?? 0;
  let last = -1;
  for (let k = start[plan] ?? 0; k < end; k++) {
    const placement = items[k] ?? -1;
    if (placements.rank[placement] !== 1) continue;
    if (last < 0 || dayAt(placements.entryOn, placement) > dayAt(placements.entryOn, last)) last = placement;
  }
  return codeAt(placements.setting, last) === setting;
}

/** Checks of how plans end. */
export const CEASE_CHECKS: readonly Check[] = [
  {
    code: 'sen2.ceased-but-active',
    level: 'query',
    subject: 'namedPlans',
    title: 'Ceased, but still among the active plans',
    meaning: 'The plan ceased on or before the reference date, and its request still has an active plan.',
    advice: 'Remove the active plan, or the cease date.',
    fields: ['namedplan.ceasedate', 'activeplans.requeststableid'],
    needs: ['namedPlans', 'assessments', 'requests', 'activePlans'],
    run: (facts, found) => {
      const { activePlansOfRequest, namedPlanOfRequest } = facts;
      found.each((at) => {
        const request = facts.requestOfNamedPlan(at);
        const isCurrent = request >= 0 && placeAt(namedPlanOfRequest, request) === at;
        return isCurrent && facts.hasCeased(at) && countChildren(activePlansOfRequest, request) > 0;
      });
    },
  },
  {
    code: 'sen2.ceased-on-first-day',
    level: 'query',
    subject: 'namedPlans',
    title: 'Plan that ceased on the day it started',
    meaning: 'Start and end are one day, which is mostly a date filled in by the system.',
    advice: 'Check both dates.',
    fields: ['namedplan.startdate', 'namedplan.ceasedate'],
    needs: ['namedPlans'],
    run: ({ extract: { namedPlans } }, found) =>
      found.each((at) => {
        const ceasedOn = dayAt(namedPlans.ceasedOn, at);
        return ceasedOn !== NO_DAY && ceasedOn === dayAt(namedPlans.startsOn, at);
      }),
  },
  {
    code: 'sen2.ceased-before-year',
    level: 'query',
    subject: 'namedPlans',
    title: 'Plan that ceased before the year of the return',
    meaning:
      'The return has the plans that ceased in the calendar year before the census; this one ended earlier.',
    advice: 'Check the cease date, or leave the case out.',
    fields: ['namedplan.ceasedate', 'sen2.year'],
    needs: ['namedPlans', 'collectionYear'],
    run: ({ extract: { namedPlans, year } }, found) =>
      found.each((at) => {
        const ceasedOn = dayAt(namedPlans.ceasedOn, at);
        return ceasedOn !== NO_DAY && yearOf(ceasedOn) < (year ?? 0) - 1;
      }),
  },
  {
    code: 'sen2.ceased-by-age-too-young',
    level: 'query',
    subject: 'namedPlans',
    title: 'Ceased at maximum age before 25',
    meaning:
      'Reason 1 is for the end of the academic year of the 25th birthday, or of the 19th in the adult secure estate.',
    advice: 'Check the reason; note it where the young person is in the secure estate.',
    fields: REASON_FIELDS,
    needs: UP_TO_PERSON,
    run: tooYoungFor(REASON.maximumAge, 25),
  },
  {
    code: 'sen2.ceased-for-work-too-young',
    level: 'query',
    subject: 'namedPlans',
    title: 'Ceased for paid work before 16',
    meaning: 'Reason 4 is for paid work, which no one under 16 can leave education for.',
    advice: 'Check the reason and the date of birth.',
    fields: REASON_FIELDS,
    needs: UP_TO_PERSON,
    run: tooYoungFor(REASON.employment, 16),
  },
  {
    code: 'sen2.ceased-without-engagement-too-young',
    level: 'query',
    subject: 'namedPlans',
    title: 'Ceased for no longer wanting to take part before 16',
    meaning: 'Reason 6 is for young people over compulsory school age.',
    advice: 'Check the reason and the date of birth.',
    fields: REASON_FIELDS,
    needs: UP_TO_PERSON,
    run: tooYoungFor(REASON.noEngagement, 16),
  },
  {
    code: 'sen2.ceased-for-university-too-young',
    level: 'query',
    subject: 'namedPlans',
    title: 'Ceased for higher education before 17',
    meaning: 'Reason 3 is for a move to higher education, which hardly anyone makes before 17.',
    advice: 'Check the reason and the date of birth.',
    fields: REASON_FIELDS,
    needs: UP_TO_PERSON,
    run: tooYoungFor(REASON.higherEducation, 17),
  },
  {
    code: 'sen2.needs-met-but-neet',
    level: 'query',
    subject: 'namedPlans',
    title: 'Ceased because needs are met, but not in education or training',
    meaning:
      'Reason 2 is for those who go on in education or training without a plan; the plan or the last placement says NEET.',
    advice: 'Correct the reason, or the placement.',
    fields: ['namedplan.ceasereason', 'plandetail.sensetting', 'placementdetail.sensetting'],
    needs: ['namedPlans', 'planDetails'],
    run: (facts, found) => {
      const { ceaseReason } = facts.extract.namedPlans;
      found.each(
        (at) =>
          ceaseReason[at] === REASON.needsMet &&
          (namesSetting(facts, at, SETTING.neet) || wasLastIn(facts, at, SETTING.neet)),
      );
    },
  },
  {
    code: 'sen2.many-other-cease-reasons',
    level: 'warning',
    subject: 'namedPlans',
    title: 'Reason "other" on more than 10 % of ceased plans',
    meaning: 'The collection asks for an explanation where many plans ceased for other reasons.',
    advice: 'Check whether one of reasons 1 to 8 fits, and write the note that explains the rest.',
    fields: ['namedplan.ceasereason'],
    needs: ['namedPlans'],
    count: ({ extract: { namedPlans } }) => {
      let [ceased, other] = [0, 0];
      for (let at = 0; at < namedPlans.count; at++) {
        const reason = numberAt(namedPlans.ceaseReason, at);
        if (reason > 0) ceased++;
        if (reason === REASON.other) other++;
      }
      return { ceased, other };
    },
    tell: (tally, _, found) => {
      const [ceased, other] = [countOf(tally, 'ceased'), countOf(tally, 'other')];
      if (ceased >= FEWEST_CEASES && other > ceased * MOST_OTHER) found.whole(other, { other, ceased });
    },
  },
];
