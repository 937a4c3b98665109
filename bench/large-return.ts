/** How long a return of forty pages, sixty figures and twenty charts takes in every format, its memory, and its check. Run: node bench/large-return.ts */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDocument } from '../src/core/integrity/check-document.ts';
import { readReturn } from '../src/edge/intake/returns/read-return.ts';
import { largeReport } from '../test/make/large-report.ts';
import { type Format, WRITERS } from '../test/make/write-all.ts';

const FORMATS: readonly Format[] = ['docx', 'pdf', 'xlsx', 'html', 'json'];
const RUNS = 5;
/** All formats, one after the other, in a process of its own [s]; its largest memory [MiB]; the check alone [ms]. */
const BUDGET = { seconds: 5, mebibytes: 500, checkMilliseconds: 1000 } as const;

/** Write every format in this process, and say how long each took and how large the process was. */
async function writeOnce(folder: string): Promise<void> {
  const started = performance.now();
  const told: Record<string, number> = {};
  for (const format of FORMATS) {
    const begun = performance.now();
    writeFileSync(join(folder, `large.${format}`), await WRITERS[format](largeReport()));
    told[format] = Math.round(performance.now() - begun);
  }
  const seconds = (performance.now() - started) / 1000;
  const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ ...told, seconds, mebibytes }));
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Read and check one file several times [ms]; the first check, with nothing made ready, is told apart. */
async function timeCheck(path: string) {
  const reading = performance.now();
  const document = await readReturn(path);
  const read = performance.now() - reading;
  const laps: number[] = [];
  let findings = 0;
  for (let k = 0; k < RUNS; k++) {
    const begun = performance.now();
    findings = checkDocument(document).findings.length;
    laps.push(performance.now() - begun);
  }
  return {
    read: Math.round(read),
    firstCheck: Math.round(laps[0] ?? 0),
    check: Math.round(middle(laps)),
    findings,
  };
}

/** Print all figures. @returns whether every budget was kept. */
export async function benchLargeReturn(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-large-'));
  try {
    const runs = Array.from({ length: RUNS }, () => {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--no-warnings', import.meta.filename, folder],
        {
          encoding: 'utf8',
        },
      );
      if (stdout === '') throw new Error(stderr);
      return JSON.parse(stdout) as Record<string, number>; // written by `writeOnce` above
    });
    console.table(runs);
    const seconds = middle(runs.map((one) => one['seconds'] ?? Number.NaN));
    const mebibytes = Math.max(...runs.map((one) => one['mebibytes'] ?? Number.NaN));
    const { extractText, getDocumentProxy } = await import('unpdf');
    const { readFileSync } = await import('node:fs');
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, 'large.pdf'))));
    const { totalPages, text } = await extractText(pdf, { mergePages: true });
    console.log(
      `${totalPages} pages, ${text.split(/\s+/).length} words; every format ${seconds.toFixed(2)} s, ${mebibytes} MiB`,
    );
    const checks = {
      html: await timeCheck(join(folder, 'large.html')),
      docx: await timeCheck(join(folder, 'large.docx')),
      pdf: await timeCheck(join(folder, 'large.pdf')),
    };
    console.table(checks);
    const slowest = Math.max(...Object.values(checks).map(({ firstCheck }) => firstCheck));
    return (
      totalPages >= 40 &&
      seconds < BUDGET.seconds &&
      mebibytes < BUDGET.mebibytes &&
      slowest < BUDGET.checkMilliseconds
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const [, , folder] = process.argv;
  if (folder !== undefined) await writeOnce(folder);
  else console.log((await benchLargeReturn()) ? 'Within every budget.' : 'NOT within every budget.');
}
