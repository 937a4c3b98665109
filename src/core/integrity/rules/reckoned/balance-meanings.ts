/** Balance of one year taken for a deficit that is gone, and the whole deficit shown beside it. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { financialYearOf } from '../../understand/balance.ts';
import { lastDeficitYear, type WholeDeficit, wholeDeficits } from '../../understand/deficits-by-year.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const DEFICIT =
  '(?:deficit|debt|overspend|shortfall|dsg (?:account|balance|reserve)|negative (?:balance|reserve)|account)';
const GONE = String.raw`(?:nil|zero|£0(?:\.0)?m?|nothing|cleared|eliminated|wiped (?:out|clean)|paid (?:off|back)|repaid|extinguished|gone|removed|written off|recovered|made good|closed|settled|discharged|no more|dealt with|over(?= *(?:[.,;)]|$|and\b|by\b)))`;
/** The whole deficit is said to be no more. */
const CLEARED = new RegExp(
  [
    String.raw`\b${DEFICIT}\b[^.;]{0,70}\b(?:is|are|be|been|was|becomes?|stands? at|falls? to|reduced to|comes? to|down to|at|to)\b[^.;]{0,24}(?<![\w.])${GONE}(?!\.\d|\d|,\d)(?!\w)`,
    String.raw`\bno (?:(?:cumulative|accumulated|dsg|historic\w*|residual|remaining|outstanding|further|more|overall|longer any) )*(?:deficit|debt|shortfall|balance|liability|residual)\b[^.;]{0,40}\b(?:left|remain\w*|outstanding|to (?:be )?(?:carr(?:y|ied)|repa(?:y|id)|clear(?:ed)?|fund(?:ed)?|finance[d]?|meet|met|recover(?:ed)?|f[io]und?|bear|pa(?:y|id))|will|at|by|then|on)\b`,
    String.raw`\b(?:nothing|no (?:money|sum|amount))\b[^.;]{0,20}\b(?:left|owed|owing|outstanding|remain\w*|to (?:repay|clear|carry|find|recover|pay|write off))\b`,
    String.raw`\b(?:owes?|owing) (?:it )?nothing\b|\b(?:debt|deficit)[- ]free\b|\bclean slate\b|\bfully repaid\b`,
    String.raw`\b(?:clear|eliminat|wip|repa[iy]|pay|remov|extinguish|recover)\w*\s(?:off |out |back )?(?:all |the whole |in full )?(?:of )?(?:the|its|our|that)\s(?:whole |entire |full |cumulative |accumulated |dsg |historic |existing |high needs )*(?:deficit|debt)\b`,
    String.raw`\b(?:remov|clear|eliminat|end|wip)\w* (?:out )?the (?:whole |cumulative )?deficit\b`,
    String.raw`\b(?:zero|nil|£0) (?:cumulative |accumulated |dsg |overall )*deficit\b`,
  ].join('|'),
);
/** Balance in the year, in any of its names. */
const IN_YEAR =
  /\b(?:balance[ds]?|surplus|break(?:s|ing)?[- ]?even|broke even|in[- ]year|income (?:covers?|meets?|matches|exceeds?)|spend(?:s|ing)? (?:no more|less) than|spend(?:ing)? (?:falls?|is|drops?|comes?|will be) (?:back )?(?:below|within|inside|under) (?:its |the |our )?(?:income|grant|funding)|condition 1 is met)\b/;
/** What is hoped, asked, tested or denied is not said to be. */
const NOT_SAID =
  /\b(?:not|no longer|cannot|never|starts? to|begins? to|if|unless|would need|whether|until|aim\w*|hope\w*|require\w*|asks?|asked|question|must|target|objective|goal|before|rather than|does(?: not|n't)|won't|will still|even though|although|separate\w*|different|distinct|confus\w*|only by|should)\b/;

/** The year that the claim is of: told, or the last one shown where it speaks of the end. */
function yearOf(document: Understanding, near: readonly Sentence[]): string | null {
  const years = near.flatMap(({ periods }) => periods.flatMap((period) => financialYearOf(period) ?? []));
  const told = [...new Set(years)];
  const isEnd = near.some(({ low }) =>
    /\b(?:end of (?:the |this )?(?:agreement|plan|programme|term|period)|(?:agreement|plan|programme) (?:ends|closes|finishes)|by the end|final year|last year of)\b/.test(
      low,
    ),
  );
  return told.at(-1) ?? (isEnd ? lastDeficitYear(document) : null);
}

const WITH_MONEY =
  /\b(?:payments?|contributions?|(?:from|use of|using|by|out of) (?:\w+ ){0,2}reserves|safety valve|department\w*|dfe|grant)\b/;

const isNone = ({ figure: { value, step } }: WholeDeficit) => Math.abs(value) <= step / 2 + 1e-9;

/** The claim holds if any line for that year shows nothing left, or the deficit turned round. */
function leftIn(document: Understanding, year: string, claim: Sentence): WholeDeficit | null {
  const own = wholeDeficits(document).filter(
    ({ year: one, figure }) => one === year && figure.sentence !== claim && figure.value !== 0,
  );
  const all = wholeDeficits(document).filter(({ year: one }) => one === year);
  if (all.some(isNone)) return null;
  const after = own.filter(({ isAfter }) => isAfter);
  // "Once the payments are received the deficit will be nil": a line before payments does not gainsay it.
  if (after.length === 0 && WITH_MONEY.test(claim.low)) return null;
  const isTurned = (one: WholeDeficit) => one.figure.cell !== null && signTurns(one);
  if (own.some(isTurned)) return null;
  return (
    after.find(({ figure }) => figure.cell !== null) ??
    after[0] ??
    own.find(({ figure }) => figure.cell !== null) ??
    own[0] ??
    null
  );
}

/** A row whose last figure has another sign than its first has come out of its deficit. */
function signTurns({ figure: { cell, value } }: WholeDeficit): boolean {
  // Where years run down, the line is the column.
  const line =
    cell?.row.period?.from == null ? cell?.row.cells : cell.grid.rows.map(({ cells }) => cells[cell.at]);
  const first = line?.find((one) => one != null && one.unit !== 'percent');
  return first != null && first.value !== 0 && Math.sign(first.value) !== Math.sign(value);
}

/** Whether a sentence says that the whole deficit is gone. */
function isClaim(sentence: Sentence): boolean {
  const { low } = sentence;
  if (!isStatement(sentence) || sentence.isChart || !CLEARED.test(low)) return false;
  return !NOT_SAID.test(low) && !/^\W{0,4}(?:no|not yet)\b/.test(low);
}

/** The year of a claim: its own, that of the balance told before it, or the last one where it is of all years together. */
function yearMeant(document: Understanding, claim: Sentence, before: Sentence | null): string | null {
  const own = yearOf(document, [claim]);
  if (own !== null) return own;
  const isOfAll = /\b(?:cumulative|accumulated|historic\w*|overall|whole)\b/.test(claim.low);
  const isBalanced = [claim, before].some((one) => one !== null && IN_YEAR.test(one.low));
  const told = isBalanced && before !== null ? yearOf(document, [before, claim]) : null;
  return told ?? (isOfAll ? lastDeficitYear(document) : null);
}

function wrongMeaning(document: Understanding, at: number): Found[] {
  const claim = document.sentences[at];
  const above = document.sentences[at - 1];
  if (claim === undefined || !isClaim(claim)) return [];
  const year = yearMeant(document, claim, above?.block === claim.block ? above : null);
  const left = year === null ? null : leftIn(document, year, claim);
  if (year === null || left === null) return [];
  return [
    {
      spots: [sentenceSpot(claim), ...left.figure.spots],
      arithmetic: `the result of ${year} is of that year alone; the whole deficit shown at its end is ${showValue(Math.abs(left.figure.value), 'money')}`,
    },
  ];
}

/** Two meanings of balance. */
export const BALANCE_MEANING_RULES: readonly Rule[] = [
  {
    code: 'claim.balance-is-not-cleared',
    kind: 'basis',
    severity: 'error',
    title: 'Balance in the year is told as a deficit that is gone',
    meaning:
      'A sentence, or two, that speaks of balance or surplus in a year and of no deficit left, and the whole deficit at the end of that year, or of the plan, shown elsewhere. Silent where any line shows nothing left, and of aims, questions and denials.',
    advice:
      'Keep two measures: the result of the year (condition 1), and the whole deficit after payments and the council’s own money.',
    fires:
      'The block is in balance in 2028/29, so the cumulative deficit will by then have been cleared.\n\n| £m | 2027/28 | 2028/29 |\n| --- | --- | --- |\n| In-year surplus / (deficit) | (1.2) | 0.4 |\n| Cumulative deficit | (14.2) | (13.8) |',
    silent:
      'The block is in balance in 2028/29, but the cumulative deficit will not have been cleared by then.\n\n| £m | 2027/28 | 2028/29 |\n| --- | --- | --- |\n| In-year surplus / (deficit) | (1.2) | 0.4 |\n| Cumulative deficit | (14.2) | (13.8) |',
    find: (document) => document.sentences.flatMap((_, at) => wrongMeaning(document, at)),
  },
];
