/** `evenkeel return`: build, freeze, sign, seal, check and compare the return to the department, and what follows. */
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { registerReturnBuild } from './return-build.ts';
import { registerReturnCheck } from './return-check.ts';
import { registerReturnFindings } from './return-findings.ts';
import { registerReturnPapers } from './return-papers.ts';
import { registerReturnReadBack } from './return-read-back.ts';
import { registerReturnSeal } from './return-seal.ts';
import { registerReturnSent } from './return-sent.ts';
import { registerReturnTemplate } from './return-template.ts';

/** Add the commands to the program. */
export function registerReturn(program: Command, context: CommandContext): void {
  const group = program.command('return').description('the return to the department');
  registerReturnBuild(group, context);
  registerReturnPapers(group, context);
  registerReturnSeal(group, context);
  registerReturnFindings(group, context);
  registerReturnCheck(group, context);
  registerReturnSent(group, context);
  registerReturnTemplate(group, context);
  registerReturnReadBack(group, context);
}
