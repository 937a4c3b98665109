/** The measures page: every measure under its subject with its newest figures, how they went, or what it lacks. */
import { withCapital } from '../../core/base/first-letter.ts';
import { MEASURES } from '../../core/measures/catalogue.ts';
import { MEASURE_GROUPS, type MeasureDefinition } from '../../core/measures/measure-definition.ts';
import type { MeasureValue, QualityFlag } from '../../core/measures/measure-value.ts';
import { isOfOneSchool, newestOfEach } from '../../core/measures/public-measures.ts';
import type { MeasuresAnswer } from '../measure-programme.ts';
import { countInWords, FIGURE_COLUMNS, figureCells, measureTrend } from './measure-trend.ts';
import {
  BASIS_WORDS,
  bringInWords,
  partInWords,
  periodInWords,
  periodKind,
  plainNumber,
  valueInWords,
} from './measure-words.ts';
import type { PageChart, PageTable } from './page-values.ts';

export type MeasureFigureView = {
  period: string;
  value: string;
  count: string | null;
  outOf: string | null;
  base: string | null;
  flag: QualityFlag;
  notes: string[];
};
export type MeasureWithFiguresView = {
  id: string;
  name: string;
  title: string;
  series: { label: string; latest: MeasureFigureView; trend: PageChart | null }[];
  parts: PageTable[];
  missing: { what: string; bring: string }[];
};

/** Shape an answer. A measure of the dictionary stands in it once, with figures or with what it lacks. */
export function measureFiguresView(answer: MeasuresAnswer) {
  const byMeasure = Map.groupBy(
    answer.measures.filter((value) => !isOfOneSchool(value)),
    definitionNameOf,
  );
  const lacking = new Map(answer.unsupported.map(({ name, missing }) => [name, missing]));
  const measures = MEASURES.map((definition) => ({
    group: definition.group,
    view: measureView(definition, byMeasure.get(definition.name) ?? [], lacking.get(definition.name) ?? []),
  }));
  const given = measures.filter(({ view }) => view.missing.length === 0).length;
  return {
    answer: answerInWords(given, measures.length),
    notes: notesOf(answer),
    groups: Object.entries(MEASURE_GROUPS).flatMap(([id, title]) => {
      const own = measures.filter(({ group }) => group === id).map(({ view }) => view);
      return own.length === 0 ? [] : [{ id, title, measures: own }];
    }),
    sources: sourcesOf(answer),
  };
}

function answerInWords(given: number, all: number): string {
  const lacking = all - given;
  if (lacking === 0) return `All ${all} measures can be told from what is imported.`;
  return `${given} of ${all} measures can be told from what is imported; ${lacking} ${lacking === 1 ? 'lacks' : 'lack'} something.`;
}

function notesOf({ asAt, coverage, notes, measures }: MeasuresAnswer): string[] {
  const schools = measures.some(isOfOneSchool)
    ? ['Figures of single schools and settings are in the file of all figures, for a conversation with each.']
    : [];
  const flows = coverage === null ? [] : [`Flows are of the ${coverage}.`];
  const newest = asAt === null ? [] : [`The newest month told is ${periodInWords(asAt)}.`];
  return [...newest, ...flows, ...schools, ...notes.map((note) => (note.endsWith('.') ? note : `${note}.`))];
}

function sourcesOf({ sources }: MeasuresAnswer): string[] {
  return [
    ...new Set(
      sources.map(({ file, sha256, asAt }) =>
        [
          file,
          asAt === null ? null : `of ${periodInWords(`@${asAt}`)}`,
          sha256 === '' ? null : `fingerprint ${sha256.slice(0, 12)}`,
        ]
          .filter((part) => part !== null)
          .join(', '),
      ),
    ),
  ];
}

const NAMES: ReadonlySet<string> = new Set(MEASURES.map(({ name }) => name));
/** The first entry of each id. */
const BY_ID: ReadonlyMap<string, string> = new Map(
  MEASURES.toReversed().map(({ id, name }): [string, string] => [id, name]),
);

/** The entry that a figure belongs to: its own name, that without its comparison, else the first of its id. */
function definitionNameOf({ id, name }: MeasureValue): string {
  if (NAMES.has(name)) return name;
  const stem = name.replace(/_vs_plan(_pct)?$/, '');
  if (NAMES.has(stem)) return stem;
  return BY_ID.get(id) ?? name;
}

/** Shape one measure; one that has no figure always says why. */
function measureView(
  definition: MeasureDefinition,
  values: readonly MeasureValue[],
  missing: readonly string[],
): MeasureWithFiguresView {
  const { id, name, title } = definition;
  const whole = values
    .filter(({ cut }) => cut === null)
    .toSorted((a, b) => Number(isComparison(a.name)) - Number(isComparison(b.name)));
  return {
    id,
    name,
    title,
    series: [...Map.groupBy(whole, seriesLabel)].map(([label, own]) => ({
      label,
      latest: figureView(newestOfEach(own)[0] ?? own[0]),
      trend: measureTrend(trendId(name, label), `${title}: ${label}`, own),
    })),
    parts: partsOf(values),
    missing: values.length > 0 ? [] : missingOf(missing),
  };
}

const NO_CASE = 'no case of it is in the stored data';

function missingOf(missing: readonly string[]): { what: string; bring: string }[] {
  return (missing.length > 0 ? missing : [NO_CASE]).map((what) => ({ what, bring: bringInWords(what) }));
}

function trendId(name: string, label: string): string {
  return `${name}-${label}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Figures that are held against the plan; they stand after those that they compare. */
function isComparison(name: string): boolean {
  return /_vs_(plan|agreement)/.test(name);
}

/** Which figures stand beside each other, in words. */
function seriesLabel({ name, basis, period, unit }: MeasureValue): string {
  const against = isComparison(name)
    ? `, against the plan${unit === 'count' ? '' : `, in ${unit === 'share' ? '%' : unit}`}`
    : '';
  return `${BASIS_WORDS[basis]}, ${periodKind(period)}${against}`;
}

function figureView(value: MeasureValue | undefined): MeasureFigureView {
  if (value === undefined) throw new RangeError('A series of figures holds at least one');
  const { numerator, denominator, base, quality, period } = value;
  return {
    period: periodInWords(period),
    value: valueInWords(value),
    count: numerator === null ? null : countInWords(value, numerator),
    outOf: denominator === null ? null : plainNumber(denominator),
    base: denominator === null ? null : base,
    flag: quality.flag,
    notes: quality.notes.map((note) => withCapital(note)),
  };
}

/** The newest figure of each part, a table for each way of cutting and basis. */
function partsOf(values: readonly MeasureValue[]): PageTable[] {
  const cut = newestOfEach(values.filter((value) => value.cut !== null));
  const tables = Map.groupBy(
    cut,
    (value) => `By ${(value.cut?.by ?? '').replaceAll('-', ' ')} – ${seriesLabel(value)}`,
  );
  return [...tables].map(([caption, own]) => ({
    caption,
    columns: [{ header: 'Part', number: false }, { header: 'Period', number: false }, ...FIGURE_COLUMNS],
    rows: own.map((value) => ({
      cells: [
        value.cut === null ? '' : partInWords(value.cut),
        periodInWords(value.period),
        ...figureCells(value),
      ],
      emphasis: false,
    })),
    note: '',
  }));
}
