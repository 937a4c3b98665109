/** How long each format of the return pack takes on the sample report: six charts, long tables, every kind of block. */
import { sampleReport } from '../test/make/sample-report.ts';
import { type Format, WRITERS } from '../test/make/write-all.ts';

/** One format's timing over its rounds [ms], and the size of what it wrote [bytes]. */
export type DocumentTiming = {
  readonly name: string;
  readonly rounds: number;
  /** The first round, with fonts and libraries still to be made ready [ms]. */
  readonly first: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly bytes: number;
  /** [ms] */
  readonly budget: number;
};

/** Budgets on a quiet machine [ms]; the whole pack, one format after the other, stays under two seconds. */
const BUDGETS: Readonly<Record<Format, number>> = { docx: 900, pdf: 400, xlsx: 300, html: 300, json: 50 };
const ROUNDS = 9;

async function timeWriter(format: Format): Promise<DocumentTiming> {
  const laps: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    bytes = (await WRITERS[format](sampleReport())).length;
    laps.push(performance.now() - start);
  }
  const [first = Number.NaN] = laps;
  const sorted = laps.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(ROUNDS - 1, Math.floor(share * ROUNDS))] ?? Number.NaN;
  return {
    name: `return as ${format}`,
    rounds: ROUNDS,
    first,
    min: at(0),
    median: at(0.5),
    p95: at(0.95),
    bytes,
    budget: BUDGETS[format],
  };
}

/** Time each writer on the sample report, in the order of the pack. */
export async function benchDocuments(): Promise<DocumentTiming[]> {
  const timings: DocumentTiming[] = [];
  for (const format of ['docx', 'pdf', 'xlsx', 'html', 'json'] as const)
    timings.push(await timeWriter(format));
  return timings;
}
