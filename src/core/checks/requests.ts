/** Checks of the requests: one case once, and days that can be. */

import { NO_DAY } from '../extract/extract.ts';
import { isSurelyAtLeast } from './ages.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, isBefore, monthOf, OUTCOME, placeAt } from './columns.ts';
import type { Facts } from './facts.ts';

/** A plan can only be asked for someone under 25 [years]. @source Children and Families Act 2014, section 36. */
const NO_REQUEST_FROM = 25;
const DAYS_A_YEAR = 365;

function repeatedBy(facts: Facts, counts: (request: number) => boolean): (at: number) => boolean {
  const { persons, requests } = facts.extract;
  const seen = new Uint8Array(persons.count);
  return (at) => {
    const child = placeAt(facts.childOfPerson, placeAt(requests.person, at));
    if (child < 0 || !counts(at)) return false;
    const isRepeated = seen[child] === 1;
    seen[child] = 1;
    return isRepeated;
  };
}

/** Checks with the requests as their subject. */
export const REQUEST_CHECKS: readonly Check[] = [
  {
    code: 'sen2.request-open-twice',
    level: 'query',
    subject: 'requests',
    title: 'Two open requests for one child',
    meaning: 'A child has more than one request that waits for a decision.',
    advice: 'Close the request that was superseded, or merge the two.',
    fields: ['requests.requestoutcome'],
    needs: ['requests', 'persons'],
    run: (facts, found) => {
      const { outcome } = facts.extract.requests;
      found.each(repeatedBy(facts, (at) => codeAt(outcome, at) === OUTCOME.awaited));
    },
  },
  {
    code: 'sen2.request-repeated',
    level: 'query',
    subject: 'requests',
    title: 'Two requests for one child on one day',
    meaning:
      'A child has two requests with the same day of receipt, which is mostly one request entered twice.',
    advice: 'Keep one of them.',
    fields: ['requests.receiveddate'],
    needs: ['requests', 'persons'],
    run: (facts, found) => {
      const { persons, requests } = facts.extract;
      const days = new Map<number, Set<number>>();
      const several = countRequestsByChild(facts);
      found.each((at) => {
        const child = placeAt(facts.childOfPerson, placeAt(requests.person, at));
        if (child < 0 || child >= persons.count || (several[child] ?? 0) < 2) return false;
        const known = days.get(child) ?? new Set<number>();
        const day = dayAt(requests.receivedOn, at);
        const isRepeated = known.has(day);
        days.set(child, known.add(day));
        return isRepeated;
      });
    },
  },
  {
    code: 'sen2.request-before-birth',
    level: 'error',
    subject: 'requests',
    title: 'Request received before the birth',
    meaning: 'The request was received in a month before the month of birth.',
    advice: 'Correct one of the two dates.',
    fields: ['requests.receiveddate', 'person.personbirthdate'],
    needs: ['requests', 'persons'],
    run: (facts, found) => {
      const { requests } = facts.extract;
      found.each((at) => {
        const born = facts.birthOfPerson(placeAt(requests.person, at));
        const day = dayAt(requests.receivedOn, at);
        return born !== null && day !== NO_DAY && monthOf(day) < born;
      });
    },
  },
  {
    code: 'sen2.request-at-25',
    level: 'query',
    subject: 'requests',
    title: 'Request for someone of 25 or over',
    meaning: 'An assessment can only be asked for someone under 25.',
    advice: 'Check the date of birth and the date of receipt.',
    fields: ['requests.receiveddate', 'person.personbirthdate'],
    needs: ['requests', 'persons'],
    run: (facts, found) => {
      const { requests } = facts.extract;
      found.each((at) => {
        const born = facts.birthOfPerson(placeAt(requests.person, at));
        const day = dayAt(requests.receivedOn, at);
        return born !== null && day !== NO_DAY && isSurelyAtLeast(born, NO_REQUEST_FROM, day);
      });
    },
  },
  {
    code: 'sen2.request-decided-same-day',
    level: 'query',
    subject: 'requests',
    title: 'Request decided on the day it was received',
    meaning: 'The two days are the same, which is mostly a date filled in by the system.',
    advice: 'Check both dates.',
    fields: ['requests.receiveddate', 'requests.requestoutcomedate'],
    needs: ['requests'],
    run: ({ extract: { requests } }, found) =>
      found.each((at) => {
        const day = dayAt(requests.outcomeOn, at);
        return day !== NO_DAY && day === dayAt(requests.receivedOn, at);
      }),
  },
  {
    code: 'sen2.request-open-over-a-year',
    level: 'query',
    subject: 'requests',
    title: 'Request open for more than a year',
    meaning:
      'The law gives six weeks; a request that waits for a year was mostly decided or withdrawn and not closed.',
    advice: 'Enter the outcome and its date, or W.',
    fields: ['requests.receiveddate', 'requests.requestoutcome'],
    needs: ['requests', 'referenceDate'],
    run: ({ extract: { requests }, day }, found) =>
      found.each(
        (at) =>
          codeAt(requests.outcome, at) === OUTCOME.awaited &&
          isBefore(dayAt(requests.receivedOn, at), day - DAYS_A_YEAR),
      ),
  },
];

function countRequestsByChild(facts: Facts): Int32Array {
  const { persons, requests } = facts.extract;
  const counts = new Int32Array(persons.count);
  for (let at = 0; at < requests.count; at++) {
    const child = placeAt(facts.childOfPerson, placeAt(requests.person, at));
    if (child >= 0) counts[child] = (counts[child] ?? 0) + 1;
  }
  return counts;
}
