/** Fields of records as entries of columns: days as numbers, codes as places, yes-or-no as 1 or 0, missing as missing. */
import { toDayNumber } from '../base/day-number.ts';
import type { IsoDate } from '../base/time.ts';
import { CODE_LISTS, NO_CODE, NO_DAY } from './extract.ts';

/** Days repeat: an extract of any size has a few thousand, and each is worked out once. */
const MOST_DAYS = 50_000;

/** Turns texts of days into numbers. */
export class DayCells {
  readonly #known = new Map<string, number>();

  of(day: IsoDate | null): number {
    if (day === null) return NO_DAY;
    const known = this.#known.get(day);
    if (known !== undefined) return known;
    const number = toDayNumber(day);
    if (this.#known.size < MOST_DAYS) this.#known.set(day, number);
    return number;
  }
}

type ListName = keyof typeof CODE_LISTS;

const PLACES: Readonly<Record<ListName, ReadonlyMap<string, number>>> = {
  outcome: places('outcome'),
  source: places('source'),
  sex: places('sex'),
  ethnicity: places('ethnicity'),
  unknownReason: places('unknownReason'),
  setting: places('setting'),
  need: places('need'),
  residential: places('residential'),
};

function places(list: ListName): ReadonlyMap<string, number> {
  return new Map(CODE_LISTS[list].map((code, place) => [code, place]));
}

/** Give the place of a code in its list; `NO_CODE` where it is missing or the list does not have it. */
export function codeCell(list: ListName, code: string | null): number {
  return code === null ? NO_CODE : (PLACES[list].get(code) ?? NO_CODE);
}

/** 1, 0, or `NO_CODE` where it is missing. */
export function flagCell(flag: boolean | null): number {
  return flag === null ? NO_CODE : Number(flag);
}

/** A number of digits, as a URN is; 0 where it is missing. */
export function numberCell(digits: string | null): number {
  return digits === null ? 0 : Number(digits);
}
