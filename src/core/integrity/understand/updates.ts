/** Which update of a programme a label names, and how updates run along a table: oldest first, or newest first. */
import { monthNumber } from '../lex/periods.ts';

/** The updates of a year by the month that names them: May, August and November are the first three. */
const OF_MONTH: Readonly<Record<number, number>> = { 5: 1, 8: 2, 11: 3 };
/** More updates than a year has: what stands before a year's end is so much less. */
const YEAR = 12;

/** Give the number of the update that a label names: "Update 2", "Q2", "P6", "Aug", "August 2024"; null where it names none. */
export function updateNumber(label: string): number | null {
  const low = label.toLowerCase();
  const found =
    /\b(?:update|quarter|return|u)\s{0,2}(\d)\b|\bq([1-4])\b|\b(?:p|period |month )(\d{1,2})\b/.exec(low);
  if (found !== null) return Number(found[1] ?? found[2] ?? found[3]);
  const word = /\b(?:may|aug(?:ust)?|nov(?:ember)?)\b/.exec(low)?.[0];
  return word === undefined ? null : (OF_MONTH[monthNumber(word) ?? 0] ?? null);
}

/** Each number is the one before less one step: the newest stands first. */
function isNewestFirst(numbers: readonly (number | null)[]): boolean {
  const own = numbers.filter((number) => number !== null);
  const step = (own[0] ?? 0) - (own[1] ?? 0);
  return (
    own.length > 1 &&
    step > 0 &&
    step <= 3 &&
    own.every((number, at) => at === 0 || own[at - 1] === number + step) &&
    (own.length > 2 || step === 1 || step === 3)
  );
}

const NEW = /\b(?:this|current|now|latest|new)\b/i;
const OLD = /\b(?:previous|last|prior|before)\b/i;

/**
 * Give the numbers of the updates along a table, larger for later ones. "May 2025 … November 2025, May 2026" begins anew, and what
 * stands before is of the year before; "this quarter, last quarter" stand as they are called.
 */
export function updateNumbers(labels: readonly string[]): (number | null)[] {
  const own = labels.map(updateNumber);
  if (own.every((number) => number === null) && labels.some((label) => OLD.test(label)))
    return labels.map((label) =>
      OLD.test(label) ? 1 : NEW.test(label) || /rag|rating|status/i.test(label) ? 2 : null,
    );
  if (isNewestFirst(own)) return own;
  // "May, August, This update": the one called by no number is the newest.
  const now = labels.findIndex((label, at) => own[at] === null && NEW.test(label));
  if (now >= 0 && own.some((number) => number !== null)) {
    const others = updateNumbers(labels.map((label, at) => (at === now ? '' : label)));
    const last = Math.max(...others.map((number) => number ?? 0));
    return others.map((number, at) => (at === now ? last + 1 : number));
  }
  let next: number | null = null;
  let back = 0;
  return own
    .toReversed()
    .map((number) => {
      if (number === null) return null;
      if (next !== null && number >= next) back += YEAR;
      next = number;
      return number - back;
    })
    .toReversed();
}
