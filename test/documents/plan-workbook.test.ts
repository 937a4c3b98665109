/** The workbook of a plan reckoned anew by LibreOffice: every formula comes to the pence of the exact projection. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { yearInWords } from '../../src/core/base/time.ts';
import type { PlanInputs } from '../../src/core/finance/plan-inputs.ts';
import { projectFinance } from '../../src/core/finance/project-finance.ts';
import type { ProjectionYear } from '../../src/core/finance/projection.ts';
import { centralCase } from '../../src/core/lab/central-case.ts';
import { cohortMembers, PUBLISHED_AGE_BANDS } from '../../src/core/model/cohort/cohort-series.ts';
import { caseloadFollowing } from '../../src/core/plan/caseload-follows.ts';
import { type PlanSplit, splitChildren } from '../../src/core/plan/children-split.ts';
import { yearsNeeded } from '../../src/core/plan/cohort-caseload.ts';
import { type FlowEffects, flowEffects } from '../../src/core/plan/flow-effects.ts';
import { planFlows } from '../../src/core/plan/flow-levers.ts';
import type { ManagementPlan } from '../../src/core/plan/management-plan.ts';
import { frameEffects } from '../../src/core/plan/mitigation-effect.ts';
import { stockBySetting } from '../../src/core/plan/stock-by-setting.ts';
import { valueMitigations } from '../../src/core/plan/value-mitigations.ts';
import { BOOK_ROWS_ABOVE, type Book, type BookCell } from '../../src/core/workbook/book.ts';
import { workbookLimits } from '../../src/core/workbook/exact-growth.ts';
import { forecastSavings } from '../../src/core/workbook/forecast-savings-sheet.ts';
import { planBook } from '../../src/core/workbook/plan-book.ts';
import { readOpenCells } from '../../src/core/workbook/read-open-cells.ts';
import { workbookChanges } from '../../src/core/workbook/workbook-changes.ts';
import { writeBook } from '../../src/edge/documents/write-book.ts';
import { readManagementPlan } from '../../src/edge/intake/programme/management-plan-file.ts';
import { readPlanInputs } from '../../src/edge/intake/programme/plan-file.ts';
import { readPlanWorkbook } from '../../src/edge/intake/programme/plan-workbook-file.ts';
import { fakeLab } from '../make/fake-lab.ts';
import { makeCohortModel } from '../make/make-cohort-model.ts';
import { bareManagementPlan, tenAMonth } from '../make/management-plan.ts';
import {
  BOOK_FACTS,
  countablePlan,
  planWithBlocks,
  TIES,
  twoMitigatedPlans,
  typedInto,
} from '../make/plan-books.ts';
import { recalculated, savedByOffice, typeOver, type Values, withoutResults } from '../make/recalculate.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REFERENCE = resolve(ROOT, '../shared/reference/case-calibration.json');
const hasOffice = spawnSync('which', ['soffice']).status === 0;
const NO_OFFICE = hasOffice ? false : 'LibreOffice is not installed';
const NO_REFERENCE = existsSync(REFERENCE) ? NO_OFFICE : 'the reference case is not beside this checkout';

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-book-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Say what is apart between what the workbook says a formula comes to and what LibreOffice made of it. */
function apart(book: Book, values: Values): string[] {
  return book.sheets.flatMap(({ name, rows }) =>
    rows.flatMap(({ cells }, r) =>
      cells.flatMap((cell, c) => {
        const found = values.get(name)?.[r + BOOK_ROWS_ABOVE]?.[c];
        return isSame(cell, found)
          ? []
          : [`${name}, row ${r + BOOK_ROWS_ABOVE + 1}, column ${c}: ${String(found)}`];
      }),
    ),
  );
}

/** Whole numbers must be the same; pounds the same to the penny; a rate to the last digits shown. */
function isSame(cell: BookCell, found: unknown): boolean {
  if (cell.is !== 'formula') return true;
  if (typeof cell.value === 'string') return String(found ?? '') === cell.value;
  if (typeof found !== 'number') return false;
  if (cell.look === 'decimal') return Math.abs(found - cell.value) < 1e-8 * Math.max(1, Math.abs(found));
  if (cell.look === 'percent') return Math.abs(found - cell.value) < 1e-12;
  return cell.look === 'pounds'
    ? Math.round(found * 100) === Math.round(cell.value * 100) && Math.abs(found - cell.value) < 1e-4
    : found === cell.value;
}

/** The cells of the public contract, by the name that their row has. */
function contractCells(year: ProjectionYear): readonly (readonly [string, bigint])[] {
  return Object.entries(year).flatMap(([name, value]): (readonly [string, bigint])[] => {
    if (typeof value === 'bigint') return [[name, value]];
    if (typeof value !== 'object') return [];
    return Object.entries(value).map(([type, amount]) => [`${name}.${type}`, amount] as const);
  });
}

/** Hold every cell of the contract against the sheet "Calculation"; gives how many were held. */
function holdAgainst(inputs: PlanInputs, values: Values): number {
  const sheet = new Map((values.get('Calculation') ?? []).map((row) => [String(row[1]), row]));
  let held = 0;
  const headings = (values.get('Calculation') ?? [])[BOOK_ROWS_ABOVE - 1];
  for (const [n, year] of projectFinance(inputs).years.entries()) {
    assert.equal(headings?.[2 + n], yearInWords(year.year));
    held++;
    for (const [name, amount] of contractCells(year)) {
      assert.equal(sheet.get(name)?.[2 + n], Number(amount), `${name}, ${year.year}`);
      held++;
    }
  }
  return held;
}

async function written(plan: ManagementPlan, children?: PlanSplit) {
  const { book } = planBook(plan, BOOK_FACTS, children);
  return { book, bytes: await writeBook(book) };
}

test('all 1,176 cells of the reference come out of LibreOffice to the penny', {
  skip: NO_REFERENCE,
}, async () => {
  const text = readFileSync(REFERENCE, 'utf8');
  const { scenarios } = JSON.parse(text) as { scenarios: Record<string, unknown> };
  const all = Object.keys(scenarios).map((name) => readPlanInputs(text, 'reference', name));
  const books = await Promise.all(all.map((inputs) => written(bareManagementPlan(inputs))));
  const found = await recalculated(
    join(folder, 'reference'),
    books.map(({ bytes }) => bytes),
  );
  let held = 0;
  for (const [place, { book }] of books.entries()) {
    const inputs = all[place] as PlanInputs; // one for each book
    held += holdAgainst(inputs, found[place] ?? new Map());
    assert.deepEqual(apart(book, found[place] ?? new Map()), []);
  }
  assert.equal(held, 1176);
});

test('any plan of awkward rates, up to ten billion pounds, comes out to the penny in every formula', {
  skip: NO_OFFICE,
}, async () => {
  const all = [
    bareManagementPlan(TIES),
    ...fc.sample(countablePlan, { numRuns: 34, seed: 20 }).map(bareManagementPlan),
    ...fc.sample(planWithBlocks, { numRuns: 6, seed: 34 }),
  ];
  const plans = all.map(({ finance }) => finance);
  const books = await Promise.all(all.map((plan) => written(plan)));
  const pairs = fc.sample(twoMitigatedPlans, { numRuns: 2, seed: 8 });
  const typed = await Promise.all(pairs.map(mitigationsTyped));
  const found = await recalculated(join(folder, 'any'), [...books.map(({ bytes }) => bytes), ...typed]);
  let held = 0;
  for (const [place, { book }] of books.entries()) {
    const inputs = plans[place] as PlanInputs; // one for each book
    assert.deepEqual(workbookLimits(inputs), []);
    assert.deepEqual(apart(book, found[place] ?? new Map()), [], `plan ${place}`);
    held += holdAgainst(inputs, found[place] ?? new Map());
  }
  assert.ok(held > 3000, `${held} cells`);
  // Mitigations that a person changed: the plans that come back, and the money with them, are the product's own.
  for (const [place, [plan, { mitigations }]] of pairs.entries()) {
    const caseload = caseloadFollowing(plan, mitigations, plan.finance.caseload);
    const values = found[books.length + place] ?? new Map();
    assert.ok(holdAgainst({ ...plan.finance, caseload }, values) > 10, `pair ${place}`);
    // Savings by workstream are those of a workbook written of the changed plan; only its own notes of what was written differ.
    const after = planBook({ ...plan, mitigations, finance: { ...plan.finance, caseload } }, BOOK_FACTS).book;
    const sheets = after.sheets.filter(({ name }) => name === 'Savings by workstream');
    assert.equal(sheets.length, 1);
    assert.deepEqual(apart({ ...after, sheets }, values), [], `pair ${place}`);
  }
});

/** The workbook of a plan with another's mitigations typed into it. */
async function mitigationsTyped([plan, other]: readonly [
  ManagementPlan,
  ManagementPlan,
]): Promise<Uint8Array> {
  const { assumptions } = planBook(other, BOOK_FACTS);
  return await writeBook(
    typedInto(planBook(plan, BOOK_FACTS), assumptions, (cell) => cell.startsWith('mitigations.')),
  );
}

test('plain doubles would not do: where an amount grows to half a penny, a power of doubles is often a penny out', () => {
  const { baseUnitCostPence, unitCostInflation, years, types } = TIES;
  const exact = projectFinance(TIES).years;
  const out = types.filter((type) =>
    years.some((_, n) => {
      const rate = Number(unitCostInflation.n) / Number(unitCostInflation.d);
      const plain = Math.floor(Number(baseUnitCostPence[type]) * rate ** n + 0.5);
      return plain !== Number(exact[n]?.unitCostPence[type]);
    }),
  );
  assert.ok(out.length >= 5, `${out.length} of ${types.length}`);
});

/** The county's children as the records of a made-up authority would split them. */
function splitOf(plan: ManagementPlan): PlanSplit {
  const model = makeCohortModel({ seed: 3, grain: 12, start: `${plan.finance.years[0] ?? 0}-11` });
  const members = cohortMembers(model, PUBLISHED_AGE_BANDS);
  const { types } = plan.finance;
  const typeOf = new Map(members.names.setting.map((setting, k) => [setting, types[k % types.length] ?? '']));
  const years = yearsNeeded(plan, model.start);
  return { split: splitChildren(plan, { model, members, typeOf, years }), why: null };
}

/** What the flows of a made-up authority make of the county's mitigations. */
function flowsOf(plan: ManagementPlan): FlowEffects {
  const start = `${plan.finance.years[0] ?? 0}-11`;
  const model = makeCohortModel({ seed: 3, plans: 5000, grain: 12, pipeline: true, start });
  const { types } = plan.finance;
  const settings = [...new Set(model.axes.places.map(({ setting }) => setting))];
  const typeOf = new Map(settings.map((setting, k) => [setting, types[k % types.length] ?? '']));
  const years = yearsNeeded(plan, model.start);
  const source = { model, years, typeOf, stock: stockBySetting(model) };
  return flowEffects(plan, planFlows(plan, source), new Float64Array(0));
}

/** Pence by year of a row of a sheet of pounds, found by its first cell. */
function penceOf(values: Values | undefined, sheet: string, label: string): readonly bigint[] {
  const row = (values?.get(sheet) ?? []).find(([first]) => first === label) ?? [];
  return row
    .slice(2)
    .flatMap((pounds) => (typeof pounds === 'number' ? [BigInt(Math.round(pounds * 100))] : []));
}

test('Marlshire: what a person types on the open sheets runs through to every sheet; lab, finance page and workbook have one central answer', {
  skip: NO_OFFICE,
}, async () => {
  const text = readFileSync(join(ROOT, 'data/demo/marlshire/plan.json'), 'utf8');
  const plan = readManagementPlan(text, { file: 'plan.json', scenario: null });
  const children = splitOf(plan);
  const { book, bytes } = await written(plan, children);
  assert.ok(book.sheets.some(({ name }) => name === 'CYP by need'));
  assert.ok(withoutResults(bytes).formulas > 1500);
  const sheet = 1 + book.sheets.findIndex(({ name }) => name === 'Rates');
  // Growth of the block from 3% to 3.75%: 1030/1000 becomes 10375/10000.
  const typed = typeOver(typeOver(bytes, sheet, 'C6', '<v>10375</v>'), sheet, 'D6', '<v>10000</v>');
  const flows = flowsOf(plan);
  const run = planBook(plan, BOOK_FACTS, undefined, forecastSavings(plan, { flows, why: null })).book;
  const runBytes = await writeBook(run);
  // The first mitigation, on its flow, from 39 plans a month to 30.
  const smaller = typeOver(runBytes, 'Governance and management', 'D4', '<v>30</v>');
  const files = [bytes, typed, runBytes, smaller];
  const [asWritten, changed, onFlows, less] = await recalculated(join(folder, 'marlshire'), files);
  assert.deepEqual(apart(book, asWritten ?? new Map()), []);
  const after = { ...plan, finance: { ...plan.finance, hnbGrowth: { n: 10375n, d: 10000n } } };
  const expected = planBook(after, BOOK_FACTS, children).book;
  const others = expected.sheets.filter(({ name }) => name !== 'Changes');
  assert.deepEqual(apart({ ...expected, sheets: others }, changed ?? new Map()), []);
  const marks = (changed?.get('Changes') ?? []).filter((row) => row[3] === 'changed').map((row) => row[0]);
  assert.deepEqual(marks, ['finance.hnbGrowth, Numerator', 'finance.hnbGrowth, Denominator']);
  assert.deepEqual(apart(run, onFlows ?? new Map()), []);
  const sizes = Float64Array.from(plan.mitigations, ({ size }) => size);
  const fewer = flows.avoided({ sizes, delays: new Float64Array(sizes.length) });
  for (const [values, effects, onFinancePage] of [
    [asWritten, null, null],
    [onFlows, flows, fewer],
  ] as const) {
    const lab = centralCase({ ...fakeLab(), plan, onFinancePage }, []);
    const { joint } = valueMitigations(plan, frameEffects(plan, effects));
    assert.deepEqual(
      lab.map(({ brings }) => brings),
      joint,
    );
    assert.deepEqual(penceOf(values, 'Savings by workstream', 'All together, plans whole'), joint);
    const inYear = projectFinance(plan.finance).years.map(({ inYearDeficitPence }) => inYearDeficitPence);
    assert.deepEqual(
      lab.map(({ asPlanned }) => asPlanned),
      inYear,
    );
    assert.deepEqual(penceOf(values, 'Financial summary', 'In-year deficit'), inYear);
  }
  assert.notDeepEqual(
    penceOf(onFlows, 'Savings by workstream', 'All together, plans whole'),
    penceOf(asWritten, 'Savings by workstream', 'All together, plans whole'),
  );
  // What is changed moves the plans as accepting it does.
  const mitigations = plan.mitigations.map((one, place) => (place === 0 ? { ...one, size: 30 } : one));
  const caseload = caseloadFollowing(plan, mitigations, plan.finance.caseload);
  assert.ok(holdAgainst({ ...plan.finance, caseload }, less ?? new Map()) > 100);
});

test('mitigations of prices stand in what all bring together, and one on a flow of which the plan says no share is run and never counted', {
  skip: NO_OFFICE,
}, async () => {
  const text = readFileSync(join(ROOT, 'data/demo/marlshire/plan.json'), 'utf8');
  const marlshire = readManagementPlan(text, { file: 'plan.json', scenario: null });
  const cheaper = (id: string, size: number, start: string, mix: Record<string, number>) =>
    tenAMonth(id, { flow: 'unit-cost', size, low: size, high: size, start, ramp: 9, mix });
  const prices = [
    cheaper('framework', 0.043, '2025-09', { inmss: 1, post16: 1 }),
    cheaper('second-framework', 0.0217, '2027-02', { inmss: 1 }),
  ];
  const priced = { ...marlshire, mitigations: [...marlshire.mitigations, ...prices] };
  const alone = { ...marlshire, mitigations: prices };
  // Fewer requests, of which this plan does not say how many plans follow: the records do.
  const requests = tenAMonth('fewer-requests', {
    ...{ flow: 'requests', size: 12, low: 8, high: 14, start: '2025-09', ramp: 6 },
    mix: Object.fromEntries(marlshire.finance.types.map((type) => [type, 1])),
  });
  const unsaid = {
    ...marlshire,
    flows: marlshire.flows.filter(({ flow }) => flow !== 'requests'),
    mitigations: [requests, ...priced.mitigations],
  };
  assert.throws(() => frameEffects(unsaid), /does not say how many plans follow/);
  const flows = flowsOf(unsaid);
  const cases = [
    [priced, null],
    [alone, null],
    [unsaid, flows],
  ] as const;
  const books = cases.map(
    ([plan, on]) =>
      planBook(plan, BOOK_FACTS, undefined, forecastSavings(plan, { flows: on, why: null })).book,
  );
  const files = await Promise.all(books.map((book) => writeBook(book)));
  const found = await recalculated(join(folder, 'prices'), files);
  for (const [place, [plan, on]] of cases.entries()) {
    const [book, values] = [books[place], found[place]];
    assert.ok(book !== undefined && values !== undefined);
    assert.deepEqual(apart(book, values), [], `case ${place}`);
    const { joint } = valueMitigations(plan, frameEffects(plan, on));
    assert.deepEqual(
      penceOf(values, 'Savings by workstream', 'All together, plans whole'),
      joint,
      `${place}`,
    );
  }
  // With nothing but prices the rows add up to the joint value, to the penny.
  assert.deepEqual(
    penceOf(found[1], 'Savings by workstream', 'All workstreams'),
    penceOf(found[1], 'Savings by workstream', 'All together, plans whole'),
  );
  const spared = found[2]?.get('Savings by workstream')?.find(([name]) => name === 'fewer-requests')?.[8];
  assert.ok(typeof spared === 'number' && spared > 0, `${String(spared)} in the last year`);
});

test('saved by LibreOffice after a person typed into it, it reads back as those changes and no other', {
  skip: NO_OFFICE,
}, async () => {
  const text = readFileSync(join(ROOT, 'data/demo/marlshire/plan.json'), 'utf8');
  const plan = readManagementPlan(text, { file: 'plan.json', scenario: null });
  const { book, assumptions } = planBook(plan, BOOK_FACTS);
  const bytes = await writeBook(book);
  const sheet = 1 + book.sheets.findIndex(({ name }) => name === 'Amounts');
  const [untouched, saved] = savedByOffice(join(folder, 'saved'), [
    bytes,
    // A price, and the month in which the first mitigation begins.
    typeOver(typeOver(bytes, sheet, 'C4', '<v>8123.45</v>'), 'Governance and management', 'H4', '<v>11</v>'),
  ]);
  for (const [file, cells] of [
    [untouched, []],
    [
      saved,
      [
        ['mitigations.four-interventions.start', '2025-11'],
        ['finance.baseUnitCostPence.mainstream', 812_345],
      ],
    ],
  ] as const) {
    const path = join(folder, 'saved.xlsx');
    writeFileSync(path, file ?? new Uint8Array());
    const reading = readOpenCells((await readPlanWorkbook(path)).sheets, assumptions);
    assert.deepEqual(reading.questions, []);
    const { changes, movedInPlan } = workbookChanges(assumptions, reading);
    assert.deepEqual(changes.map(({ cell, value }) => [cell, value]).toSorted(), [...cells].toSorted());
    assert.deepEqual(movedInPlan, []);
  }
});
