/** The sheet "Financial plan by block": all four blocks of the grant, what they do to its balance, and what is not stated. */
import { OTHER_BLOCK_WORDS, type OtherBlock } from '../block/high-needs-block.ts';
import { type BookCell, live, pounds, type SheetDraft, words } from './book.ts';
import { addPounds, type Results, shown, yearColumn, yearSheet } from './money-sheets.ts';
import type { OtherBlockLines } from './other-blocks.ts';

/** What stands where the plan does not say. */
export const NOT_STATED = 'not stated';

type Amounts = readonly (bigint | null)[];

/** Income, transfer, spend, variance and what is carried forward, by block of the grant. */
export function blockPlan(results: Results, others: readonly OtherBlockLines[]): SheetDraft {
  const draft = yearSheet(
    results,
    'Financial plan by block',
    'Financial plan by funding block, £',
    'A variance or balance above nil is a surplus here, as the template of the Department has it; everywhere else in this workbook a deficit stands above nil. What the plan does not state is “not stated”, never nil, and neither is a sum of it. Deficits of the Early Years Block do not count for the stability grant.',
  );
  addSchools(draft, results);
  const variances = others.map((one) => addOther(draft, results, one));
  addHighNeeds(draft, results);
  addGrant(draft, results, variances);
  return draft;
}

function addSchools(draft: SheetDraft, results: Results): void {
  const made = 'Known, then grown at its rate';
  const label = 'Schools Block: allocation of which the transfer is a share';
  addPounds(
    draft,
    results,
    shown(results, 'schoolsBlockPence', label, made, (y) => y.schoolsBlockPence),
  );
  addPounds(draft, results, {
    id: 'schoolsOut',
    label: 'Schools Block: transfer to high needs',
    made: 'Taken off',
    formula: (n) => `-${results.calculation.from('schoolsBlockTransferPence', yearColumn(n))}/100`,
    value: (y) => -y.schoolsBlockTransferPence,
  });
  addPounds(draft, results, {
    id: 'schoolsLeft',
    label: 'Schools Block: left for schools',
    made: 'Allocation and transfer',
    formula: (n) =>
      `${draft.at('schoolsBlockPence', yearColumn(n))}+${draft.at('schoolsOut', yearColumn(n))}`,
    value: (y) => y.schoolsBlockPence - y.schoolsBlockTransferPence,
    isTotal: true,
  });
}

/** A row of amounts of which some may not be stated; where one is not, no formula stands in its place. */
function addMaybe(
  draft: SheetDraft,
  row: { readonly id: string; readonly label: string; readonly made: string; readonly isTotal?: boolean },
  amounts: Amounts,
  formula: (n: number) => string,
): void {
  const cells = amounts.map(
    (amount, n): BookCell =>
      amount === null ? words(NOT_STATED, true) : live(formula(n), pounds(amount), 'pounds'),
  );
  draft.add(row.id, [words(row.label), words(row.made), ...cells], row.isTotal);
}

/** Add one block. @returns its variance by year, a surplus above nil. */
function addOther(draft: SheetDraft, { projection }: Results, { block, lines }: OtherBlockLines): Amounts {
  const name = OTHER_BLOCK_WORDS[block];
  const id = (part: string) => `${block}.${part}`;
  for (const part of ['income', 'spend'] as const)
    addMaybe(
      draft,
      {
        id: id(part),
        label: `${name}: ${part}${block === 'schools' && part === 'spend' ? ' before the transfer' : ''}`,
        made: 'Known, then grown at its rate',
      },
      lines[part].map((one) => one?.pence ?? null),
      (n) => `(${lines[part][n]?.formula ?? ''})/100`,
    );
  const variance = projection.years.map(({ schoolsBlockTransferPence }, n) => {
    const [income, spend] = [lines.income[n], lines.spend[n]];
    if (income == null || spend == null) return null;
    return income.pence - spend.pence - (block === 'schools' ? schoolsBlockTransferPence : 0n);
  });
  addMaybe(
    draft,
    {
      id: id('variance'),
      label: `${name}: in-year variance`,
      made: block === 'schools' ? 'Income less transfer less spend' : 'Income less spend',
      isTotal: true,
    },
    variance,
    (n) => {
      const at = (row: string) => draft.at(row, yearColumn(n));
      const out = block === 'schools' ? `+${at('schoolsOut')}` : '';
      return `ROUND(${at(id('income'))}-${at(id('spend'))}${out},2)`;
    },
  );
  return variance;
}

function addHighNeeds(draft: SheetDraft, results: Results): void {
  const line = (...args: Parameters<typeof shown> extends [unknown, ...infer Rest] ? Rest : never) =>
    addPounds(draft, results, shown(results, ...args));
  line('hnbIncomePence', 'High Needs Block: income', 'Known, then grown', (y) => y.hnbIncomePence);
  line(
    'schoolsBlockTransferPence',
    'High Needs Block: transfer in',
    'Schools Block × rate of the year',
    (y) => y.schoolsBlockTransferPence,
  );
  line('spendPence', 'High Needs Block: spend', 'From the calculation', (y) => y.spendPence);
  addPounds(draft, results, {
    id: 'variance',
    label: 'High Needs Block: in-year variance',
    made: 'Income and transfer less spend; above nil is a surplus',
    formula: (n) =>
      `${draft.at('hnbIncomePence', yearColumn(n))}+${draft.at('schoolsBlockTransferPence', yearColumn(n))}-${draft.at('spendPence', yearColumn(n))}`,
    value: (y) => -y.inYearDeficitPence,
    isTotal: true,
  });
  for (const [id, name, when] of [
    ['carried', 'cumulativeBeforeContributionsPence', 'before contributions'],
    ['carriedAfter', 'cumulativeAfterContributionsPence', 'after contributions'],
  ] as const)
    addPounds(draft, results, {
      id,
      label: `Balance with high needs alone, carried forward, ${when}`,
      made: 'The opening and high needs of the years; below nil is a deficit',
      formula: (n) => `-${results.calculation.from(name, yearColumn(n))}/100`,
      value: (y) => -y[name],
      isTotal: true,
    });
}

/** The whole grant: only where every block is stated, in this and every earlier year. */
function addGrant(draft: SheetDraft, results: Results, variances: readonly Amounts[]): void {
  const { projection } = results;
  const blocks = [
    'schools',
    'central-services',
    'early-years',
  ] as const satisfies readonly OtherBlock['block'][];
  const others = projection.years.map((_, n) =>
    variances.reduce<bigint | null>((sum, one) => addStated(sum, one[n] ?? null), 0n),
  );
  const soFar = others.map((_, n) => others.slice(0, n + 1).reduce<bigint | null>(addStated, 0n));
  const all = projection.years.map((year, n) => addStated(others[n] ?? null, -year.inYearDeficitPence));
  const at = (row: string, n: number) => draft.at(row, yearColumn(n));
  addMaybe(
    draft,
    {
      id: 'grant.variance',
      label: 'All blocks: in-year variance',
      made: 'High needs and the three other blocks, where all are stated',
      isTotal: true,
    },
    all,
    (n) =>
      `ROUND(${['variance', ...blocks.map((block) => `${block}.variance`)].map((row) => at(row, n)).join('+')},2)`,
  );
  addMaybe(
    draft,
    {
      id: 'others.soFar',
      label: 'Other blocks: what they add to the balance up to then',
      made: 'Their variances since the opening',
    },
    soFar,
    (n) =>
      `ROUND(${n === 0 ? '' : `${draft.addressOfNext(yearColumn(n - 1))}+`}${blocks.map((block) => at(`${block}.variance`, n)).join('+')},2)`,
  );
  for (const [id, from, name, when] of [
    ['grant.carried', 'carried', 'cumulativeBeforeContributionsPence', 'before contributions'],
    ['grant.carriedAfter', 'carriedAfter', 'cumulativeAfterContributionsPence', 'after contributions'],
  ] as const)
    addMaybe(
      draft,
      {
        id,
        label: `Balance of the whole grant carried forward, ${when}`,
        made: 'The balance above with what the other blocks add; below nil is a deficit',
        isTotal: true,
      },
      projection.years.map((year, n) => addStated(soFar[n] ?? null, -year[name])),
      (n) => `ROUND(${at(from, n)}+${at('others.soFar', n)},2)`,
    );
}

function addStated(sum: bigint | null, amount: bigint | null): bigint | null {
  return sum === null || amount === null ? null : sum + amount;
}
