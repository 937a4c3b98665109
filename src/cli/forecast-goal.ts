/** `evenkeel forecast goal`: what each flow alone would have to be for a number of plans by a month, with the range that goes with it. */

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type CohortGoalAnswer,
  type FlowGoal,
  GOAL_FLOWS,
  type GoalFlow,
  shareAfter,
} from '../app/seek-cohort-goal.ts';
import { withCapital } from '../core/base/first-letter.ts';
import { raise } from '../core/base/problem.ts';
import { showCount, showShare } from '../core/base/show.ts';
import { monthInWords } from '../core/base/time.ts';
import { type CohortSourceOptions, readCohortSource } from './cohort-source-options.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { monthOption } from './month-option.ts';
import { wholeNumber } from './panel-options.ts';
import { textTable } from './text-table.ts';

type Options = CohortSourceOptions & {
  readonly plans: string;
  readonly by: string;
  readonly setting?: string;
  readonly to?: string;
  readonly start?: string;
  readonly ramp: string;
  readonly flow?: readonly string[];
  readonly lookBack?: string;
  readonly seed: string;
  readonly draws: string;
  readonly workers?: string;
  readonly json?: boolean;
};

const MOST_PLANS = 10_000_000;
const MOST_MONTHS = 360;
const MOST_DRAWS = 100_000;
const MOST_WORKERS = 1024;

/** What a reader must not make of a share of refusals. */
const LAWFUL =
  'Each request is decided on that child’s needs, by the tests of the law alone. A share of refusals here says what the goal would take; it is no target, and none may be set.';

/** Add the command to `forecast`. */
export function registerForecastGoal(program: Command, context: CommandContext): void {
  commandGroup(program, 'forecast', 'forecasts with ranges')
    .command('goal')
    .description('what each flow alone would have to be for a number of plans by a month')
    .argument('<records>', 'folder of SEN2 tables or of a transitions table, or the id of a stored programme')
    .requiredOption('--plans <number>', 'plans to be reached')
    .requiredOption('--by <month>', 'the month at whose end, such as 2031-03')
    .option('--setting <code>', 'plans of this setting alone')
    .option('--to <codes>', 'settings that its plans would step down to, such as SPMA,SENU')
    .option(
      '--start <month>',
      'first month in which something changes; the first of the forecast where not given',
    )
    .option('--ramp <months>', 'months over which it grows to full size', '12')
    .option('--flow <flows...>', `only these: ${GOAL_FLOWS.join(', ')}`)
    .option('--population <file>', 'people by single year of age, for joiners per head')
    .option('--establishments <file>', 'the register, which tells the type of each school and college')
    .option('--area <code>', "the authority's code, where the population has several")
    .option('--earlier <folder...>', 'folders of earlier SEN2 returns: the past is as long as they reach')
    .option('--look-back <basis>', 'take all rates from this part of the past')
    .option('--seed <number>', 'start of chance', '1')
    .option('--draws <number>', 'how many simulations', '1000')
    .option('--workers <number>', 'how many threads; the answer is the same for any number')
    .option('--quiet', 'no progress')
    .option('--json', 'write one JSON document')
    .action(async (records: string, options: Options) => {
      const answer = await seek(context, records, options);
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : goalText(answer));
    });
}

async function seek(context: CommandContext, records: string, options: Options): Promise<CohortGoalAnswer> {
  const asked = {
    plans: wholeNumber('--plans', options.plans, 0, MOST_PLANS),
    by: monthOption('--by', options.by),
    setting: options.setting ?? null,
    to: options.to === undefined ? [] : options.to.split(',').map((one) => one.trim()),
    start: options.start === undefined ? null : monthOption('--start', options.start),
    ramp: wholeNumber('--ramp', options.ramp, 0, MOST_MONTHS),
    flows: options.flow === undefined ? null : options.flow.map(flowOf),
    lookBack: options.lookBack ?? null,
    seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
    draws: wholeNumber('--draws', options.draws, 1, MOST_DRAWS),
    workers:
      options.workers === undefined ? null : wholeNumber('--workers', options.workers, 0, MOST_WORKERS),
    version: context.version,
  };
  if (!existsSync(records)) {
    const { findProgramme } = await import('../app/find-programme.ts');
    const app = await context.openApp();
    return await app.cohort.goal(context.actor, await findProgramme(app, context.actor, records), asked);
  }
  const { seekCohortGoal } = await import('../app/seek-cohort-goal.ts');
  return await seekCohortGoal({ ...asked, source: await readCohortSource(context, records, options) });
}

function flowOf(text: string): GoalFlow {
  return (
    GOAL_FLOWS.find((flow) => flow === text) ??
    raise({
      code: 'call.wrong',
      place: text,
      message: 'There is no flow of that name whose size can be sought',
      advice: `Name one of: ${GOAL_FLOWS.join(', ')}.`,
    })
  );
}

/** The answer in a sentence, then a line for each flow. */
export function goalText({ goal, expected, flows, draws, seed, notes, version }: CohortGoalAnswer): string {
  const what = goal.setting === null ? 'plans' : `plans in ${goal.setting}`;
  const away = expected - goal.plans;
  const gap = `${showCount(Math.abs(away))} ${away > 0 ? 'more' : 'fewer'} than the goal of ${showCount(goal.plans)}`;
  return [
    `With nothing changed ${showCount(expected)} ${what} are expected at the end of ${monthInWords(goal.by)}, ${gap}.`,
    `Each flow alone, from ${monthInWords(goal.start)}, at full size after ${goal.ramp} months:`,
    textTable([
      ['Flow', 'Now', 'Needed', 'Change', 'Needed, 8 in 10', 'Plans then, 8 in 10', 'Goal met'],
      ...flows.map(rowOf),
    ]),
    ...flows.flatMap((flow) => [
      ...(flow.kind === 'out-of-reach' ? [unreached(flow)] : []),
      rangeSentence(flow, goal.plans),
    ]),
    ...(notes.length === 0 ? [] : [`To know:\n${notes.map((note) => `  - ${note}.`).join('\n')}`]),
    ...(flows.some(({ unit }) => unit === 'share') ? [LAWFUL] : []),
    `Seed ${seed}, ${draws} draws, version ${version}.`,
  ].join('\n\n');
}

function rowOf(flow: FlowGoal): string[] {
  const rate = (value: number | null) => {
    if (value === null) return 'not told';
    return flow.unit === 'share' ? showShare(value, 1) : `${showCount(value)} a year`;
  };
  if (flow.kind === 'out-of-reach')
    return [flow.rate, rate(flow.now), 'out of reach', '', rangeOf(flow), '', ''];
  const { now, change, low, high, mean } = flow;
  return [
    flow.rate,
    rate(now),
    rate(flow.needed),
    flow.unit === 'share' ? '' : toldSize(flow, change),
    rangeOf(flow),
    `${showCount(mean)} (${showCount(low)} to ${showCount(high)})`,
    showShare(flow.shareWithin, 0),
  ];
}

/** Both ends, the lesser rate first; where refusals rise the share that goes on falls. */
function rangeOf(flow: FlowGoal): string {
  const { low, high } = flow.range;
  if (low === null && high === null) return 'beyond';
  const told = (size: number | null) => (size === null ? 'beyond' : toldSize(flow, size));
  const ends = [told(low), told(high)];
  return (isTurned(flow) ? ends.reverse() : ends).join(' to ');
}

function isTurned({ unit, now }: FlowGoal): boolean {
  return unit === 'share' && now !== null;
}

/** What single simulations need, in a sentence. */
function rangeSentence(flow: FlowGoal, plans: number): string {
  const { draws, low, high, shareAbove, shareBelow } = flow.range;
  const name = withCapital(flow.rate);
  const how = `each of ${draws} was sought by itself, with its own rates, shocks and chance`;
  const need =
    low === null && high === null
      ? 'no range holds 8 in 10 simulations'
      : `8 in 10 simulations need ${rangeOf(flow)}${yearly(flow)}`;
  const out = [
    ...(shareAbove > 0 ? [`in ${showShare(shareAbove, 0)} plans stay above the goal`] : []),
    ...(shareBelow > 0 ? [`in ${showShare(shareBelow, 0)} they stay below it`] : []),
  ];
  const beyond =
    out.length === 0
      ? 'a size between meets it in all of them'
      : `with every size sought ${out.join(' and ')}`;
  return `${name}, for ${showCount(plans)} plans: ${need}; ${beyond} (${how}).`;
}

/** The same as a number a year, where it is told as a change. */
function yearly({ unit, now, range: { low, high } }: FlowGoal): string {
  if (unit !== 'a year' || now === null || low === null || high === null) return '';
  return ` (${showCount(now * (1 + low))} to ${showCount(now * (1 + high))} a year)`;
}

function unreached(flow: Extract<FlowGoal, { kind: 'out-of-reach' }>): string {
  const { rate, from, to, plansAtFrom, plansAtTo } = flow;
  return `No size of ${rate} meets the goal alone: ${toldSize(flow, from)} gives ${showCount(plansAtFrom)} plans, ${toldSize(flow, to)} gives ${showCount(plansAtTo)}.`;
}

/** A share is told as what it comes to: a change of a share would be of the cases that go on, and read the wrong way round. */
function toldSize({ unit, now }: FlowGoal, size: number): string {
  if (unit === 'more a month') return `${size.toFixed(1)} more a month`;
  return now === null || unit !== 'share' ? signedShare(size) : showShare(shareAfter(now, size), 1);
}

function signedShare(change: number): string {
  return `${change > 0 ? '+' : ''}${showShare(change, 1)}`;
}
