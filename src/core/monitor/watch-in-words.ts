/** What the watch says, in plain sentences: one that leads, and what follows from it. */
import { withCapital } from '../base/first-letter.ts';
import { showCount, showShare } from '../base/show.ts';
import { type Month, monthInWords } from '../base/time.ts';
import type { MeasureWatch, MitigationWatch } from './watch-measure.ts';
import type { SeriesKind } from './watched-series.ts';
import type { LimitPassed, Ranged } from './year-end-outlook.ts';

/** What the measure is called where it begins a sentence, in the plural: "Active plans". */
export type WatchedName = { readonly name: string; readonly kind: SeriesKind };

/** The sentence that leads. */
export function warningSentence({ warning }: MeasureWatch, { name, kind }: WatchedName): string {
  const last = warning.months.at(-1);
  if (last === undefined) return '';
  const size = showCount(Math.abs(last.gap));
  const place = last.gap >= 0 ? 'above' : 'below';
  const where =
    kind === 'stock' ? `at the end of ${monthInWords(last.month)}` : `to ${monthInWords(last.month)}`;
  const gap =
    Math.round(last.gap) === 0
      ? `level with the agreed forecast ${where}`
      : `${size} ${place} the agreed forecast ${where}`;
  if (warning.side === null || warning.since === null)
    return `No early warning. ${name} stood ${gap}, within what chance explains.`;
  const since =
    warning.since === last.month ? `in ${monthInWords(last.month)}` : `since ${monthInWords(warning.since)}`;
  return `Early warning ${since}. ${name} stood ${gap}: more than chance explains.`;
}

/** What follows: year end, limit, new forecast, mitigations, silent months; only what there is to say. */
export function watchSentences(watch: MeasureWatch, named: WatchedName): readonly string[] {
  const { limit, silent, trigger } = watch;
  return [
    yearEndSentence(watch, named),
    ...(limit === null ? [] : [limitSentence(limit, named)]),
    ...watch.mitigations.map(mitigationSentence),
    ...rangeSentence(watch),
    ...(trigger.triggered === null
      ? []
      : [
          `A new forecast is due: the gap has been ${showShare(trigger.rule.share, 0)} or more for ${trigger.rule.months} months in a row, first in ${monthInWords(trigger.triggered)}.`,
        ]),
    ...silenceSentence(silent),
  ];
}

function yearEndSentence({ yearEnd }: MeasureWatch, { kind }: WatchedName): string {
  const { month, miss, isCarriedOn } = yearEnd;
  const what = kind === 'stock' ? 'they will be' : 'the months since the forecast began will be';
  const carried = isCarriedOn ? ' The agreed forecast ends before and is carried on by its mean step.' : '';
  return `At the present run rate ${what} ${ranged(miss)} by the end of ${monthInWords(month)}.${carried}`;
}

/** "876 above it (8 in 10: 783 to 970 above)". */
function ranged({ point, low, high }: Ranged): string {
  const side = (value: number) => (value >= 0 ? 'above' : 'below');
  const size = (value: number) => showCount(Math.abs(value));
  const ends =
    side(low) === side(high)
      ? [low, high]
          .sort((a, b) => Math.abs(a) - Math.abs(b))
          .map(size)
          .join(' to ')
      : `${size(low)} below to ${size(high)} above`;
  return `${size(point)} ${side(point)} it (8 in 10: ${ends})`;
}

function limitSentence({ limit, point, earliest, latest }: LimitPassed, { name }: WatchedName): string {
  if (point === null)
    return `${name} do not pass ${showCount(limit)} within five years at the present run rate.`;
  const span =
    earliest === null
      ? ''
      : ` (8 in 10: ${monthInWords(earliest)} to ${latest === null ? 'beyond five years' : monthInWords(latest)})`;
  return `${name} pass ${showCount(limit)} in ${monthInWords(point)} at the present run rate${span}.`;
}

function mitigationSentence({ name, deadline, target, start, shortBy }: MitigationWatch): string {
  const goal = `to bring them to ${showCount(target)} by the end of ${monthInWords(deadline)}`;
  const rest =
    shortBy !== null && shortBy > 0.5
      ? ` Even at full effect it leaves about ${showCount(shortBy)} a month.`
      : '';
  const title = withCapital(name);
  switch (start.state) {
    case 'not-needed':
      return `${title}: not needed ${goal}.`;
    case 'too-small':
      return `${title}: has no effect that could do it.`;
    case 'in-time':
      return `${title}: must start by ${nameOf(start.month)} ${goal}.${rest}`;
    case 'too-late':
      return `${title}: would have had to start by ${nameOf(start.month)} ${goal}.${rest}`;
  }
}

function nameOf(month: Month | null): string {
  return month === null ? 'an unknown month' : monthInWords(month);
}

function rangeSentence({ range }: MeasureWatch): readonly string[] {
  const last = range?.months.at(-1);
  if (range === null || last === undefined) return [];
  const where = {
    'inside-80': 'inside the range that holds 8 times in 10',
    'outside-80': 'outside the range that holds 8 times in 10',
    'outside-95': 'outside the range that holds 19 times in 20',
  }[last.standing];
  const run = range.outside > 1 ? `, the ${showCount(range.outside)} newest months all outside it` : '';
  const doubt = range.alarm === null ? '' : ' The forecast itself is in doubt.';
  return [`Against the newest forecast, ${monthInWords(last.month)} stands ${where}${run}.${doubt}`];
}

function silenceSentence(silent: MeasureWatch['silent']): readonly string[] {
  const of = (state: 'missing' | 'late') =>
    silent.filter((one) => one.state === state).map(({ month }) => monthInWords(month));
  const [late, missing] = [of('late'), of('missing')];
  return [
    ...(late.length === 0 ? [] : [`Figures are late for ${late.join(', ')}.`]),
    ...(missing.length === 0
      ? []
      : [`Figures are missing for ${missing.join(', ')}; they are not counted as nought.`]),
  ];
}
