/** `evenkeel return verify`, `replay`, `diff` and `extract`: what a sealed return says, checked and compared. */
import type { Command } from 'commander';
import { readTextFile } from '../app/read-text-file.ts';
import { type CheckedFile, checkSealedText, type Expected } from '../app/sealed/check-file.ts';
import { diffFiles, extractParts, replayFile } from '../app/sealed/file-tasks.ts';
import { storedText } from '../app/sealed/stored-text.ts';
import { STAGE_WORDS } from '../core/sealed-return/return-stage.ts';
import type { CommandContext } from './context.ts';
import { returnDiffText } from './return-diff-text.ts';
import { returnState, returnStateText } from './return-state-text.ts';
import { isSealedFile, openStored, returnName } from './return-target.ts';

type VerifyOptions = {
  readonly update?: string;
  readonly revision?: number;
  readonly s151Key?: string;
  readonly dcsKey?: string;
  readonly seal?: string;
  readonly previous?: string;
  readonly json?: boolean;
};

type JsonOption = { readonly json?: boolean };

/** Add the commands below "return". */
export function registerReturnCheck(group: Command, context: CommandContext): void {
  group
    .command('verify')
    .description('check chain, signatures, and that every figure equals its source')
    .argument('<return>', 'file of a sealed return, or a stored programme (with --update)')
    .option('--update <id>', 'which update of a stored programme')
    .option('--revision <number>', 'which revision of it; the newest unless told', Number)
    .option('--s151-key <file>', 'the public key that the section 151 officer is known by')
    .option('--dcs-key <file>', 'the public key that the director is known by')
    .option('--seal <hash>', 'the seal as it was written down elsewhere')
    .option('--previous <file>', 'the sealed return that this one follows')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: VerifyOptions) => {
      const text = isSealedFile(name) ? await readTextFile(name) : await textOfStored(context, name, options);
      const checked = checkSealedText(text, await expectedOf(options));
      if (checked.broken !== null) context.setExit(1);
      context.out(options.json === true ? verifyJson(checked, name) : verifyText(checked, name));
    });
  group
    .command('replay')
    .description('run the model again from the sealed inputs and compare to the penny')
    .argument('<file>', 'file of a sealed return')
    .option('--json', 'write one JSON document')
    .action(async (path: string, { json }: JsonOption) => {
      const { file, scenarios, cells, differences } = await replayFile(path);
      const isSame = differences.length === 0;
      if (!isSame) context.setExit(1);
      const { updateId: update, product, chance } = file.content;
      const answer = { schema: 'evenkeel/replay-report@1', file: path, update, product, chance };
      if (json === true)
        context.out(JSON.stringify({ ...answer, isSame, scenarios, cells, differences }, null, 2));
      else if (isSame)
        context.out(`The model gives the same again: ${scenarios} scenarios, ${cells} cells, to the penny.`);
      else
        context.out(
          `${differences.length} of ${cells} cells differ:\n${differences
            .map(({ at, sealed, again }) => `  ${at}: sealed ${String(sealed)}, again ${String(again)}`)
            .join('\n')}`,
        );
    });
  group
    .command('diff')
    .description('say what changed between two returns')
    .argument('<old>', 'the earlier: a sealed return, or return.json of a built one')
    .argument('<new>', 'the later, likewise')
    .option('--json', 'write one JSON document')
    .action(async (before: string, after: string, { json }: JsonOption) => {
      const diff = await diffFiles(before, after);
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/return-diff@1', old: before, new: after, ...diff }, null, 2)
          : returnDiffText(diff),
      );
    });
  group
    .command('extract')
    .description('write what other tools check the signatures with')
    .argument('<file>', 'file of a signed return')
    .requiredOption('--out <folder>', 'where to write it')
    .action(async (path: string, { out }: { readonly out: string }) => {
      context.out((await extractParts(path, out)).map((file) => file.path).join('\n'));
    });
}

async function textOfStored(context: CommandContext, name: string, options: VerifyOptions): Promise<string> {
  const { app, scope } = await openStored(context, name);
  return await storedText(app, context.actor, scope, returnName(options));
}

async function expectedOf(options: VerifyOptions): Promise<Expected> {
  const { s151Key, dcsKey, seal, previous } = options;
  return {
    keys: {
      ...(s151Key === undefined ? {} : { s151: await readTextFile(s151Key) }),
      ...(dcsKey === undefined ? {} : { dcs: await readTextFile(dcsKey) }),
    },
    seal: seal ?? null,
    previous: previous === undefined ? null : await readTextFile(previous),
  };
}

function verifyJson({ file, stage, counts, broken }: CheckedFile, name: string): string {
  const state = file === null ? null : returnState(file, name);
  return JSON.stringify(
    {
      schema: 'evenkeel/verify-report@1',
      file: name,
      isWhole: broken === null,
      stage: stage?.stage ?? null,
      broken,
      counts,
      contentHash: state?.contentHash ?? null,
      seal: state?.seal ?? null,
      signatures: state?.signatures ?? [],
    },
    null,
    2,
  );
}

function verifyText({ file, stage, counts, broken }: CheckedFile, name: string): string {
  if (broken !== null || file === null || stage === null)
    return `Not verified: ${broken?.message ?? 'the file cannot be read'}.\n  where: ${broken?.at === '' ? name : broken?.at}`;
  const { figures, printed, modelCells, acts, signatures } = counts;
  return [
    `Verified: ${STAGE_WORDS[stage.stage]}, and whole.`,
    '',
    returnStateText(file, null),
    '',
    `Checked: ${acts} acts in the chain, ${signatures} signatures, ${figures} figures against their sources,`,
    `${printed} printed numbers against their figures, ${modelCells} cells of the model.`,
  ].join('\n');
}
