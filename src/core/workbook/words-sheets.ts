/** The sheets of words: cover, introduction, summary, notes of sources, bases and likelihood. */

import { pence } from '../base/pence.ts';
import { showCount, showMillions, showShare } from '../base/show.ts';
import { yearInWords } from '../base/time.ts';
import { LIKELIHOOD_SCALE } from '../plan/likelihood-words.ts';
import { type BookCell, live, SheetDraft, words } from './book.ts';
import { LARGEST_DENOMINATOR, LARGEST_PENCE } from './exact-growth.ts';
import { NAME_HEADING } from './input-sheets.ts';
import { type Results, yearColumn } from './money-sheets.ts';

/** What the cover says of the plan. */
export type BookFacts = {
  readonly title: string;
  readonly authority: string;
  /** "version 3 of the stored plan", or the name of a file. */
  readonly origin: string;
  /** The fingerprint of the plan as it stood. */
  readonly sha256: string;
  readonly product: string;
  /** When the workbook was made; the same moment gives the same bytes. */
  readonly writtenAt: string;
};

/** Which form of workbook this is; a reader that knows another refuses it. */
export const WORKBOOK_SCHEMA = 'evenkeel/plan-workbook@1';

function wordSheet(
  name: string,
  title: string,
  note: string,
  headings: readonly string[],
  widths: readonly number[],
) {
  return new SheetDraft(name, {
    title,
    note,
    headings: headings.map((text) => ({ words: text, isEnd: false })),
    widths,
  });
}

function addRows(draft: SheetDraft, rows: readonly (readonly (string | BookCell)[])[]): SheetDraft {
  for (const [place, row] of rows.entries())
    draft.add(
      String(place),
      row.map((cell) => (typeof cell === 'string' ? words(cell) : cell)),
    );
  return draft;
}

/** Whose plan it is, of which state, and who has to sign. */
export function coverSheet(facts: BookFacts): SheetDraft {
  const draft = wordSheet(
    'Cover',
    facts.title,
    'DSG management plan: a working copy with live formulas.',
    ['What', 'Which'],
    [34, 96],
  );
  return addRows(draft, [
    ['Authority', facts.authority],
    ['Plan', facts.origin],
    ['Written', `${facts.writtenAt.slice(0, 10)} by ${facts.product}`],
    ['Fingerprint of the plan (SHA-256)', facts.sha256],
    ['Form of the workbook', WORKBOOK_SCHEMA],
    ['Signed off by the section 151 officer', 'Not in this copy: a return is signed in the product'],
    ['Signed off by the director of children’s services', 'Not in this copy'],
    ['Signed off by the chief executive', 'Not in this copy'],
  ]);
}

/** How the workbook is used, and where it ends. */
export function introductionSheet(names: readonly (readonly [string, string])[]): SheetDraft {
  const draft = wordSheet(
    'Introduction',
    'How to use this workbook',
    'One table a sheet, no merged cells.',
    ['Subject', 'What to know'],
    [34, 110],
  );
  return addRows(draft, [
    [
      'Changing an assumption',
      'Cells in a frame on Rates, Amounts, Yearly, Other blocks, the CYP sheets and the sheets of mitigations are yours to change. Type a number, never a formula: a formula is not read back. Everything else follows at once.',
    ],
    [
      'Mitigations',
      'CYP summary counts each mitigation at its size, on time. One that is changed moves the plans on Plans in effect. Range, delay and chance move no figure here: the product draws them. A change of the size, start, ramp or length of one that lowers prices is asked about, since a plan holds its prices as they are.',
    ],
    [
      'Sending it back',
      'Save the workbook and read it back on the finance page or with "evenkeel plan workbook-changes". Each change is shown with the old value, the new one and what it does, before anything is kept; a reason is asked for.',
    ],
    [
      'Finding a cell again',
      `Rows are found by "${NAME_HEADING}" and columns by their heading. Rows may be moved and columns added; a row without its name is asked about, never guessed.`,
    ],
    [
      'Exactness',
      `Every amount is right to the penny, also where growth is taken to a high power: see Exact growth. It holds for amounts up to £${showCount(Number(LARGEST_PENCE / 100n))} and for rates whose denominator is at most ${showCount(LARGEST_DENOMINATOR)}; what is typed beyond that is refused by the cell.`,
    ],
    [
      'Signs',
      'A deficit stands above nil, a surplus below. Only Financial plan by block shows a variance the other way round, and says so.',
    ],
    [
      'What is missing',
      'Stakeholder engagement and comparators of the Department’s template are not in a plan and not made up here.',
    ],
    ...names.map(([name, about]) => [`Sheet: ${name}`, about]),
  ]);
}

/** What the plan says, in figures that follow the sheets. */
export function summarySheet(results: Results, summary: SheetDraft): SheetDraft {
  const { projection } = results;
  const last = projection.years.length - 1;
  const year = projection.years[last];
  const draft = new SheetDraft('Summary', {
    title: 'Will the plan balance?',
    note: 'The plan as it stands; how likely it is stands in the product, not here. These figures follow every change.',
    headings: [
      { words: 'Question', isEnd: false },
      { words: 'Answer', isEnd: true },
      { words: 'What it counts', isEnd: false },
    ],
    widths: [66, 26, 80],
  });
  const money = (id: string, label: string, amount: bigint, told: string) =>
    draft.add(id, [
      words(label),
      live(summary.from(id, yearColumn(last)), Number(amount) / 100, 'pounds'),
      words(told),
    ]);
  const first = projection.firstSustainedBalance;
  draft.add('firstBalance', [
    words('First year from which every year balances'),
    live(summary.from('firstBalance', 2), first === null ? 'none' : yearInWords(first), 'text'),
    words('No in-year deficit in it and every later year'),
  ]);
  const at = yearInWords(year?.year ?? 0);
  money(
    'inYearDeficitPence',
    `In-year deficit in ${at}`,
    year?.inYearDeficitPence ?? 0n,
    'No payment and no own contribution',
  );
  money(
    'cumulativeBeforeContributionsPence',
    `Cumulative deficit at the end of ${at}, before contributions`,
    year?.cumulativeBeforeContributionsPence ?? 0n,
    'Gross of all payments',
  );
  money(
    'cumulativeAfterContributionsPence',
    `Cumulative deficit at the end of ${at}, after contributions`,
    year?.cumulativeAfterContributionsPence ?? 0n,
    'Net of all planned payments and the own contribution',
  );
  money(
    'furtherSavingPence',
    `Further saving in ${at} that no mitigation explains`,
    year?.furtherSavingPence ?? 0n,
    'Counted in the figures above',
  );
  return draft;
}

/** Approvals, payments, conditions, ranges, sources, and the scale of likelihood. */
export function notesSheet({ plan }: Results): SheetDraft {
  const draft = wordSheet(
    'Notes',
    'Notes: sources, bases and likelihood',
    'What the figures rest on.',
    ['Kind', 'Of', 'What'],
    [26, 44, 100],
  );
  const years = plan.finance.years;
  const amount = (value: bigint) =>
    value <= LARGEST_PENCE ? showMillions(pence(value), 2) : 'more than this sheet shows';
  return addRows(draft, [
    [
      'Basis',
      'Before contributions',
      'Gross: no payment of the programme and no own contribution is counted.',
    ],
    [
      'Basis',
      'Net of payments received',
      'Payments paid or made up are counted, and those before the first year.',
    ],
    ['Basis', 'After contributions', 'Net of all planned payments, with the authority’s own contribution.'],
    [
      'Basis',
      'Savings',
      'Mitigations lower the number of plans; the further saving is money that no mitigation explains.',
    ],
    ...years.map((year) => [
      'Transfer',
      yearInWords(year),
      plan.transfers.find((one) => one.year === year)?.status.replaceAll('-', ' ') ??
        'The plan does not say how far its approval has come',
    ]),
    ...years.map((year) => [
      'Payment',
      yearInWords(year),
      plan.payments.find((one) => one.year === year)?.status.replaceAll('-', ' ') ?? 'The plan does not say',
    ]),
    ...plan.conditions.flatMap((one) =>
      'byYear' in one
        ? [['Condition', one.id, `In-year balance from ${yearInWords(one.byYear)} on`]]
        : one.limits.map(({ year, limitPence }) => [
            'Condition',
            one.id,
            `${one.basis.replaceAll('-', ' ')}, at most ${amount(limitPence)} in ${yearInWords(year)}`,
          ]),
    ),
    ...plan.ranges.map(({ id, low, high }) => [
      'Range',
      id,
      `from ${low.n}/${low.d} to ${high.n}/${high.d}, drawn in the product and not here`,
    ]),
    ...Object.entries(plan.sources).map(([name, source]) => ['Source', name, source]),
    ...LIKELIHOOD_SCALE.map(({ below, words: told }, place) => [
      'Likelihood',
      told,
      Number.isFinite(below)
        ? `below ${showShare(below, 1)}${place === 0 ? '' : ' and not below the step above'}`
        : 'from there on',
    ]),
  ]);
}
