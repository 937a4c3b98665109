/** `evenkeel plan explain`: how one figure of a stored programme's plan came about, with its inputs and their sources. */
import type { Command } from 'commander';
import { figureView } from '../app/views/figure-view.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';

/** Add the command under `plan`. */
export function addPlanExplain(plan: Command, context: CommandContext): void {
  plan
    .command('explain')
    .description(
      'how one figure of a stored plan came about; without a figure, the last year’s in-year deficit',
    )
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .argument('[figure]', 'its name in the answer of "forecast plan", such as central.2029/30.spendPence')
    .option('--json', 'write one JSON document')
    .action(async (name: string, figure: string | undefined, { json }: { readonly json?: boolean }) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const made = await app.explainPlanFigure(context.actor, scope, figure ?? null);
      if (made.kind === 'making') throw new Error('A command waits for the forecast that it explains');
      const { names: _, kind: __, renewal: ___, ...told } = made;
      context.out(json === true ? writeExactJson(told) : explainedText(figureView(made)));
    });
}

function explainedText({
  figure,
  value,
  equation,
  method,
  inputs,
  madeOf,
  from,
  note,
}: ReturnType<typeof figureView>): string {
  return [
    `${figure}: ${value}`,
    `Equation: ${equation}`,
    `Written down in ${method}`,
    ...inputs.map((one) => `Input ${one.name}: ${one.value}\n  from ${one.source}`),
    ...madeOf.map((one) => `Made of ${one}`),
    ...from.map((one) => `Reckoned from ${one}`),
    note,
  ].join('\n');
}
