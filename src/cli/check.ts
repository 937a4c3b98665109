/** `evenkeel check`: the integrity check of return documents, ours or another authority's. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { CheckAnswer, CheckedFile } from '../app/check-documents.ts';
import { findProgramme } from '../app/find-programme.ts';
import { raise } from '../core/base/problem.ts';
import { RULES } from '../core/integrity/catalogue.ts';
import { type Finding, KINDS } from '../core/integrity/finding.ts';
import { OTHER_RULES } from '../core/integrity/other-rules.ts';
import type { CommandContext } from './context.ts';
import { textTable } from './text-table.ts';

type Options = { readonly json?: boolean; readonly rules?: boolean; readonly programme?: string };

/** Add the command to the program. */
export function registerCheck(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description('find what cannot be true in a return: sums, words against figures, ratings, dates, wording')
    .argument('[files...]', 'DOCX, PDF, HTML, JSON, Markdown or text; an earlier update before a later one')
    .option(
      '--programme <programme>',
      "hold the figures against a stored programme's, or a programme folder's",
    )
    .option('--rules', 'list the rules and the kinds of findings instead')
    .option('--json', 'write one JSON document')
    .action(async (files: readonly string[], options: Options) => {
      if (options.rules === true) return context.out(options.json === true ? rulesJson() : rulesText());
      if (files.length === 0)
        raise({
          code: 'call.wrong',
          message: 'No file is named',
          advice: 'Name one or more documents to check.',
        });
      const answer = await checked(context, files, options.programme);
      context.out(options.json === true ? checkJson(answer) : checkText(answer));
      const hasError = answer.files.some(({ findings }) =>
        findings.some(({ severity }) => severity === 'error'),
      );
      context.setExit(hasError ? 1 : 0);
    });
}

async function checked(
  context: CommandContext,
  files: readonly string[],
  name: string | undefined,
): Promise<CheckAnswer> {
  const { checkDocuments } = await import('../app/check-documents.ts');
  if (name === undefined) return await checkDocuments(files);
  const isFolder = existsSync(join(name, 'programme'));
  const app = isFolder ? await context.openPassingApp() : await context.openApp();
  const scope = isFolder
    ? await app.loadProgramme(context.actor, name)
    : await findProgramme(app, context.actor, name);
  return await app.checkAgainstProgramme(context.actor, scope, files);
}

function locationOf({ spots }: Finding) {
  const [first] = spots;
  return {
    ...(first?.page == null ? {} : { page: first.page }),
    ...(first?.section == null ? {} : { section: first.section }),
    paragraph: first?.paragraph ?? 0,
    start: first?.start ?? 0,
    end: first?.end ?? 0,
  };
}

function quotesOf({ spots }: Finding): readonly string[] {
  return [...new Set(spots.map(({ quote }) => quote))];
}

/** The answer as the public contract has it. @source Command-line contract, `evenkeel/check-report@1`. */
export function checkJson({ files, rulesRun }: CheckAnswer): string {
  const shown = files.map(({ file, findings, figuresRead, wordsRead }) => ({
    file,
    findings: findings.map((finding) => ({
      rule: finding.rule,
      kind: finding.kind,
      severity: finding.severity,
      quotes: quotesOf(finding),
      location: locationOf(finding),
      arithmetic: finding.arithmetic,
      advice: finding.advice,
    })),
    figuresRead,
    wordsRead,
  }));
  return JSON.stringify({ schema: 'evenkeel/check-report@1', files: shown, rulesRun }, null, 2);
}

function findingText(finding: Finding): string {
  const [first] = finding.spots;
  const where = [
    first?.page == null ? '' : `page ${first.page}`,
    first?.section ?? '',
    `paragraph ${first?.paragraph ?? 0}`,
  ];
  const quotes = quotesOf(finding).map(
    (quote) => `    "${quote.length > 240 ? `${quote.slice(0, 240)}…` : quote}"`,
  );
  return [
    `${finding.severity.toUpperCase()} ${finding.rule} (${where.filter((part) => part !== '').join(', ')})`,
    ...quotes,
    `    ${finding.arithmetic}`,
    `    do: ${finding.advice}`,
  ].join('\n');
}

function fileText({ file, findings, figuresRead, wordsRead }: CheckedFile): string {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const sum = `${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes; ${figuresRead} figures and ${wordsRead} words read`;
  return [`${file}: ${sum}`, ...findings.map(findingText)].join('\n\n');
}

/** The answer for people. */
export function checkText({ files, rulesRun }: CheckAnswer): string {
  return `${files.map(fileText).join('\n\n')}\n\n${rulesRun} rules run.`;
}

function rulesJson(): string {
  const rules = [...RULES, ...OTHER_RULES].map(({ code, kind, severity, title, meaning, advice }) => ({
    rule: code,
    kind,
    severity,
    title,
    meaning,
    advice,
  }));
  const kinds = Object.entries(KINDS).map(([kind, meaning]) => ({ kind, meaning }));
  return JSON.stringify({ schema: 'evenkeel/check-rules@1', kinds, rules }, null, 2);
}

function rulesText(): string {
  const rows = [...RULES, ...OTHER_RULES].map(({ code, kind, severity, title }) => [
    code,
    kind,
    severity,
    title,
  ]);
  return textTable([['Rule', 'Kind', 'Severity', 'What it finds'], ...rows]);
}
