/** Opens a sealed return for further work: only one whose content, chain and signatures hold is worked with. */
import { raise } from '../../core/base/problem.ts';
import type { ProgrammeFacts } from '../../core/report/programme-facts.ts';
import type { Broken } from '../../core/sealed-return/broken.ts';
import type { ReturnStage } from '../../core/sealed-return/return-stage.ts';
import type { SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import { checkSeal, type Verification, verifyReturn } from '../../core/sealed-return/verify-return.ts';
import { readSealed } from '../../edge/intake/sealed/read-sealed.ts';
import { SEAL_TOOLS } from './seal-tools.ts';

/** A return whose seal holds so far as it goes, with the facts it was made from. */
export type OpenedSealed = {
  readonly file: SealedReturn;
  readonly facts: ProgrammeFacts;
  readonly stage: ReturnStage;
};

/**
 * Open the text of a file for work.
 * @param place  the file's name, for the problem.
 * @throws ProblemError `seal.broken` with the first broken place.
 */
export function openSealed(text: string, place: string): OpenedSealed {
  const read = readSealed(text, SEAL_TOOLS.sha256);
  if ('broken' in read) return raiseBroken(read.broken, place);
  const checked = checkSeal(read.file, SEAL_TOOLS);
  if ('broken' in checked) return raiseBroken(checked.broken, place);
  return { file: read.file, facts: read.facts, stage: checked.stage };
}

/** Check the text of a file from end to end; never throws for what stands in it. */
export function verifyText(text: string): Verification & { readonly file: SealedReturn | null } {
  const nothing = { stage: null, counts: NOTHING, file: null };
  try {
    const read = readSealed(text, SEAL_TOOLS.sha256);
    if ('broken' in read) return { ...nothing, broken: read.broken };
    return { ...verifyReturn(read.file, read.facts, SEAL_TOOLS), file: read.file };
  } catch (error) {
    // A file of someone's own making may hold amounts beyond what is exact: an answer, not a fault of ours.
    if (!(error instanceof RangeError)) throw error;
    const message = 'The inputs hold a number that cannot be reckoned with exactly';
    return { ...nothing, broken: { check: 'form', at: '/content/inputs', message } };
  }
}

const NOTHING = { parts: 0, acts: 0, signatures: 0, figures: 0, printed: 0, modelCells: 0 };

function raiseBroken({ at, message }: Broken, place: string): never {
  return raise({
    code: 'seal.broken',
    place: at === '' ? place : `${place}, ${at}`,
    message,
    advice: 'Nothing is added to a return that was changed: go back to the file as it was, or freeze again.',
  });
}
