/** Costs against placements: totals by type that reconcile, what does not agree, and what is left over on both sides. */
import type { Pence } from '../../core/base/pence.ts';
import { showCount, showPence } from '../../core/base/show.ts';
import { dayInWords } from '../../core/base/time.ts';
import {
  type CostMatch,
  type LinePlace,
  MATCH_FINDINGS,
  type MatchFinding,
  type MatchTotals,
  type UnmatchedReason,
} from '../../core/matching/cost-match.ts';
import { placementTypeInWords } from '../../core/report/finance-template.ts';
import type { PageTable } from './page-values.ts';

/** So many lines of each sort stand on the page; the command line has them all. */
const SHOWN = 200;

const FINDING_WORDS: Readonly<Record<MatchFinding, string>> = {
  'outside-placement': 'The cost and the placement have no day in common',
  'starts-before-placement': 'The cost begins before the placement',
  'goes-on-after-placement': 'The cost goes on after the placement ends',
  'type-differs': 'The cost is of another placement type than the place',
  'school-differs': 'The cost names another school than the placement',
  'several-costs': 'Several costs for one placement on the same days',
  'several-placements': 'Several open placements; the main one was taken',
};
const REASON_WORDS: Readonly<Record<UnmatchedReason, string>> = {
  'no-child': 'No child of the return has its reference or number',
  'several-children': 'Several children of the return have its reference or number',
  'keys-disagree': 'Its reference and its pupil number are of two children',
  'no-open-placement': 'The child has no placement open on the day',
};

const text = (header: string) => ({ header, number: false });
const number = (header: string) => ({ header, number: true });
const row = (cells: string[], emphasis = false) => ({ cells, emphasis });

/** Shape a match for the page. */
export function costsView(match: CostMatch) {
  const { asAt, totals, unmatched, withoutCost } = match;
  return {
    answer: answerOf(match),
    day:
      asAt === null
        ? 'The return does not tell its day, so every placement without an end counts as open.'
        : `Placements are those open on ${dayInWords(asAt)}, the day of the newest return.`,
    totals: totalsTable(match),
    findings: findingsTable(match),
    unmatched: unmatchedTable(unmatched.slice(0, SHOWN), totals.unmatchedPence),
    withoutCost: withoutCostTable(withoutCost.slice(0, SHOWN)),
    unmatchedNotShown: Math.max(0, unmatched.length - SHOWN),
    withoutCostNotShown: Math.max(0, withoutCost.length - SHOWN),
  };
}

function answerOf({ totals, withoutCost }: CostMatch): string {
  const { lines, matchedLines, unmatchedLines, unmatchedPence } = totals;
  const left =
    unmatchedLines === 0
      ? 'none is left over'
      : `${showCount(unmatchedLines)} ${unmatchedLines === 1 ? 'is' : 'are'} left over, ${showPence(unmatchedPence)} a year`;
  const places = withoutCost.length;
  return `${showCount(matchedLines)} of ${showCount(lines)} costs have their placement; ${left}; ${showCount(places)} open ${places === 1 ? 'placement has' : 'placements have'} no cost.`;
}

function totalsTable({ totals, byType }: CostMatch): PageTable {
  const cells = (label: string, one: MatchTotals): string[] => [
    label,
    showCount(one.lines),
    showPence(one.yearlyCostPence),
    showCount(one.matchedLines),
    showPence(one.matchedPence),
    showCount(one.unmatchedLines),
    showPence(one.unmatchedPence),
  ];
  return {
    caption: 'Yearly costs by placement type: matched and left over',
    columns: [
      text('Placement type'),
      number('Costs'),
      number('A year'),
      number('Matched'),
      number('Matched, a year'),
      number('Left over'),
      number('Left over, a year'),
    ],
    rows: [
      ...byType.map((one) => row(cells(placementTypeInWords(one.placementType), one))),
      row(cells('All', totals), true),
    ],
    note: 'Matched and left over make up all costs, to the penny. A yearly cost is that of a full year at the agreed rate.',
  };
}

function findingsTable({ matched }: CostMatch): PageTable {
  const rows = MATCH_FINDINGS.flatMap((finding) => {
    const own = matched.filter(({ findings }) => findings.includes(finding));
    const [first] = own;
    if (first === undefined) return [];
    return [
      row([
        FINDING_WORDS[finding],
        showCount(own.length),
        placeInWords(first.cost),
        placeInWords(first.placement),
      ]),
    ];
  });
  return {
    caption: 'What does not agree among those that matched',
    columns: [text('What'), number('Costs'), text('First cost'), text('Its placement')],
    rows,
    note: rows.length === 0 ? 'Everything that matched agrees.' : 'One cost can stand in several lines.',
  };
}

function unmatchedTable(unmatched: CostMatch['unmatched'], pence: Pence): PageTable {
  return {
    caption: 'Costs without a placement',
    columns: [text('Cost'), text('Placement type'), number('A year'), text('Why')],
    rows: unmatched.map(({ cost, placementType, yearlyCostPence, reason }) =>
      row([
        placeInWords(cost),
        placementTypeInWords(placementType),
        showPence(yearlyCostPence),
        REASON_WORDS[reason],
      ]),
    ),
    note: unmatched.length === 0 ? 'There is none.' : `All of them together: ${showPence(pence)} a year.`,
  };
}

function withoutCostTable(places: CostMatch['withoutCost']): PageTable {
  return {
    caption: 'Open placements without a cost',
    columns: [text('Placement'), text('Rank')],
    rows: places.map(({ placement, rank }) =>
      row([placeInWords(placement), rank === 1 ? 'Main' : 'Second; often paid with the main one']),
    ),
    note: places.length === 0 ? 'There is none.' : '',
  };
}

function placeInWords({ file, sheet, row: line }: LinePlace): string {
  return [file, sheet === undefined ? null : `sheet ${sheet}`, `row ${showCount(line)}`]
    .filter((part) => part !== null)
    .join(', ');
}
