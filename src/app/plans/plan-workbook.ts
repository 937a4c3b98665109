/** The workbook of a plan written, and one that came back set against the plan: each change with what it does. */
import { basename } from 'node:path';
import { type Problem, ProblemError } from '../../core/base/problem.ts';
import { checkPlan } from '../../core/plan/check-plan.ts';
import type { ManagementPlan } from '../../core/plan/management-plan.ts';
import { knownCell } from '../../core/plan/plan-cell.ts';
import { unsaidOf } from '../../core/plan/unit-plans.ts';
import { workbookLimits } from '../../core/workbook/exact-growth.ts';
import { forecastSavings } from '../../core/workbook/forecast-savings-sheet.ts';
import { type Headline, headlineOf } from '../../core/workbook/headline.ts';
import { planBook } from '../../core/workbook/plan-book.ts';
import { readOpenCells } from '../../core/workbook/read-open-cells.ts';
import { type WorkbookChange, workbookChanges } from '../../core/workbook/workbook-changes.ts';
import { planOf } from './live-plan.ts';
import { bodyWith, caseloadThatFollows, type FollowedCell, withWhatFollows } from './plan-follows.ts';
import type { PlanSource } from './plan-source.ts';

/** Say why no workbook can be made of a plan; null where one can. */
export function workbookRefusal({ finance, block }: ManagementPlan): Problem | null {
  return workbookLimits(finance, block?.otherBlocks ?? [])[0] ?? null;
}

/** Write the workbook. @throws ProblemError `plan.workbook-too-large`, before any record is read. */
export async function planWorkbook({ plan, facts, split, flows }: PlanSource): Promise<Uint8Array> {
  const refusal = workbookRefusal(plan);
  if (refusal !== null) throw new ProblemError(refusal);
  const { writeBook } = await import('../../edge/documents/write-book.ts');
  return await writeBook(planBook(plan, facts, await split(), forecastSavings(plan, await flows())).book);
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
  const asked = named.flatMap((change) => questionOf(source, change) ?? []);
  const taken = named.filter((change) => questionOf(source, change) === null);
  return {
    schema: 'evenkeel/plan-workbook-changes@1' as const,
    file: basename(path),
    sha256,
    planVersion: source.planVersion,
    cellsRead: reading.values.size,
    now: headlineOf(source.plan),
    changes: taken.map((change) => ({ ...change, alone: headlineWith(source.body, [change]) })),
    /** Numbers of plans that move with the mitigations, all changes taken; empty where those could not stand together. */
    follows: followsOf(source.body, taken),
    all: taken.length === 0 ? null : headlineWith(source.body, taken),
    movedInPlan,
    questions: [...reading.questions, ...asked],
  };
}

/** Parts of a mitigation whose change moves what the plan counts. */
const MOVES_THE_PLAN = /\.(size|start|ramp|months)$/;

/** What is asked of a change that would have to move what the plan counts and cannot; null where it can stand. */
function questionOf({ plan }: PlanSource, { cell, label, before, after }: WorkbookChange): Problem | null {
  if (!MOVES_THE_PLAN.test(cell)) return null;
  const mitigation = plan.mitigations.find(
    ({ id }) => cell.replace(MOVES_THE_PLAN, '') === `mitigations.${id}`,
  );
  if (mitigation === undefined) return null;
  const changed = `“${label}” was changed from ${before} to ${after}, but`;
  if (mitigation.flow === 'unit-cost')
    return {
      code: 'plan.workbook-price-mitigation',
      place: cell,
      message: `${changed} the plan’s prices hold this mitigation as it was`,
      advice:
        'Nothing is changed for it. Change the prices that it lowers on the sheet Amounts, or set both in the plan.',
    };
  if (unsaidOf(plan, mitigation) === null) return null;
  return {
    code: 'plan.workbook-flow-mitigation',
    place: cell,
    message: `${changed} the plan does not say how many plans follow from one of “${mitigation.flow}”, so a workbook cannot count what it spares`,
    advice:
      'Nothing is changed for it. Add the flow to "flows" of the plan, or set the mitigation with “plan set” and write the workbook anew: it is run on the records again.',
  };
}

function followsOf(body: unknown, changes: readonly WorkbookChange[]): readonly FollowedCell[] {
  try {
    return caseloadThatFollows(body, changes);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}

/** Where a changed plan ends up, or why it could not stand. */
export type ChangedHeadline =
  | { readonly headline: Headline; readonly problem: null }
  | { readonly headline: null; readonly problem: ProblemError['problem'] };

function headlineWith(body: unknown, changes: readonly WorkbookChange[]): ChangedHeadline {
  try {
    const plan = planOf(bodyWith(body, withWhatFollows(body, changes)), 'plan');
    const [problem] = checkPlan(plan);
    return problem === undefined
      ? { headline: headlineOf(plan), problem: null }
      : { headline: null, problem };
  } catch (error) {
    if (error instanceof ProblemError) return { headline: null, problem: error.problem };
    throw error;
  }
}
