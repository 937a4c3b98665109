/** Ways in which officers say that schemes keep their dates, that a risk is closed, that a level holds or a barrier is the only one. */
import { testWordings, type WordingCase } from '../../../test/integrity/wording-cases.ts';

const SCHEMES =
  '| Scheme | Places | Agreed opening | Latest opening |\n| --- | --- | --- | --- |\n| Ash Grove base | 12 | September 2025 | September 2025 |\n| Bramley Park School | 60 | April 2026 | September 2026 |\n| Total | 72 | | |\n\n';
const OPEN_PLACES =
  '| Base | Places due September 2025 | Open now |\n| --- | --- | --- |\n| Ash Grove | 12 | 12 |\n| Cole Lane | 20 | 8 |\n\n';
const RISKS =
  '## Risk register\n\n| Ref | Risk | RAG | Note |\n| --- | --- | --- | --- |\n| 1 | Fee inflation | Amber | Panel meets monthly |\n| 2 | Capital not found | Blue | Closed: all schemes are fully funded |\n| 3 | Bramley Park handed over late | Blue | Closed, building complete |\n\n';

const on = (wrong: string, right: string, table = SCHEMES): WordingCase => ({
  claim: `schemes on their dates: ${wrong}`,
  rule: 'promise.all-on-time',
  wrong: `${table}## Capital\n\n${wrong}`,
  right: `${table}## Capital\n\n${right}`,
});
const closed = (wrong: string, right: string): WordingCase => ({
  claim: `closed too soon: ${wrong}`,
  rule: 'answer.risk-closed',
  wrong: `${RISKS}## Capital\n\n${wrong}`,
  right: `${RISKS}## Capital\n\n${right}`,
});

const ROLL =
  '| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| Opening | 20.0 | 18.5 | 16.0 |\n| In-year deficit / (surplus) | 2.5 | 1.0 | (0.5) |\n| Department payment | (4.0) | (3.5) | (3.5) |\n| Deficit at 31 March after payments | 18.5 | 16.0 | 12.0 |\n\n';
const CLEARED = ROLL.replace('16.0 |\n| In', '3.0 |\n| In').replace('12.0 |', '0.0 |');
const nil = (wrong: string, right: string, table = ROLL): WordingCase => ({
  claim: `nil deficit: ${wrong}`,
  rule: 'answer.nil-deficit',
  wrong: `${table}${wrong}`,
  right: `${table}${right}`,
});
const term = (wrong: string, right: string): WordingCase => ({
  claim: `term: ${wrong}`,
  rule: 'duration.term',
  wrong,
  right,
});

const COURSE =
  '| Plans at 31 March | 2025 | 2026 | 2027 | 2028 |\n| --- | --- | --- | --- | --- |\n| EHC plans, with measures | 2,310 | 2,400 | 2,460 | 2,500 |\n\n';
const level = (wrong: string, right: string, table = COURSE): WordingCase => ({
  claim: `level: ${wrong}`,
  rule: 'baseline.not-level',
  wrong: `${table}${wrong}`,
  right: `${table}${right}`,
});
const FIGURE =
  'Figure 3: plans that ended, by month\n\nAll points are actual figures; the last is October 2025.\n\n';
const forecast = (wrong: string, right: string, text = FIGURE): WordingCase => ({
  claim: `no forecast: ${wrong}`,
  rule: 'chart.no-forecast',
  wrong: `${text}## Ceases\n\n${wrong}`,
  right: `${text}## Ceases\n\n${right}`,
});

const OFF =
  '| Condition | Aug | Nov |\n| --- | --- | --- |\n| 1 In-year balance | Amber | Red |\n| 2 Early help | Green | Green |\n\n### Condition 1\n\nThe overspend is the result of dearer placements in independent schools.\n\n';
const barrier = (wrong: string, right: string, text = OFF): WordingCase => ({
  claim: `barrier: ${wrong}`,
  rule: 'answer.only-barrier',
  wrong: `${text}## Barriers\n\n${wrong}`,
  right: `${text}## Barriers\n\n${right}`,
});
const BOUGHT =
  'Fallow Court is run by a company. It must register as an independent special school before it opens.\n\n| Type | Provider | Places |\n| --- | --- | --- |\n| Special academy | Ridge Park | 120 |\n| Commissioned | Fallow Court | 24 |\n\n';
const type = (wrong: string, right: string): WordingCase => ({
  claim: `provider: ${wrong}`,
  rule: 'basis.provider-type',
  wrong: `${BOUGHT}${wrong}`,
  right: `${BOUGHT}${right}`,
});
const SENT = '| Submitted | 29 August 2025 |\n| --- | --- |\n| Finance | P4 (July 2025) |\n\n';
const period = (wrong: string, right: string): WordingCase => ({
  claim: `period: ${wrong}`,
  rule: 'date.finance-period',
  wrong: `${SENT}${wrong}`,
  right: `${SENT}${right}`,
});
const told = (wrong: string, right: string): WordingCase => ({
  claim: `told too soon: ${wrong}`,
  rule: 'claim.day',
  wrong: `${SENT}${wrong}`,
  right: `${SENT}${right}`,
});

const CASES: readonly WordingCase[] = [
  on('All schemes are on schedule.', 'All schemes but one are on schedule.'),
  on('No scheme is late.', 'One scheme is late.'),
  on(
    'Is the capital programme on track? Yes. Both projects are running to their approved dates.',
    'Is the capital programme on track? No. One of the two projects is running to its approved date.',
  ),
  on(
    'Bramley Park School will open in April 2026 as planned.',
    'Bramley Park School was to open in April 2026 and will open in September.',
  ),
  on('Bramley Park School is on time.', 'Ash Grove opened on time.'),
  on(
    'Every place promised for September 2025 is open.',
    'Of the places promised for September 2025, 20 are open.',
    OPEN_PLACES,
  ),
  on('All 32 places opened as planned.', 'Twenty of the 32 places opened as planned.', OPEN_PLACES),
  on(
    'All the places due in September 2025 opened on time.',
    'All the places due in September 2025 opened on time.'.replace(
      'All the places due in September 2025',
      'Twelve of the places',
    ),
    OPEN_PLACES,
  ),
  closed(
    'Bramley Park is £1.2m short of the money it needs.',
    'Bramley Park was £1.2m short until the grant of May; the sum is now secured.',
  ),
  closed(
    'Funding of £0.4m for the second scheme has still to be found.',
    'Funding of £0.4m for the second scheme was found in May.',
  ),
  closed(
    'At Bramley Park the contractor is still on site and handover has moved to June.',
    'At Cole Lane the contractor is still on site and handover has moved to June.',
  ),
  closed(
    'Two schemes need a further £0.8m of capital, which is not yet approved.',
    'Two schemes had £0.8m of capital approved in July.',
  ),
  {
    claim: 'a Yes to nil rests on a surplus in one year',
    rule: 'answer.nil-deficit',
    wrong:
      '**Will the deficit be £0 by the end of the agreement?**\n\nYes. The forecast reaches a surplus of £0.3m in 2029/30.\n\n| Year | In-year | Cumulative, after payments |\n|---|---|---|\n| 2028/29 | 1.1 | 12.6 |\n| 2029/30 | (0.3) | 12.3 |',
    right:
      '**Will the deficit be £0 by the end of the agreement?**\n\nYes. The forecast reaches a surplus of £0.3m in 2029/30.\n\n| Year | In-year | Cumulative, after payments |\n|---|---|---|\n| 2028/29 | 1.1 | 0.3 |\n| 2029/30 | (0.3) | 0.0 |',
  },
  nil(
    'Will the deficit be cleared by the end of the agreement? Yes, as the account is in surplus in 2028/29.',
    'Will the deficit be cleared by the end of the agreement? No, though the account is in surplus in 2028/29.',
  ),
  nil(
    'With balance in the year reached there will be no deficit left for the council to carry.',
    'With balance in the year reached there will be no in-year deficit left to add to.',
  ),
  nil(
    'By the end of 2028/29 the cumulative deficit will be nil.',
    'By the end of 2028/29 the cumulative deficit will be £12.0m.',
  ),
  nil(
    'Will the cumulative deficit be nil at the end of the plan? No. Some of it will be left uncleared.',
    'Will the cumulative deficit be nil at the end of the plan? Yes. None of it will be left.',
    CLEARED,
  ),
  nil(
    '| Question | Answer |\n| --- | --- |\n| Zero deficit by 31 March 2029? | Yes |\n',
    '| Question | Answer |\n| --- | --- |\n| Zero deficit by 31 March 2029? | No |\n',
  ),
  term(
    'The four-year agreement was signed in May. It is set out in annex 1.\n\nThe agreement runs from 1 April 2024 to 31 March 2029.',
    'The five-year agreement was signed in May. It is set out in annex 1.\n\nThe agreement runs from 1 April 2024 to 31 March 2029.',
  ),
  term(
    'The agreement covers five years, from 2024/25 to 2028/29.\n\nThe agreement ends on 31 March 2030.',
    'The agreement covers five years, from 2024/25 to 2028/29.\n\nThe agreement ends on 31 March 2029.',
  ),
  term(
    '| Agreement | April 2023 to March 2029 |\n| --- | --- |\n| Lead | Director |\n\nAgreement period: April 2023 to March 2029\n\nIn the third year of the five-year agreement the deficit fell.',
    '| Agreement | April 2023 to March 2028 |\n| --- | --- |\n| Lead | Director |\n\nAgreement period: April 2023 to March 2028\n\nIn the third year of the five-year agreement the deficit fell.',
  ),
  term(
    'Our recovery plan is for three years. The plan started in April 2025.\n\nWhen the plan closes in March 2029 the reserve will be used.',
    'Our recovery plan is for three years. The plan started in April 2025.\n\nThe plan is extended by a year, and when the plan closes in March 2029 the reserve will be used.',
  ),
  level('The number of plans levels off by March 2026.', 'The number of plans levels off by March 2028.'),
  level(
    'We are to stabilise the caseload at 2,350 by March 2027.',
    'We are to stabilise the caseload at 2,520 by March 2028.',
  ),
  level(
    'Growth in plans stops by April 2026 and numbers plateau at about 2,400.',
    'Growth in plans was to stop by April 2026; that will not now be met.',
  ),
  level(
    'Plan numbers are to be held at 2,200 from March 2026.',
    'Plan numbers are to be held at 2,500 from March 2028.',
  ),
  forecast(
    'Figure 3 sets out our forecast of ceases to March 2027.',
    'Figure 3 sets out ceases to date; our forecast is in annex 2.',
  ),
  forecast(
    'The projection of ceases is shown in figure 3.',
    'The projection of ceases is not shown in figure 3.',
  ),
  forecast(
    'Ceases are above forecast this year.',
    'Requests are above forecast this year.',
    'There is no forecast for ceases.\n\n',
  ),
  forecast(
    'So far ceases have been in line with our forecast.',
    'So far ceases have been in line with last year.',
    '| Measure | Actual | Forecast |\n| --- | --- | --- |\n| Requests | 210 | 205 |\n| Ceases | 61 | not set |\n\n',
  ),
  barrier(
    'The shortage of psychologists is the only barrier.',
    'The price of independent schools is the only barrier.',
  ),
  barrier(
    'We have one barrier to report: recruiting psychologists. Nothing else has held the programme back.',
    'We have two barriers to report: recruiting psychologists and the price of placements in independent schools.',
  ),
  barrier(
    'Recruiting psychologists. No other issue has affected delivery.',
    'Recruiting psychologists is the only barrier to recruitment in workstream 2.',
  ),
  barrier(
    'The inspection was our sole obstacle this quarter.',
    'The inspection was our sole obstacle last quarter.',
  ),
  barrier(
    'Just one thing stands in the way: the shortage of psychologists.',
    'One thing that stands in the way is the shortage of psychologists; the price of placements is another.',
  ),
  {
    claim: 'one barrier is enough where nothing is off target',
    rule: 'answer.only-barrier',
    wrong: `${OFF}## Barriers\n\nThere is only one barrier, the shortage of psychologists.`,
    right: `${OFF.replace('Amber | Red', 'Green | Green')}## Barriers\n\nThere is only one barrier, the shortage of psychologists.`,
  },
  type(
    'All 144 places are in state-funded schools.',
    'All 120 places at Ridge Park are in a state-funded school, and the others are commissioned from Fallow Court.'.replace(
      'All 120',
      'The 120',
    ),
  ),
  type(
    'The 24 places are counted with our maintained special schools. Fallow Court opens in May.',
    'The 24 places of Fallow Court are counted apart from our maintained special schools.',
  ),
  type('The programme adds no independent places.', 'The programme adds 24 independent places.'),
  type(
    '| Sector | Places |\n| --- | --- |\n| State-funded special, with Fallow Court | 144 |',
    '| Sector | Places |\n| --- | --- |\n| State-funded special | 120 |\n| Commissioned, Fallow Court | 24 |',
  ),
  period('## Forecast at P5', '## Forecast at P4'),
  period(
    '| £m | Budget | Forecast |\n| --- | --- | --- |\n| Period 5 forecast | 4.0 | 4.4 |',
    '| £m | Budget | Forecast |\n| --- | --- | --- |\n| Period 4 forecast | 4.0 | 4.4 |',
  ),
  period('The position at P3 (July) is £0.4m over.', 'The position at P3 (June) is £0.4m over.'),
  period('The outturn at period 5 is £0.4m over.', 'The forecast will next be taken at period 5.'),
  told('- Heads’ briefing, 4 September 2025: 61 attended', '- Heads’ briefing, 4 July 2025: 61 attended'),
  told(
    '- Parent forum (11 September 2025): 24 came and gave their views',
    '- Parent forum (11 September 2025): 24 places are booked',
  ),
  barrier(
    '1. The inspection took officers away from the programme.\n\nWe know of no others.',
    '1. The inspection took officers away from the programme.\n2. Placements in independent schools were dearer.',
  ),
  on(
    'Capital is on time and on budget across all projects.',
    'Capital is on time and on budget at one of two projects.',
  ),
  level('Growth in EHC plans is to cease by March 2026.', 'Growth in EHC plans is to slow by March 2026.'),
  closed(
    'The second scheme does not yet have a funding source: £0.5m is to be identified.',
    'The second scheme has had a funding source since May.',
  ),
  forecast(
    'Ceases are below forecast.',
    'Ceases are below last year.',
    '| Month | Ceases actual | Ceases forecast |\n| --- | --- | --- |\n| August | 20 | – |\n| September | 22 | – |\n\n',
  ),
  type(
    'None of the new places is in the independent sector.',
    'All of the new places are in the independent sector.',
  ),
  term(
    'Length of agreement: 5 years\n\nStart of agreement: 1 April 2022\n\nEnd of agreement: 31 March 2028',
    'Length of agreement: 5 years\n\nStart of agreement: 1 April 2022\n\nEnd of agreement: 31 March 2027',
  ),
];

testWordings(CASES);
