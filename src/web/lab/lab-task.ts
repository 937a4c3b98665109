/** What the page and the lab's workers say to each other. Plans are handed over, not shared: no special header is needed. */
import type { LabFlowsSet } from '../../core/lab/lab-caseload.ts';
import type { CaseloadDraws } from '../../core/plan/caseload-draws.ts';

/** To a worker: the lab, once; then pieces of simulations. */
export type LabTask =
  | { readonly kind: 'open'; readonly packed: string }
  | {
      readonly kind: 'piece';
      readonly id: number;
      readonly set: LabFlowsSet;
      readonly from: number;
      readonly to: number;
    };

/** From a worker: a piece, or what went wrong. */
export type LabNews =
  | { readonly kind: 'piece'; readonly id: number; readonly caseload: CaseloadDraws }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
