/** `evenkeel backtest panel`: how well the forecast would have done, beside the methods in use. */
import type { Command } from 'commander';
import { answerBacktest, type BacktestAnswer } from '../app/backtest-panel.ts';
import { showShare } from '../core/base/show.ts';
import { addBacktestLookBack } from './backtest-look-back.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import {
  addPanelOptions,
  type PanelOptions,
  readPanelOptions,
  tellProblems,
  wholeNumber,
} from './panel-options.ts';
import { textTable } from './text-table.ts';

type Options = PanelOptions & {
  readonly origins?: string;
  readonly splits: string;
  readonly variants?: boolean;
};

/** Add the command to `backtest`. */
export function registerBacktestPanel(program: Command, context: CommandContext): void {
  const backtest = commandGroup(program, 'backtest', 'forecasts of the past against what came');
  addBacktestLookBack(backtest, context);
  addPanelOptions(backtest.command('panel'))
    .description('score the panel forecast and the methods in use from past origins')
    .option('--origins <count>', 'how many origins, the newest first', '8')
    .option(
      '--splits <count>',
      'times that half the authorities are held back and forecast as never seen; 0 for never',
      '4',
    )
    .option('--variants', 'also score our method with one choice changed at a time')
    .action(async (panel: string, options: Options) => {
      const { answer, problems } = await answerBacktest({
        ...readPanelOptions(panel, options),
        origins: wholeNumber('--origins', options.origins ?? '8', 1, 100),
        splits: wholeNumber('--splits', options.splits, 0, 100),
        hasVariants: options.variants === true,
        version: context.version,
        onOrigin: (done, of) => {
          if (options.quiet !== true) context.err(`Back-test: origin ${done} of ${of}`);
        },
      });
      tellProblems(context, panel, problems);
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : backtestTable(answer));
    });
}

type Held = BacktestAnswer['methods'][number]['horizons'][number]['coverage']['0.8'];

function showHeld(held: Held): string {
  const share = showShare(held.share, 0);
  return held.low === null || held.high === null
    ? share
    : `${share} (${showShare(held.low, 0)}–${showShare(held.high, 0)})`;
}

const HEADER = [
  'Method',
  'Years',
  'Error',
  'MASE',
  'WIS',
  'CRPS',
  'Bias',
  '50% held',
  '80% held',
  '95% held',
  'Series',
] as const;

type Scores = BacktestAnswer['methods'][number];

/** The scores for people: a row for each horizon and method, and where another method did better. */
function backtestTable(answer: BacktestAnswer): string {
  const all = [...answer.methods, ...listed(answer.unseen), ...answer.variants];
  const rows = Array.from({ length: answer.horizon }, (_, place) => place + 1).flatMap((horizon) =>
    all.flatMap((method) => scoreRow(method, horizon)),
  );
  const note = [
    `Origins: January ${answer.origins.join(', ')}. Error, WIS, CRPS and bias are shares of the actual count; lower is better.`,
    'In brackets: 95% interval of the share held, clustered by origin.',
    `Seed ${answer.seed}, ${answer.draws} draws, version ${answer.version}.`,
  ];
  const told = [...shortfallLines(answer), ...unseenLines(answer), ...rangeLines(answer)];
  return [textTable([HEADER, ...rows]), '', ...told, '', ...note].join('\n');
}

/** How often ranges are to hold at one and two years [share of outcomes]. @source Method note 2, section 8. */
const AIMS = [
  { level: '0.8', low: 0.76, high: 0.84 },
  { level: '0.95', low: 0.92, high: 0.97 },
] as const;
const FURTHEST_AIM = 2;

/** Say whether ours beat the others on authorities that taught it nothing. */
function unseenLines({ unseen, unseenShortfalls, horizon }: BacktestAnswer): string[] {
  if (unseen === null) return [];
  if (unseenShortfalls.length === 0)
    return [
      `On authorities never seen ours had less error and a better score than every other method at ${yearsInWords(horizon)}.`,
    ];
  return [
    'On authorities never seen another method did better than ours:',
    ...unseenShortfalls.map((one) => `  ${one.horizon} y: ${betterThanOurs(one)}`),
  ];
}

/** Say whether ours held as often as they are to, and each that did not. */
function rangeLines({ methods, unseen }: BacktestAnswer): string[] {
  const own = [...methods.slice(0, 1), ...listed(unseen)];
  const misses = own.flatMap(({ name, horizons }) =>
    horizons
      .filter(({ horizon }) => horizon <= FURTHEST_AIM)
      .flatMap(({ horizon, coverage }) =>
        AIMS.filter(
          ({ level, low, high }) => coverage[level].share < low || coverage[level].share > high,
        ).map(
          ({ level }) =>
            `  ${name}, ${horizon} y: the ${showShare(Number(level), 0)} range held ${showShare(coverage[level].share, 1)}.`,
        ),
      ),
  );
  const aims = AIMS.map(
    ({ level, low, high }) =>
      `${showShare(Number(level), 0)} ranges ${showShare(low, 0)} to ${showShare(high, 0)}`,
  ).join(', ');
  const aim = `Ours are to hold at one and two years: ${aims}.`;
  return misses.length === 0 ? [`${aim} They did.`] : [`${aim} These did not:`, ...misses];
}

function scoreRow({ name, horizons }: Scores, horizon: number): string[][] {
  const score = horizons.find((row) => row.horizon === horizon);
  if (score === undefined) return [];
  const row = [
    name,
    String(horizon),
    showShare(score.mape, 2),
    score.mase === null ? '' : score.mase.toFixed(2),
    showShare(score.wis, 2),
    showShare(score.crps, 2),
    showShare(score.bias, 2),
    showHeld(score.coverage['0.5']),
    showHeld(score.coverage['0.8']),
    showHeld(score.coverage['0.95']),
    String(score.series),
  ];
  return [row];
}

const MEASURE_NAMES = { mape: 'error', wis: 'weighted interval score' } as const;

function betterThanOurs({ name, measure, other, own }: BacktestAnswer['shortfalls'][number]): string {
  return `"${name}" had less ${MEASURE_NAMES[measure]}, ${showShare(other, 2)} against ${showShare(own, 2)}.`;
}

function yearsInWords(horizon: number): string {
  return horizon === 1 ? '1 year' : `1 to ${horizon} years`;
}

/** Say where our method was beaten, all origins together first. */
function shortfallLines({ shortfalls, horizon }: BacktestAnswer): string[] {
  const years = yearsInWords(horizon);
  const told = shortfalls.map((one) => {
    const from = one.origin === null ? 'over all origins' : `from January ${one.origin}`;
    return `  ${one.horizon} y ${from}: ${betterThanOurs(one)}`;
  });
  const isBeaten = shortfalls.some(({ origin }) => origin === null);
  const whole = isBeaten
    ? `Over all origins another method did better than ours at some horizon (${years}):`
    : `Over all origins no other method had less error or a better score than ours at ${years}.`;
  if (shortfalls.length === 0) return [`${whole} Nor had any from a single origin.`];
  return [isBeaten ? whole : `${whole} From single origins these did better:`, ...told];
}

function listed<T>(found: T | null): T[] {
  return found === null ? [] : [found];
}
