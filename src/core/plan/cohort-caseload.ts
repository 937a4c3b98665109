/** Caseload draws for a plan from a cohort simulation: its settings brought to the plan's types, its months to 31 March. */
import { toMonthNumber } from '../base/day-number.ts';
import type { Problem } from '../base/problem.ts';
import type { Month } from '../base/time.ts';
import type { CohortRun } from '../model/cohort/run-cohort.ts';
import { seriesAt } from '../model/summary/run-cuts.ts';
import type { CaseloadDraws } from './caseload-draws.ts';
import type { CohortCaseload, ManagementPlan } from './management-plan.ts';
import { frameEffects, plannedEffect } from './mitigation-effect.ts';

/** A simulation with plans kept by setting. */
export type SimulatedSettings = {
  readonly run: Pick<CohortRun, 'plan' | 'draws' | 'steps'> & {
    /** Whole of simulations, fractions of a mean. */
    readonly counts: Int32Array | Float64Array;
  };
  /** The stock stands at the beginning of this month. */
  readonly start: Month;
  /** Months in a step: 1 or 12. */
  readonly stepMonths: number;
  /** Plans at the start by setting. */
  readonly stock: ReadonlyMap<string, number>;
};

/** What a simulation says of one type at one 31 March beside what the plan counts with [plans]. */
export type CaseloadBeside = {
  readonly year: number;
  readonly type: string;
  readonly planned: number;
  readonly mean: number;
  readonly sd: number;
};

/**
 * Which of the usual types of a plan each SEN2 setting is paid under, where the plan does not say otherwise.
 * @source Domain rules for DSG finance, section on placement types; SEN2 guide 2025, settings.
 */
const USUAL_TYPES: Readonly<Record<string, string>> = {
  EYP: 'mainstream',
  MSMA: 'mainstream',
  MSIN: 'mainstream',
  SENU: 'resourceBase',
  RP: 'resourceBase',
  SPMA: 'stateSpecial',
  SPIN: 'inmss',
  NMSS: 'inmss',
  FE: 'post16',
  SPI: 'post16',
  OLA: 'other',
  OPA: 'other',
  EHE: 'other',
  OTH: 'other',
  NEET: 'other',
  NIEC: 'other',
  NIEO: 'other',
};

/** Give the type of every setting, or the problems of those that have none. @param settings  of the simulation. */
export function typesOfSettings(
  { finance }: Pick<ManagementPlan, 'finance'>,
  { types }: Pick<CohortCaseload, 'types'>,
  settings: readonly string[],
): { readonly typeOf: ReadonlyMap<string, string>; readonly problems: readonly Problem[] } {
  const typeOf = new Map<string, string>();
  const problems: Problem[] = [];
  for (const setting of settings) {
    const type = types[setting] ?? USUAL_TYPES[setting];
    if (type !== undefined && finance.types.includes(type)) typeOf.set(setting, type);
    else
      problems.push({
        code: 'plan.setting-not-mapped',
        place: `caseload.cohort.types, ${setting}`,
        message:
          type === undefined
            ? 'The simulation has plans in a setting, and the plan does not say under which type they are paid'
            : 'The setting is paid under a type that the plan does not have',
        advice: `Name one of the plan's types for it: ${finance.types.join(', ')}.`,
      });
  }
  for (const setting of Object.keys(types))
    if (!settings.includes(setting))
      problems.push({
        code: 'plan.setting-unknown',
        place: `caseload.cohort.types, ${setting}`,
        message: 'The plan names a type for a setting that the simulation does not have',
        advice: `Take it out, or correct its name; there are ${settings.join(', ')}.`,
      });
  return { typeOf, problems };
}

/** How far ahead a simulation must reach for a plan [years]; 0 where the plan is over before the simulation begins. */
export function yearsNeeded({ finance }: Pick<ManagementPlan, 'finance'>, start: Month): number {
  const last = (finance.years.at(-1) ?? 0) + 1;
  return Math.max(0, Math.ceil((toMonthNumber(`${last}-03`) + 1 - toMonthNumber(start)) / 12));
}

/**
 * Bring a simulation to the plan's types and 31 Marches. What lies before its start is as the plan has it. A simulation of
 * things as they go counts no mitigation that is still to come, so the plan's own are taken off as planned, from the last
 * 31 March that is known on; a plan's draws then differ from plan only as its mitigations turn out.
 * @throws RangeError where the simulation ends before the plan.
 * @source Method note 9, section 2.
 */
export function cohortCaseload(
  plan: ManagementPlan,
  simulated: SimulatedSettings,
  typeOf: ReadonlyMap<string, string>,
): CaseloadDraws {
  const { finance } = plan;
  const { draws } = simulated.run;
  const [ends, types] = [finance.years.length + 1, finance.types.length];
  const plans = new Float64Array(draws * ends * types);
  const dates = endsOf(plan);
  const start = toMonthNumber(simulated.start);
  const toCome = mitigationsToCome(plan, simulated.start);
  for (const [type, name] of finance.types.entries()) {
    const settings = [...typeOf]
      .filter(([, one]) => one === name)
      .map(([setting]) => placeOfSetting(simulated, setting));
    for (const [end, date] of dates.entries()) {
      const cell = end * types + type;
      const fewer = toCome[cell] ?? 0;
      const sure = date <= start ? Number(finance.caseload[name]?.[end] ?? 0n) : null;
      const plansIn = (draw: number) => sure ?? plansAt(simulated, settings, date - start, draw) - fewer;
      for (let draw = 0; draw < draws; draw++) plans[draw * ends * types + cell] = Math.max(0, plansIn(draw));
    }
  }
  return { draws, ends, types, plans };
}

/** The month after each 31 March of a plan, numbered. */
export function endsOf({ finance }: Pick<ManagementPlan, 'finance'>): readonly number[] {
  const first = finance.years[0] ?? 0;
  return Array.from({ length: finance.years.length + 1 }, (_, end) => toMonthNumber(`${first + end}-03`) + 1);
}

/**
 * Say what a plan's mitigations take off, as planned, beyond what they had at the last 31 March that is known.
 * @param start  of the simulation: 31 Marches up to it are known, and nothing is still to come there.
 * @returns plans fewer `[end][type]` [plans].
 */
export function mitigationsToCome(plan: ManagementPlan, start: Month): Float64Array {
  const types = plan.finance.types.length;
  const { avoided } = plannedEffect(frameEffects(plan), () => true);
  const known = endsOf(plan).filter((date) => date <= toMonthNumber(start)).length - 1;
  return avoided.map((plans, cell) => {
    if (cell < (known + 1) * types) return 0;
    return plans - (known < 0 ? 0 : (avoided[known * types + (cell % types)] ?? 0));
  });
}

/** Where a setting's plans stand in a run, and its stock; looked up once and not for each draw. */
type SettingPlace = { readonly series: number; readonly stock: number };

function placeOfSetting({ run, stock }: SimulatedSettings, setting: string): SettingPlace {
  const series = seriesAt(run, 'plans', 'setting', setting);
  if (series < 0) throw new RangeError(`The simulation keeps no plans of the setting ${setting}`);
  return { series, stock: stock.get(setting) ?? 0 };
}

/** Plans in some settings so many months after the start; between two steps as on the straight line from one to the other. */
function plansAt(
  { run, stepMonths }: SimulatedSettings,
  settings: readonly SettingPlace[],
  months: number,
  draw: number,
): number {
  const steps = months / stepMonths;
  const [before, after] = [Math.floor(steps), Math.ceil(steps)];
  if (after > run.steps) throw new RangeError('The simulation ends before the plan does');
  let plans = 0;
  for (const setting of settings) {
    const low = countAt(run, setting, before, draw);
    const high = after === before ? low : countAt(run, setting, after, draw);
    plans += low + (steps - before) * (high - low);
  }
  return plans;
}

function countAt(
  { plan, counts, draws }: SimulatedSettings['run'],
  { series, stock }: SettingPlace,
  steps: number,
  draw: number,
): number {
  return steps === 0 ? stock : (counts[((steps - 1) * plan.series.length + series) * draws + draw] ?? 0);
}

/** Hold draws against the plan's own caseload, type by type: a plan that counts on other numbers than its data shows it. */
export function besidePlan(
  { finance }: Pick<ManagementPlan, 'finance'>,
  { draws, ends, types, plans }: CaseloadDraws,
): readonly CaseloadBeside[] {
  return finance.types.flatMap((type, place) =>
    Array.from({ length: ends }, (_, end) => {
      let [sum, squares] = [0, 0];
      for (let draw = 0; draw < draws; draw++) {
        const value = plans[(draw * ends + end) * types + place] ?? 0;
        sum += value;
        squares += value * value;
      }
      const mean = sum / draws;
      return {
        year: (finance.years[0] ?? 0) + end,
        type,
        planned: Number(finance.caseload[type]?.[end] ?? 0n),
        mean,
        sd: Math.sqrt(Math.max(0, squares / draws - mean * mean)),
      };
    }),
  );
}
