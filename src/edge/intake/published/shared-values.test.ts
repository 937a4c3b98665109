/** Figures of the real published files, where they are at hand: reproduced, or equal in two files that tell the same. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAll } from '../../../../test/make/read-text.ts';
import type { AllocationLine, PublishedRow } from '../../../core/domain/published.ts';
import type { StatisticalNeighbour } from '../../../core/domain/statistical-neighbour.ts';
import type { SurveyResponse } from '../../../core/domain/survey-response.ts';
import type { Transition } from '../../../core/domain/transition.ts';

const SHARED = join(import.meta.dirname, '../../../../../shared/data');
const skip = existsSync(SHARED) ? false : 'the shared data is not at hand';

async function readRecords<T>(file: string): Promise<T[]> {
  const { rows } = await readAll(join(SHARED, file));
  return rows.map(({ record }) => record as T); // each test says which record the file holds
}

const S251 = 's251-high-needs-2021-22';
const WORKBOOK = `${S251}/high_needs_benchmarking_outturn_2021-22.xlsx`;
const FLAT = `${S251}/s251_high_needs_2021-22_flat.csv`;
const MAINTAINED = 'Top up funding (maintained schools, academies, free schools and colleges)';

test('the workbook and its flat form give the same 7,812 figures under the same headings, to the penny', {
  skip,
}, async () => {
  const [book, flat] = [await readRecords<AllocationLine>(WORKBOOK), await readRecords<AllocationLine>(FLAT)];
  assert.deepEqual([book.length, flat.length], [7812, 7812]);
  for (const [at, line] of book.entries()) {
    const { quantity, ...other } = flat[at] ?? line;
    assert.deepEqual({ ...line, quantity: null }, { ...other, quantity: null });
    assert.ok(Math.abs((line.quantity ?? 0) - (quantity ?? 0)) < 0.001, line.heading);
  }
});

test('Camden topped up by £23,021,590 in 2021/22, in the workbook and in the benchmarking files alike', {
  skip,
}, async () => {
  const camden = ({ year, authorityNumber, table }: AllocationLine) =>
    year === 2021 && authorityNumber === '202' && table === 's251 outturn';
  const book = await readRecords<AllocationLine>(WORKBOOK);
  const files = await readRecords<AllocationLine>('fbit-high-needs-london/LocalAuthorityFinancial.csv');
  const inBook = book.find((line) => camden(line) && line.heading === MAINTAINED);
  const inFiles = files.find((line) => camden(line) && line.heading === 'OutturnTotalTopUpFundingMaintained');
  assert.deepEqual([inBook?.amountPence, inFiles?.amountPence], [2_302_159_018, 2_302_159_000]);
});

test('plans of the benchmarking files are those of the panel, but for the zero that is told', {
  skip,
}, async () => {
  const counts = await readRecords<AllocationLine>('fbit-high-needs-london/LocalAuthorityNonFinancial.csv');
  const panel = await readRecords<PublishedRow>('ehcp-la-panel/ehcp_total_by_la_year.csv');
  const list = await readRecords<PublishedRow>('la-lookups/la_list_2025.csv');
  const codes = new Map(list.map((row) => [String(row.values['authority_number']), row.areaCode]));
  const differing = counts
    .filter(({ heading, quantity }) => heading === 'EHCPTotal' && quantity !== null)
    .filter(({ year, authorityNumber, quantity }) => {
      const area = codes.get(authorityNumber);
      const row = panel.find((one) => one.areaCode === area && one.timePeriod === String(year + 1));
      return row !== undefined && row.values['ehcplans'] !== quantity;
    });
  assert.deepEqual(
    differing.map(({ year, authorityNumber, quantity }) => [year, authorityNumber, quantity]),
    [[2021, '205', 0]],
  );
});

test('top-up spend of state and independent settings makes up the total, but for pounds of rounding', {
  skip,
}, async () => {
  const lines = await readRecords<AllocationLine>(
    'special-school-topup-spend/specialist_spend_2018-19_to_2021-22.csv',
  );
  const spend = lines.filter(
    ({ heading, amountPence }) => heading.includes('Total spend') && amountPence !== null,
  );
  let compared = 0;
  for (const [name, three] of Map.groupBy(spend, (line) => `${line.authorityName} ${line.year}`)) {
    const of = (category: string) =>
      three.find(({ heading }) => heading.startsWith(`${category} –`))?.amountPence;
    const [state, independent, total] = [of('State'), of('Independent or non-maintained'), of('Total')];
    if (state === undefined || independent === undefined || total === undefined) continue;
    assert.ok(Math.abs((state ?? 0) + (independent ?? 0) - (total ?? 0)) <= 200, name);
    compared++;
  }
  assert.equal(compared, 480);
});

test('England’s deficit was 1.08, 1.69 and 2.26 % of the grant, and the totals of the grant agree in two files', {
  skip,
}, async () => {
  const deficits = await readRecords<AllocationLine>(
    'dsg-deficit-percent/dsg_deficit_percent_of_dsg_2019-20_to_2021-22.csv',
  );
  const england = deficits.filter(({ authorityNumber }) => authorityNumber === 'ENG');
  assert.deepEqual(
    england.map(({ year, quantity }) => [year, quantity]),
    [
      [2019, 1.08],
      [2020, 1.69],
      [2021, 2.26],
    ],
  );
  const totals = await readRecords<AllocationLine>('dsg-deficit-percent/DSG_by_year_dr.xlsx');
  const blocks = await readRecords<AllocationLine>(
    'dsg-allocations/dsg_block_allocations_2019-20_to_2023-24.csv',
  );
  const latest = blocks.filter(
    ({ year, heading }) => year === 2023 && heading === 'Total DSG allocation (£)',
  );
  assert.equal(latest.length, 121);
  for (const line of latest) {
    const other = totals.find((one) => one.year === 2023 && one.authorityNumber === line.authorityNumber);
    assert.equal(other?.amountPence, line.amountPence, line.authorityName);
  }
});

test('the balance carried forward has deficits above zero and surpluses below', { skip }, async () => {
  const lines = await readRecords<AllocationLine>(
    'dsg-balance-2023-24-partial/dsg_carried_forward_2023-24_partial.csv',
  );
  const of = (name: string) => lines.find(({ authorityName }) => authorityName === name)?.amountPence;
  assert.deepEqual([of('Kent'), of('East Sussex')], [6_716_740_500, -1_581_400_000]);
});

test('requests are those agreed, refused, open and withdrawn, in every row that has all', {
  skip,
}, async () => {
  const rows = await readRecords<PublishedRow>('ehcp-dfe-2025-release/requests.csv');
  const parts = ['decided_to_assess', 'decided_not_to_assess', 'decision_not_made', 'withdrawn'];
  let compared = 0;
  for (const { values } of rows) {
    const counts = parts.map((part) => values[`requests_${part}`]);
    const whole = values['requests_received_in_year'];
    if (whole === undefined || counts.some((count) => count === undefined)) continue;
    assert.equal(
      counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
      whole,
    );
    compared++;
  }
  assert.equal(compared, 4637);
});

test('the appeal rate is appeals over decisions, wherever all three are published', { skip }, async () => {
  const rows = await readRecords<PublishedRow>('send-tribunal-appeals/send_appeals_by_la_2014_2024.csv');
  let compared = 0;
  for (const [name, three] of Map.groupBy(rows, (row) => `${row.areaCode} ${row.timePeriod}`)) {
    const of = (measure: string) => three.find(({ breakdown }) => breakdown === measure)?.values['value'];
    const [appeals, decisions, rate] = [
      of('Appeals registered'),
      of('Total Appealable Decisions'),
      of('SEND Tribunal Appeal Rate'),
    ];
    if (appeals === undefined || decisions === undefined || rate === undefined) continue;
    assert.ok(Math.abs((100 * appeals) / decisions - rate) <= 0.05 + 1e-9, name);
    compared++;
  }
  assert.equal(compared, 1159);
});

test('Hartlepool had 29,656 people of 0 to 26 in mid-2019, and County Durham is projected 4,642 new-born in 2022', {
  skip,
}, async () => {
  const estimates = await readRecords<PublishedRow>(
    'ons-population-utla/mid_2019_single_year_of_age_0_26.csv',
  );
  const hartlepool = estimates.filter((row) => row.areaName === 'Hartlepool' && row.breakdownTopic === 'Age');
  assert.equal(
    hartlepool.reduce((sum, { values }) => sum + (values['population'] ?? 0), 0),
    29_656,
  );
  const projected = await readRecords<PublishedRow>(
    'ons-snpp-2022-sample/2022_snpp_population_persons_county_durham_ages_0_25.csv',
  );
  const first = projected.find((row) => row.timePeriod === '2022' && row.breakdown === '0');
  assert.deepEqual([first?.areaCode, first?.values['population']], ['E06000047', 4642]);
  assert.equal(projected.length, 26 * 26);
});

test('every authority of the list has ten neighbours, each of them an authority too', { skip }, async () => {
  const pairs = await readRecords<StatisticalNeighbour>('la-lookups/statistical_neighbours_wide.csv');
  const byAuthority = Map.groupBy(pairs, ({ authorityName }) => authorityName);
  assert.equal(byAuthority.size, 153);
  for (const [name, neighbours] of byAuthority) {
    assert.deepEqual(
      neighbours.map(({ rank }) => rank),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      name,
    );
    for (const { neighbourName } of neighbours) assert.ok(byAuthority.has(neighbourName), neighbourName);
  }
});

test('the transitions have the stocks that their publisher names, which do not join from year to year', {
  skip,
}, async () => {
  const steps = await readRecords<Transition>('witan-send-demo/input_transitions.csv');
  const stocks = [2013, 2014, 2015, 2016].map((year) => {
    const of = steps.filter((step) => step.year === year);
    const open = of.filter(({ settingBefore }) => settingBefore !== 'NONSEND').length;
    return [open, of.filter(({ settingAfter }) => settingAfter !== 'NONSEND').length];
  });
  assert.deepEqual(stocks, [
    [1715, 1781],
    [1752, 1877],
    [1872, 2003],
    [2018, 2153],
  ]);
});

test('883 comments are about timely care, as in the file, and no comment keeps an e-mail address', {
  skip,
}, async () => {
  const responses = await readRecords<SurveyResponse>('nhs-fft-free-text/fft_v6framework_230831.csv');
  const topics = responses.map(({ labels }) => (labels['topics'] ?? '').split('; '));
  assert.equal(topics.filter((of) => of.includes('Timeliness of care')).length, 883);
  assert.ok(responses.every(({ answer, labels }) => !/@\w+\./.test(answer + JSON.stringify(labels))));
});
