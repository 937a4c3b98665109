/** The first and last day of an agreement, how long it is said to be, and which of its years a year is called. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { firstMonthOf, lastMonthOf } from '../../understand/figures.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { type Span, spanOf } from './spans.ts';

const AGREEMENT = /\b(?:agreement|safety valve|term of the plan|recovery plan)\b/;
const EXTENDED =
  /\b(?:extend\w*|extension|early|originally|was to|instead|previous|earlier|first agreement)\b/;
const BEGINS = /\b(?:start|starts|started|began|begins|commenc\w*|beginning|in force from|first day)\b/;
const ENDS = /\b(?:end|ends|ended|expires?|last day|closes|finishes)\b/;
const COUNT = '(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)';
const LENGTH = new RegExp(
  `\\b${COUNT}[- ]year (?:\\w+ ){0,2}(?:agreement|term|deal|period of the agreement)\\b|\\b(?:agreement|term|it) (?:lasts?|runs?|is|covers?|will last)(?: for)?(?: a (?:period|term) of)? ${COUNT} (?:financial )?years\\b|\\b(?:length|duration|term)(?: of (?:the |our )?agreement)?\\W{1,4}${COUNT} (?:financial )?years\\b|\\b(?:over|across|during|for|all|in) (?:the |all |all of the )?${COUNT} (?:financial )?years of (?:the|our|this) agreement\\b`,
);
const NTH = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth';
const ORDINAL = new RegExp(
  `\\b(?:(${NTH}|final|last)(?: and (?:last|final))? year|year ${COUNT}) (?:of|in) (?:the|our|this|its|that)(?: \\w+[- ]year)?(?: \\w+)? ?(?:agreement|term|deal)\\b`,
);
const WORDS = 'nought one two three four five six seven eight nine ten'.split(' ');
const NTHS = NTH.split('|');

function countIn(text: string): number {
  return /^\d/.test(text) ? Number(text) : WORDS.indexOf(text);
}

type Told = { readonly span: Span; readonly line: Line };

/** The time that the agreement runs over, by one line or by one for each end; null where lines differ. */
function runOf(document: Understanding): Told | null {
  const lines = linesOf(document).filter(({ low, before }) => AGREEMENT.test(low) || AGREEMENT.test(before));
  const spans = lines.flatMap((line) => {
    const span = spanOf(line) ?? labelled(line);
    return span === null || span.to - span.from < 20 || EXTENDED.test(line.low) ? [] : [{ span, line }];
  });
  const ends = spans.length > 0 ? spans : byEnds(lines);
  const [first] = ends;
  return first !== undefined &&
    ends.every(({ span }) => span.from === first.span.from && span.to === first.span.to)
    ? first
    : null;
}

/** "Agreement | 1 April 2023 to 31 March 2029", "covers the years 2023-24 to 2028-29". */
function labelled({ sentence, low, row, before }: Line): Span | null {
  const [a, b, more] = sentence?.periods.filter(({ from }) => from !== null) ?? [];
  if (a === undefined || b === undefined || more !== undefined || row !== null || sentence === null)
    return null;
  const isJoined = /^\W{0,3}(?:to|until|–|-)\W{0,3}$/.test(sentence.low.slice(a.end, b.start));
  const [from, to] = [firstMonthOf(a), lastMonthOf(b)];
  return isJoined && from !== null && to !== null && to > from && AGREEMENT.test(`${before} ${low}`)
    ? { from, to }
    : null;
}

function byEnds(lines: readonly Line[]): Told[] {
  const one = (pattern: RegExp, not: RegExp) =>
    lines.find(
      ({ low, sentence }) =>
        pattern.test(low) && !not.test(low) && AGREEMENT.test(low) && sentence?.periods.length === 1,
    );
  const [a, b] = [one(BEGINS, ENDS), one(ENDS, BEGINS)];
  const [from, to] = [
    firstMonthOf(a?.sentence?.periods[0] ?? null),
    lastMonthOf(b?.sentence?.periods[0] ?? null),
  ];
  if (a === undefined || from === null || to === null || to - from < 20) return [];
  return [{ span: { from, to }, line: a }];
}

function wrongLength(line: Line, { span, line: told }: Told): Found[] {
  const match = LENGTH.exec(line.low);
  const said = match?.slice(1).find((one) => one !== undefined);
  const months = span.to - span.from + 1;
  const isOfAgreement = AGREEMENT.test(`${line.low} ${line.before} ${line.under}`) || line.low.length < 60;
  if (match === null || said === undefined || !isOfAgreement || EXTENDED.test(line.low)) return [];
  const years = countIn(said);
  if (Math.abs(years * 12 - months) <= 1 || years > 12 || (line === told && months % 12 !== 0)) return [];
  return [
    {
      spots: [line.spot, told.spot],
      arithmetic: `from the first day to the last are ${num(months / 12, 1)} years; the text says ${num(years)}`,
    },
  ];
}

/** The number of the year that words give: "fourth", "year four", "last". */
function saidYear([whole, nth, number]: RegExpExecArray, length: number): number {
  if (/ and (?:last|final)/.test(whole)) return length;
  if (nth === undefined) return countIn(number ?? '');
  return NTHS.includes(nth) ? NTHS.indexOf(nth) + 1 : length;
}

function wrongOrdinal(line: Line, { span, line: told }: Told): Found[] {
  const match = ORDINAL.exec(line.low);
  const tail = line.low.slice((match?.index ?? 0) + (match?.[0].length ?? 0));
  if (match === null || /^ but\b|\bbut one\b/.test(tail) || EXTENDED.test(line.low)) return [];
  const years = (line.sentence?.periods ?? []).filter(({ kind }) => kind === 'financial-year');
  const [year, more] = years;
  const from = firstMonthOf(year ?? null);
  if (year === undefined || more !== undefined || from === null || from < span.from || from > span.to)
    return [];
  const length = Math.round((span.to - span.from + 1) / 12);
  const said = saidYear(match, length);
  const real = Math.floor((from - span.from) / 12) + 1;
  if (said === real) return [];
  return [
    {
      spots: [line.spot, told.spot],
      arithmetic: `${year.key} is year ${num(real)} of the ${num(length)} that the agreement runs; the text makes it year ${num(said)}`,
    },
  ];
}

/** Years of the agreement. */
export const AGREEMENT_YEAR_RULES: readonly Rule[] = [
  {
    code: 'told.agreement-years',
    kind: 'duration',
    severity: 'error',
    isWide: true,
    title: 'The length of an agreement, or the number of one of its years, does not fit its dates',
    meaning:
      'The first and last day of the agreement, in one line or two, and a line elsewhere that says how many years it has or which of them a financial year is. Silent where the dates differ among themselves and where it was extended.',
    advice: 'Give dates, and count the years from them.',
    fires:
      'The agreement runs from 1 April 2023 to 31 March 2028.\n\n## Outlook\n\nIn 2026/27, the third year of the agreement, the account will balance.',
    silent:
      'The agreement runs from 1 April 2023 to 31 March 2028.\n\n## Outlook\n\nIn 2026/27, the fourth year of the agreement, the account will balance.',
    find: (document) => {
      const run = runOf(document);
      if (run === null) return [];
      return linesOf(document).flatMap((line) => [...wrongLength(line, run), ...wrongOrdinal(line, run)]);
    },
  },
];
