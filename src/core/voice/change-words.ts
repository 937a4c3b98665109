/** How shares and changes are said: points and per cent apart, and never a change without its count and range. */
import { showCount } from '../base/show.ts';
import type { ChangeInterval, Share } from './proportion-change.ts';
import type { VoteChange } from './vote-result.ts';

/** Say a share with its count: "61 per cent (11 of 18)". */
export function shareInWords({ yes, of }: Share): string {
  return `${percent(yes / of)} per cent (${showCount(yes)} of ${showCount(of)})`;
}

/** Say a change in points: "+10 points (n = 18 people asked twice, range −2 to +22)". */
export function changeInWords(change: VoteChange): string {
  const { kind, before, after } = change;
  const of =
    kind === 'paired'
      ? `n = ${showCount(before.of)} asked twice`
      : `n = ${showCount(before.of)} before and ${showCount(after.of)} after, not paired`;
  return intervalInWords(change, of);
}

/** Say any change of a share in points with its count and range. */
export function intervalInWords({ change, low, high }: ChangeInterval, of: string): string {
  return `${points(change)} points (${of}; likely between ${points(low)} and ${points(high)})`;
}

/** Say what a change may be taken for. */
export function verdictOf({ low, high }: ChangeInterval): 'rose' | 'fell' | 'not shown' {
  return low > 0 ? 'rose' : high < 0 ? 'fell' : 'not shown';
}

/** Write a difference of shares in points with its sign: "+10", "−2", "0". */
export function points(change: number): string {
  const whole = Math.round(100 * Math.abs(change));
  return whole === 0 ? '0' : `${change > 0 ? '+' : '−'}${whole}`;
}

function percent(share: number): string {
  return String(Math.round(100 * share));
}

/** A change told in per cent or points; what follows it must give the count. */
const CLAIM =
  /(?:[+\u2212-]\s?\d+(?:\.\d+)?\s?(?:%|per ?cent|points)|\b(?:up|down|rose|risen|fell|fallen|increased?|decreased?|improved?|grew|grown|higher|lower)\b[^.;]{0,24}?\bby\s[^.;]{0,16}?\d+(?:\.\d+)?\s?(?:%|per ?cent\b|points\b)|\b(?:up|down)\s(?:just\s)?(?:over\s|about\s|nearly\s)?\d+(?:\.\d+)?\s?(?:%|per ?cent\b|points\b))/giu;

/**
 * Find changes that are told without their count and range: "+10 %", "up just over 10 per cent".
 * @returns the words of each, in the order of the text.
 */
export function baldChanges(text: string): readonly string[] {
  return [...text.matchAll(CLAIM)]
    .filter(({ index, 0: words }) => !isTold(text.slice(index + words.length, index + words.length + 120)))
    .map(([words]) => words);
}

/** What follows gives both a count and two ends. */
function isTold(after: string): boolean {
  const [bracket = ''] = /^[^()]{0,12}\([^)]*\)/.exec(after) ?? [];
  return /n\s?=\s?\d/.test(bracket) && /[+\u2212-]?\d+(?:\.\d+)? (?:and|to) [+\u2212-]?\d/.test(bracket);
}
