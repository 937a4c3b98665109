/** Figures of measures in words: values with their unit, periods, bases, flags, and what would bring a figure that is missing. */
import { withCapital } from '../../core/base/first-letter.ts';
import { pence } from '../../core/base/pence.ts';
import { showCount, showDecimal, showPence, showShare } from '../../core/base/show.ts';
import { dayInWords, isIsoDate, isMonth, monthInWords, yearInWords } from '../../core/base/time.ts';
import { FILE_KINDS } from '../../core/domain/intake.ts';
import {
  ceaseReasonName,
  needName,
  requestSourceName,
  settingName,
} from '../../core/domain/names-of-codes.ts';
import { MEASURES } from '../../core/measures/catalogue.ts';
import { INPUT_WORDS, type MeasureInput } from '../../core/measures/measure-inputs.ts';
import type { MeasureBasis, MeasureValue, QualityFlag } from '../../core/measures/measure-value.ts';
import { placementTypeInWords } from '../../core/report/finance-template.ts';
import { fileKindWords } from './file-kind-words.ts';

/** Where a figure comes from. */
export const BASIS_WORDS: Readonly<Record<MeasureBasis, string>> = {
  extract: 'SEN2 extract',
  'monthly-actuals': 'Monthly figures',
  projection: 'Projection of the plan',
  'placement-costs': 'Placement costs',
  programme: 'Records of the programme',
  registers: 'Registers and tables of the authority',
  published: 'Published statistics',
};

/** How far a figure can be trusted. */
export const FLAG_WORDS: Readonly<Record<QualityFlag, string>> = {
  good: 'Good',
  flagged: 'Read the note',
  'no-rating': 'Too much unknown to rate',
  'not-available': 'Not available',
};

const MEASURE_TITLES: ReadonlyMap<string, string> = new Map(MEASURES.map(({ name, title }) => [name, title]));

/** Parts whose keys are codes, by what they are cut by. */
const PART_NAMES: Readonly<Record<string, (key: string) => string>> = {
  need: needName,
  setting: settingName,
  source: requestSourceName,
  reason: ceaseReasonName,
  'placement-type': placementTypeInWords,
  measure: (key) => MEASURE_TITLES.get(key) ?? key,
};

/** Name a part as people call it: a code by its name, a range of ages and a key of several words in words. */
export function partInWords({ by, key }: { readonly by: string; readonly key: string }): string {
  const name = PART_NAMES[by];
  if (name !== undefined) return name(key);
  if (/^\d+-\d+$/.test(key)) return key.replace('-', ' to ');
  return by === 'type' || by === 'stage' ? withCapital(key.replaceAll('-', ' ')) : key;
}

/** Write a number: whole as a count, else with one decimal. */
export function plainNumber(value: number): string {
  return Number.isInteger(value) ? showCount(value) : showDecimal(value, 1);
}

/** Write a value with its unit; "Not available" where there is none. */
export function valueInWords({ value, unit }: Pick<MeasureValue, 'value' | 'unit'>): string {
  if (value === null) return 'Not available';
  switch (unit) {
    case 'share':
      return showShare(value, 1);
    case 'pence':
    case 'pence/plan':
    case 'pence/person':
      return showPence(pence(Math.round(value)));
    case 'financial year':
      return yearInWords(value);
    case 'count':
      return plainNumber(value);
    case 'count/month':
      return `${showDecimal(value, 1)} a month`;
    case 'score':
    case 'ratio':
      return showDecimal(value, 2);
    case 'points':
      return `${showDecimal(value, 2)} percentage points`;
    default:
      return `${showDecimal(value, 2)} ${unit}`;
  }
}

/** Kinds of period by how they are written; figures of two kinds never stand in one line. */
export function periodKind(period: string): string {
  if (period.startsWith('R12 ')) return 'over 12 months';
  if (period.startsWith('@')) return 'on a day';
  if (period.startsWith('CY')) return 'by calendar year';
  if (period.startsWith('FY')) return 'by financial year';
  if (period.startsWith('AY')) return 'by academic year';
  return 'by month';
}

/** Write a period: "R12 2024-10" is "12 months to October 2024". */
export function periodInWords(period: string): string {
  if (isMonth(period)) return monthInWords(period);
  const rest = period.replace(/^(R12 |@|CY|FY|AY)/, '');
  if (period.startsWith('R12 ') && isMonth(rest)) return `12 months to ${monthInWords(rest)}`;
  if (period.startsWith('@') && isIsoDate(rest)) return dayInWords(rest);
  if (period.startsWith('CY')) return `calendar year ${rest}`;
  if (period.startsWith('FY')) return `financial year ${rest}`;
  if (period.startsWith('AY')) return `academic year ${rest}`;
  return period;
}

const OWN_RECORDS: ReadonlySet<MeasureInput> = new Set<MeasureInput>([
  'projection',
  'agreement',
  'in-year-forecasts',
  'transfers',
  'place-schemes',
]);

const INPUT_OF: ReadonlyMap<string, MeasureInput> = new Map(
  Object.entries(INPUT_WORDS).map(([input, words]) => [words, input as MeasureInput]), // the record has exactly these keys
);

/** Say what would bring an input that is missing, given in the words in which the measures name it. */
export function bringInWords(missing: string): string {
  if (missing.startsWith('SEN2 '))
    return 'The SEN2 return, or an extract in its form, with these fields filled';
  const kind = /\(file kind ([a-z0-9-]+)\)/.exec(missing)?.[1];
  const known = kind === undefined ? undefined : KINDS.get(kind);
  if (known !== undefined) return `An import of the kind "${known}"`;
  const input = INPUT_OF.get(missing);
  if (input === 'survey-scores') return 'A closed wave on the page “Surveys”';
  if (input !== undefined && OWN_RECORDS.has(input))
    return 'The records of the programme itself, brought in with its folder';
  if (input === undefined) return 'Nothing to bring: what is imported holds no such case';
  return 'No file that Evenkeel reads brings it yet';
}

const KINDS: ReadonlyMap<string, string> = new Map(
  FILE_KINDS.map((kind) => [kind, fileKindWords(kind).name]),
);
