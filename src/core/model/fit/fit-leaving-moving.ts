/** Rates of leaving and moving, and where those who move go. */
import type {
  BetaPosterior,
  CohortPlace,
  GammaPosterior,
  LeavingModel,
  MovingModel,
  PhaseMoves,
} from '../cohort/cohort-model.ts';
import type { CohortHistory, HistoryPeriod } from '../history/cohort-history.ts';
import { estimateDispersion, evidenceKept } from './dispersion.ts';
import type { FittedPath } from './fit-path.ts';
import { PHASE_STARTS, phaseOfAge } from './flow-years.ts';
import { type GatheredCells, withoutNeeds, yearTable } from './gather-cells.ts';
import { endsAt, type PhaseAges } from './phase-ages.ts';
import { poolRates, type RateGroups } from './pool-rates.ts';
import { poolShares } from './pool-shares.ts';
import { rateStrength } from './pool-strength.ts';

/** A factor that is surely 1 has this shape and rate. */
const SURE = 1e8;
/** Events that the chance to move at a phase leans on its age's chance with. */
const PHASE_STRENGTH = 4;
/** Settings that were never seen as a destination and would be rarer than this are left out: each costs a draw [0..1]. */
const RARE = 0.005;

/** The same for a place: a setting whose plans stand in several bands is as many destinations, each so much rarer. */
function rareShare({ axes: { places } }: CohortHistory): number {
  return (RARE * new Set(places.map(({ setting }) => setting)).size) / places.length;
}

/** What fits of flows share. */
export type FlowFit = {
  readonly history: CohortHistory;
  readonly cells: GatheredCells;
  readonly reachable: Uint8Array;
  /** Sum of the weights of whole years [years]. */
  readonly years: number;
};

/** Band and group of the cells of rates: phases of education, and settings whatever their band of funding. */
export function rateGroups({ axes }: CohortHistory): RateGroups {
  const settings = [...new Set(axes.places.map(({ setting }) => setting))];
  return {
    bandOfAge: Uint8Array.from({ length: axes.ageCount }, (_, age) => phaseOfAge(axes.firstAge + age)),
    groupOfColumn: Uint8Array.from(axes.places, ({ setting }: CohortPlace) => settings.indexOf(setting)),
  };
}

/** Fit the hazards of leaving. @source Method note 7, sections 2 and 6. */
export function fitLeaving(fit: FlowFit, path: FittedPath): LeavingModel {
  const { history, cells } = fit;
  const kept = evidenceKept(
    dispersionOf(history, (period, add) => eachCell(period.leavers, add)),
    fit.years,
  );
  const rate = hazards(fit, cells.left, cells.watched, cells.moved, kept);
  const needFactor = history.tellsNeedsOfLeavers
    ? needFactors(history, rate, cells.left, cells.watched, kept)
    : steady(history.axes.needs.length);
  return { rate, needFactor, path: path.path, transferShare: transferShares(history) };
}

/** Fit the hazards of moving and the moves at ages of change. */
export function fitMoving(fit: FlowFit, path: FittedPath, phases: PhaseAges): MovingModel {
  const { history, cells } = fit;
  const places = history.axes.places.length;
  const perMove = (period: HistoryPeriod, add: (cell: number, by: number) => void) => {
    for (const { age, need, from, count } of period.moves)
      add((age * history.axes.needs.length + need) * places + from, count);
  };
  const kept = evidenceKept(dispersionOf(history, perMove), fit.years);
  const rate = hazards(fit, cells.moved, cells.watchedForMoves, cells.left, kept);
  const { groupOfAge, destinations } = fitDestinations(fit, kept);
  blockUnreachable(fit, rate, { groupOfAge, destinations });
  const needFactor = history.tellsMoves
    ? needFactors(history, rate, cells.moved, cells.watchedForMoves, kept)
    : steady(history.axes.needs.length);
  return {
    rate,
    needFactor,
    path: path.path,
    groupOfAge,
    destinations,
    phase: phases.all.length === 0 ? null : fitPhases(fit, phases, kept),
  };
}

/** Nobody moves from where nobody can be, or where no destination can be reached. */
function blockUnreachable(
  { history, reachable }: FlowFit,
  rate: GammaPosterior,
  { groupOfAge, destinations }: Pick<MovingModel, 'groupOfAge' | 'destinations'>,
): void {
  const { ageCount, places } = history.axes;
  for (let age = 0; age < ageCount; age++) {
    const row = reachable.subarray(age * places.length, (age + 1) * places.length);
    for (let from = 0; from < places.length; from++) {
      const block = (groupOfAge[age]! * places.length + from) * places.length;
      const leads = row.some((is, to) => is === 1 && destinations[block + to]! > 0);
      if (row[from] === 0 || !leads) rate.shape[age * places.length + from] = 0;
    }
  }
}

function eachCell(counts: Int32Array, add: (cell: number, by: number) => void): void {
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell]! > 0) add(cell, counts[cell]!);
}

/** Dispersion of events of the stock by phase of education and place. */
function dispersionOf(
  history: CohortHistory,
  eventsOf: (period: HistoryPeriod, add: (cell: number, by: number) => void) => void,
): number {
  const { firstAge, needs, places } = history.axes;
  const groupOf = (cell: number) =>
    phaseOfAge(firstAge + Math.floor(cell / (needs.length * places.length))) * places.length +
    (cell % places.length);
  const table = yearTable(
    history,
    PHASE_STARTS.length * places.length,
    (period, add) => eventsOf(period, (cell, by) => add(groupOf(cell), by)),
    (period, add) => eachCell(period.opening, (cell, by) => add(groupOf(cell), by)),
  );
  return estimateDispersion(table);
}

/**
 * Hazards per year by age and place. The chance to go within a period is turned to a hazard with the ratio of its own
 * cell, shrunk, so that a rate held over a period gives the share that was seen.
 * @source Method note 7, equation 7.1.
 */
function hazards(
  { history }: FlowFit,
  events: Float64Array,
  watched: Float64Array,
  others: Float64Array,
  kept: number,
): GammaPosterior {
  const [own, other, base] = [events, others, watched].map((cells) => withoutNeeds(history, cells)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]; // three in, three out
  const { ageCount, places } = history.axes;
  const exposure = new Float64Array(base.length);
  for (let age = 0; age < ageCount; age++) {
    let [gone, all] = [0, 0];
    for (let cell = age * places.length; cell < (age + 1) * places.length; cell++) {
      gone += own[cell]! + other[cell]!;
      all += base[cell]!;
    }
    const usual = all > 0 ? gone / all : 0;
    for (let cell = age * places.length; cell < (age + 1) * places.length; cell++) {
      const share = Math.min(0.98, (own[cell]! + other[cell]! + 4 * usual) / (base[cell]! + 4));
      const perHazard = share > 0 ? share / -Math.log1p(-share) : 1;
      exposure[cell] = (kept * base[cell]! * perHazard) / history.grain;
    }
  }
  return poolRates(
    { ages: ageCount, columns: places.length, events: own.map((count) => kept * count), exposure },
    rateGroups(history),
  );
}

/** Factors of needs: events over what the rates by age and place expect, shrunk towards 1. */
function needFactors(
  { axes, grain }: CohortHistory,
  rate: GammaPosterior,
  events: Float64Array,
  watched: Float64Array,
  kept: number,
): GammaPosterior {
  const [needs, places] = [axes.needs.length, axes.places.length];
  const [seen, expected] = [new Float64Array(needs), new Float64Array(needs)];
  for (let cell = 0; cell < events.length; cell++) {
    const row = Math.floor(cell / (needs * places)) * places + (cell % places);
    const need = Math.floor(cell / places) % needs;
    const hazard = rate.shape[row]! / rate.rate[row]! / grain;
    seen[need]! += kept * events[cell]!;
    expected[need]! += kept * watched[cell]! * -Math.expm1(-hazard);
  }
  const strength = rateStrength(seen, expected);
  return { shape: seen.map((count) => strength + count), rate: expected.map((count) => strength + count) };
}

/** Factors that are surely 1. */
export function steady(needs: number): GammaPosterior {
  return { shape: new Float64Array(needs).fill(SURE), rate: new Float64Array(needs).fill(SURE) };
}

/** Share of leavers that go to another authority, by phase of education; null where no reason tells it. */
function transferShares({ axes, periods }: CohortHistory): Float64Array | null {
  const leavers = new Float64Array(PHASE_STARTS.length);
  const moved = new Float64Array(PHASE_STARTS.length);
  const block = axes.needs.length * axes.places.length;
  for (const period of periods) {
    eachCell(period.leavers, (cell, by) => {
      leavers[phaseOfAge(axes.firstAge + Math.floor(cell / block))]! += by;
    });
    period.transfersOut.forEach((count, age) => {
      moved[phaseOfAge(axes.firstAge + age)]! += count;
    });
  }
  const [all, out] = [leavers, moved].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  if (out === undefined || out === 0 || all === undefined) return null;
  return Float64Array.from({ length: axes.ageCount }, (_, age) => {
    const phase = phaseOfAge(axes.firstAge + age);
    return (moved[phase]! + out / all) / (leavers[phase]! + 1);
  });
}

function fitDestinations(
  { history, cells, reachable }: FlowFit,
  kept: number,
): Pick<MovingModel, 'groupOfAge' | 'destinations'> {
  const places = history.axes.places.length;
  const groupOfAge = rateGroups(history).bandOfAge;
  const possible = new Uint8Array(PHASE_STARTS.length * places * places);
  groupOfAge.forEach((group, age) => {
    const row = reachable.subarray(age * places, (age + 1) * places);
    for (let pair = 0; pair < places * places; pair++) {
      const [from, to] = [Math.floor(pair / places), pair % places];
      if (from !== to && row[from] === 1 && row[to] === 1) possible[group * places * places + pair] = 1;
    }
  });
  return {
    groupOfAge,
    destinations: poolShares({
      groups: PHASE_STARTS.length,
      rows: places,
      parts: places,
      counts: cells.destinations.map((count) => kept * count),
      possible,
      leastShare: rareShare(history),
    }),
  };
}

/** Moves at ages of change; where no move is told, plans that cannot stay go to where those of that age are. */
function fitPhases(fit: FlowFit, phases: PhaseAges, kept: number): PhaseMoves {
  const { history, cells, reachable } = fit;
  const { firstAge, places: ofPlaces } = history.axes;
  const places = ofPlaces.length;
  const stock = withoutNeeds(history, Float64Array.from(history.stock));
  const counts = new Float64Array(phases.all.length * places * places);
  const possible = new Uint8Array(counts.length);
  const movedBetween = (age: number, pair: number): number => {
    if (!history.tellsMoves) return stock[age * places + (pair % places)]!;
    if (phases.ofMany.has(age)) return kept * cells.phaseMoved[age * places * places + pair]!;
    // Where a place ends and few move besides, they go where others of that phase of education moved to.
    return kept * cells.destinations[phaseOfAge(firstAge + age - 1) * places * places + pair]!;
  };
  phases.all.forEach((age, at) => {
    for (let pair = 0; pair < places * places; pair++) {
      const [from, to] = [Math.floor(pair / places), pair % places];
      if (from === to || reachable[age * places + to] === 0 || !goes(fit, phases, age, from)) continue;
      counts[at * places * places + pair] = movedBetween(age, pair);
      possible[at * places * places + pair] = 1;
    }
  });
  return {
    ages: phases.all,
    chance: phaseChances(fit, phases, kept),
    destinations: poolShares({
      groups: phases.all.length,
      rows: places,
      parts: places,
      counts,
      possible,
      leastShare: rareShare(history),
    }),
  };
}

/** Say whether anyone goes from a place at an age of change: all where it ends, some where many move. */
function goes({ history, reachable }: FlowFit, { ofMany }: PhaseAges, age: number, from: number): boolean {
  const places = history.axes.places.length;
  return endsAt(reachable, places, age, from) || (ofMany.has(age) && reachable[age * places + from] === 1);
}

function phaseChances(fit: FlowFit, phases: PhaseAges, kept: number): BetaPosterior {
  const { history, cells, reachable } = fit;
  const places = history.axes.places.length;
  const yes = new Float64Array(phases.all.length * places);
  const no = new Float64Array(phases.all.length * places).fill(1);
  phases.all.forEach((age, at) => {
    const moved = Float64Array.from({ length: places }, (_, from) => {
      const row = (age * places + from) * places;
      return cells.phaseMoved.subarray(row, row + places).reduce((sum, count) => sum + count, 0);
    });
    const watched = cells.phaseWatched.subarray(age * places, (age + 1) * places);
    const all = watched.reduce((sum, count) => sum + count, 0);
    const usual = all > 0 ? moved.reduce((sum, count) => sum + count, 0) / all : 0;
    const open = reachable.subarray(age * places, (age + 1) * places).reduce((sum, is) => sum + is, 0);
    for (let from = 0; from < places; from++) {
      const row = at * places + from;
      if (endsAt(reachable, places, age, from)) [yes[row], no[row]] = [1, 0];
      else if (open > 1 && goes(fit, phases, age, from)) {
        const stayed = Math.max(0, watched[from]! - moved[from]!);
        yes[row] = PHASE_STRENGTH * usual + kept * moved[from]!;
        no[row] = PHASE_STRENGTH * (1 - usual) + kept * stayed + 1e-9;
      }
    }
  });
  return { yes, no };
}
