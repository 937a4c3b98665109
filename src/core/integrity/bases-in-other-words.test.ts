/** Further pairs on bases, transfers, schemes and first years, in other words: each fault found, and its nearest right neighbour let pass. */
import { testWordings, type WordingCase } from '../../../test/integrity/wording-cases.ts';

const CASES: readonly WordingCase[] = [
  {
    claim: 'a rate subject to the Secretary of State is not the one that was voted for',
    rule: 'claim.transfer',
    wrong:
      '**Transfer (2026/27):** 1% of Schools Block, subject to Secretary of State.\n\nForum minutes: members voted for a transfer of 0.5% for 2026/27 and no request will go to the Secretary of State.',
    right:
      '**Transfer (2026/27):** 0.5% of Schools Block.\n\nForum minutes: members voted for a transfer of 0.5% for 2026/27 and no request will go to the Secretary of State.',
  },
  {
    claim: 'no money is asked of schools, and a row has some',
    rule: 'claim.transfer',
    wrong:
      'We are not asking schools for any money in 2026/27.\n\n| £000 | 2025/26 | 2026/27 |\n|---|---|---|\n| DSG high needs | 44,100 | 45,900 |\n| From Schools Block | 0 | 610 |',
    right:
      'We are asking schools for money in 2026/27.\n\n| £000 | 2025/26 | 2026/27 |\n|---|---|---|\n| DSG high needs | 44,100 | 45,900 |\n| From Schools Block | 0 | 610 |',
  },
  {
    claim: 'what is approved and what the forecast counts are two amounts',
    rule: 'claim.transfer',
    wrong:
      'Schools Forum approved a transfer of £1.35m (0.5%) on 14 January 2026 for 2026/27.\n\nThe forecast counts £2.7m from the Schools Block in 2026/27.',
    right:
      'Schools Forum approved a transfer of £1.35m (0.5%) on 14 January 2026 for 2026/27.\n\nThe forecast counts £1.35m from the Schools Block in 2026/27.',
  },
  {
    claim: 'a transfer is approved and still awaits a decision of one minister',
    rule: 'claim.transfer',
    wrong:
      'The Secretary of State has approved the 1% transfer for 2026/27.\n\nRisk 2: the disapplication request for the 1% transfer in 2026/27 is still awaiting a decision by the Secretary of State.',
    right:
      'The Secretary of State has approved the 1% transfer for 2026/27.\n\nRisk 2: the disapplication request for the 1% transfer in 2027/28 is still awaiting a decision by the Secretary of State.',
  },
  {
    claim: 'a year that ends lower once payments are counted keeps no ceiling without them',
    rule: 'claim.limit-on-other-basis',
    wrong:
      "The agreed ceiling is £27.0m. This figure takes no account of the Department's payments.\n\nWe shall end the year at £25.2m once the Department's payments of £3.6m are counted. So we keep to the ceiling with £1.8m in hand.",
    right:
      "The agreed ceiling is £30.0m. This figure takes no account of the Department's payments.\n\nWe shall end the year at £25.2m once the Department's payments of £3.6m are counted. Before them it is £28.8m, so we keep to the ceiling with £1.2m in hand.",
  },
  {
    claim: 'rows of gross and net stand beside a gross ceiling',
    rule: 'claim.limit-on-other-basis',
    wrong:
      '| Condition 2 | £m |\n|---|---|\n| Ceiling 31 March 2026 (gross) | 33.0 |\n| Forecast, gross | 34.1 |\n| Forecast, net of DfE grant | 29.6 |\n\nRating: Green. Forecast of £29.6m against a ceiling of £33.0m, so inside by £3.4m.',
    right:
      '| Condition 2 | £m |\n|---|---|\n| Ceiling 31 March 2026 (gross) | 33.0 |\n| Forecast, gross | 34.1 |\n| Forecast, net of DfE grant | 29.6 |\n\nRating: Red. Forecast of £34.1m against a ceiling of £33.0m, so over by £1.1m.',
  },
  {
    claim: 'a condition is met after payments that its limit ignores',
    rule: 'claim.limit-on-other-basis',
    wrong:
      'The deficit must not exceed £14.5m at 31 March 2027, ignoring payments under the agreement.\n\nAfter those payments we forecast £12.9m, so Condition 2 is met. Ignoring them it would be £15.4m.',
    right:
      'The deficit must not exceed £16.5m at 31 March 2027, ignoring payments under the agreement.\n\nIgnoring them we forecast £15.4m, so Condition 2 is met. After those payments it is £12.9m.',
  },
  {
    claim: 'what is left is after our own money, and our own money is to be applied to it',
    rule: 'claim.two-bases',
    wrong:
      'The deficit left with us on 31 March 2030 is £13.2m, and that is once our own £4m has gone in.\n\nFinance annex. Residual deficit 31 March 2030: £13.2m, to which our own £4m will be applied.',
    right:
      'The deficit left with us on 31 March 2030 is £13.2m, and that is once our own £4m has gone in.\n\nFinance annex. Residual deficit 31 March 2030: £13.2m, after our own £4m.',
  },
  {
    claim: 'a bridge in one column has taken the contribution off',
    rule: 'claim.contribution-twice',
    wrong:
      '| Bridge | £m |\n|---|---|\n| Deficit at 1 April 2025 | 20.0 |\n| In-year deficits to 2029/30 | 14.0 |\n| DfE payments | (16.0) |\n| Council contribution | (6.0) |\n| Residual | 12.0 |\n\nThe residual of £12.0m is before the council contribution.',
    right:
      '| Bridge | £m |\n|---|---|\n| Deficit at 1 April 2025 | 20.0 |\n| In-year deficits to 2029/30 | 14.0 |\n| DfE payments | (16.0) |\n| Council contribution | (6.0) |\n| Residual | 12.0 |\n\nThe residual of £12.0m is after the council contribution.',
  },
  {
    claim: 'a spend for each year is no total over an agreement',
    rule: 'claim.two-bases',
    wrong:
      'Condition 3.2 says: annual INMSS spend under £4.5m.\n\nOver the life of the agreement INMSS spend is to stay under £4.5m in total.',
    right:
      'Condition 3.2 says: annual INMSS spend under £4.5m.\n\nIn each year of the agreement INMSS spend is to stay under £4.5m.',
  },
  {
    claim: 'school age alone is no cover of post-16 institutions',
    rule: 'claim.two-bases',
    wrong:
      'Spend target: independent placements, school age only, £5.2m in 2028/29.\n\nThe £5.2m covers placements in independent schools and in independent post-16 institutions.',
    right:
      'Spend target: independent placements, school age only, £5.2m in 2028/29.\n\nThe £5.2m covers placements in independent schools and not those in independent post-16 institutions.',
  },
  {
    claim: 'an annualised month meets no target of a year',
    rule: 'claim.two-bases',
    wrong:
      'INMSS spend must be below £8m a year by 2027/28.\n\nAt the rate reached in March 2028 (£0.65m a month, £7.8m annualised) the £8m target is achieved, though the year itself costs £8.6m.',
    right:
      'INMSS spend must be below £8m a year by 2027/28.\n\nThe year costs £7.6m, so the £8m target is achieved.',
  },
  {
    claim: 'a slower growth by a fifth is no fall of placements by a fifth',
    rule: 'claim.growth-for-number',
    wrong:
      '- Slow INMSS growth by one fifth (30 a year to 24).\n\nProgress: we have yet to achieve the one-fifth reduction in placements that the Department requires.',
    right:
      '- Slow INMSS growth by one fifth (30 a year to 24).\n\nProgress: we have yet to achieve the one-fifth reduction in growth that the Department requires.',
  },
  {
    claim: 'growth that is halved leaves no half of the plans',
    rule: 'claim.growth-for-number',
    wrong:
      'Our aim is to halve the growth in plans, from 8% to 4% a year.\n\nBy 2029 we will have half as many plans as now.',
    right:
      'Our aim is to halve the growth in plans, from 8% to 4% a year.\n\nBy 2029 plans will be growing half as fast as now.',
  },
  {
    claim: 'a sensitivity starts in a year that is an actual allocation',
    rule: 'claim.start-year',
    wrong:
      'Assumptions: HNB income +3% pa from 26/27 (25/26 is actual allocation).\n\nSensitivity B raises income growth to 5% pa starting 25/26.',
    right:
      'Assumptions: HNB income +3% pa from 26/27 (25/26 is actual allocation).\n\nSensitivity B raises income growth to 5% pa starting 26/27.',
  },
  {
    claim: 'the first year of an uplift is told twice',
    rule: 'claim.start-year',
    wrong:
      'Fee inflation of 2.5% is built in from 2026/27.\n\nThe first year in which fees rise by 2.5% is 2025/26.',
    right:
      'Fee inflation of 2.5% is built in from 2026/27.\n\nThe first year in which fees rise by 2.5% is 2026/27.',
  },
  {
    claim: 'the last day of a month is no mean of its days',
    rule: 'claim.two-bases',
    wrong:
      'All plan figures are as at the last day of the month.\n\nPlan figures in the chart are the mean of the daily totals in each month.',
    right:
      'All plan figures are as at the last day of the month.\n\nPlan figures in the chart are those of month end.',
  },
  {
    claim: 'the mean of three months is told as of a day',
    rule: 'claim.two-bases',
    wrong:
      '| Month | EHCPs (at month end) |\n|---|---|\n| Aug | 1,912 |\n| Sep | 1,930 |\n| Oct | 1,951 |\n\nAt 31 October we maintained 1,931 plans.',
    right:
      '| Month | EHCPs (at month end) |\n|---|---|\n| Aug | 1,912 |\n| Sep | 1,930 |\n| Oct | 1,951 |\n\nAt 31 October we maintained 1,951 plans. The average of the three months was 1,931.',
  },
  {
    claim: 'a free school on programme is an extension in a risk',
    rule: 'claim.one-scheme',
    wrong:
      '3.3 Places: the new 96-place free school at Long Acre is on programme.\n\nRisk 6: Long Acre (extension of the existing special school, 84 places) delayed.',
    right:
      '3.3 Places: the new 96-place free school at Long Acre is on programme.\n\nRisk 6: Long Acre (free school, 96 places) delayed.',
  },
  {
    claim: 'a building listed under another name is counted with it',
    rule: 'claim.one-scheme',
    wrong:
      'We are building Oakhurst (72 places) and, as risk 3 says, the same building is listed in the bid as Station Road.\n\n| Places by 2028 | |\n|---|---|\n| Oakhurst | 72 |\n| Station Road | 72 |\n| Bases | 30 |\n| Total | 174 |',
    right:
      'We are building Oakhurst (72 places) and, separately, Station Road.\n\n| Places by 2028 | |\n|---|---|\n| Oakhurst | 72 |\n| Station Road | 72 |\n| Bases | 30 |\n| Total | 174 |',
  },
  {
    claim: 'a scheme that a risk calls otherwise is added to itself',
    rule: 'claim.one-scheme',
    wrong:
      'Larch Hill opens 56 places in September 2027. It is the free school that Risk 5 calls the Fairfield scheme.\n\nWith Larch Hill (56) and Fairfield (56) we add 112 places.',
    right:
      'Larch Hill opens 56 places in September 2027.\n\nWith Larch Hill (56) and Fairfield (56) we add 112 places.',
  },
  {
    claim: 'half a per cent in the income and one per cent in a paper of the forum',
    rule: 'claim.transfer',
    wrong:
      'Income for 2026/27 includes £780k (half a per cent) taken from schools.\n\nSchools Forum, 20 November: the paper sought 1% for 2026/27.',
    right:
      'Income for 2026/27 includes £780k (half a per cent) taken from schools.\n\nSchools Forum, 20 November: the paper sought half a per cent for 2026/27.',
  },
  {
    claim: 'nil from a year onwards goes against a transfer each year from it',
    rule: 'claim.transfer',
    wrong:
      '| Assumption | Value |\n|---|---|\n| Schools Block transfer 2026/27 | 0.5% |\n| Schools Block transfer 2027/28 onwards | nil |\n\nFrom 2027/28 we rely on a transfer of 0.5% each year from the Schools Block.',
    right:
      '| Assumption | Value |\n|---|---|\n| Schools Block transfer 2026/27 | 0.5% |\n| Schools Block transfer 2027/28 onwards | nil |\n\nFrom 2027/28 we do not rely on a transfer from the Schools Block.',
  },
  {
    claim: 'approval for all years goes against approval not sought',
    rule: 'claim.transfer',
    wrong:
      'The Forum has approved transfers for all years of the plan.\n\nRisk 2 (Red): Schools Forum approval for the 2027/28 transfer has not been sought.',
    right:
      'The Forum has approved a transfer for 2026/27.\n\nRisk 2 (Red): Schools Forum approval for the 2027/28 transfer has not been sought.',
  },
  {
    claim: 'a close with receipts in respects no ceiling before them',
    rule: 'claim.limit-on-other-basis',
    wrong:
      "The Condition 2 ceiling is set on the position before safety valve receipts: £48.0m at March 2026.\n\nWe close 2025/26 at £45.5m with the year's receipts in, and so respect the ceiling. Without the receipts we would close at £49.5m.",
    right:
      "The Condition 2 ceiling is set on the position before safety valve receipts: £51.0m at March 2026.\n\nWithout the year's receipts we close 2025/26 at £49.5m, and so respect the ceiling. With the receipts in it is £45.5m.",
  },
  {
    claim: 'yes to a question on a gross cap with a net figure',
    rule: 'claim.limit-on-other-basis',
    wrong:
      '2. Cumulative deficit under the cap? Yes. £19.6m against £20.5m.\n\nThe cap is a gross one, i.e. programme payments do not count towards it.\n\n| £m | Gross | Net of payments |\n|---|---|---|\n| March 2027 | 21.6 | 19.6 |',
    right:
      '2. Cumulative deficit under the cap? No. £21.6m against £20.5m.\n\nThe cap is a gross one, i.e. programme payments do not count towards it.\n\n| £m | Gross | Net of payments |\n|---|---|---|\n| March 2027 | 21.6 | 19.6 |',
  },
  {
    claim: 'reserves that a bridge has used are taken off again',
    rule: 'claim.contribution-twice',
    wrong:
      'The residual of £7.7m, for which the council will use £3.0m of reserves, leaves £4.7m.\n\n| £m | Total |\n|---|---|\n| Opening deficit | 15.2 |\n| In-year | 9.5 |\n| Department payments | -14.0 |\n| Council reserves used | -3.0 |\n| Left at March 2030 | 7.7 |',
    right:
      'The residual of £7.7m is what is left when the council has used £3.0m of reserves.\n\n| £m | Total |\n|---|---|\n| Opening deficit | 15.2 |\n| In-year | 9.5 |\n| Department payments | -14.0 |\n| Council reserves used | -3.0 |\n| Left at March 2030 | 7.7 |',
  },
  {
    claim: 'not taken off in one place and allowed for in another',
    rule: 'claim.two-bases',
    wrong:
      "Residual at the end: £16.0m. The council's own contribution has not been taken off this figure.\n\nPart 4. The £16.0m residual allows for the council's own contribution.",
    right:
      "Residual at the end: £16.0m. The council's own contribution has been taken off this figure.\n\nPart 4. The £16.0m residual allows for the council's own contribution.",
  },
  {
    claim: 'colleges counted separately and together',
    rule: 'claim.two-bases',
    wrong:
      'INMSS target, £4m: day and residential schools, with colleges counted separately.\n\nINMSS and colleges together must be below £4m to meet the INMSS target.',
    right:
      'INMSS target, £4m: day and residential schools, with colleges counted separately.\n\nINMSS schools must be below £4m to meet the INMSS target, colleges apart.',
  },
  {
    claim: 'a share off the yearly increase is no lower number',
    rule: 'claim.growth-for-number',
    wrong:
      'We agreed to take 25% off the yearly increase in out-of-area placements.\n\nOut-of-area placements should by now be 25% lower, 150 against 200.',
    right:
      'We agreed to take 25% off the yearly increase in out-of-area placements.\n\nThe yearly increase in out-of-area placements should by now be 25% lower, 15 against 20.',
  },
  {
    claim: 'lower growth than forecast is no fall',
    rule: 'claim.growth-for-number',
    wrong:
      'Condition 3.2: growth of independent placements 10% lower than forecast.\n\n3.2 is met: the number of independent placements must fall by 10% and it has, from 210 to 189.',
    right:
      'Condition 3.2: growth of independent placements 10% lower than forecast.\n\n3.2 is met: growth of independent placements must be 10% lower and it is, 18 against 20.',
  },
  {
    claim: 'a pay award runs from April of one year and from a later one',
    rule: 'claim.start-year',
    wrong: 'Pay awards are put at 3% from April 2026.\n\nThe 3% pay award is in the model from 2027/28.',
    right: 'Pay awards are put at 3% from April 2026.\n\nThe 3% pay award is in the model from 2026/27.',
  },
  {
    claim: 'a settlement that is known changes in no case',
    rule: 'claim.start-year',
    wrong:
      'The 2026/27 settlement is known (£71.2m) and is used as it stands.\n\nThe low case takes 1% off income growth in 2026/27 and every year after.',
    right:
      'The 2026/27 settlement is known (£71.2m) and is used as it stands.\n\nThe low case takes 1% off income growth in 2027/28 and every year after.',
  },
  {
    claim: 'a census date is no month end',
    rule: 'claim.two-bases',
    wrong:
      'Caseload is counted on the SEN2 census date.\n\nThe caseload reported here is the number open at each month end.',
    right:
      'Caseload is counted on the SEN2 census date.\n\nThe caseload reported here is that of the census.',
  },
  {
    claim: 'a free school in a table is an expansion in the text',
    rule: 'claim.one-scheme',
    wrong:
      '| Ref | Scheme | Places | Opening |\n|---|---|---|---|\n| 1 | Thorn Park free school | 100 | Sept 2027 |\n| 2 | Two bases | 20 | Sept 2026 |\n\nThe council is to expand Thorn Park, an existing special school, by 100 places.',
    right:
      '| Ref | Scheme | Places | Opening |\n|---|---|---|---|\n| 1 | Thorn Park free school | 100 | Sept 2027 |\n| 2 | Two bases | 20 | Sept 2026 |\n\nThe council is to open Thorn Park, a free school, with 100 places.',
  },
  {
    claim: 'none in this or later years goes against a row of a transfer',
    rule: 'claim.transfer',
    wrong:
      "Schools Block transfer: none in this year's or later years' figures.\n\n| Line, £m | 2026/27 |\n|---|---|\n| High needs allocation | 52.0 |\n| Transferred from Schools Block | 1.3 |\n| Total income | 53.3 |",
    right:
      'Schools Block transfer: £1.3m in 2026/27.\n\n| Line, £m | 2026/27 |\n|---|---|\n| High needs allocation | 52.0 |\n| Transferred from Schools Block | 1.3 |\n| Total income | 53.3 |',
  },
  {
    claim: 'what is requested and what the annex includes are two amounts',
    rule: 'claim.transfer',
    wrong:
      'Request to Forum: approve a transfer of £950,000 (0.5%) for 2027/28.\n\nThe forecast in Annex B includes £1.9m from the Schools Block in 2027/28.',
    right:
      'Request to Forum: approve a transfer of £950,000 (0.5%) for 2027/28.\n\nThe forecast in Annex B includes £0.95m from the Schools Block in 2027/28.',
  },
  {
    claim: 'a mitigation says that the forum has not been asked for what a minute says it agreed',
    rule: 'claim.transfer',
    wrong:
      'The transfer of 0.5% in 2026/27 has been agreed by Forum (minute 14).\n\n| Risk | Mitigation |\n|---|---|\n| Income shortfall | Forum has not yet been asked for the 2026/27 transfer |',
    right:
      'The transfer of 0.5% in 2026/27 has been agreed by Forum (minute 14).\n\n| Risk | Mitigation |\n|---|---|\n| Income shortfall | Forum has not yet been asked for the 2027/28 transfer |',
  },
  {
    claim: 'a deficit after support in brackets is inside no ceiling before it',
    rule: 'claim.limit-on-other-basis',
    wrong:
      'Cumulative deficit at 31 March 2026: £27.3m (after £5m DfE).\n\nThe ceiling of £29.0m is tested pre-DfE. We are inside by £1.7m.',
    right:
      'Cumulative deficit at 31 March 2026: £27.3m (pre-DfE).\n\nThe ceiling of £29.0m is tested pre-DfE. We are inside by £1.7m.',
  },
  {
    claim: 'a residual is shown gross of a contribution and told after it',
    rule: 'claim.two-bases',
    wrong:
      'Residual deficit £10.2m, shown gross of the local contribution (£2.4m).\n\nOpening 14.6, in-year 8.0, DfE payments 10.0, local contribution 2.4: residual £10.2m, after contribution.',
    right:
      'Residual deficit £10.2m, shown net of the local contribution (£2.4m).\n\nOpening 14.6, in-year 8.0, DfE payments 10.0, local contribution 2.4: residual £10.2m, after contribution.',
  },
  {
    claim: 'a row covers colleges that the target leaves out',
    rule: 'claim.two-bases',
    wrong:
      'The £5.5m target leaves out colleges.\n\n| Target | £m | Covers |\n|---|---|---|\n| INMSS spend | 5.5 | Schools and independent post-16 |',
    right:
      'The £5.5m target leaves out colleges.\n\n| Target | £m | Covers |\n|---|---|---|\n| INMSS spend | 5.5 | Schools only |',
  },
  {
    claim: 'a slower rise is no fewer placements in a risk',
    rule: 'claim.growth-for-number',
    wrong:
      'We aim for a 15% slower rise in INMSS numbers.\n\nRisk 3: not achieving 15% fewer INMSS placements.',
    right:
      'We aim for a 15% slower rise in INMSS numbers.\n\nRisk 3: not achieving the 15% slower rise in INMSS placements.',
  },
  {
    claim: 'first in one year in a table and from another in the base case',
    rule: 'claim.start-year',
    wrong:
      '| Assumption | Setting |\n|---|---|\n| HNB growth | 3% each year, first in 2027/28 |\n\nBase case: HNB growth of 3% each year from 2026/27.',
    right:
      '| Assumption | Setting |\n|---|---|\n| HNB growth | 3% each year, first in 2027/28 |\n\nBase case: HNB growth of 3% each year from 2027/28.',
  },
  {
    claim: 'a sensitivity runs from the year of a published allocation',
    rule: 'claim.start-year',
    wrong:
      'Sensitivity 1: 4% income growth in every year from 2025/26.\n\nIncome for 2025/26 is the published allocation in all cases.',
    right:
      'Sensitivity 1: 4% income growth in every year from 2026/27.\n\nIncome for 2025/26 is the published allocation in all cases.',
  },
  {
    claim: 'the last day of a month is no average of weeks',
    rule: 'claim.two-bases',
    wrong:
      'Notes: EHCP counts are on the last day of the month.\n\nThe EHCP count is an average of the weekly totals.',
    right: 'Notes: EHCP counts are on the last day of the month.\n\nThe EHCP count is at month end.',
  },
  {
    claim: 'one site is a new school in a list and an extension in a bid',
    rule: 'claim.one-scheme',
    wrong:
      'Special school places: 64 at Cherry Orchard (new school, September 2027).\n\nCapital bid: £7.4m to extend Fern Road School onto the Cherry Orchard site, 64 places.\n\nTotal new places 128.',
    right:
      'Special school places: 64 at Cherry Orchard (new school, September 2027).\n\nTotal new places 64.',
  },
];

testWordings(CASES);
