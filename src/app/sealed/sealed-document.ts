/** The document of a sealed return: what was signed, with its signatures and its seal on it. */
import { raise } from '../../core/base/problem.ts';
import type { ReportDocument } from '../../core/report/blocks.ts';
import { type Copy, composeReturn } from '../../core/report/compose-return.ts';
import type { FigureBook } from '../../core/report/figure-book.ts';
import { buildFigureBook } from '../../core/report/figures/build-figure-book.ts';
import type { ProgrammeFacts } from '../../core/report/programme-facts.ts';
import { sealOf } from '../../core/sealed-return/append-act.ts';
import type { SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import { withSignatures } from '../../core/sealed-return/sign-state.ts';
import { sealedFacts } from '../../edge/intake/sealed/read-sealed.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { requireUpdate } from '../require-update.ts';
import { openShelved } from './return-changes.ts';
import { listShelf } from './return-shelf.ts';

/** A document with the figures that it was drawn from. */
export type DrawnReturn = { readonly document: ReportDocument; readonly book: FigureBook };

/** Draw a sealed return from its own frozen inputs. @throws ProblemError `seal.broken`. */
export function drawSealed(file: SealedReturn, facts: ProgrammeFacts, copy: Copy): DrawnReturn {
  const book = buildFigureBook(facts);
  const update = requireUpdate(facts.programme, file.content.updateId);
  const { document, problems } = composeReturn(facts, update, copy, book);
  const [first] = problems;
  if (first !== undefined) return raise(first);
  return { document: withSignatures(document, file.contentHash, file.chain, copy), book };
}

/** Draw the sealed return of an update that stands; null where none is sealed. */
export async function drawStanding(
  read: Repositories,
  scope: Scope,
  updateId: string,
  copy: Copy,
): Promise<DrawnReturn | null> {
  const standing = await standingReturn(read, scope, updateId);
  return standing === null ? null : drawSealed(standing.file, standing.facts, copy);
}

/** Open the sealed return of an update that stands, with the facts sealed in it; null where none is. @throws ProblemError `seal.broken`. */
export async function standingReturn(
  read: Repositories,
  scope: Scope,
  updateId: string,
): Promise<{ readonly file: SealedReturn; readonly facts: ProgrammeFacts } | null> {
  const standing = (await listShelf(read, scope)).findLast(
    (one) => one.updateId === updateId && sealOf(one.chain) !== null && one.stage.stage !== 'superseded',
  );
  if (standing === undefined) return null;
  const file = await openShelved(read, scope, standing);
  const facts = sealedFacts(file.content);
  if ('facts' in facts) return { file, facts: facts.facts };
  return raise({ code: 'seal.broken', place: facts.broken.at, message: facts.broken.message });
}
