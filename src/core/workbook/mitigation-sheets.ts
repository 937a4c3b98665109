/** The sheets of mitigations: each with its size, range, start, ramp, delay and chance open, and paths of plans given outright. */
import { yearInWords } from '../base/time.ts';
import { LIKELIHOOD_SCALE, likelihoodInWords } from '../plan/likelihood-words.ts';
import type { ManagementPlan, PlanMitigation } from '../plan/management-plan.ts';
import { placementTypeInWords } from '../report/finance-template.ts';
import { type BookCell, live, NOTHING, SheetDraft, words } from './book.ts';
import { dayOfEntry, NAME_HEADING } from './input-sheets.ts';
import { type AssumptionKind, inParts, type OpenCells } from './open-cells.ts';

/** Columns of the sheet of mitigations, by what stands in them. */
export const MITIGATION_COLUMNS = {
  size: 3,
  low: 4,
  high: 5,
  year: 6,
  month: 7,
  ramp: 8,
  months: 9,
  delay: 10,
  pWorks: 11,
} as const;
/** Column of the first 31 March on the sheet of paths. */
export const FIRST_END = 2;

const HEADINGS: Readonly<Record<keyof typeof MITIGATION_COLUMNS, string>> = {
  size: 'Size',
  low: 'Least',
  high: 'Most',
  year: 'From: year',
  month: 'From: month',
  ramp: 'Ramp [months]',
  months: 'Lasts [months]',
  delay: 'Delay [months]',
  pWorks: 'Chance',
};
const LABELS: typeof HEADINGS = {
  size: 'size as planned',
  low: 'least size',
  high: 'most',
  year: 'first month of effect',
  month: 'first month of effect',
  ramp: 'months until it works in full',
  months: 'months for which it lasts',
  delay: 'delay expected, in months',
  pWorks: 'chance that it works at all',
};
const MOST = 1_000_000;

/** The two sheets; the second is null where no mitigation is told as a path of plans. */
export type MitigationSheets = { readonly list: SheetDraft; readonly paths: SheetDraft | null };

/** Make them. A mitigation's row has the id "0" for the first of the plan, and so on. */
export function mitigationSheets(plan: ManagementPlan, open: OpenCells): MitigationSheets {
  return { list: listSheet(plan, open), paths: pathsSheet(plan, open) };
}

function listSheet({ mitigations }: ManagementPlan, open: OpenCells): SheetDraft {
  const draft = new SheetDraft('Governance and management', {
    title: 'Workstreams: mitigations of the plan',
    note: 'Cells in a frame are yours to change. What you make smaller or later brings plans back on Plans in effect, and every sheet of money follows.',
    headings: [
      ...['Mitigation', NAME_HEADING, 'What it changes'].map((text) => ({ words: text, isEnd: false })),
      ...Object.values(HEADINGS).map((text) => ({ words: text, isEnd: true })),
      { words: 'In words', isEnd: true },
    ],
    widths: [52, 34, 16, 10, 10, 10, 12, 14, 16, 16, 16, 10, 24],
  });
  for (const [place, one] of mitigations.entries()) {
    const cell = (part: keyof typeof HEADINGS, kind: AssumptionKind, value: bigint | null): BookCell =>
      value === null
        ? NOTHING
        : open.cell(draft, MITIGATION_COLUMNS[part], {
            row: `mitigations.${one.id}`,
            heading: HEADINGS[part],
            label: `${one.name}: ${LABELS[part]}`,
            cell: `mitigations.${one.id}.${kind === 'year' || kind === 'month' ? 'start' : part}`,
            kind,
            value,
          });
    const number = (part: 'size' | 'low' | 'high' | 'ramp' | 'months' | 'delay' | 'pWorks') => {
      const value = one[part];
      return cell(part, 'decimal', value === null ? null : inParts(value));
    };
    const [year = '', month = ''] = one.start.split('-');
    const cells = [
      words(one.name),
      words(`mitigations.${one.id}`),
      words(one.flow),
      number('size'),
      number('low'),
      number('high'),
      cell('year', 'year', BigInt(year)),
      cell('month', 'month', BigInt(month)),
      number('ramp'),
      number('months'),
      number('delay'),
      number('pWorks'),
      live(
        likelihoodFormula(draft.addressOfNext(MITIGATION_COLUMNS.pWorks)),
        likelihoodInWords(one.pWorks),
        'text',
      ),
    ];
    addRules(draft);
    draft.add(String(place), cells);
  }
  return draft;
}

/** What may be typed into the row that comes next. */
function addRules(draft: SheetDraft): void {
  const rule = (part: keyof typeof HEADINGS, kind: 'number' | 'whole', least: number, most: number) =>
    draft.rule({ range: draft.addressOfNext(MITIGATION_COLUMNS[part]), kind, least, most });
  for (const part of ['size', 'low', 'high'] as const) rule(part, 'number', -MOST, MOST);
  rule('year', 'whole', 1900, 2999);
  rule('month', 'whole', 1, 12);
  for (const part of ['ramp', 'months', 'delay'] as const) rule(part, 'number', 0, 1200);
  rule('pWorks', 'number', 0, 1);
}

/** The scale of likelihood as a formula, from its first step up. */
function likelihoodFormula(chance: string): string {
  return LIKELIHOOD_SCALE.reduceRight(
    (rest, { below, words: told }) =>
      Number.isFinite(below) ? `IF(${chance}<${below},"${told}",${rest})` : `"${told}"`,
    '""',
  );
}

/** The types that a path given outright names, in the order of the plan. */
export function pathTypes({ finance }: ManagementPlan, one: PlanMitigation): readonly string[] {
  return one.flow === 'caseload' ? finance.types.filter((type) => one.plans[type] !== undefined) : [];
}

function pathsSheet(plan: ManagementPlan, open: OpenCells): SheetDraft | null {
  const { finance, mitigations } = plan;
  if (mitigations.every((one) => pathTypes(plan, one).length === 0)) return null;
  const ends = [...finance.years, null].map((_, entry) => dayOfEntry(finance.years, entry));
  const draft = new SheetDraft('Mitigation paths', {
    title: 'Plans fewer through each mitigation that is told as a path, at size 1',
    note: 'Cells in a frame are yours to change. A number below nil is more plans: what leaves one type of placement comes to another. Nothing is counted at the opening 31 March.',
    headings: [
      ...['Mitigation and placement type', NAME_HEADING].map((text) => ({ words: text, isEnd: false })),
      ...ends.map((text) => ({ words: text, isEnd: true })),
    ],
    widths: [72, 48, ...ends.map(() => 16)],
  });
  for (const [place, one] of mitigations.entries())
    for (const type of pathTypes(plan, one)) {
      const row = `mitigations.${one.id}.plans.${type}`;
      const label = `${one.name}: ${placementTypeInWords(type)}`;
      const cells = ends.map((heading, entry) =>
        open.cell(draft, FIRST_END + entry, {
          row,
          heading,
          label: `${label}, plans fewer at ${heading}`,
          cell: `${row}.${entry < finance.years.length ? yearInWords(finance.years[entry] ?? 0) : entry}`,
          kind: 'decimal',
          value: inParts(one.plans[type]?.[entry] ?? 0),
        }),
      );
      draft.rule({
        range: `${draft.addressOfNext(FIRST_END)}:${draft.addressOfNext(FIRST_END + ends.length - 1)}`,
        kind: 'number',
        least: -MOST,
        most: MOST,
      });
      draft.add(`${place}.${type}`, [words(label), words(row), ...cells]);
    }
  return draft;
}
