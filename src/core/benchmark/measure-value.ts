/** One measure of one area in one year: what was counted, over what, the rate, and where the figures stand. */
import type { FigureSource, PublicFigure, PublicFigures } from './public-figures.ts';
import type { Base, PublicMeasure } from './public-measures.ts';

export type MeasureValue = {
  readonly year: number;
  /** What is counted [children]; null where missing. */
  readonly count: number | null;
  /** What it is over [children or people]; null where missing. */
  readonly base: number | null;
  /** count ÷ base × `per`; null where either is missing or the base is nought. */
  readonly rate: number | null;
  /** Why the count or the rate is missing; null where nothing is. */
  readonly missing: string | null;
  /** The year of the people below the line where it is another than `year`. */
  readonly peopleYear: number | null;
  readonly sources: readonly FigureSource[];
};

/** Work a measure out for one area: missing figures give a missing rate with its reason, never nought. */
export function measureValue(
  figures: PublicFigures,
  measure: PublicMeasure,
  area: string,
  year: number,
): MeasureValue {
  const count = firstOf(measure.numerator.map((columns) => figures.sumOf(columns, area, year)));
  const base = firstOf(measure.denominator.map((item) => baseOf(figures, item, area, year)));
  const rate =
    count.value === null || base.value === null || base.value === 0
      ? null
      : (count.value / base.value) * measure.per;
  return {
    year,
    count: count.value,
    base: base.value,
    rate,
    missing: rate === null ? whyNoRate(count, base) : null,
    peopleYear: base.peopleYear === undefined || base.peopleYear === year ? null : base.peopleYear,
    sources: [...sourcesOf(count), ...sourcesOf(base)],
  };
}

/** Give the newest year in which any authority has the measure's count; null where none has. */
export function newestMeasureYear(figures: PublicFigures, measure: PublicMeasure): number | null {
  const years = [...new Set(measure.numerator.flatMap((columns) => figures.years(columns)))].sort(
    (a, b) => b - a,
  );
  const hasAny = (year: number) =>
    figures.directory.entries.some(({ code }) => measureValue(figures, measure, code, year).count !== null);
  return years.find(hasAny) ?? null;
}

type Figure = PublicFigure & { readonly peopleYear?: number };

function baseOf(figures: PublicFigures, base: Base, area: string, year: number): Figure {
  return base === 'people' ? figures.people(area, year) : figures.sumOf(base, area, year);
}

/** Take the first figure that is there; else the first reason that names a mark, else the first. */
function firstOf(figures: readonly Figure[]): Figure {
  const found = figures.find(({ value }) => value !== null);
  const marked = figures.find((figure) => figure.value === null && !figure.missing.includes(': no row for '));
  return found ?? marked ?? figures[0] ?? { value: null, missing: 'no source' };
}

function whyNoRate(count: Figure, base: Figure): string {
  if (count.value === null) return count.missing;
  return base.value === null ? base.missing : 'nobody below the line';
}

function sourcesOf(figure: Figure): readonly FigureSource[] {
  return figure.value === null ? [] : figure.sources;
}
