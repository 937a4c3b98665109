/** Which lines of a block follow which placement type of the plan: children move numbers, never places that are bought. */
import type { Problem } from '../base/problem.ts';
import type { HighNeedsBlock, SpendLine } from '../block/high-needs-block.ts';
import type { Series } from '../block/money-path.ts';
import type { Ratio } from '../finance/plan-inputs.ts';
import { nearestNumber } from '../num/rational-arithmetic.ts';

/** Spend that is not by child. */
const FIXED: ReadonlySet<SpendLine['category']> = new Set(['central', 'other']);

/**
 * Give the place of the type that a line follows: the one that its provision is named after. Central spend follows none, and
 * so does place funding that tells no children beside its places: it buys places, whoever comes.
 * @returns -1 where it follows none.
 * @source Method note 12, section 8.
 */
export function followedType(types: readonly string[], { category, provision, cost }: SpendLine): number {
  if (FIXED.has(category)) return -1;
  if (category === 'place-funding' && cost.form !== 'places') return -1;
  return types.indexOf(provision);
}

/**
 * Say how many of a line's children there are for one plan of its type, entry by entry: the entry of an academic year is held
 * against the 31 March in it. Where the plan has none of the type, the share of the nearest entry that has, the earlier first.
 * @param plans  of the type at each 31 March, as the plan counts.
 */
export function sharesOfType(numbers: Series<Ratio>, plans: Float64Array): Float64Array {
  const has = [...plans.keys()].filter((end) => (plans[end] ?? 0) > 0);
  return plans.map((_, end) => {
    const from = has.findLast((one) => one <= end) ?? has[0];
    if (from === undefined) return 0;
    const number = numbers[from] ?? null;
    return number === null ? 0 : nearestNumber(number) / (plans[from] ?? 1);
  });
}

/** Name what does not follow and might be thought to: a type without a line, and a line of a provision that is no type. */
export function followingRisks(types: readonly string[], { spend }: HighNeedsBlock): readonly Problem[] {
  const followed = new Set(spend.map((line) => followedType(types, line)));
  return [
    ...types.flatMap((type, place): Problem[] =>
      followed.has(place)
        ? []
        : [
            {
              code: 'plan.type-without-line',
              place: `block.spend, ${type}`,
              message: `No line of the block is of the provision “${type}”, so its children move none of the block’s chances`,
              advice: 'Name the provision of its lines as the plan names the type.',
            },
          ],
    ),
    ...spend.flatMap((line): Problem[] =>
      FIXED.has(line.category) || types.includes(line.provision)
        ? []
        : [
            {
              code: 'plan.line-follows-nothing',
              place: `block.spend.${line.id}`,
              message: `“${line.name}” is of a provision that is no type of the plan, so no children move it`,
              advice: 'Name its provision as the plan names the type, or its category central or other.',
            },
          ],
    ),
  ];
}
