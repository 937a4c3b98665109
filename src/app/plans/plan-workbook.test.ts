/** The workbook of a stored plan and back: seen before it is kept, kept with its reason, and nothing kept of what is refused. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { BOOK_FACTS } from '../../../test/make/plan-books.ts';
import { typeOver } from '../../../test/make/recalculate.ts';
import { refusalOf } from '../../../test/make/refusal.ts';
import type { Actor } from '../../core/access/access.ts';
import { planWithBlock } from '../../core/demo/plan-with-block.ts';
import { planBook } from '../../core/workbook/plan-book.ts';
import { writeBook } from '../../edge/documents/write-book.ts';
import { openStore } from '../../edge/store/open-store.ts';
import type { Store } from '../../edge/store/store.ts';
import { passingKeys } from '../open-keys.ts';
import { planOf } from './live-plan.ts';
import { type StoredPlans, storedPlans } from './stored-plans.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const PLAN: unknown = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../data/demo/marlshire/plan.json'), 'utf8'),
);
const PROGRAMME = {
  authorityCode: SCOPE.authorityCode,
  authorityNumber: '999',
  id: SCOPE.programmeId,
  authorityName: 'Marlshire',
  name: 'Marlshire recovery',
  fictional: true,
  contacts: [],
};
const LEAD: Actor = { id: 'user:lead', roles: ['finance-lead'], authorities: ['E10009901'] };
const ANALYST: Actor = { id: 'user:analyst', roles: ['analyst'], authorities: ['E10009901'] };
const ELSEWHERE: Actor = { id: 'user:other', roles: ['finance-lead'], authorities: ['E10009902'] };
const SAID = { reason: 'settlement of December', source: 'DSG settlement tables', grade: 'published' };
/** Sheets of the workbook that hold open cells. */
const SHEETS = {
  plans: 'CYP summary',
  rates: 'Rates',
  amounts: 'Amounts',
  yearly: 'Yearly',
  mitigations: 'Governance and management',
  paths: 'Mitigation paths',
} as const;

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-workbook-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function withPlan(
  work: (plans: StoredPlans, store: Store) => Promise<void>,
  plan: unknown = PLAN,
): Promise<void> {
  let day = 10;
  const now = () => `2024-12-${day++}T09:00:00.000Z`;
  const store = await openStore({ sqlitePath: ':memory:', now });
  try {
    await store.transaction(async ({ documents }) => {
      await documents.put(SCOPE, { kind: 'plan', id: 'plan', body: plan }, 'user:loader');
      await documents.put(SCOPE, { kind: 'programme', id: 'programme', body: PROGRAMME }, 'user:loader');
    });
    let id = 0;
    const newId = () => `id-${++id}`;
    await work(storedPlans({ store, now, newId, keys: passingKeys(), product: 'Evenkeel' }), store);
  } finally {
    await store.close();
  }
}

function kept(bytes: Uint8Array): string {
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, bytes);
  return path;
}

/** Growth of the block 3.2%, independent placements £66,500.50, forty fewer mainstream plans at the end. */
async function edited(plans: StoredPlans): Promise<string> {
  const bytes = await plans.workbook(ANALYST, SCOPE);
  const rates = typeOver(bytes, SHEETS.rates, 'C6', '<v>1032</v>');
  const prices = typeOver(rates, SHEETS.amounts, 'C7', '<v>66500.5</v>');
  return kept(typeOver(prices, SHEETS.plans, 'J4', '<v>2729</v>'));
}

test('each change is shown with old, new and what it does alone and with the others, and nothing is kept', async () => {
  await withPlan(async (plans, store) => {
    const answer = await plans.workbookChanges(LEAD, SCOPE, await edited(plans));
    assert.deepEqual(answer.questions, []);
    assert.deepEqual(
      answer.changes.map(({ cell, before, after: put }) => [cell, before, put]),
      [
        ['finance.hnbGrowth', '3% (1,030 over 1,000)', '3.2% (1,032 over 1,000)'],
        ['finance.baseUnitCostPence.inmss', '£63,000.00', '£66,500.50'],
        ['finance.caseload.mainstream.7', '2,769', '2,729'],
      ],
    );
    assert.equal(answer.now.afterContributionsPence, 12_250_000_000n);
    const alone = answer.changes.map(({ alone: one }) => one.headline?.lastInYearPence ?? null);
    const [growth, price, fewer] = alone.map((amount) => (amount ?? 0n) - answer.now.lastInYearPence);
    assert.ok((growth ?? 0n) < 0n && (price ?? 0n) > 0n && (fewer ?? 0n) < 0n, alone.join());
    // Twenty plans fewer over the year at the price of 2030/31: £8,000 × 1.022^6 = £9,115.81 each, to the penny.
    assert.equal(fewer, -20n * 911_581n);
    // These three do not bear on each other in the last year, so together they do what each does.
    const together = (answer.all?.headline?.lastInYearPence ?? 0n) - answer.now.lastInYearPence;
    assert.equal(together, (growth ?? 0n) + (price ?? 0n) + (fewer ?? 0n));
    assert.deepEqual(await plans.history(LEAD, SCOPE, null), []);
    assert.deepEqual(await store.read.audit.list(null, 10), []);
  });
});

test('what is accepted is one new version, a setting and an audit entry for each cell, with the workbook’s fingerprint', async () => {
  await withPlan(async (plans, store) => {
    const path = await edited(plans);
    const { changes, sha256, planVersion } = await plans.workbookChanges(LEAD, SCOPE, path);
    const two = changes.slice(0, 2).map(({ cell, value }) => ({ cell, value }));
    const set = await plans.setAll(LEAD, SCOPE, { ...SAID, changes: two, planVersion, workbook: { sha256 } });
    assert.deepEqual(
      set.map(({ planVersion: version }) => version),
      [2, 2],
    );
    const history = await plans.history(LEAD, SCOPE, null);
    assert.deepEqual(
      history.map(({ cell, oldValue, newValue, reason, grade }) => [cell, oldValue, newValue, reason, grade]),
      [
        ['finance.hnbGrowth', { n: 1030, d: 1000 }, { n: 1032, d: 1000 }, SAID.reason, 'published'],
        ['finance.baseUnitCostPence.inmss', 6_300_000, 6_650_050, SAID.reason, 'published'],
      ],
    );
    const audit = await store.read.audit.list(SCOPE.authorityCode, 10);
    assert.deepEqual(
      audit.map(({ action, subjectId }) => [action, subjectId]),
      [
        ['plan.assumption-set', 'finance.baseUnitCostPence.inmss'],
        ['plan.assumption-set', 'finance.hnbGrowth'],
      ],
    );
    assert.ok(audit.every(({ detail }) => detail['workbookSha256'] === sha256));
    assert.equal(await store.read.audit.firstBroken(), null);
    // Read once more, only what was left is a change; what was taken over is none.
    const again = await plans.workbookChanges(LEAD, SCOPE, path);
    assert.deepEqual(
      again.changes.map(({ cell }) => cell),
      ['finance.caseload.mainstream.7'],
    );
    assert.deepEqual(again.movedInPlan, []);
  });
});

test('an old workbook takes nothing back that the plan has gained since, and says so', async () => {
  await withPlan(async (plans) => {
    const path = await edited(plans);
    await plans.set(LEAD, SCOPE, { ...SAID, cell: 'finance.otherHighNeedsBasePence', value: 2_000_000_000 });
    await plans.set(LEAD, SCOPE, { ...SAID, cell: 'finance.hnbGrowth', value: { n: 104, d: 100 } });
    const answer = await plans.workbookChanges(LEAD, SCOPE, path);
    assert.deepEqual(answer.movedInPlan, ['finance.otherHighNeedsBasePence']);
    assert.deepEqual(
      answer.changes.map(({ cell, hasMoved }) => [cell, hasMoved]),
      [
        ['finance.hnbGrowth', true],
        ['finance.baseUnitCostPence.inmss', false],
        ['finance.caseload.mainstream.7', false],
      ],
    );
  });
});

test('who may not, a plan that moved meanwhile, no reason and a plan that could not stand are refused, and nothing is kept', async () => {
  await withPlan(async (plans, store) => {
    const path = await edited(plans);
    assert.equal(await refusalOf(plans.workbookChanges(ANALYST, SCOPE, path)), 'access.refused');
    assert.equal(await refusalOf(plans.workbook(ELSEWHERE, SCOPE)), 'access.refused');
    const { changes, sha256, planVersion } = await plans.workbookChanges(LEAD, SCOPE, path);
    const request = { ...SAID, changes, planVersion, workbook: { sha256 } };
    const all = (change: object) => refusalOf(plans.setAll(LEAD, SCOPE, { ...request, ...change }));
    assert.equal(await refusalOf(plans.setAll(ANALYST, SCOPE, request)), 'access.refused');
    assert.equal(await all({ reason: 'so' }), 'plan.reason-missing');
    assert.equal(await all({ changes: [] }), 'plan.nothing-to-set');
    assert.equal(await all({ planVersion: 7 }), 'plan.moved-meanwhile');
    const [first] = changes;
    assert.equal(await all({ changes: [first, { cell: 'finance.nowhere', value: 1 }] }), 'plan.unknown-cell');
    // The forum may not approve 2% of the Schools Block: the first change is not kept either.
    const tooMuch = { cell: 'finance.transferRate.2024/25', value: { n: 2, d: 100 } };
    assert.equal(await all({ changes: [first, tooMuch] }), 'plan.transfer-above-limit');
    assert.deepEqual(await plans.history(LEAD, SCOPE, null), []);
    assert.deepEqual(await store.read.audit.list(null, 10), []);
    assert.equal((await plans.versions(LEAD, SCOPE)).live.planVersion, 1);
  });
});

test('a change that could not stand is shown with its reason in the place of an effect', async () => {
  await withPlan(async (plans) => {
    const bytes = await plans.workbook(LEAD, SCOPE);
    // 50 over 10000 becomes 200 over 10000 in a year that the forum approved.
    const path = kept(typeOver(bytes, SHEETS.yearly, 'C7', '<v>200</v>'));
    const { changes, all } = await plans.workbookChanges(LEAD, SCOPE, path);
    assert.deepEqual(
      changes.map(({ cell }) => cell),
      ['finance.transferRate.2024/25'],
    );
    assert.equal(changes[0]?.alone.problem?.code, 'plan.transfer-above-limit');
    assert.equal(all?.headline, null);
  });
});

test('a mitigation is read back like any assumption, and the plans that counted it move with it, each with its entry', async () => {
  await withPlan(async (plans, store) => {
    const bytes = await plans.workbook(ANALYST, SCOPE);
    const put = (file: Uint8Array, cell: string, value: number) =>
      typeOver(file, SHEETS.mitigations, cell, `<v>${value}</v>`);
    // The four interventions: 30 new plans a month from October, three months of ramp, least 15, half as likely.
    const typed = [
      ['D4', 30],
      ['E4', 15],
      ['H4', 10],
      ['I4', 3],
      ['K4', 4.5],
      ['L4', 0.35],
    ] as const;
    const path = kept(typed.reduce((file, [cell, value]) => put(file, cell, value), bytes));
    const answer = await plans.workbookChanges(LEAD, SCOPE, path);
    assert.deepEqual(answer.questions, []);
    assert.deepEqual(
      answer.changes.map(({ cell, before, after: now, value }) => [
        cell.replace(/^.*interventions\./, ''),
        before,
        now,
        value,
      ]),
      [
        ['size', '39', '30', 30],
        ['low', '20', '15', 15],
        ['start', 'April 2025', 'October 2025', '2025-10'],
        ['ramp', '0', '3', 3],
        ['delay', '3', '4.5', 4.5],
        ['pWorks', '0.7', '0.35', 0.35],
      ],
    );
    // 468 plans avoided a year become 30 × (1/3 + 2/3 + 10) = 330 in the end, of which 384/468 are mainstream.
    const end = answer.follows.find(({ cell }) => cell === 'finance.caseload.mainstream.7');
    assert.equal((end?.value ?? 0) - (end?.before ?? 0), Math.floor((138 * 384) / 468 + 0.5));
    const [size, low] = answer.changes.map(({ alone }) => alone.headline?.lastInYearPence ?? 0n);
    assert.ok((size ?? 0n) > answer.now.lastInYearPence, 'a smaller mitigation is a larger deficit');
    assert.equal(low, answer.now.lastInYearPence, 'its range moves no central figure');
    const changes = answer.changes.map(({ cell, value }) => ({ cell, value }));
    const { sha256, planVersion } = answer;
    const set = await plans.setAll(LEAD, SCOPE, { ...SAID, changes, planVersion, workbook: { sha256 } });
    assert.equal(set.length, changes.length + answer.follows.length);
    assert.equal((await store.read.audit.list(null, 200)).length, set.length);
    // The plan as it now stands says the same as the workbook did, and a workbook of it changes nothing.
    const again = await plans.workbookChanges(LEAD, SCOPE, kept(await plans.workbook(ANALYST, SCOPE)));
    assert.deepEqual([again.changes, again.questions, again.follows], [[], [], []]);
    assert.deepEqual(again.now, answer.all?.headline);
  });
});

test('a path of plans is read back; a size out of its range cannot stand, and is told so before anything is kept', async () => {
  await withPlan(async (plans) => {
    const bytes = await plans.workbook(ANALYST, SCOPE);
    // Independent placements that local places spare at the last 31 March: 500 in the place of 581.
    const fewer = kept(typeOver(bytes, SHEETS.paths, 'J6', '<v>500</v>'));
    const answer = await plans.workbookChanges(LEAD, SCOPE, fewer);
    assert.deepEqual(
      answer.changes.map(({ cell, value }) => [cell, value]),
      [['mitigations.local-places.plans.inmss.7', 500]],
    );
    assert.deepEqual(
      answer.follows.map(({ cell, before, value }) => [cell, value - before]),
      [['finance.caseload.inmss.7', 81]],
    );
    const beyond = kept(typeOver(bytes, SHEETS.mitigations, 'D4', '<v>46</v>'));
    const [change] = (await plans.workbookChanges(LEAD, SCOPE, beyond)).changes;
    assert.equal(change?.alone.problem?.code, 'plan.range-reversed');
  });
});

test('a mitigation of prices: what would move the plan’s prices is asked about, its range and chance are not', async () => {
  const finance = (PLAN as { finance: unknown }).finance; // our own file
  const framework = {
    ...{
      id: 'framework',
      flow: 'unit-cost',
      size: 0.02,
      low: 0.01,
      high: 0.03,
      start: '2025-09',
      ramp: 6,
      delay: 0,
    },
    ...{ pWorks: 0.8, mix: { inmss: 1 } },
  };
  await withPlan(
    async (plans) => {
      const bytes = await plans.workbook(ANALYST, SCOPE);
      const larger = typeOver(bytes, SHEETS.mitigations, 'D4', '<v>0.025</v>');
      const answer = await plans.workbookChanges(
        LEAD,
        SCOPE,
        kept(typeOver(larger, SHEETS.mitigations, 'L4', '<v>0.9</v>')),
      );
      assert.deepEqual(
        answer.changes.map(({ cell }) => cell),
        ['mitigations.framework.pWorks'],
      );
      assert.deepEqual(
        answer.questions.map(({ code, place }) => [code, place]),
        [['plan.workbook-price-mitigation', 'mitigations.framework.size']],
      );
    },
    { schema: 'evenkeel/plan@1', finance, mitigations: [framework] },
  );
});

test('a mitigation on a flow of which the plan says no share is asked about where its change would move plans', async () => {
  const finance = (PLAN as { finance: unknown }).finance; // our own file
  const requests = {
    ...{ id: 'fewer-requests', flow: 'requests', size: 12, low: 8, high: 14, start: '2025-09', ramp: 6 },
    ...{ delay: 0, pWorks: 0.8, mix: { mainstream: 1 } },
  };
  const body = { schema: 'evenkeel/plan@1', finance, mitigations: [requests] };
  await withPlan(async (plans) => {
    const { book } = planBook(planOf(body, 'plan'), BOOK_FACTS);
    const larger = typeOver(await writeBook(book), SHEETS.mitigations, 'D4', '<v>13</v>');
    const file = kept(typeOver(larger, SHEETS.mitigations, 'K4', '<v>3</v>'));
    const answer = await plans.workbookChanges(LEAD, SCOPE, file);
    assert.deepEqual(
      answer.changes.map(({ cell }) => cell),
      ['mitigations.fewer-requests.delay'],
    );
    assert.deepEqual(
      answer.questions.map(({ code, place }) => [code, place]),
      [['plan.workbook-flow-mitigation', 'mitigations.fewer-requests.size']],
    );
    assert.deepEqual(answer.follows, []);
  }, body);
});

/** A block of the grant that is known in the first year and grows. */
const otherBlock = (block: string, income: number, spend: number) => ({
  ...{ block, incomePence: { '2024/25': income }, incomeGrowth: { n: 102, d: 100 } },
  ...{ spendPence: { '2024/25': spend }, spendGrowth: { n: 103, d: 100 } },
});

test('the other blocks are read back, and what they do to the whole grant is shown; high needs alone stays as it is', async () => {
  const whole = JSON.parse(planWithBlock(JSON.stringify(PLAN))) as { block: object }; // our own file
  const otherBlocks = [
    otherBlock('schools', 30_000_000_000, 29_800_000_000),
    otherBlock('central-services', 200_000_000, 200_000_000),
    otherBlock('early-years', 2_500_000_000, 2_510_000_000),
  ];
  await withPlan(
    async (plans) => {
      const bytes = await plans.workbook(ANALYST, SCOPE);
      // Rows of the sheet: three a block for income, three for spend; the spend of early years is the last but two.
      const answer = await plans.workbookChanges(
        LEAD,
        SCOPE,
        kept(typeOver(bytes, 'Other blocks', 'D19', '<v>25600000</v>')),
      );
      assert.deepEqual(answer.questions, []);
      const [change] = answer.changes;
      assert.equal(change?.cell, 'block.otherBlocks.early-years.spendPence.2024/25');
      assert.deepEqual([change?.before, change?.after], ['£25,100,000.00', '£25,600,000.00']);
      const { now } = answer;
      assert.equal(change?.alone.headline?.beforeContributionsPence, now.beforeContributionsPence);
      const more = (change?.alone.headline?.wholeGrantPence ?? 0n) - (now.wholeGrantPence ?? 0n);
      // Half a million more in the first year, grown by 3% a year over seven: £3,831,230.
      assert.ok(more > 383_000_000n && more < 383_300_000n, String(more));
      const changes = [{ cell: change?.cell ?? '', value: change?.value }];
      const { sha256, planVersion } = answer;
      const set = await plans.setAll(LEAD, SCOPE, { ...SAID, changes, planVersion, workbook: { sha256 } });
      assert.deepEqual(
        set.map(({ cell, newValue }) => [cell, newValue]),
        [[changes[0]?.cell, 2_560_000_000]],
      );
    },
    { ...whole, block: { ...whole.block, otherBlocks } },
  );
});
