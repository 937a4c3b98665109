/** What the rules on dates share: the day of the return, spans of time, quotes of dates. */
import type { DayNumber } from '../../base/day-number.ts';
import type { Period } from '../lex/periods.ts';
import type { Sentence } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';

/** A time as the sentence writes it. */
export function quoteOf(sentence: Sentence, period: Period): string {
  return sentence.text.slice(period.start, period.end);
}

/** The day that the document speaks on: its submission, or the end of its data. */
export function documentDay({ submitted, cutOff }: Understanding): DayNumber | null {
  if (submitted?.period.to != null)
    return submitted.period.kind === 'day' ? submitted.period.from : submitted.period.to;
  return cutOff?.period.to ?? null;
}

/** What stands before the beginning of a span. */
export const FROM_TO =
  /\b(?:from|between)\s(?:the\s)?(?:start of\s|beginning of\s|end of\s|early\s|late\s)?$/;

const JOIN = /^\s?(?:to|until|and|–|-|through to|up to)\s(?:the\s)?(?:end of\s|start of\s|early\s|late\s)?$/;

type Pair = { readonly sentence: Sentence; readonly first: Period; readonly last: Period };

/** Two times that a sentence names as beginning and end. */
export function spansOf(sentence: Sentence): Pair[] {
  return sentence.periods.flatMap((first, at) => {
    const last = sentence.periods[at + 1];
    if (last === undefined) return [];
    const gap = sentence.low.slice(first.end, last.start);
    const isDash = /^\s?[–-]\s?$/.test(gap);
    const ahead = sentence.low.slice(Math.max(0, first.start - 40), first.start);
    return JOIN.test(gap) && (isDash || FROM_TO.test(ahead) || /^\s?(?:to|until)\s/.test(gap))
      ? [{ sentence, first, last }]
      : [];
  });
}

/** The advice of the rules on dates. */
export const ADVICE = 'Look up the date, and mend it here and wherever it is repeated.';

/** The head of a made-up return, for the examples of rules. */
export const HEAD =
  '| Local authority | Made-up County |\n| --- | --- |\n| Date submitted | 11 December 2024 |\n| Data to the end of | October 2024 |\n\n';
