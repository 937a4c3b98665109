/** Changes, rolls, shares and dates as dense papers tell them: the nearest fault is found, and what is right raises no alarm. */
import { testWordings, type WordingCase } from '../../../test/integrity/wording-cases.ts';

const CASES: readonly WordingCase[] = [
  {
    claim: 'the size of a change stands between its two values',
    rule: 'direction.up-or-down',
    wrong: 'Forecast spend fell from £58.4m to £60.9m over the period.',
    right: 'Forecast spend is £60.95m, up £2.55m from £58.40m at Period 3.',
  },
  {
    claim: 'a cut is of the larger of two values, whichever is told first',
    rule: 'change.percentage',
    wrong: 'The budget fell from £1.25m to £1.10m, a cut of 18%.',
    right: 'The Forum is asked for £1.10m, £0.15m less than this year’s £1.25m (a cut of 12%).',
  },
  {
    claim: 'a share told before a change is no size of it',
    rule: 'change.percentage',
    wrong: 'Replies rose from 42 to 50, an increase of 60%.',
    right: 'All 84 schools could reply and 50 did, 60%, up from 42 (50%) the year before.',
  },
  {
    claim: 'what a bracket adds belongs with the other bracket',
    rule: 'change.amount',
    wrong: 'Requests rose from 840 to 858 over the year, an increase of 28.',
    right:
      'Requests averaged 71.5 a month over the year to July (858 requests), up from 70.0 (840 requests) over the year to April.',
  },
  {
    claim: 'versions of one year do not follow each other',
    rule: 'roll.next-opening',
    wrong:
      '| £m | 2024-25 | 2025-26 |\n|---|---|---|\n| Balance brought forward | −27.9 | −41.9 |\n| In year | −11.2 | −9.4 |\n| Balance carried forward | −39.1 | −51.3 |',
    right:
      '| £m | 2024-25 outturn | 2025-26 budget | 2025-26 forecast today |\n|---|---|---|---|\n| Balance brought forward | −27.9 | −39.1 | −39.1 |\n| In year | −11.2 | −9.4 | −12.1 |\n| Balance carried forward | −39.1 | −48.5 | −51.2 |',
  },
  {
    claim: 'a deficit shown below nothing is held against a limit shown so too',
    rule: 'answer.limit-passed',
    wrong:
      '**Will the projected deficit for the current year be met?** Yes. The ceiling is kept in 2025-26.\n\n| £m | 2024-25 | 2025-26 |\n|---|---|---|\n| Cumulative deficit | (71.4) | (80.6) |\n| Ceiling | (73.0) | (79.5) |',
    right:
      '**Will the projected deficit for the current year be met?** Yes. The ceiling is kept in 2025-26.\n\n| £m | 2024-25 | 2025-26 |\n|---|---|---|\n| Cumulative deficit | (71.4) | (78.6) |\n| Ceiling | (73.0) | (79.5) |',
  },
  {
    claim: 'a percentage is of the count right before it',
    rule: 'claim.share',
    wrong: 'There were 151 replies. Confident: 91 or 63.3%.',
    right: 'Confident: 91 or 60.3% in 2025 and 110 or 76.9% in 2026, up 16.6 points.',
  },
  {
    claim: 'a limit in weeks is no part of a share',
    rule: 'rate.count-and-base',
    wrong: 'Over the half-year 132 of the 210 plans were issued within 20 weeks (58.6%).',
    right: 'Over the half-year 132 of the 210 plans were issued within 20 weeks (62.9%).',
  },
  {
    claim: 'a paper’s own day is not that of another that it speaks of',
    rule: 'date.done-after-return',
    wrong: 'Return dated 4 September 2025\n\nThe panel met on 14 October 2025.',
    right:
      'Submitted: 12 December 2025\n\nThe revised programme, dated 4 September 2025, gives a handover in December. The panel met on 14 October 2025.',
  },
];

testWordings(CASES);
