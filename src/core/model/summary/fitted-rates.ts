/** The fitted rates for people to see: mean and range of each, with the events and the time it rests on. */
import type { CohortModel, GammaPosterior } from '../cohort/cohort-model.ts';
import { type CohortHistory, completePeriods } from '../history/cohort-history.ts';

/** One rate. Evidence is as counted, without weights. */
export type FittedRate = {
  readonly flow: 'leaving' | 'moving' | 'joining' | 'requests';
  /** Age on 31 August before the academic year [years]. */
  readonly age: number;
  readonly need: string | null;
  readonly setting: string | null;
  readonly band: string | null;
  /** Events per plan and year; of joiners and requests per head of population and year, or per year where none is given. */
  readonly perYear: number;
  /** Standard deviation of what the rate may be. */
  readonly sd: number;
  /** Events seen [plans]. */
  readonly events: number;
  /** Plan years, or person years, watched [years]; null where the population is not given. */
  readonly exposureYears: number | null;
};

/** List every rate that can act, by flow, age, need and place. */
export function listRates(history: CohortHistory, model: CohortModel): readonly FittedRate[] {
  const seen = countEvidence(history);
  const { ageCount, firstAge, needs, places } = history.axes;
  const rates: FittedRate[] = [];
  for (let age = 0; age < ageCount; age++)
    places.forEach(({ setting, band }, place) => {
      const row = age * places.length + place;
      if (model.axes.reachable[row] === 0) return;
      const at = { age: firstAge + age, need: null, setting, band, exposureYears: seen.years[row]! };
      rates.push({ flow: 'leaving', ...at, ...moments(model.leaving.rate, row), events: seen.left[row]! });
      if (history.tellsMoves)
        rates.push({ flow: 'moving', ...at, ...moments(model.moving.rate, row), events: seen.moved[row]! });
    });
  for (let age = 0; age < ageCount; age++) {
    const at = { age: firstAge + age, setting: null, band: null, exposureYears: null };
    needs.forEach((need, position) => {
      const row = age * needs.length + position;
      const own = moments(model.joining.rate, row);
      if (own.perYear > 0) rates.push({ flow: 'joining', ...at, need, ...own, events: seen.joined[row]! });
    });
    const requests = model.joining.pipeline?.requests;
    if (requests !== undefined)
      rates.push({
        flow: 'requests',
        ...at,
        need: null,
        ...moments(requests, age),
        events: seen.requests[age]!,
      });
  }
  return rates;
}

function moments(
  { shape, rate }: GammaPosterior,
  at: number,
): { readonly perYear: number; readonly sd: number } {
  return {
    perYear: Number((shape[at]! / rate[at]!).toPrecision(6)),
    sd: Number((Math.sqrt(shape[at]!) / rate[at]!).toPrecision(6)),
  };
}

function countEvidence(history: CohortHistory) {
  const { ageCount, firstAge, needs, places } = history.axes;
  const block = needs.length * places.length;
  const rows = ageCount * places.length;
  const [left, moved, years] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  const joined = new Float64Array(ageCount * needs.length);
  for (const period of completePeriods(history)) {
    for (let cell = 0; cell < period.opening.length; cell++) {
      const row = Math.floor(cell / block) * places.length + (cell % places.length);
      left[row]! += period.leavers[cell]!;
      years[row]! += period.opening[cell]! / history.grain;
      joined[Math.floor(cell / places.length)]! += period.joiners[cell]!;
    }
    for (const { age, from, count } of period.moves) moved[age * places.length + from]! += count;
  }
  const requests = new Float64Array(ageCount);
  for (const { received, age } of history.pipeline?.cases ?? []) {
    const isTold = age !== null && received >= (history.pipeline?.from ?? 0);
    if (isTold && received <= (history.pipeline?.to ?? 0)) requests[age - firstAge]!++;
  }
  return { left, moved, years: years.map((time) => Number(time.toFixed(3))), joined, requests };
}
