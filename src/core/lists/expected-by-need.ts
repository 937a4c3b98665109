/** What a school's count would be if its children fared by need as those of all schools together do: indirect standardisation. */
import { type CountLaw, scoreCount } from '../num/count-limits.ts';
import { beyondOf, FEWEST_MEMBERS, limitsAt, type Member, type Placed, spreadOf } from './funnel.ts';

/** By school, then by need: how many [children or counts]. What is of no told need is in none. */
export type BySchoolAndNeed = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What is known of the needs at schools. */
export type SchoolNeeds = {
  /** Children who were there [children]. */
  readonly there: BySchoolAndNeed;
  /** Those that the measure counts, by the need of the child [counts]. */
  readonly counted: BySchoolAndNeed;
};

/** A school's expected count, and which limits around it its count lies beyond. */
export type ExpectedCount = { readonly expected: number; readonly beyond: Placed['beyond'] };

/** The reckoning for schools of one kind. */
export type ByNeed = {
  readonly byId: ReadonlyMap<string, ExpectedCount>;
  /** How many times the variance that chance alone gives, as in a funnel. */
  readonly spread: number;
  /** Schools left out, as no need of any child there is told. */
  readonly without: number;
  /** Counted without a need that is told at any of the schools: expected by the rate of all. */
  readonly untold: number;
};

/** With more than this share of the counts untold there is no saying what needs explain [0..1]. */
const MOST_UNTOLD = 0.1;

/**
 * Reckon the expected counts alone. A school's line b is shared out over needs as its children are; then
 * expected = b × (Σ over needs of share × rate of the need + rate of the counts without one).
 * @param members  those with a mix: every one is in `there`.
 * @returns in the order of the members; their sum is that of the counts, and with one mix at all schools each is b × the rate of all.
 * @source Method note 20, equations 20.4 to 20.6.
 */
export function expectedByNeed(
  members: readonly Member[],
  { there, counted }: SchoolNeeds,
): { readonly expected: readonly number[]; readonly untold: number } {
  const shares = members.map(({ id }) => sharesOf(there.get(id) ?? new Map()));
  const line = new Map<string, number>();
  for (const [at, { below }] of members.entries())
    for (const [need, share] of shares[at] ?? []) line.set(need, (line.get(need) ?? 0) + below * share);
  const counts = new Map<string, number>();
  let [all, below] = [0, 0];
  for (const member of members) {
    all += member.count;
    below += member.below;
    for (const [need, count] of counted.get(member.id) ?? [])
      if (line.has(need)) counts.set(need, (counts.get(need) ?? 0) + count);
  }
  const untold = all - [...counts.values()].reduce((sum, count) => sum + count, 0);
  const expected = members.map((member, at) => {
    const byNeed = [...(shares[at] ?? [])].map(
      ([need, share]) => (share * (counts.get(need) ?? 0)) / (line.get(need) ?? 1),
    );
    return member.below * (byNeed.reduce((sum, rate) => sum + rate, 0) + untold / below);
  });
  return { expected, untold };
}

function sharesOf(children: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const all = [...children.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...children].filter(([, count]) => count > 0).map(([need, count]) => [need, count / all]));
}

/**
 * Lay schools out against what their needs lead one to expect, for counts of events (Poisson).
 * @returns in words why not, where it cannot be reckoned.
 */
export function layByNeed(members: readonly Member[], needs: SchoolNeeds): ByNeed | { readonly why: string } {
  const mixed = members.filter(({ id }) => (needs.there.get(id)?.size ?? 0) > 0);
  if (mixed.length < FEWEST_MEMBERS)
    return {
      why: `fewer than ${FEWEST_MEMBERS} of the schools have children in the return whose needs are told`,
    };
  const { expected, untold } = expectedByNeed(mixed, needs);
  const all = mixed.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return { why: 'none is counted at the schools whose needs are told' };
  if (untold > all * MOST_UNTOLD) return { why: 'of more than one in ten of those counted no need is told' };
  const laws = expected.map((mean): CountLaw => ({ kind: 'poisson', mean }));
  // Where nothing is expected nothing was counted, and chance has no say.
  const scores = mixed.flatMap(({ count }, at) => {
    const law = laws[at];
    return law === undefined || expected[at] === 0 ? [] : [scoreCount(law, count)];
  });
  const spread = spreadOf(scores);
  const byId = new Map<string, ExpectedCount>();
  for (const [at, { id, count }] of mixed.entries()) {
    const [mean, law] = [expected[at] ?? 0, laws[at]];
    const isSure = mean === 0 || law === undefined;
    const beyond = isSure ? null : beyondOf(count, limitsAt(law, 1, Math.sqrt(spread)));
    byId.set(id, { expected: mean, beyond });
  }
  return { byId, spread, without: members.length - mixed.length, untold };
}
