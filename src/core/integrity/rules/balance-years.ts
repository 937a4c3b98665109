/** Rules on the year of balance: said to be reached in a year that shows a deficit, and named differently in two places. */
import type { Found, Spot } from '../finding.ts';
import { periodsOf } from '../lex/periods.ts';
import { tokensOf } from '../lex/tokens.ts';
import type { Rule } from '../rule.ts';
import { balanceYears, deficitIn, financialYearOf, speaksOfBalance } from '../understand/balance.ts';
import { sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { newest } from './newest-ratings.ts';

/** Who says that it comes, and not that it must. */
const ASSERTED =
  /\b(?:will|forecasts?|expect\w*|remains?|on course|on track|continues?|still|show(?:s|n)?|reach(?:es|ed)?|achieves?|is in|project\w*|deliver\w*|confident|cross\w*|comes?|turns?|returns?|enters?|moves?|gets?|goes|lands?|arriv\w+)\b/;
const UNDONE =
  /\b(?:not|no longer|unlikely|cannot|fail\w*|miss\w*|later than|instead of|rather than|until|scenarios?|options?|sensitivit(?:y|ies)|(?:best|worst|upside|downside) case|if|unless|would|could|must|should|requires?|required|need(?:s|ed)?|would need|short of|except|but|although|however|original\w*|previous\w*|risk)\b/;

type Claim = { readonly year: string; readonly spots: readonly Spot[]; readonly how: string };

function claimsInText(document: Understanding): Claim[] {
  return balanceYears(document).flatMap(({ year, sentence }) =>
    sentence.block.kind !== 'heading' && ASSERTED.test(sentence.low) && !UNDONE.test(sentence.low)
      ? [{ year, spots: [sentenceSpot(sentence)], how: 'the text says that balance is reached' }]
      : [],
  );
}

function yearIn(text: string): string | null {
  const years = periodsOf(tokensOf(text)).flatMap((period) => financialYearOf(period) ?? []);
  return years.length === 1 ? (years[0] ?? null) : null;
}

function claimsByRating({ ratings }: Understanding): Claim[] {
  return newest(ratings).flatMap((rating): Claim[] => {
    const year = speaksOfBalance(rating.label.toLowerCase()) ? yearIn(rating.label) : null;
    const isGood = rating.word === 'green' || rating.word === 'blue';
    return isGood && year !== null ? [{ year, spots: [rating.spot], how: `it is rated ${rating.word}` }] : [];
  });
}

/** Yes to a question on balance: of the year it names, its own words name, or the agreement does. */
function claimsByAnswer(document: Understanding): Claim[] {
  const years = new Set(balanceYears(document).map(({ year }) => year));
  return document.answers.flatMap((answer): Claim[] => {
    const own = `${answer.question.toLowerCase()} ${answer.commentary.slice(0, 300)}`;
    const isFirst = /\b(?:first|1st) condition\b|\bcondition 1\b/.test(own);
    if (answer.value !== 'yes' || !(speaksOfBalance(answer.question.toLowerCase()) || isFirst)) return [];
    const only = years.size === 1 ? ([...years][0] ?? null) : null;
    const year = yearIn(answer.question) ?? yearIn(answer.commentary.slice(0, 300)) ?? only;
    return year === null ? [] : [{ year, spots: [answer.spot], how: 'the answer is Yes' }];
  });
}

function saidThoughShort(document: Understanding): Found[] {
  const claims = [...claimsInText(document), ...claimsByRating(document), ...claimsByAnswer(document)];
  return claims.flatMap(({ year, spots, how }) => {
    const deficit = deficitIn(document, year);
    if (deficit === null || deficit.spots.some(({ paragraph }) => paragraph === spots[0]?.paragraph))
      return [];
    return [
      {
        spots: [...spots, ...deficit.spots],
        arithmetic: `balance in ${year}: ${how}; an in-year deficit of ${showValue(deficit.value, 'money')} is shown for that year`,
      },
    ];
  });
}

const AGREED = /\b(?:agreement|agreed|requires?|required|must|condition|department|undertak\w+|committed)\b/;
const MOVED =
  /\b(?:original\w*|previous\w*|formerly|first agreed|moved|extended|deferred|put back|revis\w+|later than|earlier than|instead|rather than|ahead of|a year (?:later|earlier)|not|no longer|miss\w*|after|before)\b/;

/** The agreement's year of balance in two places, and nothing said of a move. */
function twoYears(document: Understanding): Found[] {
  const agreed = balanceYears(document).filter(({ sentence }) => AGREED.test(sentence.low));
  const [first] = agreed;
  const other = agreed.find(({ year }) => first !== undefined && year !== first.year);
  if (first === undefined || other === undefined) return [];
  if (agreed.some(({ sentence }) => MOVED.test(sentence.low))) return [];
  return [
    {
      spots: [sentenceSpot(other.sentence), sentenceSpot(first.sentence)],
      arithmetic: `balance by ${first.year} in one place, by ${other.year} in another, each as agreed`,
    },
  ];
}

const TABLE =
  '| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year deficit | 3.1 | 1.7 | −0.2 |';

/** The year of balance. */
export const BALANCE_RULES: readonly Rule[] = [
  {
    code: 'balance.deficit-in-year',
    kind: 'answer',
    severity: 'error',
    title: 'Balance is said to be reached in a year that shows a deficit',
    meaning:
      'A sentence, a Green rating or a Yes on balance in a year, and an in-year deficit of that year that is neither a target nor without measures.',
    advice: 'Name the year in which the figures balance, and rate and answer by it.',
    fires: `We are on course to reach in-year balance in 2027/28.\n\n${TABLE}`,
    silent: `We are on course to reach in-year balance in 2028/29.\n\n${TABLE}`,
    find: saidThoughShort,
  },
  {
    code: 'balance.two-years',
    kind: 'two-values',
    severity: 'error',
    title: 'The agreed year of balance differs from place to place',
    meaning: 'Two years for balance, each as agreed or required, with no word of a change.',
    advice: 'Give the year that the agreement has; where it was moved, say when and by whom.',
    fires:
      'The agreement requires a positive in-year balance by the end of 2026/27.\n\nThe forecast is for a positive in-year balance in 2027/28, as the agreement has it.',
    silent:
      'The agreement requires a positive in-year balance by the end of 2026/27.\n\nThe forecast is for a positive in-year balance in 2026/27, as the agreement has it.',
    find: twoYears,
  },
];
