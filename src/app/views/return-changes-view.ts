/** What changed in a return since the update before it: first what an officer has ten minutes for. */
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import type { Update } from '../../core/programme/definitions.ts';
import { returnJson } from '../../core/report/return-json.ts';
import { sealOf } from '../../core/sealed-return/append-act.ts';
import { type ComparedReturn, diffReturns } from '../../core/sealed-return/diff-returns.ts';
import type { SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import type { ShelvedReturn } from '../sealed/return-shelf.ts';
import { updateName } from './page-facts.ts';

type Shown = {
  readonly open: OpenProgramme;
  readonly shelf: readonly ShelvedReturn[];
  readonly update: Update;
  readonly shown: SealedReturn;
};

/** Compare with the update before: its sealed return, or what it would say today; null where there is none. */
export async function returnChanges(
  app: App,
  actor: Actor,
  scope: Scope,
  { open, shelf, update, shown }: Shown,
) {
  const { updates } = open.programme;
  const before = updates[updates.indexOf(update) - 1];
  if (before === undefined) return null;
  const earlier = await earlierReturn(app, actor, scope, { shelf, before });
  if (earlier === null) return null;
  const { answers, ratings, figures, narrative, assumptions } = diffReturns(
    earlier.compared,
    comparedOf(shown),
  );
  return {
    since: `${updateName(before)}, ${earlier.isSealed ? 'as sealed' : 'not sealed here: as the records have it'}`,
    answers: answers.map((one) => ({ ...one })),
    ratings: ratings.map((one) => ({ ...one })),
    figures: figures.filter((one) => one.before !== null && one.after !== null).map((one) => ({ ...one })),
    newFigures: figures.filter((one) => one.before === null).length,
    goneFigures: figures.filter((one) => one.after === null).length,
    narrative: narrative.map(({ place, words }) => ({ place, words: words.map((run) => ({ ...run })) })),
    assumptions: assumptions === null ? null : assumptions.map((one) => ({ ...one })),
  };
}

async function earlierReturn(
  app: App,
  actor: Actor,
  scope: Scope,
  { shelf, before }: { readonly shelf: readonly ShelvedReturn[]; readonly before: Update },
): Promise<{ readonly compared: ComparedReturn; readonly isSealed: boolean } | null> {
  const standing = shelf.findLast(
    ({ updateId, chain, stage }) =>
      updateId === before.id && sealOf(chain) !== null && stage.stage !== 'superseded',
  );
  const file = standing === undefined ? null : await app.returns.find(actor, scope, standing);
  if (file !== null) return { compared: comparedOf(file), isSealed: true };
  try {
    const document = await app.composeReturn(actor, scope, before.id);
    return { compared: { ...returnJson(document), plan: null }, isSealed: false };
  } catch (error) {
    if (error instanceof ProblemError) return null; // the update before cannot be built: there is nothing to compare with
    throw error;
  }
}

function comparedOf({ content }: SealedReturn): ComparedReturn {
  return { ...content.return, plan: content.inputs.plan };
}
