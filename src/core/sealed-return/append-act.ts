/** Adds one act to a frozen return, behind everything that was done before; nothing is ever taken out. */
import { raise } from '../base/problem.ts';
import { EMPTY_CHAIN, type Sha256, sealEntry } from '../seal/hash-chain.ts';
import { nextStage, type ReturnStage, stageOf } from './return-stage.ts';
import type { ChainedAct, ReturnAct, SealedReturn } from './sealed-return.ts';

/**
 * Give the stage of a return whose chain is sound.
 * @throws ProblemError where its acts are in no possible order.
 */
export function requireStage(chain: readonly ReturnAct[]): ReturnStage {
  const found = stageOf(chain);
  return 'stage' in found ? found.stage : raise(found.problem);
}

/**
 * Set an act behind a chain; not changed itself.
 * @throws ProblemError `seal.*` where the stage does not allow it.
 */
export function appendAct(
  chain: readonly ChainedAct[],
  act: ReturnAct,
  sha256: Sha256,
): readonly ChainedAct[] {
  const step = nextStage(chain.length === 0 ? null : requireStage(chain), act);
  if ('problem' in step) return raise(step.problem);
  return [...chain, sealEntry(act, chain.at(-1) ?? EMPTY_CHAIN, sha256)];
}

/** The return with an act added. @throws ProblemError `seal.*`. */
export function withAct(file: SealedReturn, act: ReturnAct, sha256: Sha256): SealedReturn {
  return { ...file, chain: appendAct(file.chain, act, sha256) };
}

/** The hash of the act that sealed, which the next return names; null where it is not sealed. */
export function sealOf(chain: readonly ChainedAct[]): string | null {
  return chain.find(({ act }) => act === 'sealed')?.hash ?? null;
}
