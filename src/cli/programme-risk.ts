/** `evenkeel programme risk list|set|close`: the risk register with scores in words, actions and what each risk may cost. */
import type { Command } from 'commander';
import type { RegisteredRisk } from '../app/risks/risk-register.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { pence } from '../core/base/pence.ts';
import { showMillions } from '../core/base/show.ts';
import { impactInWords, likelihoodInWords, scoreOf } from '../core/programme/risk/risk-score.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme, openToChange } from './open-named-programme.ts';
import {
  type ChangeOptions,
  type FieldOptions,
  parseBasedOn,
  parseFields,
  withVersionOptions,
} from './record-options.ts';
import { textTable } from './text-table.ts';

type Json = { readonly json?: boolean };

/** Add the commands under `programme`. */
export function addProgrammeRisk(programme: Command, context: CommandContext): void {
  const risk = programme.command('risk').description('the risk register');
  const write = (options: Json, answer: object, text: string) =>
    context.out(options.json === true ? writeExactJson(answer) : text);

  risk
    .command('list')
    .description('risks by score, with actions and what each may cost')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Json) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const { risks: register } = await app.riskRegister(context.actor, scope);
      write(options, { schema: 'evenkeel/risk-register@1', risks: register }, registerText(register));
    });
  withVersionOptions(
    risk
      .command('set')
      .description('make a risk, or the next version of one; what is not named stays')
      .argument('<programme>', 'id of a stored programme')
      .argument('<risk>', 'its id, such as R1'),
  ).action(
    async (
      name: string,
      id: string,
      options: ChangeOptions & FieldOptions & { readonly title?: string; readonly owner?: string },
    ) => {
      const { app, scope } = await openToChange(context, name);
      const { title, owner, reason } = options;
      const record = await app.records.save(context.actor, scope, {
        kind: 'risk',
        id,
        reason,
        basedOn: parseBasedOn(options.basedOn),
        fields: parseFields('risk', options),
        ...(title === undefined ? {} : { title }),
        ...(owner === undefined ? {} : { owner }),
      });
      write(
        options,
        { schema: 'evenkeel/programme-record@1', record },
        `risk/${id} is at version ${record.version}.`,
      );
    },
  );
  risk
    .command('close')
    .description('close a risk: no action open, and what is left of it within what is accepted')
    .argument('<programme>', 'id of a stored programme')
    .argument('<risk>', 'its id, such as R1')
    .requiredOption('--reason <words>', 'why; kept with the version')
    .option('--all-the-same <words>', 'why it is closed although something stands in the way')
    .option('--json', 'write one JSON document')
    .action(async (name: string, id: string, options: ChangeOptions & { readonly allTheSame?: string }) => {
      const { app, scope } = await openToChange(context, name);
      const closure = options.allTheSame === undefined ? {} : { closure: options.allTheSame };
      const record = await app.records.save(context.actor, scope, {
        kind: 'risk',
        id,
        reason: options.reason,
        basedOn: null,
        fields: { status: 'closed', ...closure },
      });
      write(
        options,
        { schema: 'evenkeel/programme-record@1', record },
        `risk/${id} is closed (version ${record.version}).`,
      );
    });
}

function registerText(register: readonly RegisteredRisk[]): string {
  if (register.length === 0) return 'The register holds no risk.';
  const rows = [...register]
    .sort((a, b) => scoreOf(b.risk) - scoreOf(a.risk))
    .map(({ risk, exposure }) => [
      risk.id,
      risk.title,
      risk.status,
      `${scoreOf(risk)} (${likelihoodInWords(risk.likelihood)}, ${impactInWords(risk.impact)})`,
      risk.inherentLikelihood === undefined || risk.inherentImpact === undefined
        ? 'not scored'
        : String(risk.inherentLikelihood * risk.inherentImpact),
      exposure === null
        ? 'not known'
        : `${showMillions(pence(exposure.lowPence))} to ${showMillions(pence(exposure.highPence))}`,
      String((risk.actions ?? []).filter(({ done }) => done === null).length),
      risk.owner,
    ]);
  return textTable([
    ['Risk', 'Title', 'State', 'Score now', 'Before', 'May cost', 'Open actions', 'Owner'],
    ...rows,
  ]);
}
