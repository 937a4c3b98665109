/** Checks the tables of a return together, once all were read, and tells each finding in the report of its own file. */
import { CHECKS } from '../../core/checks/catalogue.ts';
import type { Check, CheckContext, CheckLevel, CheckResult, Finding } from '../../core/checks/check.ts';
import { toRegister } from '../../core/checks/register.ts';
import { runChecks } from '../../core/checks/run-checks.ts';
import { type ExtractSummary, summariseExtract } from '../../core/checks/summarise-extract.ts';
import type { FileReport, RowProblem, Severity } from '../../core/domain/intake.ts';
import type { Extract } from '../../core/extract/extract.ts';
import { type Repositories, type Scope, SHARED_SCOPE } from '../../edge/store/store.ts';
import type { Call } from './import-call.ts';

/** Under this kind the figures of each checked extract are kept, to compare the next one with. */
const SUMMARY = 'extract-summary';

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
export async function checkContext(
  read: Repositories,
  scope: Scope,
  extract: Extract,
): Promise<CheckContext> {
  const own = await read.rows.all(scope, 'establishments');
  const register = own.length > 0 ? own : await read.rows.all(SHARED_SCOPE, 'establishments');
  const summary = summariseExtract({ extract, previous: null, published: null, establishments: null });
  return {
    extract,
    previous: summary.asAt === null ? null : await previousOf(read, scope, summary.asAt),
    published: await publishedFor(read, scope, extract.year),
    establishments: register.length === 0 ? null : toRegister(register.map(({ record }) => record)),
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
  byImport: ReadonlyMap<string, readonly RowProblem[]>,
  summary: ExtractSummary,
  result: CheckResult,
): Promise<void> {
  const { dependencies, actor, correlationId } = call;
  await dependencies.store.transaction(async ({ imports, documents, audit }) => {
    for (const [importId, problems] of byImport) await imports.addFindings(importId, { problems });
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

/**
 * Check the return that a call has read, add what is found to the reports of its files, and, unless the call is a
 * trial, keep it with their imports. Where not all of its tables were read, say so and check nothing.
 * @param reports  by the name of the file; changed in place.
 */
export async function checkReturn(call: Call, scope: Scope, reports: Map<string, FileReport>): Promise<void> {
  const { taken, dependencies, request } = call;
  if (!taken.hasRows) return;
  const add = (file: string, problems: readonly RowProblem[]) => {
    const report = reports.get(file);
    if (report !== undefined) reports.set(file, { ...report, problems: [...report.problems, ...problems] });
  };
  if (taken.isIncomplete) {
    const [file] = reports.keys();
    return add(taken.sourceOf('persons')?.file ?? file ?? '', [NOT_CHECKED]);
  }
  const context = await checkContext(dependencies.store.read, scope, taken.finish());
  const result = runChecks(context);
  const byImport = new Map<string, RowProblem[]>();
  const tell = (finding: Finding | null, problem: RowProblem) => {
    const source = taken.sourceOf(finding?.table ?? 'persons') ?? taken.anySource;
    if (source === null) return;
    add(source.file, [problem]);
    if (source.importId !== null)
      byImport.set(source.importId, [...(byImport.get(source.importId) ?? []), problem]);
  };
  for (const finding of result.findings) tell(finding, problemOf(finding));
  const missing = notRun(result);
  if (missing !== null) tell(null, missing);
  if (request.dryRun !== true) await keepFindings(call, scope, byImport, summariseExtract(context), result);
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
