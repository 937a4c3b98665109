/** The tab "CYP summary" of a management plan: plans by age group and by primary need, a table for each placement type. */
import type { FileKind, Placed } from '../../../core/domain/intake.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';
import type { Sheet } from '../files/workbook.ts';
import { cellAt, isBlank } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { RowOutcome } from '../tables/reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { MANAGEMENT_PLAN } from './find-plan.ts';
import { askLine } from './plan-questions.ts';
import { isPlanTotal, type PlanLine, planLine } from './plan-words.ts';

const CONFIDENCE = 0.8;
/** A row's name stands among its first cells. */
const LABEL_WITHIN = 6;
const PLANS = /EHC ?Ps?\b|EHC plans?|education,? health and care/i;

const AGES = [
  ['Under 5', /under ?5|0 ?(-|–|to) ?4/i],
  ['5 to 10', /\b5 ?(-|–|to) ?10\b/i],
  ['11 to 15', /\b11 ?(-|–|to) ?15\b/i],
  ['16 to 19', /\b16 ?(-|–|to) ?19\b/i],
  ['20 to 25', /\b20 ?(-|–|to) ?25\b/i],
] as const;

const NEEDS = [
  ['ASD', /\bASD\b|autis/i],
  ['HI', /\bHI\b|hearing/i],
  ['MLD', /\bMLD\b|moderate learning/i],
  ['MSI', /\bMSI\b|multi.?sensory/i],
  ['PMLD', /\bPMLD\b|profound/i],
  ['PD', /\bPD\b|physical dis/i],
  ['SEMH', /\bSEMH\b|social,? emotional/i],
  ['SLCN', /\bSLCN\b|speech/i],
  ['SLD', /\bSLD\b|severe learning/i],
  ['SPLD', /\bSPLD\b|specific learning/i],
  ['VI', /\bVI\b|visual|vision/i],
  ['NSA', /no specialist assessment|\bNSA\b/i],
  ['OTH', /\bOTH\b|^other/i],
] as const;

/** What the rows of a table are. */
type Cut = 'age' | 'need';

/** Say which age group or need a row is of; null where it is of none. */
function groupOf(label: string): { readonly cut: Cut; readonly name: string } | null {
  const age = AGES.find(([, pattern]) => pattern.test(label));
  if (age !== undefined) return { cut: 'age', name: age[0] };
  const need = NEEDS.find(([, pattern]) => pattern.test(label));
  return need === undefined ? null : { cut: 'need', name: need[0] };
}

/** A census over a column: "January 2024", "2024 (actual)", "2023/24"; null where it names none, or two. */
function censusOf(heading: string): string | null {
  if (heading.length > 40) return null;
  const academic = [...heading.matchAll(/\b(20\d\d)\s?[/-]\s?(\d\d)\b/g)];
  if (academic.length === 1) return `${academic[0]?.[1]}/${academic[0]?.[2]}`;
  const years = [...heading.matchAll(/\b(20\d\d)\b/g)];
  return academic.length === 0 && years.length === 1 ? (years[0]?.[1] ?? null) : null;
}

type Column = { readonly place: number; readonly census: string };

function columnsOf(cells: readonly string[]): readonly Column[] {
  const found = cells.flatMap((_, place) => {
    const census = censusOf(cellAt(cells, place));
    return census === null ? [] : [{ place, census }];
  });
  return found.length >= 2 && new Set(found.map(({ census }) => census)).size === found.length ? found : [];
}

function labelOf(cells: readonly string[], first: number): string {
  return (
    cells
      .slice(0, Math.max(1, first))
      .find((cell) => cell.trim() !== '')
      ?.trim() ?? ''
  );
}

/** Find such tables in a sheet: years over columns, ages or needs down the side, and plans spoken of. */
export function findPlanCounts(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 'dsg-management-plan') return null;
  if (!sheet.rows.some((cells) => columnsOf(cells).length >= 2)) return null;
  const labels = sheet.rows.map((cells) => labelOf(cells, LABEL_WITHIN));
  const groups = labels.map(groupOf);
  const ages = new Set(groups.flatMap((group) => (group?.cut === 'age' ? [group.name] : [])));
  const needs = new Set(groups.flatMap((group) => (group?.cut === 'need' ? [group.name] : [])));
  const isOfPlans = PLANS.test(`${sheet.name}\n${sheet.rows.flat().slice(0, 400).join('\n')}`);
  const namesType =
    planLine(sheet.name) !== null ||
    labels.some((label) => groupOf(label) === null && planLine(label) !== null);
  if ((ages.size < 2 && needs.size < 6) || !isOfPlans || !namesType) return null;
  return {
    kind: 'dsg-management-plan',
    confidence: CONFIDENCE,
    read: (reading) => new CountReader(sheet, reading).read(),
  };
}

class CountReader {
  readonly #sheet: Sheet;
  readonly #reading: FileReading;
  readonly #rows: Placed<PublishedRow>[] = [];
  /** Sums by placement type, cut and census, as lines make them [plans]. */
  readonly #sums = new Map<string, number>();
  #columns: readonly Column[] = [];
  #type: PlanLine | null;

  constructor(sheet: Sheet, reading: FileReading) {
    this.#sheet = sheet;
    this.#reading = reading;
    this.#type = planLine(sheet.name);
  }

  async read(): Promise<void> {
    const { log, count, sink } = this.#reading;
    for (const [at, cells] of this.#sheet.rows.entries()) {
      if (isBlank(cells)) {
        log.add('row.blank', at + 1);
        count.add('skipped');
      } else count.add(this.#readRow(cells, at + 1));
    }
    this.#compareCuts();
    if (this.#rows.length > 0) await sink({ table: 'published', rows: this.#rows });
  }

  #readRow(cells: readonly string[], row: number): RowOutcome {
    const { log } = this.#reading;
    const columns = columnsOf(cells);
    const label = labelOf(cells, this.#columns[0]?.place ?? LABEL_WITHIN);
    if (columns.length >= 2) {
      this.#columns = columns;
      this.#type = planLine(label) ?? this.#type;
      log.add('row.header', row);
      return 'skipped';
    }
    const found = this.#columns.map(({ place }) => cellAt(cells, place));
    if (found.every((cell) => cell === '')) {
      this.#type = planLine(label) ?? this.#type;
      log.add('ledger.heading', row);
      return 'skipped';
    }
    if (isPlanTotal(label)) {
      log.add('row.total', row);
      return 'skipped';
    }
    const group = groupOf(label);
    if (group === null || this.#type === null) {
      askLine(log, label, row);
      return 'skipped';
    }
    return this.#readCounts(this.#type, group, found, row);
  }

  #readCounts(
    type: PlanLine,
    group: { readonly cut: Cut; readonly name: string },
    found: readonly string[],
    row: number,
  ): RowOutcome {
    const counts = found.map(countOf);
    const wrong = counts.indexOf('wrong');
    if (wrong >= 0) {
      this.#reading.log.add('plan.count-not-whole', row, this.#columns[wrong]?.census ?? null);
      return 'error';
    }
    const sheet = this.#sheet.name === '' ? {} : { sheet: this.#sheet.name };
    for (const [index, { census }] of this.#columns.entries()) {
      const count = counts[index];
      if (typeof count !== 'number') continue;
      const key = `${type}\n${group.cut}\n${census}`;
      this.#sums.set(key, (this.#sums.get(key) ?? 0) + count);
      this.#rows.push({
        row,
        ...sheet,
        record: {
          dataset: MANAGEMENT_PLAN,
          timePeriod: census,
          geographicLevel: 'Local authority',
          areaCode: '',
          areaName: '',
          breakdownTopic: `Plans: ${type}`,
          breakdown: `${group.cut === 'age' ? 'Age' : 'Need'}: ${group.name}`,
          values: { plans: count },
          marks: {},
        },
      });
    }
    return 'accepted';
  }

  /** Hold plans by age against plans by need, for each placement type and census that has both. */
  #compareCuts(): void {
    for (const [key, byAge] of this.#sums) {
      const [type = '', cut, census = ''] = key.split('\n');
      const byNeed = cut === 'age' ? this.#sums.get(`${type}\nneed\n${census}`) : undefined;
      if (byNeed === undefined || byNeed === byAge) continue;
      const message = `${type}: ${byAge} plans by age and ${byNeed} by primary need`;
      this.#reading.log.add('plan.counts-apart', null, census, { message });
    }
  }
}

/** A whole number from nil up, a cell that says nothing, or one that cannot be a number of plans. */
function countOf(text: string): number | null | 'wrong' {
  if (text === '' || /^[-–]$|^(n\/?a|tbc|c|x|z|:)$/i.test(text)) return null;
  const plain = text.replaceAll(',', '');
  return /^\d{1,9}(\.0+)?$/.test(plain) ? Number(plain) : 'wrong';
}
