/** What every reckoning over an extract is given: the columns, the months they tell, and where figures go. */
import type { MonthNumber } from '../base/day-number.ts';
import { codePlace, type Extract, NO_DAY, NO_PARENT } from '../extract/extract.ts';
import type { Register } from '../extract/register-index.ts';
import { type Coverage, findCoverage } from './coverage.ts';
import { hereFrom } from './here-from.ts';
import { MonthFinder, type MonthRange, MonthTally } from './month-tally.ts';
import { joinSpells, type Spells } from './spells.ts';
import { ValueList } from './value-list.ts';

/** People of one authority by single year of age, mid-year; null where none is stored. */
export type Population = {
  /** Year of the estimate. */
  readonly year: number;
  /** People at each age from 0 [people]. */
  readonly byAge: readonly number[];
};

export type ExtractContext = {
  readonly extract: Extract;
  readonly coverage: Coverage;
  readonly months: MonthRange;
  readonly finder: MonthFinder;
  readonly spells: Spells;
  readonly register: Register;
  readonly population: Population | null;
  readonly list: ValueList;
  /** Day of receipt of each assessment's request, by assessment. */
  readonly received: Int32Array;
  /** 1 where the plan of a request moved in from another authority: it is no new plan. @source Domain rules for indicators, R5. */
  readonly isMovedIn: Uint8Array;
};

export type ExtractInputs = {
  readonly extract: Extract;
  readonly register: Register;
  readonly population: Population | null;
  /** Names of sources in the answer's list. */
  readonly sources: readonly string[];
};

/** Places of the outcomes in their list. */
export const OUTCOME = {
  yes: codePlace('outcome', 'Y'),
  no: codePlace('outcome', 'N'),
  awaited: codePlace('outcome', 'A'),
  withdrawn: codePlace('outcome', 'W'),
  earlier: codePlace('outcome', 'H'),
} as const;

/** Join what the reckonings share. @returns null where the extract does not say which day it is of. */
export function openExtract({
  extract,
  register,
  population,
  sources,
}: ExtractInputs): ExtractContext | null {
  const coverage = findCoverage(extract);
  if (coverage === null) return null;
  const { assessments, requests } = extract;
  const spells = joinSpells(extract);
  return {
    extract,
    coverage,
    months: coverage.months,
    finder: new MonthFinder(coverage.months),
    spells: { ...spells, hereFrom: hereFrom(extract, spells, coverage) },
    register,
    population,
    list: new ValueList('extract', sources),
    isMovedIn: movedIn(extract),
    received: assessments.request.map((request) => requests.receivedOn[request] ?? NO_DAY),
  };
}

function movedIn({ requests, activePlans }: Extract): Uint8Array {
  const isMovedIn = new Uint8Array(requests.count);
  for (let plan = 0; plan < activePlans.count; plan++) {
    const request = activePlans.request[plan] ?? NO_PARENT;
    if (request !== NO_PARENT && activePlans.transferredFrom[plan] !== 0) isMovedIn[request] = 1;
  }
  return isMovedIn;
}

/** Say whether an assessment is of a plan that moved in. */
export function isOfMovedIn({ extract, isMovedIn }: ExtractContext, assessment: number): boolean {
  return isMovedIn[extract.assessments.request[assessment] ?? NO_PARENT] === 1;
}

/** Start an empty tally over the covered months. */
export function tallyOf({ months }: ExtractContext): MonthTally {
  return new MonthTally(months);
}

/** Whole years of age in a month, known to the month of birth; -1 where the person is not known. */
export function ageIn({ extract }: ExtractContext, person: number, month: MonthNumber): number {
  if (person === NO_PARENT) return -1;
  const born = extract.persons.birthMonth[person];
  return born === undefined ? -1 : Math.floor((month - born) / 12);
}

/** Sum people over ages, both ends counted; null where an age is missing. */
export function peopleAged({ byAge }: Population, from: number, to: number): number | null {
  let sum = 0;
  for (let age = from; age <= to; age++) {
    const people = byAge[age];
    if (people === undefined) return null;
    sum += people;
  }
  return sum;
}
