/** From a history to a cohort model: every rate with its evidence, and the choices that were made on the way. */
import type { CohortModel, FlowPath } from '../cohort/cohort-model.ts';
import { type CohortHistory, completePeriods, sumOf } from '../history/cohort-history.ts';
import { chooseLookBack, type LookBackChoice } from './choose-look-back.ts';
import { fitJoining } from './fit-joining.ts';
import { type FlowFit, fitLeaving, fitMoving } from './fit-leaving-moving.ts';
import { fitPath } from './fit-path.ts';
import { type FittedPipeline, fitPipeline, type OfficePace } from './fit-pipeline.ts';
import { findReachable, type ValidAges } from './fit-places.ts';
import { type FlowName, flowPeriods } from './flow-years.ts';
import { gatherCells } from './gather-cells.ts';
import { LOOK_BACKS, weighPeriods } from './look-backs.ts';
import { findPhaseAges, openDeadEnds } from './phase-ages.ts';
import type { Population } from './population.ts';

export type FitOptions = {
  /** How far the forecast goes [years]. */
  readonly years: number;
  readonly population: Population | null;
  /** Ages at which each setting can be; null to take them from the data. */
  readonly valid: ValidAges | null;
  /** A basis that a person chose for all flows; null to let the back-test choose for each. */
  readonly lookBack: string | null;
  /** Assessments that can be ended a month, where a person says so; null to look for it in the data. */
  readonly capacity: number | null;
};

/** A model and how it came about. */
export type CohortFit = {
  readonly model: CohortModel;
  readonly lookBacks: readonly LookBackChoice[];
  readonly pipeline: FittedPipeline['evidence'] | null;
  /** Ages on 31 August at which plans change place all at once [years]. */
  readonly phaseAges: readonly number[];
  /** What a reader must know of the fit, in words. */
  readonly notes: readonly string[];
};

/**
 * Fit a model to all complete periods of a history.
 * @throws RangeError where no period is complete, or no basis has the name that was asked for.
 * @source Method note 7.
 */
export function fitCohort(history: CohortHistory, options: FitOptions): CohortFit {
  const { population, years } = options;
  if (completePeriods(history).length === 0) throw new RangeError('A fit needs a complete period');
  const choose = (flow: FlowName) => chooseLookBack(history, flow, population, options.lookBack);
  const joinFlow = history.pipeline === null ? 'joining' : 'requests';
  const [leave, move, join] = [choose('leaving'), choose('moving'), choose(joinFlow)];
  const pathOf = (choice: LookBackChoice) => fitPath(history, choice, population, years);
  const reachable = findReachable(history, options.valid);
  openDeadEnds(history, reachable);
  const weightsOf = (choice: LookBackChoice) => weighPeriods(history.periods, history.grain, choice.chosen);
  const phases = findPhaseAges(history, weightsOf(move), reachable);
  const fitOf = (choice: LookBackChoice): FlowFit => {
    const weights = weightsOf(choice);
    return {
      history,
      cells: gatherCells(history, weights, phases.ofMany),
      reachable,
      years: sumOf(weights) / history.grain,
    };
  };
  const joinPath = pathOf(join);
  let held: LookBackChoice | null = null;
  const fitted = fitPipeline(
    history,
    population,
    { weights: weightsOf(join), path: joinPath.path },
    options.capacity,
    () => {
      held = choose('assessments');
      return officePace(history, weightsOf(held), pathOf(held).path);
    },
  );
  const model: CohortModel = {
    axes: { ...history.axes, reachable },
    grain: history.grain,
    start: history.start,
    stock: history.stock,
    population: populationAhead(history, population, years),
    leaving: fitLeaving(fitOf(leave), pathOf(leave)),
    moving: fitMoving(fitOf(move), pathOf(move), phases),
    joining: fitJoining({
      history,
      weights: fitted === null ? weightsOf(join) : mixWeights(history, fitted.evidence.assessmentHalfLife),
      population,
      reachable,
      path: joinPath,
      pipeline: fitted?.pipeline ?? null,
    }),
  };
  return {
    model,
    lookBacks: held === null ? [leave, move, join] : [leave, move, join, held],
    pipeline: fitted?.evidence ?? null,
    phaseAges: phases.all.map((age) => history.axes.firstAge + age),
    notes: notesOf(history, population, joinPath.seasonMonths),
  };
}

/** What an office ends a month on average, over the months that a basis counts, with its course over the calendar taken out. */
function officePace(history: CohortHistory, weights: Float64Array, path: FlowPath): OfficePace {
  let [ended, months] = [0, 0];
  flowPeriods(history, 'assessments', null).forEach(({ events }, at) => {
    const calendar = Number(history.periods[at]!.start.slice(5, 7)) - 1;
    ended += weights[at]! * sumOf(events);
    months += weights[at]! * path.season[calendar]!;
  });
  return { perMonth: months > 0 ? ended / months : 0, path };
}

/**
 * With a pipeline only the mix of joiners counts. It fades as fast as the delays do: while a backlog clears, those who come out of
 * it get younger.
 */
function mixWeights(history: CohortHistory, halfLife: number | null): Float64Array {
  const weights = weighPeriods(history.periods, history.grain, LOOK_BACKS[0]!); // all years are the first
  if (halfLife === null) return weights;
  const last = weights.length - 1;
  return weights.map((weight, at) => weight * 0.5 ** ((last - at) / halfLife));
}

/** People by year from the start and age; a row of ones where no table tells them. */
function populationAhead(
  { axes, start, grain }: CohortHistory,
  population: Population | null,
  years: number,
): Float64Array {
  if (population === null) return new Float64Array(axes.ageCount).fill(1);
  const ahead = new Float64Array(years * axes.ageCount);
  for (let year = 0; year < years; year++) {
    const month = `${Number(start.slice(0, 4)) + year}${start.slice(4)}`;
    for (let age = 0; age < axes.ageCount; age++)
      ahead[year * axes.ageCount + age] = population.at(grain, month, axes.firstAge + age);
  }
  return ahead;
}

function notesOf(
  history: CohortHistory,
  population: Population | null,
  seasonMonths: number,
): readonly string[] {
  const notes: string[] = [];
  if (!history.tellsMoves)
    notes.push(
      'The data tells only the newest place of each plan: no move between settings can be seen, so plans change setting only where a place ends with a phase of education, to where plans of that age are',
    );
  if (!history.tellsNeedsOfLeavers)
    notes.push('The data does not tell the needs of plans that ended: all needs leave alike');
  if (history.grain === 12 && seasonMonths < 12)
    notes.push(
      `The history has ${seasonMonths} of the twelve months of the calendar: the season of the others is not known and taken as flat, so totals of whole years can be off`,
    );
  if (history.periods.length / history.grain < 2)
    notes.push(
      'One year of history: how much years differ is taken from published flows of all authorities, and no trend can be seen',
    );
  if (population === null) notes.push('No population is given: joiners are per year, not per head');
  else {
    const last = population.years.at(-1) ?? 0;
    notes.push(`Population by age is given up to ${last}; later years are taken to be as then`);
  }
  return notes;
}
