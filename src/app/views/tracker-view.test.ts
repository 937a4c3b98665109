/** The tracker over a real store: what is beyond tolerance asks for comment and action, which are kept with their audit entry. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeOpenProgramme } from '../../../test/make/fake-programme.ts';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { TrackerReply } from '../../contract/tracker.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import type { MonthlyFigure } from '../../core/domain/monthly-figure.ts';
import { trackerCsv, trackerView } from './tracker-view.ts';

const NOTE = {
  kind: 'month-note',
  id: '2024-10.plans-n',
  basedOn: 0,
  reason: 'Beyond tolerance in October 2024',
  title: 'Active plans, October 2024',
  owner: 'High needs finance lead',
};
const FIELDS = {
  month: '2024-10',
  measure: 'plans_n',
  comment: 'Requests of two months',
  action: 'Forecast anew',
};
const BOARD: Actor = { id: 'user:board', roles: ['board-member'], authorities: 'all' };

function plans(marlshire: MarlshireStore, actor: Actor = PEOPLE.lead) {
  return measure(marlshire, 'plans_n', actor);
}

async function measure({ app, scope }: MarlshireStore, name: string, actor: Actor = PEOPLE.lead) {
  const notes = await app.records.list(actor, scope, 'month-note');
  const reply = TrackerReply.parse(
    trackerView(await app.openProgramme(actor, scope), actor, notes, await app.monthEnd(actor, scope, null)),
  );
  const found = reply.measures.find(({ id }) => id === name);
  assert.ok(found);
  return { ...found, mayWrite: reply.mayWrite, lead: reply.lead };
}

test('October stands 8.7 % above what was agreed: beyond tolerance, and a comment is asked for until it is given', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const before = await plans(marlshire);
    assert.equal(before.state, 'beyond');
    assert.match(
      before.lead,
      /^Not on track in October 2024 on any of 3 measures: Active plans 492 \(8\.7%\) above what was agreed; .* below what was agreed\.$/,
    );
    assert.deepEqual(before.asked, { month: '2024-10', monthInWords: 'October 2024', noteId: NOTE.id });
    assert.deepEqual(before.table.rows.at(-1)?.cells.slice(0, 5), [
      'October 2024',
      '6,161',
      '5,669',
      '492',
      '8.7%',
    ]);
    await app.records.save(PEOPLE.lead, scope, { ...NOTE, fields: { ...FIELDS, due: '2024-12-31' } });
    const [note] = (await plans(marlshire)).notes;
    assert.equal(note?.action, 'Forecast anew');
    assert.equal(note?.due, '31 December 2024');
    const [entry] = await store.read.audit.list(scope.authorityCode, 1);
    assert.deepEqual([entry?.action, entry?.subjectId], ['record.kept', NOTE.id]);
  }));

test('a note without a date is refused, and so is one by somebody who only reads', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const refused = (fault: unknown) => fault instanceof ProblemError;
    await assert.rejects(app.records.save(PEOPLE.lead, scope, { ...NOTE, fields: FIELDS }), refused);
    const fields = { ...FIELDS, due: '2024-12-31' };
    await assert.rejects(app.records.save(BOARD, scope, { ...NOTE, fields }), refused);
    const { notes, mayWrite } = await plans(marlshire, BOARD);
    assert.deepEqual([notes, mayWrite], [[], false]);
  }));

test('the file holds every month with the figures that the page shows', () =>
  withMarlshire(async ({ app, scope }) => {
    const lines = trackerCsv(await app.openProgramme(PEOPLE.lead, scope)).split('\n');
    assert.match(lines[0] ?? '', /^measure,month,actual,agreed,gap,/);
    assert.ok(lines.some((line) => /^plans_n,2024-10,6161,5669,492,0\.0867\d*,,,,beyond$/.test(line)));
  }));

test('a column in which no month has anything gives way to a sentence that says how to supply it', () =>
  withMarlshire(async (marlshire) => {
    const headers = ({ table }: Awaited<ReturnType<typeof plans>>) =>
      table.columns.map(({ header }) => header);
    const bare = await measure(marlshire, 'inmss_n');
    assert.deepEqual(headers(bare), ['Month', 'Actual', 'Agreed', 'Gap', 'Gap, share of agreed', 'Standing']);
    assert.ok(bare.table.rows.every(({ cells }) => cells.length === 6));
    assert.match(bare.table.note, /No newer forecast of this measure is stored: the column “latest” of/);
  }));

test('one forecast month keeps its column, and the range alone is told to be missing', () => {
  const open = fakeOpenProgramme();
  const latest = { measure: 'plans_n', month: '2024-10', series: 'latest', value: 2550 } as const;
  const monthly = open.monthly.flatMap((one, k) => (k === 0 ? [one, { ...one, record: latest }] : [one]));
  const { measures } = trackerView({ ...open, monthly }, PEOPLE.lead, [], null);
  const table = measures.find(({ id }) => id === 'plans_n')?.table;
  assert.deepEqual(table?.rows.at(-1)?.cells.slice(5), ['2,550', 'Beyond tolerance']);
  assert.match(table?.note ?? '', /^6 earlier months stand in the file\. A range stands here once/);
});

/** The lead of the made-up programme, whose months are changed. */
function leadWith(change: (figure: MonthlyFigure) => MonthlyFigure | null): string {
  const open = fakeOpenProgramme();
  const monthly = open.monthly.flatMap((one) => {
    const record = change(one.record);
    return record === null ? [] : [{ ...one, record }];
  });
  return trackerView({ ...open, monthly }, PEOPLE.lead, [], null).lead;
}

test('the first sentence says whether the month is on track, and on which measures not', () => {
  const asAgreed = (figure: MonthlyFigure) =>
    figure.series === 'actual' && figure.measure === 'plans_n' ? { ...figure, value: 2180 } : figure;
  const wholly = (figure: MonthlyFigure) =>
    figure.series === 'actual' && figure.measure === 'inmss_n' ? { ...figure, value: 120 } : asAgreed(figure);
  assert.match(
    leadWith((figure) => figure),
    /^Not on track in October 2024 on /,
  );
  assert.match(
    leadWith(asAgreed),
    /^Not on track in October 2024 on 1 of 2 measures: Independent placements \d+ \(\d+\.\d%\) \w+ what was agreed\. Within tolerance: Active plans\.$/,
  );
  assert.equal(
    leadWith(wholly),
    'On track in October 2024 on all 2 measures: within tolerance of what was agreed.',
  );
  assert.equal(
    leadWith((figure) => {
      const isLate = figure.measure === 'inmss_n' && figure.series === 'actual' && figure.month === '2024-10';
      return isLate ? null : wholly(figure);
    }),
    'On track in October 2024 on the 1 of 2 measures that can be told. No figure of October 2024 yet: Independent placements.',
  );
});
