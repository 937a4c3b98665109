/** Checks of the needs: one primary, at most one second, and a mix that can be. */
import { CODE_LISTS } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { codeAt, placeAt } from './columns.ts';
import type { Facts } from './facts.ts';
import { countOf, largestOf, type Tally } from './tally.ts';

const OTHER = CODE_LISTS.need.indexOf('OTH');
/** Share of plans with primary need "other", and with any single one, above which the coding is doubted [0..1]. */
const MOST_OTHER = 0.1;
const MOST_OF_ONE = 0.8;
const FEWEST_PLANS = 50;

/** Count the needs of a plan that pass a test. */
function countNeeds(facts: Facts, plan: number, passes: (need: number) => boolean): number {
  const { start, items } = facts.needsOfPlan;
  const end = start[plan + 1] ?? 0;
  let count = 0;
  for (let k = start[plan] ?? 0; k < end; k++) if (passes(items[k] ?? -1)) count++;
  return count;
}

/** Primary needs by place in the list of codes, "need 0" and so on, and how many there are in all. */
function primaryMix({ extract: { needs } }: Facts): Tally {
  const byNeed = new Int32Array(CODE_LISTS.need.length);
  let all = 0;
  for (let at = 0; at < needs.count; at++) {
    const need = codeAt(needs.need, at);
    if (needs.rank[at] !== 1 || need >= byNeed.length) continue;
    byNeed[need] = (byNeed[need] ?? 0) + 1;
    all++;
  }
  return { all, ...Object.fromEntries([...byNeed].map((count, need) => [`need ${need}`, count])) };
}

/** Checks of the needs of active plans. */
export const NEED_CHECKS: readonly Check[] = [
  {
    code: 'sen2.no-primary-need',
    level: 'error',
    subject: 'activePlans',
    title: 'No primary need',
    meaning: 'The active plan has no need of rank 1.',
    advice: 'Enter the primary need with rank 1.',
    fields: ['senneed.sentype', 'senneed.sentyperank'],
    needs: ['activePlans', 'needs'],
    run: (facts, found) => {
      const { rank } = facts.extract.needs;
      found.each((at) => countNeeds(facts, at, (one) => rank[one] === 1) === 0);
    },
  },
  {
    code: 'sen2.need-rank-repeated',
    level: 'error',
    subject: 'needs',
    title: 'Two needs of the same rank',
    meaning: 'A plan has one primary and at most one second need.',
    advice: 'Give the needs rank 1 and 2.',
    fields: ['senneed.sentyperank'],
    needs: ['needs', 'activePlans'],
    run: ({ extract: { needs, activePlans } }, found) => {
      const ranks = new Uint8Array(activePlans.count);
      found.each((at) => {
        const plan = placeAt(needs.activePlan, at);
        if (plan < 0) return false;
        const [seen, rank] = [ranks[plan] ?? 0, 1 << codeAt(needs.rank, at)];
        ranks[plan] = seen | rank;
        return (seen & rank) !== 0;
      });
    },
  },
  {
    code: 'sen2.second-need-same',
    level: 'query',
    subject: 'activePlans',
    title: 'Second need is the same as the primary',
    meaning: 'Both needs have the same code.',
    advice: 'Remove the second need, or enter what it is.',
    fields: ['senneed.sentype', 'senneed.sentyperank'],
    needs: ['activePlans', 'needs'],
    run: (facts, found) => {
      const { needs } = facts.extract;
      found.each((at) => {
        let [primary, second] = [-1, -2];
        countNeeds(facts, at, (one) => {
          if (needs.rank[one] === 1) primary = codeAt(needs.need, one);
          else second = codeAt(needs.need, one);
          return false;
        });
        return primary === second;
      });
    },
  },
  {
    code: 'sen2.more-than-two-needs',
    level: 'error',
    subject: 'activePlans',
    title: 'More than two needs',
    meaning: 'The return takes a primary and a second need.',
    advice: 'Keep the two that matter most.',
    fields: ['senneed.activeplanstableid'],
    needs: ['activePlans', 'needs'],
    run: (facts, found) => found.each((at) => countNeeds(facts, at, () => true) > 2),
  },
  {
    code: 'sen2.many-other-needs',
    level: 'warning',
    subject: 'needs',
    title: 'Primary need "other" on more than 10 % of plans',
    meaning: 'Nationally it is about one in a hundred; so many mostly mean that codes were not carried over.',
    advice: 'Check how the case system maps its needs to the codes of the return.',
    fields: ['senneed.sentype'],
    needs: ['needs'],
    count: primaryMix,
    tell: (tally, _, found) => {
      const [all, other] = [countOf(tally, 'all'), countOf(tally, `need ${OTHER}`)];
      if (all >= FEWEST_PLANS && other > all * MOST_OTHER) found.whole(other, { other, plans: all });
    },
  },
  {
    code: 'sen2.one-need-only',
    level: 'warning',
    subject: 'needs',
    title: 'One primary need on more than 80 % of plans',
    meaning: 'No authority has a mix like this; the need may be filled in by the system.',
    advice: 'Check how the case system maps its needs to the codes of the return.',
    fields: ['senneed.sentype'],
    needs: ['needs'],
    count: primaryMix,
    tell: (tally, _, found) => {
      const [all, most] = [countOf(tally, 'all'), largestOf(tally, 'need ')];
      if (all >= FEWEST_PLANS && most > all * MOST_OF_ONE)
        found.whole(most, { plans: all, withOneNeed: most });
    },
  },
];
