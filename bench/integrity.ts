/** Prints what the integrity check finds of planted faults by kind, and its false alarms on clean returns. Run: node bench/integrity.ts */
import { pathToFileURL } from 'node:url';
import { checkDocument } from '../src/core/integrity/check-document.ts';
import { readPlain } from '../src/core/integrity/read-plain.ts';
import { alarmsIn, alarmsOn, isFound, readPlanted } from '../test/integrity/planted-cases.ts';
import { makeReturn } from '../test/make/make-return.ts';
import { FAULTS, type Fault, plantFault } from '../test/make/plant-faults.ts';

const FILES = [
  'first.md',
  'second.md',
  'third.md',
  'fourth.md',
  'fifth.md',
  'sixth.md',
  'seventh.md',
  'eighth.md',
  'ninth.md',
  'tenth.md',
];
const FOLDERS = ['clean', 'clean-held-out', 'clean-unseen', 'clean-later'];
/** How many made-up returns are written. */
const RETURNS = 60;

type Tally<Kind = string> = { kind: Kind; found: number; planted: number };

function tallyOf(cases: ReturnType<typeof readPlanted>): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const planted of cases) {
    const tally = tallies.get(planted.kind) ?? { kind: planted.kind, found: 0, planted: 0 };
    tally.planted += 1;
    if (isFound(planted)) tally.found += 1;
    tallies.set(planted.kind, tally);
  }
  return [...tallies.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

function firmOn(text: string): readonly string[] {
  return checkDocument(readPlain('made.md', text)).findings.flatMap(({ severity, rule, arithmetic }) =>
    severity === 'info' ? [] : [`${rule}|${arithmetic}`],
  );
}

/** Faults planted into made-up returns: found, planted, and alarms on the clean ones. */
function madeUp() {
  const rows: Tally<Fault>[] = FAULTS.map((kind) => ({ kind, found: 0, planted: 0 }));
  let alarms = 0;
  let words = 0;
  for (let seed = 1; seed <= RETURNS; seed++) {
    const clean = makeReturn(seed);
    const before = new Set(firmOn(clean));
    alarms += before.size;
    words += clean.split(/\s+/).length;
    for (const row of rows) {
      const faulty = plantFault(clean, row.kind);
      if (faulty === null) continue;
      row.planted += 1;
      if (firmOn(faulty).some((finding) => !before.has(finding))) row.found += 1;
    }
  }
  return { rows, alarms, words };
}

/** Print all tables. */
export async function benchIntegrity(): Promise<void> {
  for (const file of FILES) {
    const cases = readPlanted(file);
    const tallies = tallyOf(cases);
    const found = tallies.reduce((sum, tally) => sum + tally.found, 0);
    const alarms = cases.reduce((sum, planted) => sum + alarmsOn(planted), 0);
    console.log(
      `${file}: ${found} of ${cases.length} found (${((found / cases.length) * 100).toFixed(1)}%), ${alarms} alarms on clean twins`,
    );
  }
  console.table(tallyOf(FILES.flatMap(readPlanted)));
  for (const folder of FOLDERS) {
    const { alarms, words } = await alarmsIn(folder);
    console.log(
      `${folder}: ${alarms.length} alarms in ${words} words, ${((alarms.length / words) * 2500).toFixed(2)} in five pages`,
    );
  }
  const { rows, alarms, words } = madeUp();
  console.log(
    `${RETURNS} made-up returns: ${alarms} alarms in ${words} words, ${((alarms / words) * 2500).toFixed(2)} in five pages`,
  );
  console.table(rows);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchIntegrity();
