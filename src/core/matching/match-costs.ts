/** Joins placement costs to the open placements of children, line by line, so that nothing is lost and every contradiction is shown. */
import { type Pence, pence } from '../base/pence.ts';
import { addMonths, type IsoDate } from '../base/time.ts';
import type { Establishment } from '../domain/establishment.ts';
import { COST_TYPES, type PlacementCost } from '../domain/placement-cost.ts';
import { ChildIndex, type OpenPlacement, type Placed, type ReturnTables } from './child-index.ts';
import type {
  CostMatch,
  LinePlace,
  MatchedCost,
  MatchFinding,
  MatchTotals,
  UnmatchedCost,
} from './cost-match.ts';
import { settingType } from './setting-type.ts';

/** From this age on a young person's place may be paid as post-16 wherever it is [months]. */
const POST_16 = 16 * 12;

export type CostMatchInput = ReturnTables & {
  readonly costs: readonly Placed<PlacementCost>[];
  /** The register; where it does not know a school, its type contradicts nothing. */
  readonly establishments: readonly Placed<Establishment>[];
  /** The day on which placements must be open; null where it is not known. */
  readonly asAt: IsoDate | null;
};

type Pair = { readonly cost: Placed<PlacementCost>; readonly by: 'case' | 'pupil'; readonly choice: Choice };
type Choice = { readonly open: OpenPlacement; readonly findings: readonly MatchFinding[] };

/**
 * Match costs to placements: by case reference, then by pupil number; of a child's open placements the one at the
 * school that the cost names, else the only one that fits, else the main one, which is then told. Every cost is either
 * matched or not; their yearly costs sum to those of all lines. Same rows, same answer, in the order of the cost file.
 */
export function matchCosts(input: CostMatchInput): CostMatch {
  const index = new ChildIndex(input, input.asAt);
  const typeNames = new Map(input.establishments.map(({ record }) => [record.urn, record.typeName]));
  const pairs: Pair[] = [];
  const unmatched: UnmatchedCost[] = [];
  for (const cost of input.costs) {
    const found = index.find(cost.record);
    const open = typeof found === 'string' ? [] : index.openOf(found.personKey);
    const choice = choose(cost.record, open, typeNames);
    if (typeof found === 'string') unmatched.push(toUnmatched(cost, found));
    else if (choice === null) unmatched.push(toUnmatched(cost, 'no-open-placement'));
    else pairs.push({ cost, by: found.by, choice });
  }
  const byPlacement = Map.groupBy(pairs, ({ choice }) => choice.open);
  const matched = pairs.map((pair) =>
    toMatched(pair, byPlacement.get(pair.choice.open) ?? [], input.asAt, typeNames),
  );
  const withoutCost = index.open
    .filter((open) => !byPlacement.has(open))
    .map(({ placement }) => ({ placement: placeOf(placement.origin), rank: placement.record.rank }));
  return { asAt: input.asAt, ...totalsOf(matched, unmatched), matched, unmatched, withoutCost };
}

function placeOf({ file, row, sheet }: LinePlace): LinePlace {
  return sheet === undefined ? { file, row } : { file, row, sheet };
}

function toUnmatched(
  { record, origin }: Placed<PlacementCost>,
  reason: UnmatchedCost['reason'],
): UnmatchedCost {
  const { placementType, yearlyCostPence } = record;
  return { cost: placeOf(origin), placementType, yearlyCostPence, reason };
}

/** Choose the placement that a cost is of; null where none is open. */
function choose(
  cost: PlacementCost,
  open: readonly OpenPlacement[],
  typeNames: ReadonlyMap<string, string>,
): Choice | null {
  const [first] = open;
  if (first === undefined) return null;
  if (cost.urn !== null) {
    const there = open.filter(({ placement }) => placement.record.urn === cost.urn);
    const [only] = there;
    if (only !== undefined) return chosen(cost, there, only, typeNames);
    const findings: readonly MatchFinding[] = open.some(({ placement }) => placement.record.urn !== null)
      ? ['school-differs']
      : [];
    const choice = chosen(cost, open, first, typeNames);
    return { ...choice, findings: [...findings, ...choice.findings] };
  }
  return chosen(cost, open, first, typeNames);
}

function chosen(
  cost: PlacementCost,
  open: readonly OpenPlacement[],
  first: OpenPlacement,
  typeNames: ReadonlyMap<string, string>,
): Choice {
  if (open.length === 1) return { open: first, findings: [] };
  const fitting = open.filter((one) => overlaps(cost, one) && typeOf(one, typeNames) === cost.placementType);
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined) return { open: only, findings: [] };
  const main = open.find(({ placement }) => placement.record.rank === 1) ?? first;
  return { open: main, findings: ['several-placements'] };
}

function typeOf({ placement }: OpenPlacement, typeNames: ReadonlyMap<string, string>): string | null {
  const { urn } = placement.record;
  return settingType(placement.record, urn === null ? null : (typeNames.get(urn) ?? null));
}

function overlaps({ start, end }: PlacementCost, { placement }: OpenPlacement): boolean {
  const { entryOn, leavingOn } = placement.record;
  return (entryOn === null || end === null || end >= entryOn) && (leavingOn === null || start <= leavingOn);
}

function toMatched(
  { cost, by, choice }: Pair,
  ofPlacement: readonly Pair[],
  asAt: IsoDate | null,
  typeNames: ReadonlyMap<string, string>,
): MatchedCost {
  const { record, origin } = cost;
  const findings = [
    ...dayFindings(record, choice.open),
    ...typeFindings(record, choice.open, asAt, typeNames),
    ...choice.findings,
  ];
  if (ofPlacement.some((other) => other.cost !== cost && daysMeet(record, other.cost.record)))
    findings.push('several-costs');
  const { placementType, yearlyCostPence } = record;
  const placement = placeOf(choice.open.placement.origin);
  return { cost: placeOf(origin), placement, by, placementType, yearlyCostPence, findings };
}

function daysMeet(one: PlacementCost, other: PlacementCost): boolean {
  return (one.end === null || one.end >= other.start) && (other.end === null || other.end >= one.start);
}

function dayFindings(cost: PlacementCost, open: OpenPlacement): MatchFinding[] {
  if (!overlaps(cost, open)) return ['outside-placement'];
  const { entryOn, leavingOn } = open.placement.record;
  const findings: MatchFinding[] = [];
  if (entryOn !== null && cost.start < entryOn) findings.push('starts-before-placement');
  if (leavingOn !== null && (cost.end === null || cost.end > leavingOn))
    findings.push('goes-on-after-placement');
  return findings;
}

function typeFindings(
  { placementType, start }: PlacementCost,
  open: OpenPlacement,
  asAt: IsoDate | null,
  typeNames: ReadonlyMap<string, string>,
): MatchFinding[] {
  const type = typeOf(open, typeNames);
  const isKnown = COST_TYPES.some((known) => known === placementType);
  if (type === null || !isKnown || type === placementType) return [];
  const { birthMonth } = open;
  const isOld = birthMonth !== null && addMonths(birthMonth, POST_16) <= (asAt ?? start).slice(0, 7);
  return placementType === 'post16' && isOld ? [] : ['type-differs'];
}

type Summed = Pick<CostMatch, 'totals' | 'byType'>;

function totalsOf(matched: readonly MatchedCost[], unmatched: readonly UnmatchedCost[]): Summed {
  const words = new Set<string>([
    ...COST_TYPES,
    ...[...matched, ...unmatched].map((line) => line.placementType),
  ]);
  const [matchedBy, unmatchedBy] = [byTypeOf(matched), byTypeOf(unmatched)];
  const byType = [...words]
    .map((placementType) => ({
      placementType,
      ...sumUp(matchedBy.get(placementType) ?? [], unmatchedBy.get(placementType) ?? []),
    }))
    .filter(({ lines }) => lines > 0);
  return { totals: sumUp(matched, unmatched), byType };
}

type Line = { readonly placementType: string; readonly yearlyCostPence: Pence };

function byTypeOf(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  return Map.groupBy(lines, ({ placementType }) => placementType);
}

function sumUp(matched: readonly Line[], unmatched: readonly Line[]): MatchTotals {
  const sum = (lines: readonly Line[]) =>
    lines.reduce((all, { yearlyCostPence }) => all + BigInt(yearlyCostPence), 0n);
  const [matchedPence, unmatchedPence] = [sum(matched), sum(unmatched)];
  return {
    lines: matched.length + unmatched.length,
    yearlyCostPence: pence(matchedPence + unmatchedPence),
    matchedLines: matched.length,
    matchedPence: pence(matchedPence),
    unmatchedLines: unmatched.length,
    unmatchedPence: pence(unmatchedPence),
  };
}
