/** Composes the papers that go with a return, for the board and as a dashboard, from the same facts as the return itself. */
import type { ReportDocument } from '../core/report/blocks.ts';
import { buildFigureBook } from '../core/report/figures/build-figure-book.ts';
import type { LiveSource } from '../core/report/live/live-source.ts';
import { composeBoardPack } from '../core/report/papers/board-pack.ts';
import { composeDashboard } from '../core/report/papers/data-dashboard.ts';
import type { Paper } from '../core/report/papers/papers.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { composeDraft } from './compose-draft.ts';
import { requireUpdate } from './require-update.ts';
import { standingReturn } from './sealed/sealed-document.ts';

const COMPOSE: Readonly<Record<Paper, (source: LiveSource) => ReportDocument>> = {
  'board-pack': composeBoardPack,
  dashboard: composeDashboard,
};

/**
 * Compose a paper: from what was sealed where the return of the update is, else from the records at its cut-off.
 * @throws ProblemError `return.unknown-update`, `seal.broken`.
 */
export async function composePaper(
  read: Repositories,
  scope: Scope,
  updateId: string,
  paper: Paper,
): Promise<ReportDocument> {
  const standing = await standingReturn(read, scope, updateId);
  if (standing === null) {
    const { facts, book, update } = await composeDraft(read, scope, updateId);
    return COMPOSE[paper]({ facts, book, update });
  }
  const { facts } = standing;
  const update = requireUpdate(facts.programme, updateId);
  return COMPOSE[paper]({ facts, book: buildFigureBook(facts), update });
}
