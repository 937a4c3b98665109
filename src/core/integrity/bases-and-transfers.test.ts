/** Pairs on bases, transfers, schemes and first years: each fault found, and its nearest right neighbour let pass. */
import { testWordings, type WordingCase } from '../../../test/integrity/wording-cases.ts';

const CASES: readonly WordingCase[] = [
  {
    claim: 'a limit before payments is kept with a figure that no row on its basis has',
    rule: 'claim.limit-on-other-basis',
    wrong:
      '**Condition 2: cumulative deficit before payments no higher than £21.0m at 31 March 2026.** We forecast £19.4m on that day and so stand £1.6m inside the ceiling.\n\n| £m | 2024/25 | 2025/26 |\n|---|---|---|\n| Cumulative deficit before payments | 18.8 | 22.9 |',
    right:
      '**Condition 2: cumulative deficit before payments no higher than £21.0m at 31 March 2026.** We forecast £19.4m on that day and so stand £1.6m inside the ceiling.\n\n| £m | 2024/25 | 2025/26 |\n|---|---|---|\n| Cumulative deficit before payments | 18.8 | 19.4 |',
  },
  {
    claim: 'half of one per cent and one per cent are two rates of a transfer',
    rule: 'claim.transfer',
    wrong:
      'The 2027/28 budget relies on moving half of one per cent of the Schools Block across to high needs.\n\n| Ref | Risk | Action |\n|---|---|---|\n| 4 | Block movement | Schools asked in October for 1% in 2027/28; vote on 12 January |',
    right:
      'The 2027/28 budget relies on moving half of one per cent of the Schools Block across to high needs.\n\n| Ref | Risk | Action |\n|---|---|---|\n| 4 | Block movement | Schools asked in October for 0.5% in 2027/28; vote on 12 January |',
  },
  {
    claim: 'nothing taken from the schools block goes against a row of a transfer',
    rule: 'claim.transfer',
    wrong:
      'Nothing is taken from the schools block in 2026/27 or later.\n\n| £m | 2026/27 | 2027/28 |\n|---|---|---|\n| Schools block transfer | 1.1 | 0.0 |',
    right:
      'Nothing is taken from the schools block in 2027/28 or later.\n\n| £m | 2026/27 | 2027/28 |\n|---|---|---|\n| Schools block transfer | 1.1 | 0.0 |',
  },
  {
    claim: 'a transfer is refused in one place and agreed in another, for one year',
    rule: 'claim.transfer',
    wrong:
      'Schools Forum turned down the 0.5% transfer for 2026/27 at its December meeting.\n\nAssumptions: the 0.5% transfer for 2026/27 has the agreement of Schools Forum.',
    right:
      'Schools Forum turned down the 0.5% transfer for 2025/26 at its December meeting.\n\nAssumptions: the 0.5% transfer for 2026/27 has the agreement of Schools Forum.',
  },
  {
    claim: 'a transfer is yet to be voted on in one place and approved in another',
    rule: 'claim.transfer',
    wrong:
      '- Block transfer 25/26: £1.8m (0.5%)\n- Forum has yet to vote on it.\n\nFinance note. The £1.8m block transfer for 2025/26 was approved by Schools Forum in January.',
    right:
      '- Block transfer 25/26: £1.8m (0.5%)\n- Forum voted for it in January.\n\nFinance note. The £1.8m block transfer for 2025/26 was approved by Schools Forum in January.',
  },
  {
    claim: 'two amounts are told of the transfer of one year',
    rule: 'claim.transfer',
    wrong:
      'We will put a request to Forum to transfer £2.4m from the schools block in 2026/27.\n\n| £m | 25/26 | 26/27 |\n|---|---|---|\n| Transfer from schools block | 1.2 | 1.2 |',
    right:
      'We will put a request to Forum to transfer £1.2m from the schools block in 2026/27.\n\n| £m | 25/26 | 26/27 |\n|---|---|---|\n| Transfer from schools block | 1.2 | 1.2 |',
  },
  {
    claim: 'a plan that depends on no transfer has a row of one',
    rule: 'claim.transfer',
    wrong:
      'The plan does not depend on any transfer between blocks.\n\n| Income £m | 2026/27 | 2027/28 |\n|---|---|---|\n| High needs block | 60.1 | 61.9 |\n| Schools block transfer | 1.4 | 1.4 |',
    right:
      'The plan depends on a transfer between blocks.\n\n| Income £m | 2026/27 | 2027/28 |\n|---|---|---|\n| High needs block | 60.1 | 61.9 |\n| Schools block transfer | 1.4 | 1.4 |',
  },
  {
    claim: 'a consultation is on another rate than the table of assumptions',
    rule: 'claim.transfer',
    wrong:
      '| Assumption | 2025/26 | 2026/27 on |\n|---|---|---|\n| Schools Block transfer | 0.5% | 1.0% |\n\nForum was consulted in November on a 1% transfer in 2025/26.',
    right:
      '| Assumption | 2025/26 | 2026/27 on |\n|---|---|---|\n| Schools Block transfer | 0.5% | 1.0% |\n\nForum was consulted in November on a 0.5% transfer in 2025/26.',
  },
  {
    claim: 'a transfer that was declined stands in the forecast',
    rule: 'claim.transfer',
    wrong:
      'Condition 1. The recovery forecast has a block transfer of £0.95m in each year from 2026/27.\n\nForum paper, decision: the Forum declined to support any movement of schools block funding in 2026/27 and later, and the council accepts this.',
    right:
      'Condition 1. The recovery forecast has a block transfer of £0.95m in each year from 2026/27.\n\nForum paper, decision: the Forum agreed the movement of schools block funding in 2026/27 and later.',
  },
  {
    claim: 'a net deficit is held against a gross cap',
    rule: 'claim.limit-on-other-basis',
    wrong:
      'Our agreement caps the DSG deficit at £31.0m in March 2027, safety valve money left out of account.\n\nNet of that money the deficit will be £28.4m, comfortably inside the cap. Gross it is £32.4m.',
    right:
      'Our agreement caps the DSG deficit at £31.0m in March 2027, safety valve money left out of account.\n\nNet of that money the deficit will be £26.4m. Gross it is £30.4m, inside the cap.',
  },
  {
    claim: 'a figure that a row tells after payments is held against a limit before them',
    rule: 'claim.limit-on-other-basis',
    wrong:
      '| £m | 31 Mar 26 | 31 Mar 27 |\n|---|---|---|\n| Limit (pre-payment) | 18.0 | 21.0 |\n| Deficit pre-payment | 18.9 | 20.4 |\n| Deficit post-payment | 16.4 | 15.9 |\n\nThe March 2026 figure of £16.4m complies with the limit of £18.0m.',
    right:
      '| £m | 31 Mar 26 | 31 Mar 27 |\n|---|---|---|\n| Limit (pre-payment) | 18.0 | 21.0 |\n| Deficit pre-payment | 17.9 | 20.4 |\n| Deficit post-payment | 16.4 | 15.9 |\n\nThe March 2026 figure of £17.9m complies with the limit of £18.0m.',
  },
  {
    claim: 'headroom is that of the deficit after payments',
    rule: 'claim.limit-on-other-basis',
    wrong:
      'Condition 2: Green. Headroom is £2.2m.\n\nThe Condition 2 limit is £45.0m at year end and is tested before any programme payment. The deficit is £46.8m before the payment of £4.0m, and £42.8m after it.',
    right:
      'Condition 2: Red. There is no headroom.\n\nThe Condition 2 limit is £45.0m at year end and is tested before any programme payment. The deficit is £46.8m before the payment of £4.0m, and £42.8m after it.',
  },
  {
    claim: 'a deficit with support received is better than a maximum without it',
    rule: 'claim.limit-on-other-basis',
    wrong:
      'Maximum deficit for 2025/26: £52.5m, excluding DfE support.\n\nWith DfE support of £6m received, we forecast a year-end deficit of £50.1m. That is £2.4m better than the agreed maximum.',
    right:
      'Maximum deficit for 2025/26: £52.5m, excluding DfE support.\n\nWithout DfE support, we forecast a year-end deficit of £50.1m. That is £2.4m better than the agreed maximum.',
  },
  {
    claim: 'a school and the place where it is built are both counted',
    rule: 'claim.one-scheme',
    wrong:
      'Programme: 150 new places. Ferndale Free School gives 80, and the new build at Croft Lane 70 more.\n\nThe Ferndale Free School will be built at Croft Lane, on the site of the former depot.\n\n| Scheme | Places |\n|---|---|\n| Ferndale Free School | 80 |\n| Croft Lane new build | 80 |\n| Total | 160 |',
    right:
      'Programme: 150 new places.\n\nThe Ferndale Free School will be built at Croft Lane, on the site of the former depot.\n\n| Scheme | Places |\n|---|---|\n| Ferndale Free School | 80 |\n| Hill Top base | 80 |\n| Total | 160 |',
  },
  {
    claim: 'one number of places is a new school and an extension',
    rule: 'claim.one-scheme',
    wrong:
      'A new 110-place special school will open in September 2027.\n\nRisk 4: bid for an extension to a special school (110 places, £6.1m). Closed, bid approved.',
    right:
      'A new 110-place special school will open in September 2027.\n\nRisk 4: bid for a new special school (110 places, £6.1m). Closed, bid approved.',
  },
  {
    claim: 'a school of one name is new in a table and an extension in a risk',
    rule: 'claim.one-scheme',
    wrong:
      '| Project | Places | Cost |\n|---|---|---|\n| Wynd House, free school | 60 | £8.0m |\n| Elm Grove SRP | 12 | £0.6m |\n\nCapital risk: the extension of the existing school at Wynd House (72 places) may be late.',
    right:
      '| Project | Places | Cost |\n|---|---|---|\n| Wynd House, free school | 60 | £8.0m |\n| Elm Grove SRP | 12 | £0.6m |\n\nCapital risk: the free school at Wynd House (60 places) may be late.',
  },
  {
    claim: 'two rows of one name have the same figures',
    rule: 'claim.one-scheme',
    wrong:
      '| Scheme | Places | £m | Open |\n|---|---|---|---|\n| Brook Vale special school | 48 | 5.2 | Sept 2026 |\n| New school, Brook Vale | 48 | 5.2 | Sept 2026 |\n| Total | 96 | 10.4 | |',
    right:
      '| Scheme | Places | £m | Open |\n|---|---|---|---|\n| Brook Vale special school | 48 | 5.2 | Sept 2026 |\n| New school, Mill Bank | 48 | 5.2 | Sept 2026 |\n| Total | 96 | 10.4 | |',
  },
  {
    claim: 'a slower rise by a quarter is no quarter fewer',
    rule: 'claim.growth-for-number',
    wrong:
      'Target 3: slow the rise in independent placements by a quarter (from 20 a year to 15).\n\nBy March 2028 we shall have a quarter fewer children in independent schools.',
    right:
      'Target 3: slow the rise in independent placements by a quarter (from 20 a year to 15).\n\nBy March 2028 we shall have 15 more children a year in independent schools, not 20.',
  },
  {
    claim: 'growth down by a fifth is no fall of placements by a fifth',
    rule: 'claim.growth-for-number',
    wrong:
      '| Condition | Target |\n|---|---|\n| 3.2 | Growth in INMSS placements down 20% |\n\nWe are asked to bring INMSS placements down by 20% and expect 160 in place of 200.',
    right:
      '| Condition | Target |\n|---|---|\n| 3.2 | Growth in INMSS placements down 20% |\n\nWe are asked to bring down growth in INMSS placements by 20% and expect 208.',
  },
  {
    claim: 'lower growth is no lower number',
    rule: 'claim.growth-for-number',
    wrong:
      'The yearly growth of EHCPs is to be 30% lower by 2028.\n\nDashboard: EHCPs, aim 30% reduction in number by 2028.',
    right:
      'The yearly growth of EHCPs is to be 30% lower by 2028.\n\nDashboard: EHCPs, aim 30% lower growth by 2028.',
  },
  {
    claim: 'a target for a year is no total over the plan',
    rule: 'claim.two-bases',
    wrong:
      'Independent school spend is to be under £6m a year by the end of the plan.\n\nThe £6m target for independent spend is the total over the five years of the plan.',
    right:
      'Independent school spend is to be under £6m a year by the end of the plan.\n\nThe £6m target for independent spend is for each year of the plan.',
  },
  {
    claim: 'a target of pre-16 spend takes in no colleges',
    rule: 'claim.two-bases',
    wrong:
      'INMSS spend (pre-16 only) below £3.5m.\n\nOur goal of £3.5m for INMSS includes independent specialist colleges.',
    right:
      'INMSS spend (pre-16 only) below £3.5m.\n\nOur goal of £3.5m for INMSS excludes independent specialist colleges.',
  },
  {
    claim: 'a run rate meets no target for a full year',
    rule: 'claim.two-bases',
    wrong:
      'Target: INMSS spend below £7.0m in the full year 2027/28.\n\nWe hit the target: the March 2028 run rate of INMSS spend is £6.9m.',
    right:
      'Target: INMSS spend below £7.0m in the full year 2027/28.\n\nWe hit the target: INMSS spend in the full year is £6.9m.',
  },
  {
    claim: 'growth after one year begins in the next',
    rule: 'claim.start-year',
    wrong:
      'Funding grows by 4% p.a. after 2025/26.\n\nSensitivity: the 4% growth in funding begins in 2027/28.',
    right:
      'Funding grows by 4% p.a. after 2025/26.\n\nSensitivity: the 4% growth in funding begins in 2026/27.',
  },
  {
    claim: 'a rate cannot run from a year that is confirmed',
    rule: 'claim.start-year',
    wrong:
      'The 2025/26 high needs allocation has been confirmed and cannot change.\n\nA 5% income growth sensitivity from 2025/26 brings balance a year earlier.',
    right:
      'The 2025/26 high needs allocation has been confirmed and cannot change.\n\nA 5% income growth sensitivity from 2026/27 brings balance a year earlier.',
  },
  {
    claim: 'a table of assumptions names another first year than the text',
    rule: 'claim.start-year',
    wrong:
      '| Assumption | Rate | From |\n|---|---|---|\n| High needs income growth | 3% | 2026/27 |\n| Unit cost inflation | 2.2% | 2025/26 |\n\nUnit costs rise by 2.2% a year from 2026/27.',
    right:
      '| Assumption | Rate | From |\n|---|---|---|\n| High needs income growth | 3% | 2026/27 |\n| Unit cost inflation | 2.2% | 2025/26 |\n\nUnit costs rise by 2.2% a year from 2025/26.',
  },
  {
    claim: 'a row of income grows at the rate only from a later year',
    rule: 'claim.start-year',
    wrong:
      'High needs income is assumed to grow by 3% a year from 2025/26.\n\n| £m | 2024/25 | 2025/26 | 2026/27 | 2027/28 |\n|---|---|---|---|---|\n| High needs block | 70.0 | 75.6 | 77.9 | 80.2 |',
    right:
      'High needs income is assumed to grow by 3% a year from 2026/27.\n\n| £m | 2024/25 | 2025/26 | 2026/27 | 2027/28 |\n|---|---|---|---|---|\n| High needs block | 70.0 | 75.6 | 77.9 | 80.2 |',
  },
  {
    claim: 'a residual is after and before the contribution',
    rule: 'claim.two-bases',
    wrong:
      'The £24.6m left at the end of the agreement is stated after the council has put in its £5m contribution.\n\nAnnex: residual £24.6m, gross of any local contribution.',
    right:
      'The £24.6m left at the end of the agreement is stated after the council has put in its £5m contribution.\n\nAnnex: residual £24.6m, net of local contribution.',
  },
  {
    claim: 'a contribution that a table has taken off is taken off again',
    rule: 'claim.contribution-twice',
    wrong:
      "| £m | 25/26 | 26/27 | 27/28 |\n|---|---|---|---|\n| Opening balance | 12.0 | 14.0 | 13.0 |\n| In-year deficit | 5.0 | 2.0 | 1.0 |\n| DfE grant payments | 2.0 | 2.0 | 2.0 |\n| Authority contribution | 1.0 | 1.0 | 1.0 |\n| Closing | 14.0 | 13.0 | 11.0 |\n\nThe residual of £11.0m will be reduced to £8.0m by the authority's contribution of £3.0m.",
    right:
      "| £m | 25/26 | 26/27 | 27/28 |\n|---|---|---|---|\n| Opening balance | 12.0 | 14.0 | 13.0 |\n| In-year deficit | 5.0 | 2.0 | 1.0 |\n| DfE grant payments | 2.0 | 2.0 | 2.0 |\n| Authority contribution | 1.0 | 1.0 | 1.0 |\n| Closing | 14.0 | 13.0 | 11.0 |\n\nThe residual of £11.0m is after the authority's contribution of £3.0m.",
  },
  {
    claim: 'a contribution is taken off what was told after it',
    rule: 'claim.contribution-twice',
    wrong:
      'After the reserve contribution of £2.5m the residual is £9.4m.\n\nThe council will then apply its £2.5m contribution, leaving £6.9m of the £9.4m.',
    right:
      'After the reserve contribution of £2.5m the residual is £9.4m.\n\nBefore its £2.5m contribution the residual is £11.9m.',
  },
  {
    claim: 'month-end counts are no averages',
    rule: 'claim.two-bases',
    wrong:
      'Plan numbers are taken on the last working day of each month.\n\nNote to the dashboard: plan numbers are the average over the month.',
    right:
      'Plan numbers are taken on the last working day of each month.\n\nNote to the dashboard: plan numbers are month-end counts.',
  },
  {
    claim: 'one number is a month-end count and a mean',
    rule: 'claim.two-bases',
    wrong: 'There were 1,846 plans at month end.\n\nThe mean number of plans over the quarter was 1,846.',
    right: 'There were 1,846 plans at month end.\n\nThe mean number of plans over the quarter was 1,822.',
  },
  {
    claim: 'one number is a month-end count and of a census',
    rule: 'claim.two-bases',
    wrong:
      '| | Jul | Aug | Sep |\n|---|---|---|---|\n| EHCPs (month end) | 2,101 | 2,118 | 2,144 |\n\nOur September caseload of 2,144 is a January census figure.',
    right:
      '| | Jul | Aug | Sep |\n|---|---|---|---|\n| EHCPs (month end) | 2,101 | 2,118 | 2,144 |\n\nOur September caseload of 2,144 is a month-end figure.',
  },
  {
    claim: 'points and per cent of a row are told apart',
    rule: 'claim.points-of-lines',
    wrong:
      '| Survey | 2024 | 2025 |\n|---|---|---|\n| Parents satisfied | 50% | 58% |\n\nParents satisfied are up by 16 percentage points.',
    right:
      '| Survey | 2024 | 2025 |\n|---|---|---|\n| Parents satisfied | 50% | 58% |\n\nParents satisfied are up by 8 percentage points.',
  },
];

testWordings(CASES);
