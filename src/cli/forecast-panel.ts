/** `evenkeel forecast panel`: every authority's plan numbers in the years to come, with ranges, from published files. */
import type { Command } from 'commander';
import { answerPanelForecast, type PanelForecastAnswer } from '../app/forecast-panel.ts';
import { raise } from '../core/base/problem.ts';
import { showCount } from '../core/base/show.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { addPanelOptions, type PanelOptions, readPanelOptions, tellProblems } from './panel-options.ts';
import { textTable } from './text-table.ts';

type Options = PanelOptions & { readonly quantiles?: string };

/** Add the command to the program. */
export function registerForecastPanel(program: Command, context: CommandContext): void {
  const forecast = commandGroup(program, 'forecast', 'forecasts with ranges');
  addPanelOptions(forecast.command('panel'))
    .description('forecast every authority from published yearly figures')
    .option('--quantiles <levels>', 'levels between 0 and 1, with commas between them')
    .action(async (panel: string, options: Options) => {
      const { answer, problems } = await answerPanelForecast({
        ...readPanelOptions(panel, options),
        ...(options.quantiles === undefined ? {} : { quantiles: readLevels(options.quantiles) }),
        version: context.version,
      });
      tellProblems(context, panel, problems);
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : forecastTable(answer));
    });
}

/** Read "0.1,0.5,0.9" as ascending levels without repeats. @throws ProblemError `call.wrong`. */
function readLevels(text: string): number[] {
  const levels = text.split(',').map((level) => (level.trim() === '' ? Number.NaN : Number(level)));
  if (levels.some((level) => !(level > 0 && level < 1)))
    raise({
      code: 'call.wrong',
      message: '--quantiles must be numbers between 0 and 1, such as 0.1,0.5,0.9',
      advice: 'Separate the levels by commas.',
    });
  return [...new Set(levels)].sort((a, b) => a - b);
}

/** The forecast for people: a row for each authority and year, whole plans. */
function forecastTable(answer: PanelForecastAnswer): string {
  const levels = Object.keys(answer.forecasts[0]?.quantiles ?? {}).sort((a, b) => Number(a) - Number(b));
  const header = [
    'Authority',
    'January',
    'Mean',
    ...levels.map((level) => `${Number((Number(level) * 100).toFixed(4))}%`),
  ];
  const rows = answer.forecasts.map((row) => [
    row.name,
    String(row.year),
    showCount(row.mean),
    ...levels.map((level) => showCount(row.quantiles[level] ?? Number.NaN)),
  ]);
  const together = answer.together.map((row) => [
    'All together',
    String(row.year),
    showCount(row.mean),
    ...levels.map((level) => showCount(row.quantiles[level] ?? Number.NaN)),
  ]);
  const skipped = answer.skipped.map(({ la, name, reason }) => `Left out: ${name} (${la}): ${reason}.`);
  const note = `From figures up to January ${answer.until}. Seed ${answer.seed}, ${answer.draws} draws, version ${answer.version}.`;
  return [textTable([header, ...rows, ...together]), '', ...skipped, note].join('\n');
}
