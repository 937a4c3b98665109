/** Who joins: rates by age and need per head of population, and the first place of each. */
import type { CohortPipeline, JoiningModel } from '../cohort/cohort-model.ts';
import { type CohortHistory, sumOf } from '../history/cohort-history.ts';
import { estimateDispersion, evidenceKept } from './dispersion.ts';
import { rateGroups } from './fit-leaving-moving.ts';
import type { FittedPath } from './fit-path.ts';
import { PHASE_STARTS, peopleAt, phaseOfAge } from './flow-years.ts';
import { yearTable } from './gather-cells.ts';
import { poolRates } from './pool-rates.ts';
import { poolShares } from './pool-shares.ts';
import type { Population } from './population.ts';

export type JoiningFit = {
  readonly history: CohortHistory;
  readonly weights: Float64Array;
  readonly population: Population | null;
  readonly reachable: Uint8Array;
  readonly path: FittedPath;
  readonly pipeline: CohortPipeline | null;
};

/** Joiners of a history, `[age][need][place]`, and people `[age]`, weighted. */
type JoinerCounts = { readonly joiners: Float64Array; readonly people: Float64Array };

/** Fit joining. @source Method note 7, section 3. */
export function fitJoining(fit: JoiningFit): JoiningModel {
  const { history, path, pipeline } = fit;
  const counts = gatherJoiners(fit);
  const years = sumOf(fit.weights) / history.grain;
  const kept = evidenceKept(needDispersion(history), years);
  return {
    rate: joinerRates(fit, counts, kept),
    groupOfAge: rateGroups(history).bandOfAge,
    placement: placements(fit, counts, years),
    path: path.path,
    needShockShape: Number.POSITIVE_INFINITY,
    sharedShockShape: Number.POSITIVE_INFINITY,
    pipeline,
  };
}

function gatherJoiners({ history, weights, population }: JoiningFit): JoinerCounts {
  const { axes, periods, grain } = history;
  const joiners = new Float64Array(history.stock.length);
  const people = new Float64Array(axes.ageCount);
  periods.forEach((period, at) => {
    const weight = weights[at]!;
    if (weight === 0) return;
    for (let cell = 0; cell < joiners.length; cell++) joiners[cell]! += weight * period.joiners[cell]!;
    for (let age = 0; age < axes.ageCount; age++)
      people[age]! += (weight * peopleAt(history, period, age, population)) / grain;
  });
  return { joiners, people };
}

function joinerRates({ history }: JoiningFit, { joiners, people }: JoinerCounts, kept: number) {
  const { ageCount, needs, places } = history.axes;
  const events = new Float64Array(ageCount * needs.length);
  for (let cell = 0; cell < joiners.length; cell++)
    events[Math.floor(cell / places.length)]! += kept * joiners[cell]!;
  const exposure = Float64Array.from(
    { length: events.length },
    (_, at) => kept * people[Math.floor(at / needs.length)]!,
  );
  const columns = Uint8Array.from({ length: needs.length }, (_, need) => need);
  const rate = poolRates(
    { ages: ageCount, columns: needs.length, events, exposure },
    { bandOfAge: rateGroups(history).bandOfAge, groupOfColumn: columns },
  );
  for (let at = 0; at < events.length; at++) if (exposure[at] === 0) rate.shape[at] = 0;
  return rate;
}

/** Dispersion of joiners by phase of education and need from year to year. */
function needDispersion(history: CohortHistory): number {
  const { firstAge, needs, places } = history.axes;
  const groups = PHASE_STARTS.length * needs.length;
  const table = yearTable(
    history,
    groups,
    ({ joiners }, add) => {
      joiners.forEach((count, cell) => {
        if (count === 0) return;
        const age = Math.floor(cell / (needs.length * places.length));
        add(
          phaseOfAge(firstAge + age) * needs.length + (Math.floor(cell / places.length) % needs.length),
          count,
        );
      });
    },
    ({ joiners }, add) => {
      const all = sumOf(joiners);
      for (let group = 0; group < groups; group++) add(group, all);
    },
  );
  return estimateDispersion(table);
}

/** First places by phase of education and need. */
function placements(
  { history, reachable }: JoiningFit,
  { joiners }: JoinerCounts,
  years: number,
): Float64Array {
  const { ageCount, firstAge, needs, places } = history.axes;
  const block = needs.length * places.length;
  const kept = evidenceKept(placeDispersion(history), years);
  const counts = new Float64Array(PHASE_STARTS.length * block);
  const possible = new Uint8Array(counts.length);
  for (let age = 0; age < ageCount; age++) {
    const phase = phaseOfAge(firstAge + age);
    for (let cell = 0; cell < block; cell++) {
      counts[phase * block + cell]! += kept * joiners[age * block + cell]!;
      if (reachable[age * places.length + (cell % places.length)] === 1) possible[phase * block + cell] = 1;
    }
  }
  return poolShares({
    groups: PHASE_STARTS.length,
    rows: needs.length,
    parts: places.length,
    counts,
    possible,
  });
}

function placeDispersion(history: CohortHistory): number {
  const places = history.axes.places.length;
  const table = yearTable(
    history,
    places,
    ({ joiners }, add) => {
      joiners.forEach((count, cell) => {
        if (count > 0) add(cell % places, count);
      });
    },
    ({ joiners }, add) => {
      const all = sumOf(joiners);
      for (let place = 0; place < places; place++) add(place, all);
    },
  );
  return estimateDispersion(table);
}
