/** Charts of staffing and of stages: the same figures in the return, the board paper and the dashboard; late is said in words. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { marlshireFacts } from '../../../../test/make/marlshire-facts.ts';
import { RECORD_KINDS } from '../../../edge/intake/programme/programme-records.ts';
import { readTrackers } from '../../programme/tracking/read-trackers.ts';
import { allBlocks, plainText } from '../block-walk.ts';
import type { ReportDocument, TableBlock } from '../blocks.ts';
import { composeReturn } from '../compose-return.ts';
import { factsAsAt } from '../facts-as-at.ts';
import { buildFigureBook } from '../figures/build-figure-book.ts';
import { composeBoardPack } from '../papers/board-pack.ts';
import { composeDashboard } from '../papers/data-dashboard.ts';
import type { LiveSource } from './live-source.ts';
import { decisionsTable, promisesTable } from './promise-blocks.ts';
import { staffingTable } from './staffing-blocks.ts';
import { trackerTable } from './tracker-blocks.ts';

const RECORDS = join(import.meta.dirname, '../../../../data/demo/marlshire/records.json');

/** The county with its records, as at one of its updates. */
function sourceOf(which: number): LiveSource {
  const { records } = RECORD_KINDS.records.parse(JSON.parse(readFileSync(RECORDS, 'utf8')));
  const kept = { version: 1, recordedAt: '', recordedBy: 'lead', isWithdrawn: false };
  const trackers = readTrackers(records.map((record) => ({ ...record, ...kept })));
  const made = marlshireFacts();
  const all = { ...made, programme: { ...made.programme, trackers } };
  const update = all.programme.updates[which];
  assert.ok(update);
  const facts = factsAsAt(all, update);
  return { facts, book: buildFigureBook(facts), update };
}

function chartOf({ blocks }: ReportDocument, id: string) {
  const found = allBlocks(blocks).find((block) => block.kind === 'chart' && block.chart.id === id);
  assert.ok(found?.kind === 'chart', id);
  return found;
}

function words(table: TableBlock | null): string[] {
  assert.ok(table);
  return table.rows.map((row) => row.map(({ content }) => plainText(content)).join(' | '));
}

for (const which of [0, 1, 2])
  test(`update ${which + 1}: return, board paper and dashboard draw the very same chart of staff and of stages`, () => {
    const source = sourceOf(which);
    const { document, problems } = composeReturn(source.facts, source.update, 'internal', source.book);
    assert.deepEqual(problems, []);
    for (const id of ['staffing', 'tracker-stages']) {
      const chart = chartOf(document, id);
      assert.deepEqual(chartOf(composeBoardPack(source), id), chart);
      assert.deepEqual(chartOf(composeDashboard(source), id), chart);
    }
    const { chart } = chartOf(document, 'staffing');
    const [planned, inPost] = chart.series;
    assert.ok(planned?.kind === 'line' && inPost?.kind === 'line');
    for (const [k, value] of inPost.values.entries()) {
      const month = `2024-${String(4 + k).padStart(2, '0')}`;
      if (value !== null) assert.equal(source.book.get(`staffing.in-post.${month}`)?.value, value);
    }
  });

test('each post and item says where it stands in words, with the day it was due and the days after it', () => {
  const source = sourceOf(2);
  assert.deepEqual(words(staffingTable(source)), [
    'Early years advisers | 6.0 | 2.0 | 31 January 2025 | 30 April 2025 | late by 89 days',
    'Case officers for reviews | 4.0 | 4.0 | 30 September 2024 | as due | filled 7 days early',
  ]);
  const [outreach, therapies, quayside, base] = words(trackerTable(source));
  assert.match(
    outreach ?? '',
    /awarded \(3 of 4\) \| 31 August 2024 \| done 21 August 2024 \| -10 \| done 10 days early/,
  );
  assert.match(therapies ?? '', /tendered \(2 of 4\) .* 76 \| late by 76 days/);
  assert.match(quayside ?? '', /applied \(2 of 4\) .* 153 \| late by 153 days/);
  assert.match(base ?? '', /prepared \(1 of 4\) .* \| 0 \| not yet due/);
});

test('the return of an earlier update does not know what came after its cut-off', () => {
  const source = sourceOf(0);
  assert.match(
    words(trackerTable(source))[0] ?? '',
    /stage not recorded \| 31 August 2024 \| as due .* not yet due/,
  );
  assert.match(words(staffingTable(source))[1] ?? '', /4\.0 \| 0\.0 .* not yet due/);
});

test('promises are told round after round: made, open, then kept or broken', () => {
  assert.equal(words(promisesTable(sourceOf(0))).length, 2);
  assert.ok(words(promisesTable(sourceOf(1))).every((row) => row.includes('open, not yet due')));
  const told = words(promisesTable(sourceOf(2)));
  assert.deepEqual(
    told.map((row) => row.split(' | ')[4]),
    ['kept', 'broken', 'kept', 'open, not yet due'],
  );
  assert.match(told[1] ?? '', /condition 3\.4 \| 2024-25\/1 \| 31 October 2024 \| broken \| Not reached/);
  assert.equal(promisesTable(sourceOf(2))?.note, '2 kept, 1 broken, 1 open, of which 0 overdue.');
});

test('decisions about money say who decides, by when, how much to the penny behind, and what hangs on them', () => {
  const source = sourceOf(2);
  const [transfer] = words(decisionsTable(source));
  assert.equal(
    transfer,
    'Schools block transfer of 2025/26 | £1.80m | Schools forum | 16 January 2025 | open | Finance and recovery',
  );
  assert.equal(decisionsTable(source)?.rows[0]?.[1]?.value, 1_800_000);
  assert.ok(
    composeBoardPack(source).figures.some(({ id }) => id === 'financial-decision.transfer-2025.amount'),
  );
});

test('the words under each bar name the stage and how late, so that colour says nothing alone', () => {
  const { chart } = chartOf(composeBoardPack(sourceOf(2)), 'tracker-stages');
  assert.ok(chart.categories.includes('Quayside as a school: applied (2 of 4), late by 153 days'));
  assert.match(
    chart.summary,
    /2 of 4 were late or overdue at the end of October 2024: Therapies in schools \(late by 76 days\), Quayside/,
  );
});

test('without records of posts or contracts nothing is drawn', () => {
  const facts = marlshireFacts();
  const update = facts.programme.updates.at(-1);
  assert.ok(update);
  const source = { facts, book: buildFigureBook(facts), update };
  assert.equal(staffingTable(source), null);
  assert.equal(trackerTable(source), null);
});
