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
];

testWordings(CASES);
