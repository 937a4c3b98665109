/** Draws of one person's details: age, needs, place, reviews, request. */

import { type DayNumber, dayNumberOf } from '../base/day-number.ts';
import { type Stream, uniformInt } from '../num/random.ts';
import {
  AGES,
  EARLY_SETTINGS,
  LATE_SETTINGS,
  NEEDS,
  type PlacementType,
  REQUEST_AGES,
  SCHOOL_AGE_SETTINGS,
  SECOND_NEEDS,
} from './county-shares.ts';
import type { DemoPlace, DemoPlacement } from './demo-case.ts';
import { drawPhaseTransfer, drawReview } from './draw-reviews.ts';
import { drawUrn, type EstablishmentKind } from './establishments.ts';
import { CENSUS } from './request-pipeline.ts';
import { drawFrom } from './weighted-table.ts';

const DAYS_A_YEAR = 365.25;

/** Draw the birth day of someone of `age` [years] on 31 August 2024. */
export function bornAtAge(stream: Stream, age: number): DayNumber {
  return dayNumberOf(2023 - age, 9, 1) + uniformInt(stream, 365);
}

/** Draw the birth day of someone for whom an assessment was asked on a day. */
export function bornBeforeRequest(stream: Stream, received: DayNumber): DayNumber {
  return yearsBefore(stream, received, drawFrom(stream, REQUEST_AGES));
}

/** Draw the birth day of someone with a placement type, not older than the return allows and at least `least` by age. */
export function bornForType(stream: Stream, placementType: PlacementType, least: number): DayNumber {
  return bornAtAge(stream, Math.max(least, drawFrom(stream, AGES[placementType])));
}

/** Draw the birth day of someone who is exactly `age` [years] on a day. */
export function yearsBefore(stream: Stream, day: DayNumber, age: number): DayNumber {
  return Math.floor(day - age * DAYS_A_YEAR) - uniformInt(stream, 360) - 2;
}

/** Whole years lived on a day, near enough for choosing a setting [years]. */
export function ageOn(born: DayNumber, day: DayNumber): number {
  return Math.floor((day - born) / DAYS_A_YEAR);
}

/** Draw the place of a placement type: an establishment, or a setting code for those in none. */
export function drawPlace(
  stream: Stream,
  kinds: readonly EstablishmentKind[],
  placementType: PlacementType,
  age: number,
): DemoPlace {
  const urn = drawUrn(stream, kinds, placementType);
  const isUnit = placementType === 'resourceBase' && stream.next() < 0.3;
  return {
    urn,
    settingCode: urn === null ? drawFrom(stream, settingsAt(age)) : '',
    hasSenUnit: isUnit,
    hasResourcedProvision: placementType === 'resourceBase' && !isUnit,
  };
}

function settingsAt(age: number) {
  if (age < 5) return EARLY_SETTINGS;
  return age < 17 ? SCHOOL_AGE_SETTINGS : LATE_SETTINGS;
}

/** Draw the placement of a plan that was open on the census day. */
export function drawPlacement(
  stream: Stream,
  kinds: readonly EstablishmentKind[],
  { placementType, start, born }: { placementType: PlacementType; start: DayNumber; born: DayNumber },
): DemoPlacement {
  const need = drawFrom(stream, NEEDS[placementType]);
  const second = stream.next() < 0.42 ? drawFrom(stream, SECOND_NEEDS) : '';
  const entry = Math.max(start, CENSUS - 30 - uniformInt(stream, 1300));
  const residential = placementType === 'inmss' ? drawResidential(stream) : '';
  return {
    placementType,
    place: drawPlace(stream, kinds, placementType, ageOn(born, CENSUS)),
    entry,
    residential,
    need,
    secondNeed: second === need ? '' : second,
    secondPlace: null,
    transferredFrom: '',
    review: drawReview(stream, start),
    phaseTransfer: drawPhaseTransfer(stream, born, start),
  };
}

function drawResidential(stream: Stream): '' | 'A' | 'B' {
  const share = stream.next();
  if (share < 0.14) return 'A';
  return share < 0.2 ? 'B' : '';
}
