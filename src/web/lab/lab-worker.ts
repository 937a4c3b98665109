/** Simulates pieces for the lab beside the page, by the same code as the server's. */
import { simulatePiece } from '../../core/lab/lab-caseload.ts';
import type { LabInput } from '../../core/lab/lab-input.ts';
import { unpackValue } from '../../core/lab/pack-value.ts';
import type { LabNews, LabTask } from './lab-task.ts';

let input: LabInput | null = null;

function tell(news: LabNews, handed: Transferable[] = []): void {
  // A worker's own message takes what is handed over as options; the page's types know only a window's.
  self.postMessage(news, { transfer: handed });
}

self.addEventListener('message', ({ data }: MessageEvent<LabTask>) => {
  if (data.kind === 'open') {
    input = unpackValue(data.packed) as LabInput; // the server packed one
    return;
  }
  const { id, set, from, to } = data;
  try {
    if (input === null) throw new Error('The lab is not open yet');
    const caseload = simulatePiece(input, set, from, to);
    tell({ kind: 'piece', id, caseload }, [caseload.plans.buffer as ArrayBuffer]); // made here, never shared
  } catch (error) {
    tell({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
});
