/** `evenkeel finance project`: the exact projection of one scenario, for people or as one JSON document. */
import type { Command } from 'commander';
import { readPlanInputs } from '../app/read-plan-inputs.ts';
import { readTextFile } from '../app/read-text-file.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { yearInWords } from '../core/base/time.ts';
import { projectFinance } from '../core/finance/project-finance.ts';
import type { Projection } from '../core/finance/projection.ts';
import type { CommandContext } from './context.ts';
import { textTable } from './text-table.ts';

type Options = { readonly scenario?: string; readonly json?: boolean };

/** Add the command to the program. */
export function registerFinanceProject(program: Command, context: CommandContext): void {
  const finance = program.command('finance').description('exact finance projections');
  finance
    .command('project')
    .description('project a plan year by year, exact to the penny')
    .argument('<inputs>', 'JSON file with years, types and the inputs of one scenario')
    .option('--scenario <name>', 'which scenario of a file that holds several')
    .option('--json', 'write one JSON document')
    .action(async (file: string, options: Options) => {
      const text = await readTextFile(file);
      const projection = projectFinance(readPlanInputs(text, file, options.scenario ?? null));
      context.out(options.json === true ? projectionJson(projection) : projectionTable(projection));
    });
}

/** The projection as the public contract has it. @source Command-line contract, `evenkeel/finance-projection@1`. */
export function projectionJson(projection: Projection): string {
  return writeExactJson({
    schema: 'evenkeel/finance-projection@1',
    years: projection.years.map((year) => ({ ...year, year: yearInWords(year.year) })),
    firstSustainedBalance:
      projection.firstSustainedBalance === null ? null : yearInWords(projection.firstSustainedBalance),
  });
}

/** The projection for people: one row a year, pounds and pence. */
function projectionTable({ years, firstSustainedBalance }: Projection): string {
  const rows = years.map((year) => [
    yearInWords(year.year),
    pounds(year.spendPence),
    pounds(year.hnbIncomePence),
    pounds(year.schoolsBlockTransferPence),
    pounds(year.inYearDeficitPence),
    pounds(year.cumulativeBeforeContributionsPence),
    pounds(year.cumulativeAfterContributionsPence),
  ]);
  const header = [
    'Year',
    'Spend',
    'Income',
    'Transfer',
    'In-year deficit',
    'Cumulative before',
    'Cumulative after',
  ];
  const balance =
    firstSustainedBalance === null
      ? 'No year of the plan balances together with all later years.'
      : `In-year balance from ${yearInWords(firstSustainedBalance)}.`;
  return `${textTable([header, ...rows])}\n\nA deficit is positive, a surplus negative; "before" and "after" programme payments and own contribution.\n${balance}`;
}

function pounds(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0n ? '-' : ''}£${whole}.${digits.slice(-2)}`;
}
