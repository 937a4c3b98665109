/** `evenkeel plan versions|lock|set|history|compare`: versions of a stored plan and the trail of its assumptions. */
import type { Command } from 'commander';
import type { App } from '../app/app.ts';
import type { CellChange } from '../app/plans/plan-history.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { raise } from '../core/base/problem.ts';
import { EVIDENCE_GRADES } from '../core/plan/evidence-grade.ts';
import { showCell } from '../core/plan/show-assumption.ts';
import { bridgeText } from './bridge-text.ts';
import type { CommandContext } from './context.ts';
import { type NamedProgramme, openNamedProgramme, openToChange } from './open-named-programme.ts';
import { textTable } from './text-table.ts';

type Json = { readonly json?: boolean };
type LockOptions = Json & { readonly reason: string; readonly scenario?: string };
const PROGRAMME = 'id of a stored programme, or a programme folder';

/** Add the commands under `plan`. */
export function addPlanVersions(plan: Command, context: CommandContext): void {
  const write = (options: Json, answer: object, text: string) =>
    context.out(options.json === true ? writeExactJson(answer) : text);

  plan
    .command('versions')
    .description('the live plan and its locked versions')
    .argument('<programme>', PROGRAMME)
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Json) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const { live, locked } = await app.plans.versions(context.actor, scope);
      const shown = locked.map(({ body: _body, ...version }) => version);
      const rows = shown.map((one) => [
        one.id,
        String(one.planVersion),
        one.lockedAt.slice(0, 10),
        one.lockedBy,
        one.reason,
        one.sha256.slice(0, 12),
      ]);
      const head = `The live plan is at version ${live.planVersion}, changed by ${live.changedBy} on ${live.changedAt.slice(0, 10)}.`;
      const table = textTable([['Version', 'Of plan', 'Locked', 'By', 'Why', 'SHA-256'], ...rows]);
      write(
        options,
        { schema: 'evenkeel/plan-versions@1', live, locked: shown },
        rows.length === 0 ? `${head} No version is locked.` : `${head}\n\n${table}`,
      );
    });

  plan
    .command('lock')
    .description('lock the live plan, or a saved scenario of the lab, as a version that never changes')
    .argument('<programme>', 'id of a stored programme')
    .argument('<version>', 'a name for it, such as agreement-2024')
    .requiredOption('--reason <words>', 'why it is locked; kept with it')
    .option('--scenario <name>', 'a saved scenario of the lab, in the place of the live plan')
    .option('--json', 'write one JSON document')
    .action(async (name: string, version: string, options: LockOptions) => {
      const { app, scope } = await openToChange(context, name);
      const request = { name: version, reason: options.reason };
      const { body: _body, ...locked } =
        options.scenario === undefined
          ? await app.plans.lock(context.actor, scope, request)
          : await app.scenarios.lock(context.actor, scope, {
              ...request,
              settings: await settingsOf(app, context, scope, options.scenario),
            });
      write(
        options,
        { schema: 'evenkeel/plan-locked@1', ...locked },
        `Locked plan version ${locked.planVersion} as “${locked.id}” (SHA-256 ${locked.sha256}).`,
      );
    });

  plan
    .command('set')
    .description('set one assumption of the live plan, with its reason, source and grade of evidence')
    .argument('<programme>', 'id of a stored programme')
    .argument('<cell>', 'as in plan.json: finance.hnbGrowth, finance.transferRate.2026/27')
    .argument('<value>', 'as in plan.json: 6300000, or {"n": 103, "d": 100}')
    .requiredOption('--reason <words>', 'why it is set so')
    .requiredOption('--source <words>', 'where the value comes from')
    .requiredOption('--grade <grade>', `how well it is founded: ${EVIDENCE_GRADES.join(', ')}`)
    .option('--json', 'write one JSON document')
    .action(
      async (
        name: string,
        cell: string,
        value: string,
        options: Json & { readonly reason: string; readonly source: string; readonly grade: string },
      ) => {
        const { app, scope } = await openToChange(context, name);
        const { reason, source, grade } = options;
        const request = { cell, value: readValue(value), reason, source, grade };
        const set = await app.plans.set(context.actor, scope, request);
        write(
          options,
          { schema: 'evenkeel/plan-set@1', ...set },
          `Set ${set.cell} from ${showCell(set.cell, set.oldValue)} to ${showCell(set.cell, set.newValue)}; the live plan is at version ${set.planVersion}.`,
        );
      },
    );

  plan
    .command('history')
    .description('who set which assumption, when, why, from what source, on what evidence')
    .argument('<programme>', PROGRAMME)
    .argument('[cell]', 'this cell and those below it; all changes where none is named')
    .option('--json', 'write one JSON document')
    .action(async (name: string, cell: string | undefined, options: Json) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const changes = await app.plans.history(context.actor, scope, cell ?? null);
      write(options, { schema: 'evenkeel/plan-history@1', changes }, historyText(changes));
    });

  plan
    .command('compare')
    .description('what moved the in-year deficit between two versions of a stored plan, to the penny')
    .argument('<programme>', PROGRAMME)
    .argument('<from>', 'a locked version, or "live"')
    .argument('<to>', 'a locked version, or "live"')
    .option('--json', 'write one JSON document')
    .action(async (name: string, from: string, to: string, options: Json) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const answer = await app.plans.bridge(context.actor, scope, from, to);
      write(options, { ...answer, from, to }, bridgeText(answer));
    });
}

/** Settings of a saved scenario by its name. @throws ProblemError `scenario.unknown`. */
async function settingsOf(
  app: App,
  { actor }: CommandContext,
  scope: NamedProgramme['scope'],
  name: string,
): Promise<string> {
  const saved = await app.scenarios.list(actor, scope);
  const found = saved.find(({ id }) => id === name.trim().toLowerCase());
  if (found !== undefined) return found.settings;
  return raise({
    code: 'scenario.unknown',
    place: name,
    message: `No scenario of that name is saved; there are: ${saved.map((one) => one.name).join(', ') || 'none'}`,
    advice: 'Name one of these, or save one in the lab.',
  });
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown; // checked with the whole plan
  } catch {
    return raise({
      code: 'call.wrong',
      place: text,
      message: 'The value is not as it could stand in a plan file',
      advice: 'Give a number, a text in double quotes, or a fraction such as {"n": 103, "d": 100}.',
    });
  }
}

function historyText(changes: readonly CellChange[]): string {
  if (changes.length === 0) return 'Nothing has been changed.';
  return textTable([
    ['Plan', 'When', 'Who', 'Cell', 'From', 'To', 'Why', 'Source', 'Evidence'],
    ...changes.map((one) => [
      String(one.planVersion),
      one.setAt.slice(0, 16).replace('T', ' '),
      one.setBy,
      one.cell,
      showCell(one.cell, one.oldValue),
      showCell(one.cell, one.newValue),
      one.reason ?? 'not said',
      one.source ?? 'not said',
      one.grade ?? 'not graded',
    ]),
  ]);
}
