/** Plans by age group and by primary need within each placement type: the template's tables of children, whole and adding up. */
import { monthInWords } from '../base/time.ts';
import { needName } from '../domain/names-of-codes.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { ChildrenSplit, TypeSplit } from '../plan/children-split.ts';
import { placementTypeInWords } from '../report/finance-template.ts';
import { type BookCell, live, SheetDraft, words } from './book.ts';
import { dayOfEntry, FIRST_YEAR } from './input-sheets.ts';

/** Columns before those of the days. */
const DAYS_FROM = 2;

type Table = {
  readonly name: string;
  readonly title: string;
  readonly heading: string;
  readonly members: readonly string[];
  readonly of: (split: TypeSplit) => readonly (readonly number[] | null)[];
};

/**
 * Lay out both sheets. Every total is a live sum, and stands beside the number on the sheet of plans: where somebody changes
 * that one, the difference shows.
 * @param plans  the sheet "CYP summary".
 */
export function childrenSheets(
  split: ChildrenSplit,
  finance: PlanInputs,
  plans: SheetDraft,
): readonly SheetDraft[] {
  return [
    tableSheet(split, finance, plans, {
      name: 'CYP by age',
      title: 'Plans by placement type and age group at each 31 March',
      heading: 'Age on 31 August before the school year',
      members: split.bands,
      of: ({ byAge }) => byAge,
    }),
    tableSheet(split, finance, plans, {
      name: 'CYP by need',
      title: 'Plans by placement type and primary need at each 31 March',
      heading: 'Primary need',
      members: split.needs.map(needName),
      of: ({ byNeed }) => byNeed,
    }),
  ];
}

function tableSheet(
  { start, ends, types }: ChildrenSplit,
  finance: PlanInputs,
  plans: SheetDraft,
  { name, title, heading, members, of }: Table,
): SheetDraft {
  const draft = new SheetDraft(name, {
    title,
    note: `The number of each type is the plan's own; how it falls here is as the authority's records up to ${monthInWords(start)} lead to expect without any mitigation, in whole children by largest remainders. Days before that month are not split. Not open: change the numbers on "CYP summary".`,
    headings: [
      ...['Placement type', heading].map((text) => ({ words: text, isEnd: false })),
      ...ends.map((end) => ({ words: dayOfEntry(finance.years, end), isEnd: true })),
    ],
    widths: [44, 44, ...ends.map(() => 16)],
  });
  for (const split of types) typeRows(draft, split, of(split), members);
  const columns = ends.map((_, at) => at + DAYS_FROM);
  draft.add(
    'all',
    [
      words('All types'),
      words('All'),
      ...columns.map((column, at) =>
        live(
          types.map(({ type }) => draft.at(`${type}.total`, column)).join('+'),
          types.reduce((sum, split) => sum + totalOf(of(split)[at]), 0),
          'count',
        ),
      ),
    ],
    true,
  );
  for (const { type } of types)
    draft.add(`${type}.beside`, [
      words(placementTypeInWords(type)),
      words('Sheet "CYP summary" less the total here'),
      ...columns.map((column, at) => {
        const end = ends[at] ?? 0;
        const own = Number(finance.caseload[type]?.[end] ?? 0n);
        const split = types.find((one) => one.type === type);
        const here = split === undefined ? 0 : totalOf(of(split)[at]);
        return live(
          `${plans.from(type, FIRST_YEAR + end)}-${draft.at(`${type}.total`, column)}`,
          own - here,
          'count',
        );
      }),
    ]);
  return draft;
}

/** One row for each group of a type, and their sum. */
function typeRows(
  draft: SheetDraft,
  { type }: TypeSplit,
  counts: readonly (readonly number[] | null)[],
  members: readonly string[],
): void {
  for (const [k, member] of members.entries())
    draft.add(`${type}.${k}`, [
      words(placementTypeInWords(type)),
      words(member),
      ...counts.map(
        (groups): BookCell =>
          groups === null ? words('not known', true) : { is: 'number', value: groups[k] ?? 0, look: 'count' },
      ),
    ]);
  const column = (at: number) => at + DAYS_FROM;
  draft.add(
    `${type}.total`,
    [
      words(placementTypeInWords(type)),
      words('All'),
      ...counts.map((groups, at) =>
        live(
          `SUM(${draft.at(`${type}.0`, column(at))}:${draft.at(`${type}.${members.length - 1}`, column(at))})`,
          totalOf(groups),
          'count',
        ),
      ),
    ],
    true,
  );
}

function totalOf(groups: readonly number[] | null | undefined): number {
  return groups?.reduce((sum, count) => sum + count, 0) ?? 0;
}
