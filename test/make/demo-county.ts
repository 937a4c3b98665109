/** The fictional county as tables for tests: each county is generated once, whoever asks. */
import assert from 'node:assert/strict';
import { generateDemo } from '../../src/core/demo/generate-demo.ts';

/** Inputs of a plan from which a county can be told. */
export const DEMO_FINANCE = {
  caseload: {
    mainstream: [2580, 3117],
    resourceBase: [430, 450],
    stateSpecial: [1290, 1385],
    inmss: [322, 358],
    post16: [830, 900],
    other: [198, 230],
  },
  baseUnitCostPence: {
    mainstream: 800_000,
    resourceBase: 1_650_000,
    stateSpecial: 2_550_000,
    inmss: 6_300_000,
    post16: 950_000,
    other: 2_100_000,
  },
  otherHighNeedsBasePence: 2_134_493_700,
  furtherSavingBasePence: [0],
  hnbIncomePence: { '2024/25': 7_442_168_700 },
  schoolsBlockPence: { '2024/25': 35_000_000_000 },
  transferRate: [{ n: 50, d: 10_000 }],
};

/** The records of a small programme that is renamed and resized with the county. */
export const DEMO_RECORDS: ReadonlyMap<string, string> = new Map([
  [
    'plan/plan.json',
    JSON.stringify({ finance: DEMO_FINANCE, scenarios: { mitigated: DEMO_FINANCE }, owner: 'Marlshire' }),
  ],
  [
    'programme/programme.json',
    '{"authorityName":"Marlshire","id":"marlshire","email":"a@marlshire.example"}',
  ],
]);

/** Text of each file by its path. */
export type DemoFiles = ReadonlyMap<string, string>;
/** One row of a table: cell by column. */
export type DemoRow = Readonly<Record<string, string>>;

const made = new Map<string, DemoFiles>();

/** Generate a county anew. */
export function makeDemo(plans: number, seed = 1, authorityName = 'Marlshire'): DemoFiles {
  const files = generateDemo({ authorityName, plans, seed, records: DEMO_RECORDS });
  return new Map([...files].map(({ path, chunks }) => [path, [...chunks].join('')]));
}

/** Give all files of a county; the same one is generated once for all tests of a file. */
export function demoFiles(plans: number, seed = 1, authorityName = 'Marlshire'): DemoFiles {
  const key = `${plans} ${seed} ${authorityName}`;
  const files = made.get(key) ?? makeDemo(plans, seed, authorityName);
  made.set(key, files);
  return files;
}

/** Read a file's rows; none of its cells holds a comma. */
export function demoRows(files: DemoFiles, path: string): readonly DemoRow[] {
  const [header = '', ...lines] = (files.get(path) ?? '').trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    assert.equal(cells.length, columns.length, `every row of ${path} has as many cells as the header`);
    return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']));
  });
}

/** Read one of the nine tables of the return: "namedplan". */
export function demoTable(files: DemoFiles, name: string): readonly DemoRow[] {
  return demoRows(files, `sen2/Blade-Export_16-01-2025_${name}.csv`);
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Turn "2024-Sep-28 00:00:00" into "2024-09-28"; nothing stays nothing. */
export function demoDay(stamp: string | undefined): string {
  if (stamp === undefined || stamp === '') return '';
  const [year, month = '', day] = stamp.slice(0, 11).split('-');
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}`;
}

/** Count the days from one day to a later one, both as "2024-09-28". */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
