/** Checks against what was known before: the extract before this one, and the published total. */
import { toDayNumber, toIsoDate } from '../base/day-number.ts';
import { NO_DAY } from '../extract/extract.ts';
import { type Check, noFigures, type WholeLook } from './check.ts';
import { yearOf } from './columns.ts';
import type { Counts, ExtractSummary } from './extract-summary.ts';
import type { Facts } from './facts.ts';
import type { Found } from './findings.ts';
import { countFlows } from './summarise-extract.ts';
import { countOf, type Tally } from './tally.ts';

/** Change of the caseload, and of a share of it, above which a look is asked for [0..1]. @source Domain list of checks, D23. */
const MOST_CHANGE = 0.03;
/** A change of fewer plans is a matter of a few families, whatever its share [plans]. */
const FEWEST_CHANGED = 10;
/** Part of the caseload that stock and flows may miss each other by; nationally it is about this [0..1]. */
const MOST_GAP = 0.015;
/** Part of the published total that the extract may differ by [0..1]. */
const MOST_FROM_PUBLISHED = 0.01;

function withPrevious(
  compare: (now: ExtractSummary, before: ExtractSummary, found: Found) => void,
): Pick<WholeLook, 'count' | 'tell'> {
  return {
    count: noFigures,
    tell: (_, { previous, summary }, found) => {
      if (previous !== null) compare(summary, previous, found);
    },
  };
}

/** Count flows since the day after the extract before; none where the days do not follow each other. */
function flowsSince(facts: Facts): Tally {
  const { extract, day } = facts;
  const { previous } = facts.context;
  if (previous === null || previous.asAt === null || extract.asAt === NO_DAY) return {};
  if (previous.asAt >= toIsoDate(extract.asAt)) return {};
  const { newPlans, transfersIn, ceases } = countFlows(facts, toDayNumber(previous.asAt) + 1, day);
  return { newPlans, transfersIn, ceases };
}

/** Tell the keys whose share of all moved by more than the limit: how many, and the largest move in percentage points. */
function compareMix(now: Counts, before: Counts, found: Found): void {
  const sum = (counts: Counts) => Object.values(counts).reduce((all, count) => all + count, 0);
  const [allNow, allBefore] = [sum(now), sum(before)];
  if (allNow === 0 || allBefore === 0) return;
  let [moved, largest] = [0, 0];
  for (const key of new Set([...Object.keys(now), ...Object.keys(before)])) {
    const [countNow, countBefore] = [now[key] ?? 0, before[key] ?? 0];
    const share = Math.abs(countNow / allNow - countBefore / allBefore);
    if (share <= MOST_CHANGE || share * allNow < FEWEST_CHANGED) continue;
    moved++;
    largest = Math.max(largest, share);
  }
  if (moved > 0)
    found.whole(moved, { sharesMoved: moved, largestMovePercentagePoints: hundredths(largest * 100) });
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

const STOCK_FIELDS = ['activeplans.requeststableid', 'namedplan.ceasedate'];
const FOR_STOCK = ['activePlans', 'requests', 'persons', 'referenceDate'] as const;

/** Checks that need something from outside the extract. */
export const CHANGE_CHECKS: readonly Check[] = [
  {
    code: 'sen2.another-authority',
    level: 'error',
    subject: 'sen2Headers',
    title: 'Another authority than before',
    meaning: 'The header names another authority than the extract before this one.',
    advice: 'Check that the right files were imported into the right programme.',
    fields: ['sen2.lea'],
    needs: ['previous'],
    ...withPrevious((now, before, found) => {
      const areKnown = now.authorityNumber !== null && before.authorityNumber !== null;
      if (areKnown && now.authorityNumber !== before.authorityNumber) found.whole(1);
    }),
  },
  {
    code: 'sen2.not-after-previous',
    level: 'warning',
    subject: 'sen2Headers',
    title: 'Not later than the extract before',
    meaning:
      'The reference date is that of the extract before this one or earlier, so nothing can be said of change.',
    advice: 'Check the reference date, or undo the import that was superseded.',
    fields: ['sen2.referencedate'],
    needs: ['previous', 'referenceDate'],
    ...withPrevious((now, before, found) => {
      if (now.asAt !== null && before.asAt !== null && now.asAt <= before.asAt) found.whole(1);
    }),
  },
  {
    code: 'sen2.caseload-changed',
    level: 'warning',
    subject: 'activePlans',
    title: 'Caseload changed by more than 3 %',
    meaning: 'The number of children with a plan moved by more than 3 % since the extract before.',
    advice: 'Check that both are complete; explain the change where it is real.',
    fields: STOCK_FIELDS,
    needs: ['previous', ...FOR_STOCK],
    ...withPrevious((now, before, found) => {
      const change = Math.abs(now.openPlans - before.openPlans);
      if (change >= FEWEST_CHANGED && change > before.openPlans * MOST_CHANGE)
        found.whole(change, { plans: now.openPlans, plansBefore: before.openPlans });
    }),
  },
  {
    code: 'sen2.need-mix-changed',
    level: 'warning',
    subject: 'needs',
    title: 'Mix of needs changed by more than 3 percentage points',
    meaning: 'The share of a primary need moved by more than 3 percentage points since the extract before.',
    advice: 'Check how needs were coded; explain the change where it is real.',
    fields: ['senneed.sentype'],
    needs: ['previous', 'needs', ...FOR_STOCK],
    ...withPrevious((now, before, found) => compareMix(now.byNeed, before.byNeed, found)),
  },
  {
    code: 'sen2.placement-mix-changed',
    level: 'warning',
    subject: 'placements',
    title: 'Mix of placements changed by more than 3 percentage points',
    meaning:
      'The share of a group of settings moved by more than 3 percentage points since the extract before.',
    advice: 'Check for lost placements and changed codes; explain the change where it is real.',
    fields: ['placementdetail.urn', 'placementdetail.sensetting'],
    needs: ['previous', 'placements', ...FOR_STOCK],
    ...withPrevious((now, before, found) => {
      if (now.byGroup !== null && before.byGroup !== null) compareMix(now.byGroup, before.byGroup, found);
      else compareMix(now.bySetting, before.bySetting, found);
    }),
  },
  {
    code: 'sen2.stock-and-flow-differ',
    level: 'warning',
    subject: 'activePlans',
    title: 'Stock and flows do not meet',
    meaning:
      'Plans before, plus new plans and transfers in, less ceased plans, miss the plans of today by more than 1.5 %. Nationally about that much is missed; moves between authorities and late entries are the usual cause.',
    advice:
      'Look for plans that ceased without a date, and for late entries. The gap is shown, never closed by force.',
    fields: [...STOCK_FIELDS, 'assessment.assessmentoutcomedate', 'activeplans.transferla'],
    needs: ['previous', 'assessments', 'namedPlans', ...FOR_STOCK],
    count: flowsSince,
    tell: (tally, { previous: before, summary: now }, found) => {
      if (before === null || before.asAt === null || now.asAt === null || before.asAt >= now.asAt) return;
      const [newPlans, transfersIn] = [countOf(tally, 'newPlans'), countOf(tally, 'transfersIn')];
      const ceases = countOf(tally, 'ceases');
      const expected = before.openPlans + newPlans + transfersIn - ceases;
      const gap = Math.abs(now.openPlans - expected);
      if (gap < FEWEST_CHANGED || gap <= now.openPlans * MOST_GAP) return;
      found.whole(gap, {
        plans: now.openPlans,
        plansBefore: before.openPlans,
        newPlans,
        transfersIn,
        ceases,
        gap: now.openPlans - expected,
      });
    },
  },
  {
    code: 'sen2.published-total-differs',
    level: 'warning',
    subject: 'activePlans',
    title: 'Not the published number of plans',
    meaning:
      'The extract of a January has more than 1 % more or fewer plans than the department has published for it.',
    advice: 'Find out what was corrected after the return; say which of the two figures is used.',
    fields: STOCK_FIELDS,
    needs: ['published', ...FOR_STOCK],
    count: noFigures,
    tell: (_, { published, day, summary: { openPlans } }, found) => {
      if (published === null || published.year !== yearOf(day)) return;
      const difference = Math.abs(openPlans - published.plans);
      if (difference >= FEWEST_CHANGED && difference > published.plans * MOST_FROM_PUBLISHED)
        found.whole(difference, { plans: openPlans, published: published.plans });
    },
  },
];
