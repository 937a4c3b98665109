/** Ratios in words: one in six, two thirds, almost a quarter. */
import { wordValue } from '../lex/number-words.ts';
import type { Sentence } from './sentence.ts';

const RATIO =
  /\b(?:(about|around|nearly|almost|just over|just under|over|more than|roughly|some|under|fewer than|less than|only) )?(?:(one|1) in (?:every )?(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d{1,2})|(two|three)[ -](thirds|quarters|fifths)|(?:an?|one)[ -](half|third|quarter|fifth|sixth|eighth|tenth)|(half))\b(?![- ](?:term|year|yearly|day|an hour)| (?:an? )?(?:percentage )?points?\b| a (?:per cent|million)\b)/;
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  eighth: 8,
  tenth: 10,
  thirds: 3,
  quarters: 4,
  fifths: 5,
};

/** A ratio in words; `slack` is what its words of degree allow [ratio]. */
export type Ratio = {
  readonly value: number;
  readonly start: number;
  readonly text: string;
  readonly slack: number;
};

/** Give the first ratio of a sentence. */
export function ratioIn({ low }: Sentence): Ratio | null {
  const match = RATIO.exec(low);
  if (match === null) return null;
  const [text, degree, one, of, many, parts, part] = match;
  const value =
    one !== undefined
      ? 1 / (wordValue(of ?? '') ?? Number(of))
      : many !== undefined
        ? (wordValue(many) ?? 2) / (PARTS[parts ?? ''] ?? 3)
        : 1 / (PARTS[part ?? 'half'] ?? 2);
  return { value, start: match.index, text: text.trim(), slack: degree === undefined ? 0.06 : 0.16 };
}
