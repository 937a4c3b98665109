/** Checks a sealed return from end to end: chain, signatures, figures, printed numbers, model and text. */
import { composeReturn } from '../report/compose-return.ts';
import type { ProgrammeFacts } from '../report/programme-facts.ts';
import { returnJson } from '../report/return-json.ts';
import { firstDifference } from '../seal/first-difference.ts';
import type { Broken, SealTools } from './broken.ts';
import { checkChain } from './check-chain.ts';
import { checkContent } from './check-content.ts';
import { checkFigures } from './check-figures.ts';
import { replayReturn } from './replay-return.ts';
import { type ReturnStage, STAGE_WORDS } from './return-stage.ts';
import type { ReturnContent, SealedReturn } from './sealed-return.ts';
import { asFrozen } from './sign-state.ts';

/** What was looked at, how far the return has come, and the first broken place. */
export type Verification = {
  readonly stage: ReturnStage | null;
  readonly counts: {
    readonly parts: number;
    readonly acts: number;
    readonly signatures: number;
    readonly figures: number;
    readonly printed: number;
    readonly modelCells: number;
  };
  readonly broken: Broken | null;
};

/**
 * Check content, chain and signatures, which need no knowledge of what a return says.
 * @returns the stage, or the first broken place.
 */
export function checkSeal(
  file: SealedReturn,
  tools: SealTools,
): { readonly stage: ReturnStage } | { readonly broken: Broken } {
  const broken = checkContent(file.content, file.contentHash, file.parts, tools.sha256);
  return broken === null ? checkChain(file, tools) : { broken };
}

/**
 * Check everything. A return that is whole and not yet sealed is not verified: its stage is the broken place.
 * @param facts  read from the file's own inputs, projections run anew.
 */
export function verifyReturn(file: SealedReturn, facts: ProgrammeFacts, tools: SealTools): Verification {
  const seal = checkSeal(file, tools);
  const counts = {
    parts: file.parts.length,
    acts: file.chain.length,
    signatures: file.chain.filter(({ act }) => act === 'signed').length,
    figures: 0,
    printed: 0,
    modelCells: 0,
  };
  if ('broken' in seal) return { stage: null, counts, broken: seal.broken };
  const { figures, printed, broken: inFigures } = checkFigures(file.content.return, facts);
  const replay = replayReturn(file.content, facts);
  const broken =
    inFigures ?? modelBroken(replay) ?? checkDocument(file.content, facts) ?? checkSealed(file, seal.stage);
  return { stage: seal.stage, counts: { ...counts, figures, printed, modelCells: replay.cells }, broken };
}

function modelBroken({ differences: [first] }: ReturnType<typeof replayReturn>): Broken | null {
  if (first === undefined) return null;
  return {
    check: 'model',
    at: first.at,
    message: `The model gives ${String(first.again)} from the frozen inputs, and ${String(first.sealed)} was frozen`,
  };
}

/** Compose the return once more from its inputs and compare it whole. */
function checkDocument(content: ReturnContent, facts: ProgrammeFacts): Broken | null {
  const update = facts.programme.updates.find(({ id }) => id === content.updateId);
  if (update === undefined)
    return { check: 'document', at: '/content/updateId', message: 'The inputs know no such update' };
  const { document } = composeReturn(facts, update);
  const at = firstDifference(content.return, returnJson(asFrozen(document)), '/content/return');
  if (at === null) return null;
  return {
    check: 'document',
    at,
    message: `Composed again from its inputs, the return says something else here (frozen by ${content.product})`,
  };
}

function checkSealed(file: SealedReturn, { stage }: ReturnStage): Broken | null {
  if (stage !== 'frozen' && stage !== 'signed-once' && stage !== 'signed' && stage !== 'withdrawn')
    return null;
  return {
    check: 'stage',
    at: `/chain/${file.chain.length - 1}`,
    message: `The return is whole and ${STAGE_WORDS[stage]}: it is not sealed`,
  };
}
