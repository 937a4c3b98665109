/** Makes the public copy of a return: its small numbers kept back, beside everything that was published before. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { protectMeasure } from '../core/disclosure/protect-measure.ts';
import { HIDDEN_MARK, isSmall, SUPPRESS_UNDER_5 } from '../core/disclosure/rule.ts';
import type { ReportDocument } from '../core/report/blocks.ts';
import type { FigureBook } from '../core/report/figure-book.ts';
import { hiddenFigures } from '../core/report/public/hidden-figures.ts';
import { maskDocument } from '../core/report/public/mask-document.ts';
import { publicTable } from '../core/report/public/public-table.ts';
import { smallNumbersInWords } from '../core/report/public/small-numbers-in-words.ts';
import type { Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import { publishCounts } from './publish-counts.ts';

const RULE = SUPPRESS_UNDER_5;

/** What the public copy is made from: the return as composed for it, every number still in place. */
export type PublicReturn = {
  readonly updateId: string;
  readonly document: ReportDocument;
  readonly book: FigureBook;
};

/**
 * Keep the small numbers of a return back and record what was published.
 * @throws ProblemError `disclosure.small-number-in-words` where a text tells one by hand, and those of `publishCounts`.
 */
export async function publishReturn(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  { updateId, document, book }: PublicReturn,
): Promise<ReportDocument> {
  const [inWords] = smallNumbersInWords(document.blocks, `update ${updateId}`);
  if (inWords !== undefined) raise(inWords);
  const ids = document.figures.map(({ id }) => id);
  const { hidden: hiddenCounts, ruleText } = await publishCounts(dependencies, actor, scope, {
    id: `return ${updateId}`,
    ...splitTable(book, ids),
    rule: RULE,
  });
  const hidden = hiddenFigures(book, ids, {
    hiddenCounts,
    isSmall: (count) => isSmall(count, RULE),
    hidesShare,
  });
  return maskDocument(document, { hidden, mark: HIDDEN_MARK, rule: RULE.id, ruleText });
}

function splitTable(book: FigureBook, ids: readonly string[]) {
  const { cells, relations, overlaps } = publicTable(book, ids);
  return { table: { cells, relations }, overlaps };
}

function hidesShare(numerator: number | null, denominator: number | null): boolean {
  const { mark } = protectMeasure({ numerator, denominator, value: 0 }, RULE);
  return denominator === null || mark !== null;
}
