/** Gathers figures of one basis: looks up the definition, divides, and judges quality in one place. */
import type { Month } from '../base/time.ts';
import { measureNamed } from './catalogue.ts';
import type { MeasureDefinition, MeasureUnit } from './measure-definition.ts';
import { INPUT_WORDS } from './measure-inputs.ts';
import {
  type Cut,
  judgeQuality,
  type MeasureBasis,
  type MeasureValue,
  type Quality,
} from './measure-value.ts';

/** The span or day of a figure: `label` is its short form, `words` say it in full. */
export type Period = { readonly month: Month; readonly label: string; readonly words: string };

/** What is known of one figure before it is divided. */
export type Figures = {
  readonly numerator: number | null;
  /** Left out for counts and amounts. */
  readonly denominator?: number;
  /** Where the value is not the quotient: a median, a year. */
  readonly value?: number | null;
  readonly cut?: Cut;
  /** Cases that could not be counted because something is missing. */
  readonly unknown?: number;
  /** All cases, those not known among them; the denominator and the unknown together unless told. */
  readonly outOf?: number;
  /** What a reader must know; a note flags the figure. */
  readonly notes?: readonly string[];
  /** Why there is no figure; the value is then null. */
  readonly unavailable?: string;
  /** Where it differs from the definition's. */
  readonly base?: string;
  /** Added to the name, for a figure that goes with another: "_vs_plan". */
  readonly suffix?: string;
  readonly unit?: MeasureUnit;
};

const SCALE: Readonly<Partial<Record<MeasureUnit, number>>> = { 'per 1,000': 1000, 'per 100': 100 };

/** Figures of one basis and its sources, in the order in which they are added. */
export class ValueList {
  readonly values: MeasureValue[] = [];
  readonly #basis: MeasureBasis;
  readonly #sources: readonly string[];

  constructor(basis: MeasureBasis, sources: readonly string[]) {
    this.#basis = basis;
    this.#sources = sources;
  }

  /** Add one figure. @throws RangeError for a name that the dictionary does not have. */
  add(name: string, period: Period, figures: Figures): void {
    const definition = measureNamed(name);
    const unit = figures.unit ?? definition.unit;
    const value = figures.unavailable === undefined ? divided(figures, unit) : null;
    this.values.push({
      id: definition.id,
      name: `${name}${figures.suffix ?? ''}`,
      cut: figures.cut ?? null,
      month: period.month,
      period: period.label,
      value,
      numerator: figures.unavailable === undefined ? figures.numerator : null,
      denominator: figures.denominator ?? null,
      base: figures.base ?? definition.base,
      window: period.words,
      basis: this.#basis,
      unit,
      quality: qualityOf(figures, value),
      sources: this.#sources.filter((source) => isUsed(definition, source)),
    });
  }
}

/** A source that is also the name of an input counts only for indicators that need it: the register, the population. */
function isUsed({ needs }: MeasureDefinition, source: string): boolean {
  return !Object.hasOwn(INPUT_WORDS, source) || needs.some((input) => input === source);
}

function divided({ numerator, denominator, value }: Figures, unit: MeasureUnit): number | null {
  if (value !== undefined) return value;
  if (numerator === null || denominator === undefined) return numerator;
  return denominator === 0 ? null : (numerator / denominator) * (SCALE[unit] ?? 1);
}

function qualityOf(figures: Figures, value: number | null): Quality {
  const { unavailable, notes = [], unknown = 0, denominator } = figures;
  if (unavailable !== undefined) return { flag: 'not-available', notes: [unavailable, ...notes] };
  if (value === null)
    return {
      flag: 'not-available',
      notes: [denominator === 0 ? 'nothing to divide by' : 'no figure', ...notes],
    };
  const known =
    figures.outOf === undefined ? (denominator ?? figures.numerator ?? 0) : figures.outOf - unknown;
  return judgeQuality(known, unknown, notes);
}
