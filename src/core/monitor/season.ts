/** The yearly pattern of a series, and how much of it an agreed trajectory leaves out. */

/** What a month adds: a stock's change, a flow's own number. `calendar` is 0 for January. */
export type Step = { readonly calendar: number; readonly value: number };

/** Steps from which the calendar months are told apart: what two years of counts give. */
const SEASON_FROM = 23;
/** Agreed steps from which it can be told whether they carry a season. */
const AGREED_FROM = 6;

/** A yearly pattern that sums to nought. */
export type Season = {
  /** What each calendar month adds beyond the mean month [count], January first. */
  readonly pattern: readonly number[];
  /** Steps of each calendar month that it was estimated from, on average. */
  readonly perMonth: number;
  /** How much of what was seen is believed [0..1]: 0 where chance alone would show as much. */
  readonly kept: number;
};

/**
 * Estimate the season from steps of at least two years, drawn towards none by what chance alone would show.
 * @returns null with fewer steps.
 */
export function estimateSeason(steps: readonly Step[]): Season | null {
  if (steps.length < SEASON_FROM) return null;
  const perMonth = steps.length / 12;
  const overall = mean(steps.map(({ value }) => value));
  const raw = Array.from({ length: 12 }, (_, calendar) => {
    const own = steps.filter((step) => step.calendar === calendar);
    return own.length === 0 ? 0 : mean(own.map(({ value }) => value)) - overall;
  });
  const middle = mean(raw);
  const pattern = raw.map((value) => value - middle);
  const within =
    steps.reduce((sum, { calendar, value }) => sum + (value - overall - (raw[calendar] ?? 0)) ** 2, 0) /
    (steps.length - 12);
  const between = pattern.reduce((sum, value) => sum + value * value, 0) / 11;
  const kept = between === 0 ? 0 : Math.max(0, 1 - within / perMonth / between);
  return { pattern: pattern.map((value) => value * kept), perMonth, kept };
}

/** Degrees of freedom that `count` steps leave around their mean, or around a season of which so much is believed. */
export function freedomOf(count: number, season: Season | null): number {
  return Math.max(1, count - 1 - 11 * (season?.kept ?? 0));
}

/**
 * Say how much of a season the agreed steps leave out [0..1]: 1 where they run on evenly, 0 where they carry it whole.
 * @source Method note 8, equation 8.2.
 */
export function shareLeftOut(season: Season, agreed: readonly Step[]): number {
  if (agreed.length < AGREED_FROM) return 1;
  const middle = mean(agreed.map(({ value }) => value));
  const centre = mean(agreed.map(({ calendar }) => season.pattern[calendar] ?? 0));
  let [both, own] = [0, 0];
  for (const { calendar, value } of agreed) {
    const s = (season.pattern[calendar] ?? 0) - centre;
    both += s * (value - middle);
    own += s * s;
  }
  return own === 0 ? 1 : Math.min(1, Math.max(0, 1 - both / own));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
