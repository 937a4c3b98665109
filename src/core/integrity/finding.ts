/** What a check finds: which rule, where, what is quoted, the reckoning behind it, and what to do. */

/** What kinds of disagreement there are. A closed list: a new kind is a new version of the answer. */
export const KINDS = {
  sum: 'parts and their total disagree',
  'roll-forward': 'opening, movement and closing disagree',
  'rate-and-count': 'a rate, its base and its count disagree',
  average: 'an average cannot be what it is said to be',
  change: 'a change and its two values disagree',
  direction: 'a word of direction and the figures disagree',
  'listed-count': 'a number announced and the things listed disagree',
  legend: 'the legend and the ratings in use disagree',
  rating: 'a rating and what stands behind it disagree, or a rating is missing',
  date: 'a date cannot be, or dates stand in the wrong order',
  duration: 'a length of time and its dates disagree',
  promise: 'a promise has passed its day',
  cap: 'a limit and the figure it limits disagree',
  basis: 'figures on different bases are mixed',
  'two-values': 'one measure has two values',
  chart: 'a chart and the text or a table disagree',
  answer: 'an answer and the figures disagree, or an answer is missing',
  mitigation: 'measures do not do what they are said to do',
  'implied-value': 'figures imply a price or a volume that cannot be',
  baseline: 'a baseline or target does not fit what is known',
  denominator: 'a share moved because its base moved',
  'no-base': 'a share or score is given without its base',
  unit: 'units are mixed',
  sign: 'a sign and its word disagree',
  wording: 'wording that would be unlawful if carried out',
  personal: 'personal details stand in a copy for the public',
  'carried-forward': 'text or ratings differ from an earlier update in a way to look at',
  'stored-figure': 'a figure differs from the programme’s stored one',
} as const;

export type FindingKind = keyof typeof KINDS;
export type Severity = 'error' | 'warning' | 'info';

/** A stretch of a document. `start` and `end` count characters of the paragraph, or of the row's text. */
export type Spot = {
  readonly paragraph: number;
  readonly page: number | null;
  readonly section: string | null;
  readonly start: number;
  readonly end: number;
  /** Word for word. */
  readonly quote: string;
};

/** Where a text stands: its paragraph, page and section. */
type Place = Pick<Spot, 'paragraph' | 'page' | 'section'>;

/** Give the place of a stretch of a text. */
export function stretchOf(
  { paragraph, page, section }: Place,
  text: string,
  start: number,
  end: number,
): Spot {
  return { paragraph, page, section, start, end, quote: text.slice(start, end) };
}

/** What a rule gives; the first spot is the place of the finding. */
export type Found = {
  readonly spots: readonly Spot[];
  readonly arithmetic: string;
  /** In place of the rule's own severity, where the case is less or more certain. */
  readonly severity?: Severity;
  /** In place of the rule's own advice. */
  readonly advice?: string;
};

/** A finding with its rule. */
export type Finding = Found & {
  readonly rule: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly advice: string;
};
