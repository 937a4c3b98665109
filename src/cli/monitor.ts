/** `evenkeel monitor`: early warning for each measure with an agreed forecast, and whether the flows are steady. */
import type { Command } from 'commander';
import type { MonitorAnswer, MonitoredMeasure } from '../app/monitor/monitor-programme.ts';
import { raise } from '../core/base/problem.ts';
import { showCount, showDecimal } from '../core/base/show.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { textTable } from './text-table.ts';

type Options = { readonly asAt?: string; readonly limit: readonly string[]; readonly json?: boolean };

/** Add the command to the program. */
export function registerMonitor(program: Command, context: CommandContext): void {
  program
    .command('monitor')
    .description(
      'actuals against the agreed forecast month by month: early warnings, year end, new forecast due',
    )
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--as-at <month>', 'look at nothing later than this month, for example 2024-06')
    .option(
      '--limit <measure=number>',
      'a number not to be passed, for example plans_n=6500; can be given several times',
      (text: string, before: readonly string[]) => [...before, text],
      [] as readonly string[],
    )
    .option('--json', 'write one JSON document with every month')
    .action(async (name: string, options: Options) => {
      const limits = readLimits(options.limit);
      const { app, scope } = await openNamedProgramme(context, name);
      const answer = await app.monitorProgramme(context.actor, scope, { asAt: options.asAt ?? null, limits });
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : monitorText(answer));
    });
}

function readLimits(texts: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    texts.map((text) => {
      const [measure = '', value = ''] = text.split('=');
      const limit = value.trim() === '' ? Number.NaN : Number(value);
      if (measure === '' || !Number.isFinite(limit))
        raise({
          code: 'call.wrong',
          message: '--limit is not understood',
          advice: 'Give the measure and the number with an equals sign between: plans_n=6500.',
        });
      return [measure, limit];
    }),
  );
}

/** The answer for people: for each measure what is to be said, and the months behind it. */
export function monitorText(answer: MonitorAnswer): string {
  if (answer.asAt === null) return 'No monthly actuals are stored, so there is nothing to watch.';
  const silent = answer.unwatched.map(({ title, reason }) => `${title}: not watched, for ${reason}.`);
  return [
    `As at ${answer.asAt}. Nothing later was looked at.`,
    ...answer.measures.map(measureText),
    ...answer.flows.map(({ sentence, control }) => {
      const told = control?.signals.map(({ month, kind, side }) => `${month} ${side} (${kind})`) ?? [];
      return told.length === 0 ? sentence : `${sentence}\nMonths that stand out: ${told.join(', ')}.`;
    }),
    ...silent,
  ].join('\n\n');
}

function measureText({ sentence, follows, why, warning }: MonitoredMeasure): string {
  const rows = warning.months.map(({ month, actual, agreed, gap, level, drift, alarms }) => [
    month,
    showCount(actual),
    showCount(agreed),
    showCount(gap),
    showDecimal(level, 2),
    showDecimal(drift, 2),
    alarms.join(', '),
  ]);
  const table = textTable([['Month', 'Actual', 'Agreed', 'Gap', 'Level', 'Drift', 'Alarm'], ...rows]);
  return [sentence, ...follows, ...(why === null ? [] : [why.text]), '', table].join('\n');
}
