/** Costs joined to placements: nothing lost, nothing doubled, contradictions shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pence } from '../base/pence.ts';
import type { Establishment } from '../domain/establishment.ts';
import type { PlacementCost } from '../domain/placement-cost.ts';
import type { Sen2Placement } from '../domain/sen2.ts';
import { type CostMatchInput, matchCosts } from './match-costs.ts';

const at = <T>(file: string, records: readonly T[]) =>
  records.map((record, place) => ({ record, origin: { file, row: place + 2 } }));

type Child = {
  readonly caseKey?: string | null;
  readonly pupilKey?: string | null;
  readonly birthMonth?: string;
  readonly placements?: readonly Partial<Sen2Placement>[];
};

const PLACEMENT: Omit<Sen2Placement, 'activePlanKey'> = {
  urn: null,
  ukprn: null,
  settingCode: null,
  rank: 1,
  senUnit: false,
  resourcedProvision: false,
  entryOn: '2023-09-01',
  leavingOn: null,
  residential: null,
  workBased: null,
};
const COST: PlacementCost = {
  caseKey: '',
  pupilKey: null,
  placementType: 'inmss',
  urn: null,
  band: null,
  start: '2023-09-01',
  end: null,
  yearlyCostPence: pence(100),
};

function establishment(urn: string, typeName: string): Establishment {
  const none = { ukprn: null, phase: null, openedOn: null, closedOn: null, lowAge: null, highAge: null };
  const counts = { capacity: null, pupils: null, resourcedProvisionType: null, resourcedCapacity: null };
  const more = { resourcedOnRoll: null, senUnitCapacity: null, senUnitOnRoll: null };
  return {
    urn,
    name: 'Example',
    authorityNumber: '999',
    typeName,
    status: 'Open',
    ...none,
    ...counts,
    ...more,
  };
}
const REGISTER = at('register.csv', [
  establishment('900001', 'Other independent special school'),
  establishment('900002', 'Community special school'),
]);

/** Match the costs of a small return: child k has person, request and plan k. */
function match(
  children: readonly Child[],
  costs: readonly Partial<PlacementCost>[],
  asAt: string | null = '2025-01-16',
) {
  const input: CostMatchInput = {
    costs: at(
      'costs.csv',
      costs.map((cost) => ({ ...COST, ...cost })),
    ),
    persons: at(
      'person.csv',
      children.map(({ caseKey = null, pupilKey = null, birthMonth = '2014-01' }, k) => ({
        personKey: `p${k}`,
        birthMonth,
        pupilKey,
        learnerKey: null,
        caseKey,
        nameKey: null,
        sex: null,
        ethnicity: null,
        upnUnknown: null,
      })),
    ),
    requests: at(
      'requests.csv',
      children.map((_, k) => ({
        requestKey: `r${k}`,
        personKey: `p${k}`,
        receivedOn: '2022-01-01',
        source: null,
        outcome: 'Y' as const,
        outcomeOn: null,
        mediation: null,
        tribunal: null,
        inYouthAccommodation: null,
        exportedTo: null,
      })),
    ),
    activePlans: at(
      'activeplans.csv',
      children.map((_, k) => ({
        activePlanKey: `a${k}`,
        requestKey: `r${k}`,
        transferredFrom: null,
        reviewMeetingOn: null,
        reviewDecisionOn: null,
        reviewOutcome: null,
        reviewDraftOn: null,
        phaseTransferDueOn: null,
        phaseTransferFinalOn: null,
        residential: null,
        workBased: null,
      })),
    ),
    placements: at(
      'placementdetail.csv',
      children.flatMap(({ placements = [{}] }, k) =>
        placements.map((placement) => ({ ...PLACEMENT, ...placement, activePlanKey: `a${k}` })),
      ),
    ),
    establishments: REGISTER,
    asAt,
  };
  return matchCosts(input);
}

test('a cost is matched by case reference, else by pupil number, and both places are told', () => {
  const children = [{ caseKey: 'A' }, { caseKey: 'B', pupilKey: 'U' }];
  const { matched, unmatched, withoutCost } = match(children, [{ caseKey: 'A' }, { pupilKey: 'U' }]);
  assert.deepEqual(
    matched.map(({ cost, placement, by, findings }) => [cost, placement, by, findings]),
    [
      [{ file: 'costs.csv', row: 2 }, { file: 'placementdetail.csv', row: 2 }, 'case', []],
      [{ file: 'costs.csv', row: 3 }, { file: 'placementdetail.csv', row: 3 }, 'pupil', []],
    ],
  );
  assert.deepEqual([unmatched, withoutCost], [[], []]);
});

test('a cost that leads to nobody, to several, to two children, or to no open placement is left over with the reason', () => {
  const children = [
    { caseKey: 'A' },
    { caseKey: 'B', pupilKey: 'U' },
    { caseKey: 'C' },
    { caseKey: 'C' },
    { caseKey: 'D', placements: [] },
    { caseKey: 'E', placements: [{ leavingOn: '2024-12-31' }] },
  ];
  const { unmatched, withoutCost } = match(children, [
    { caseKey: 'Z' },
    { caseKey: 'A', pupilKey: 'U' },
    { caseKey: 'C' },
    { caseKey: 'D' },
    { caseKey: 'E' },
  ]);
  assert.deepEqual(
    unmatched.map(({ reason }) => reason),
    ['no-child', 'keys-disagree', 'several-children', 'no-open-placement', 'no-open-placement'],
  );
  assert.deepEqual(
    withoutCost.map(({ placement }) => placement.row),
    [2, 3, 4, 5],
  );
});

test('of several placements the one at the named school is taken, else the only one that fits, else the main one, told', () => {
  const placements = [
    { urn: '900001', rank: 2 as const },
    { urn: '900002', rank: 1 as const },
  ];
  const one = (cost: Partial<PlacementCost>) => {
    const [line] = match([{ caseKey: 'A', placements }], [{ caseKey: 'A', ...cost }]).matched;
    return [line?.placement.row, line?.findings];
  };
  assert.deepEqual(one({ urn: '900001' }), [2, []]);
  assert.deepEqual(one({ placementType: 'stateSpecial' }), [3, []]);
  assert.deepEqual(one({ placementType: 'top-up' }), [3, ['several-placements']]);
  assert.deepEqual(one({ urn: '900077', placementType: 'inmss' }), [2, ['school-differs']]);
});

test('days outside the placement, another type, and two costs for the same days are shown', () => {
  const findings = (placement: Partial<Sen2Placement>, ...costs: Partial<PlacementCost>[]) =>
    match(
      [{ caseKey: 'A', placements: [placement] }],
      costs.map((cost) => ({ caseKey: 'A', ...cost })),
    ).matched.map((line) => line.findings);
  assert.deepEqual(findings({}, { start: '2022-09-01' }), [['starts-before-placement']]);
  assert.deepEqual(findings({}, { start: '2020-09-01', end: '2021-08-31' }), [['outside-placement']]);
  assert.deepEqual(findings({ leavingOn: '2025-03-31' }, {}), [['goes-on-after-placement']]);
  assert.deepEqual(findings({ entryOn: null }, { start: '1999-01-01' }), [[]]);
  assert.deepEqual(findings({ urn: '900002' }, {}), [['type-differs']]);
  assert.deepEqual(
    findings({ urn: '900009' }, {}),
    [[]],
    'a school that no register knows contradicts nothing',
  );
  assert.deepEqual(findings({ resourcedProvision: true }, {}), [['type-differs']]);
  assert.deepEqual(findings({}, {}, { start: '2024-01-01' }), [['several-costs'], ['several-costs']]);
  const inTurn = findings({}, { end: '2024-03-31' }, { start: '2024-04-01' });
  assert.deepEqual(inTurn, [[], []], 'one after the other is no doubling');
});

test('post-16 is a cost of the age, not of the place: at 16 it contradicts no school', () => {
  const of = (birthMonth: string) =>
    match(
      [{ caseKey: 'A', birthMonth, placements: [{ urn: '900002' }] }],
      [{ caseKey: 'A', placementType: 'post16' }],
    ).matched[0]?.findings;
  assert.deepEqual(of('2009-01'), []);
  assert.deepEqual(of('2009-02'), ['type-differs']);
});

test('matched and unmatched sum to all lines, to the penny, whatever the rows; and each line stands once', () => {
  const key = fc.constantFrom('', 'A', 'B', 'C', 'D');
  const child = fc.record({
    caseKey: key,
    pupilKey: fc.option(key),
    placements: fc.array(fc.record({ leavingOn: fc.constantFrom(null, '2024-06-30', '2025-06-30') }), {
      maxLength: 3,
    }),
  });
  const cost = fc.record({
    caseKey: key,
    pupilKey: fc.option(key),
    placementType: fc.constantFrom('inmss', 'mainstream', 'top-up'),
    yearlyCostPence: fc.integer({ min: 0, max: 10 ** 9 }).map((amount) => pence(amount)),
  });
  fc.assert(
    fc.property(fc.array(child, { maxLength: 5 }), fc.array(cost, { maxLength: 12 }), (children, costs) => {
      const { totals, byType, matched, unmatched, withoutCost } = match(children, costs);
      const all = costs.reduce((sum, { yearlyCostPence }) => sum + yearlyCostPence, 0);
      assert.equal(totals.yearlyCostPence, all);
      assert.equal(totals.matchedPence + totals.unmatchedPence, all);
      assert.equal(
        byType.reduce((sum, type) => sum + type.yearlyCostPence, 0),
        all,
      );
      const rows = [...matched, ...unmatched].map((line) => line.cost.row).sort((a, b) => a - b);
      assert.deepEqual(
        rows,
        costs.map((_, place) => place + 2),
      );
      const paid = new Set(matched.map(({ placement }) => placement.row));
      const open = children
        .flatMap(({ placements }) => placements)
        .filter((one) => one.leavingOn !== '2024-06-30');
      assert.equal(paid.size + withoutCost.length, open.length);
    }),
  );
});
