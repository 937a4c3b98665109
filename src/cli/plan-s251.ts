/** `evenkeel plan s251-outturn`: the plan of a year beside the section 251 outturn, line by line; what has no place is asked about. */
import type { Command } from 'commander';
import type { S251Answer } from '../app/plans/plan-s251.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { pence } from '../core/base/pence.ts';
import { showPence } from '../core/base/show.ts';
import { BRIDGE_PARTS } from '../core/plan/bridge.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { addOutturnCommand } from './plan-outturn.ts';
import { textTable } from './text-table.ts';

/** Add the command under `plan`. */
export function addPlanS251(plan: Command, context: CommandContext): void {
  addOutturnCommand(
    plan,
    {
      name: 's251-outturn',
      description: 'a stored plan beside the section 251 outturn, line by line, to the penny',
      newest: 'the newest of the return',
    },
    async (programme, { planVersion: version, year, isJson }) => {
      const { app, scope } = await openNamedProgramme(context, programme);
      const answer = await app.plans.s251(context.actor, scope, { version, year });
      context.out(isJson ? writeExactJson(answer) : s251Text(answer));
      if (answer.questions.length > 0) context.setExit(1);
    },
  );
}

function s251Text(answer: S251Answer): string {
  const money = (amount: bigint | null) => (amount === null ? 'not known' : showPence(pence(amount)));
  const lines = textTable([
    ['Line', 'Plan', 'Outturn', 'Difference', 'Why not'],
    ...answer.lines.map(({ line, planPence, outturnPence, differencePence, why }) => [
      line,
      money(planPence),
      money(outturnPence),
      money(differencePence),
      why ?? '',
    ]),
  ]);
  const parts = BRIDGE_PARTS.filter(
    (part) => part !== 'timing' && (answer.isSplit || !['volume', 'mix'].includes(part)),
  );
  const bridge = textTable([
    ['', 'Amount'],
    ['Plan', money(answer.planPence)],
    ...parts.map((part) => [
      part === 'price' && !answer.isSplit ? 'volume, mix and price together' : part,
      money(answer.partsPence[part]),
    ]),
    ['Outturn', money(answer.outturnPence)],
  ]);
  return [
    `Plan “${answer.version}” beside the section 251 outturn of ${answer.year}.`,
    lines,
    'Over the lines that both sides know:',
    bridge,
    ...(answer.isSplit
      ? []
      : ['Plans are not counted on both days for every line, so volume and mix are not told from price.']),
    ...(answer.aside.length === 0 ? [] : [`Outside the bridge: ${answer.aside.join(', ')}.`]),
    ...(answer.countsIncome
      ? []
      : [
          'The return holds no income of the block that the plan has placed, so spend is compared with spend.',
        ]),
    answer.caution,
    ...(answer.questions.length === 0
      ? []
      : [
          `Please say where these belong:\n${answer.questions.map(({ message }) => `  ${message}`).join('\n')}`,
        ]),
  ].join('\n');
}
