/** The lab's workers: pieces handed out as workers come free; what is no longer wanted is not begun. */
import { joinPieces, type LabFlowsSet } from '../../core/lab/lab-caseload.ts';
import { ALL_DRAWS, FIRST_DRAWS } from '../../core/lab/lab-input.ts';
import type { CaseloadDraws } from '../../core/plan/caseload-draws.ts';
import type { LabNews, LabTask } from './lab-task.ts';

/** Simulations in a piece: few, since a piece that runs is not stopped and a new move waits for it. */
const PIECE = 25;
const MOST_WORKERS = 4;

/** Told the first fan, then the whole, or why there is none. */
export type FanWish = {
  readonly set: LabFlowsSet;
  readonly onFan: (caseload: CaseloadDraws) => void;
  readonly onFailure: (message: string) => void;
};

export type LabPool = {
  /** Ask for a fan; a wish before it that is not done is dropped. */
  readonly ask: (wish: FanWish) => void;
  readonly close: () => void;
};

type Piece = { readonly from: number; readonly to: number };

/** Cut the draws into pieces. */
function cutDraws(): readonly Piece[] {
  return Array.from({ length: ALL_DRAWS / PIECE }, (_, k) => ({ from: k * PIECE, to: (k + 1) * PIECE }));
}

/** Open workers on a lab. @param packed  the lab as the server sent it. */
export function openLabPool(packed: string): LabPool {
  const count = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency));
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' }),
  );
  const free = new Set(workers);
  const pieces = cutDraws();
  const firstCount = FIRST_DRAWS / PIECE;
  let wish: FanWish | null = null;
  let round = 0;
  let next = 0;
  let done: (CaseloadDraws | undefined)[] = [];
  const places = new Map<Worker, number>();
  const send = (worker: Worker, task: LabTask): void => worker.postMessage(task);
  const handOut = (): void => {
    for (const worker of free) {
      const piece = pieces[next];
      if (wish === null || piece === undefined) return;
      places.set(worker, next++);
      free.delete(worker);
      send(worker, { kind: 'piece', id: round, set: wish.set, ...piece });
    }
  };
  const tellFan = (): void => {
    const whole = done.filter((piece) => piece !== undefined);
    if (whole.length === pieces.length) wish?.onFan(joinPieces(whole));
    else if (whole.length === firstCount && done.slice(0, firstCount).every((piece) => piece !== undefined))
      wish?.onFan(joinPieces(whole));
  };
  const hear = (worker: Worker, news: LabNews): void => {
    free.add(worker);
    if (news.id === round) {
      if (news.kind === 'failed') {
        wish?.onFailure(news.message);
        wish = null;
      } else {
        done[places.get(worker) ?? 0] = news.caseload;
        // Only pieces of the first fan are out until it is whole, so that it is told as soon as it can be.
        tellFan();
      }
    }
    handOut();
  };
  for (const worker of workers) {
    worker.addEventListener('message', ({ data }: MessageEvent<LabNews>) => hear(worker, data));
    worker.addEventListener('error', () => wish?.onFailure('A part of the page that simulates has stopped'));
    send(worker, { kind: 'open', packed });
  }
  return {
    ask: (wanted) => {
      wish = wanted;
      round += 1;
      next = 0;
      done = [];
      handOut();
    },
    close: () => {
      for (const worker of workers) worker.terminate();
    },
  };
}
