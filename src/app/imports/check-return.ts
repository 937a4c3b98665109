/** Checks the tables of a return together, once all were read, and tells each finding in the report of its own file. */

import { basename } from 'node:path';
import { toIsoDate } from '../../core/base/day-number.ts';
import { CHECKS } from '../../core/checks/catalogue.ts';
import type { Check } from '../../core/checks/check.ts';
import type { CheckContext } from '../../core/checks/check-context.ts';
import type { ExtractSummary } from '../../core/checks/extract-summary.ts';
import type { CheckLevel, CheckResult, Finding } from '../../core/checks/finding.ts';
import { toRegister } from '../../core/checks/register.ts';
import { checkParts, type KnownBeside } from '../../core/checks/run-checks.ts';
import type { FileReport, RowProblem, Severity } from '../../core/domain/intake.ts';
import type { IssueLine } from '../../core/domain/issue.ts';
import type { TableName } from '../../core/domain/records.ts';
import { type Extract, NO_DAY } from '../../core/extract/extract.ts';
import { LATEST } from '../../core/extract/register-index.ts';
import { bindLines, type FoundProblem } from '../../edge/intake/fixes/bind-lines.ts';
import { type Repositories, type Scope, SHARED_SCOPE } from '../../edge/store/store.ts';
import { ownOrShared } from '../own-or-shared.ts';
import { dayOfExtract, streamExtract } from '../read-extract.ts';
import type { Call } from './import-call.ts';
import { keepLines } from './kept-lines.ts';
import { PutByReturn, type TableSource } from './return-taken.ts';

/** Under this kind the figures of each checked extract are kept, to compare the next one with. */
const SUMMARY = 'extract-summary';

/** Problems that the checks tell, which each check of a return tells anew. */
const FINDING_CODES: readonly string[] = [...CHECKS.map(({ code }) => code), 'check.not-run'];
const CHECK_OF: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.code, check]));
/** A query may be right and a warning is of the whole: neither is an error of a row. */
const SEVERITY: Readonly<Record<CheckLevel, Severity>> = {
  error: 'error',
  query: 'warning',
  warning: 'warning',
};

/** The last extract before a day; null where none was checked. */
async function previousOf(read: Repositories, scope: Scope, asAt: string): Promise<ExtractSummary | null> {
  const all = await read.documents.all(scope, SUMMARY);
  const earlier = all.filter(({ id }) => id < asAt).at(-1);
  return earlier === undefined ? null : (earlier.body as ExtractSummary); // written by this file alone
}

/** Plans that the department published for the authority in January of the extract's year. */
async function publishedFor(
  read: Repositories,
  scope: Scope,
  year: number | null,
): Promise<CheckContext['published']> {
  if (year === null) return null;
  const rows = await read.rows.published(SHARED_SCOPE, 'caseload');
  const period = `${year - 1}${String(year % 100).padStart(2, '0')}`;
  const found = rows.find(
    ({ record }) =>
      record.areaCode === scope.authorityCode &&
      record.timePeriod === period &&
      record.breakdownTopic.startsWith('All '),
  );
  const plans = found?.record.values['ehcplans'];
  return plans === undefined ? null : { year, plans };
}

/** Gather what the checks may look at beside the extract: what the store holds of the authority and of the register. */
async function knownBeside(
  read: Repositories,
  scope: Scope,
  { asAt, year }: Pick<Extract, 'asAt' | 'year'>,
): Promise<KnownBeside> {
  const register = await ownOrShared(scope, (where) => read.rows.all(where, 'establishments'));
  const overrides = await read.rows.all(scope, 'settingOverrides');
  return {
    previous: asAt === NO_DAY ? null : await previousOf(read, scope, toIsoDate(asAt)),
    published: await publishedFor(read, scope, year),
    establishments:
      register.length === 0
        ? null
        : toRegister(
            register.map(({ record }) => record),
            overrides.map(({ record }) => record),
            asAt === NO_DAY ? LATEST : asAt,
          ),
  };
}

/** Write a finding as a problem of its file. */
function problemOf(finding: Finding): RowProblem {
  const check = CHECK_OF.get(finding.code);
  const details = Object.entries(finding.detail ?? {}).map(([name, value]) => `${name} ${value}`);
  const message = check?.title ?? finding.code;
  return {
    code: finding.code,
    severity: SEVERITY[finding.level],
    row: finding.row,
    column: null,
    count: finding.count,
    message: details.length === 0 ? message : `${message} (${details.join(', ')})`,
    advice: check?.advice ?? '',
    ...(finding.level === 'error' ? { isKept: true } : {}),
  };
}

function notRun({ checksNotRun }: CheckResult): RowProblem | null {
  if (checksNotRun.length === 0) return null;
  const missing = [...new Set(checksNotRun.map((one) => one.missing))].join('; ');
  return {
    code: 'check.not-run',
    severity: 'info',
    row: null,
    column: null,
    count: checksNotRun.length,
    message: `Checks that could not run for want of something: ${missing}`,
    advice: 'Import what is missing, if it is to be had.',
  };
}

/** Keep what was found with the imports that it was found in, and the extract's figures for the next comparison. */
async function keepFindings(
  call: Call,
  scope: Scope,
  told: readonly Told[],
  summary: ExtractSummary,
  result: CheckResult,
): Promise<void> {
  const { dependencies, actor, correlationId } = call;
  await dependencies.store.transaction(async ({ imports, documents, audit }) => {
    // Tables that a newer one stands for have nothing to answer for any more.
    const held = new Set(told.map(({ importId }) => importId));
    for (const { importId, kind, undoneAt } of await imports.list(scope))
      if (kind.startsWith('sen2') && undoneAt === null && !held.has(importId))
        await imports.addFindings(importId, [], FINDING_CODES);
    for (const { importId, found, lines } of told) {
      if (importId === null) continue;
      const problems = found.map(({ problem }) => problem);
      await imports.addFindings(importId, problems, FINDING_CODES);
      await keepLines({ documents }, scope, importId, lines, actor.id, new Set(FINDING_CODES));
    }
    if (summary.asAt !== null)
      await documents.put(scope, { kind: SUMMARY, id: summary.asAt, body: summary }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'import.checked',
      subjectKind: 'extract',
      subjectId: summary.asAt ?? 'unknown day',
      detail: {
        programme: scope.programmeId,
        checksRun: result.checksRun.length,
        checksNotRun: result.checksNotRun.length,
        findings: result.findings.reduce((sum, { count }) => sum + count, 0),
      },
      correlationId,
    });
  });
}

/** A whole return, with where each of its tables came from. */
type WholeReturn = {
  readonly putBy: PutByReturn;
  readonly asAt: Extract['asAt'];
  readonly sourceOf: (table: TableName) => TableSource | null;
  readonly anySource: TableSource | null;
};

/** Put by the return that is now in force. */
async function returnInForce(
  { dependencies, looks }: Call,
  scope: Scope,
  putBy: PutByReturn,
): Promise<WholeReturn> {
  const stored = await streamExtract(dependencies.store.read, scope, (batch) => putBy.add(batch));
  const nameOf = (file: string) => [...looks.keys()].find((name) => basename(name) === file) ?? file;
  const sources = new Map<TableName, TableSource>(
    stored.sources.map(({ table, importId, file }) => [table, { file: nameOf(file), importId }]),
  );
  return {
    putBy,
    asAt: dayOfExtract(putBy.header(), stored.days),
    sourceOf: (table) => sources.get(table) ?? null,
    anySource: sources.values().next().value ?? null,
  };
}

/** Give the return that the call has read, or, where only some of its tables were read, the one that is now in force. */
async function wholeReturn(call: Call, scope: Scope, spare: PutByReturn): Promise<WholeReturn> {
  const { taken } = call;
  if (taken.isIncomplete) {
    taken.putBy.close();
    return await returnInForce(call, scope, spare);
  }
  return {
    putBy: taken.putBy,
    asAt: taken.putBy.header().asAt,
    sourceOf: (table) => taken.sourceOf(table),
    anySource: taken.anySource,
  };
}

/**
 * Check the return that a call has read, add what is found to the reports of its files, and, unless the call is a
 * trial, keep it with the imports, in place of what was found before. Where the call brought only some of its tables
 * the return in force is checked; a trial of some tables is not, and that is said.
 * @param reports  by the name of the file; changed in place.
 */
export async function checkReturn(call: Call, scope: Scope, reports: Map<string, FileReport>): Promise<void> {
  const { taken, request } = call;
  const isTrial = request.dryRun === true;
  if (!taken.hasRows) return;
  const add = (file: string, problems: readonly RowProblem[]) => {
    const report = reports.get(file);
    if (report === undefined) return;
    const standing = report.problems.filter(({ code }) => !CHECK_OF.has(code));
    reports.set(file, { ...report, problems: [...standing, ...problems] });
  };
  if (taken.isIncomplete && isTrial) {
    const [file] = reports.keys();
    return add(taken.sourceOf('persons')?.file ?? file ?? '', [NOT_CHECKED]);
  }
  const spare = new PutByReturn();
  try {
    const whole = await wholeReturn(call, scope, spare);
    if (whole.putBy.hasRows) await tellOfWhole(call, scope, whole, add);
  } finally {
    spare.close();
  }
}

/** Check a whole return, tell what was found and, unless the call is a trial, keep it. */
async function tellOfWhole(
  call: Call,
  scope: Scope,
  whole: WholeReturn,
  add: (file: string, problems: readonly RowProblem[]) => void,
): Promise<void> {
  const { dependencies, request } = call;
  const given = whole.putBy.toCheck(whole.asAt);
  const { result, summary } = checkParts(given, await knownBeside(dependencies.store.read, scope, given));
  const told = await tellFindings(call, whole, result);
  for (const { file, found, lines } of told) {
    add(
      file,
      found.map(({ problem }) => problem),
    );
    for (const line of lines) request.onIssue?.(line);
  }
  if (request.dryRun !== true) await keepFindings(call, scope, told, summary, result);
}

/** What was found in one file, with the lines of the issue sheet. */
type Told = {
  readonly file: string;
  readonly importId: string | null;
  readonly found: readonly FoundProblem[];
  readonly lines: readonly IssueLine[];
};

/** Gather what was found by the file that it stands in, and bind each line to its record. */
async function tellFindings(
  { looks, options }: Call,
  { sourceOf, anySource }: WholeReturn,
  result: CheckResult,
): Promise<readonly Told[]> {
  const byFile = new Map<string, { importId: string | null; found: FoundProblem[] }>();
  const tell = (table: Finding['table'], found: FoundProblem) => {
    const source = sourceOf(table) ?? anySource;
    if (source === null) return;
    const known = byFile.get(source.file) ?? { importId: source.importId, found: [] };
    known.found.push(found);
    byFile.set(source.file, known);
  };
  for (const finding of result.findings)
    tell(finding.table, { problem: problemOf(finding), field: fieldOf(finding) });
  const missing = notRun(result);
  if (missing !== null) tell('persons', { problem: missing, field: null });
  const told: Told[] = [];
  for (const [name, { importId, found }] of byFile) {
    const file = looks.get(name)?.file ?? null;
    const telling = found.filter(({ problem }) => problem.severity !== 'info');
    const given = {
      name: basename(name),
      pseudonymKey: options.pseudonymKey,
      mappings: options.mappings ?? [],
    };
    const lines = file === null ? [] : await bindLines({ ...given, file }, telling);
    told.push({ file: name, importId, found, lines });
  }
  return told;
}

/** The one field of its own table that a check looks at; null where it looks at several, so that no one value is wrong. */
function fieldOf({ code }: Finding): string | null {
  const fields = CHECK_OF.get(code)?.fields ?? [];
  return fields.length === 1 ? (fields[0] ?? null) : null;
}

const NOT_CHECKED: RowProblem = {
  code: 'check.incomplete',
  severity: 'info',
  row: null,
  column: null,
  count: 1,
  message: 'Not all tables of the return were read in this call, so they were not checked together',
  advice: 'Import the whole return in one call, or see "evenkeel import check".',
};
