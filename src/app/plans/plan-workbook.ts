/** The workbook of a plan written, and one that came back set against the plan: each change with what it does. */
import { basename } from 'node:path';
import { ProblemError } from '../../core/base/problem.ts';
import { checkPlan } from '../../core/plan/check-plan.ts';
import { knownCell, setCell } from '../../core/plan/plan-cell.ts';
import { type Headline, headlineOf } from '../../core/workbook/headline.ts';
import { planBook } from '../../core/workbook/plan-book.ts';
import { readOpenCells } from '../../core/workbook/read-open-cells.ts';
import { type WorkbookChange, workbookChanges } from '../../core/workbook/workbook-changes.ts';
import { planOf } from './live-plan.ts';
import type { PlanSource } from './plan-source.ts';

/** Write the workbook. @throws ProblemError `plan.workbook-too-large`. */
export async function planWorkbook({ plan, facts, split }: PlanSource): Promise<Uint8Array> {
  const { writeBook } = await import('../../edge/documents/write-book.ts');
  return await writeBook(planBook(plan, facts, await split()).book);
}

export type WorkbookAnswer = Awaited<ReturnType<typeof readPlanWorkbookBack>>;

/**
 * Read a workbook and tell what it would change. Nothing is kept.
 * @throws ProblemError `plan.workbook-*` and FileRefusal `file.*` where the file as a whole cannot be read.
 */
export async function readPlanWorkbookBack(source: PlanSource, path: string) {
  const { readPlanWorkbook } = await import('../../edge/intake/programme/plan-workbook-file.ts');
  const { sha256, sheets } = await readPlanWorkbook(path);
  const { assumptions } = planBook(source.plan, source.facts);
  const reading = readOpenCells(sheets, assumptions);
  const { changes, movedInPlan } = workbookChanges(assumptions, reading);
  const named = changes.flatMap((change) => {
    const cell = knownCell(source.body, change.cell);
    return cell === undefined ? [] : [{ ...change, cell }];
  });
  const together = bodyWith(source.body, named);
  return {
    schema: 'evenkeel/plan-workbook-changes@1' as const,
    file: basename(path),
    sha256,
    planVersion: source.planVersion,
    cellsRead: reading.values.size,
    now: headlineOf(source.plan.finance),
    changes: named.map((change) => ({ ...change, alone: headlineWith(bodyWith(source.body, [change])) })),
    all: named.length === 0 ? null : headlineWith(together),
    movedInPlan,
    questions: reading.questions,
  };
}

/** The plan with some changes; cells are those that it has. */
function bodyWith(body: unknown, changes: readonly Pick<WorkbookChange, 'cell' | 'value'>[]): unknown {
  return changes.reduce<unknown>((made, { cell, value }) => setCell(made, cell, value) ?? made, body);
}

/** Where a changed plan ends up, or why it could not stand. */
export type ChangedHeadline =
  | { readonly headline: Headline; readonly problem: null }
  | { readonly headline: null; readonly problem: ProblemError['problem'] };

function headlineWith(body: unknown): ChangedHeadline {
  try {
    const plan = planOf(body, 'plan');
    const [problem] = checkPlan(plan);
    return problem === undefined
      ? { headline: headlineOf(plan.finance), problem: null }
      : { headline: null, problem };
  } catch (error) {
    if (error instanceof ProblemError) return { headline: null, problem: error.problem };
    throw error;
  }
}
