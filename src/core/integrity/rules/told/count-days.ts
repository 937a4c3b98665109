/** On which day plans are counted, as a note says for all of them and as a line says of one. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PLANS = /\b(?:plans?|ehcps?|caseload)\b/;
const COUNTS = /\b(?:counts?|counted|numbers?|figures?|data|totals?)\b/;
const END =
  /\b(?:month[- ]ends?|(?:last|final|closing) (?:working |calendar )?day(?: of)?|end of (?:the |each |every )?month|close of (?:the |each |every )?month)\b/;
const ALL =
  /\b(?:all|every|each|month[- ]end (?:counts?|figures?|numbers?)|plan numbers|basis|note|we count|are (?:taken|as at|counted)|throughout|at month[- ]end)\b/;
const START =
  /\b(?:(?:on|at|of) (?:the )?(?:first|1st) (?:day )?(?:of (?:the |that |each )?(?:month|january|february|march|april|may|june|july|august|september|october|november|december))|first (?:working )?day of (?:the|that|each) month|(?:at|from) the (?:start|beginning|opening) of (?:the|that|each) month|when the month (?:began|started|opened)|(?:counted|taken|measured|count(?:ed)? was|as) (?:on|at) (?:the )?(?:1|1st|first)\b|average (?:over|for|of|in|across) the (?:whole )?month|monthly average|mid[- ]month|middle of the month|open when the month)\b/;
const LEAST = 300;
const ENDED =
  /\bwhen the month (?:ended|closed)\b|\b(?:31|30|28|29) (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/;

function isStock({ figures, low }: Line): boolean {
  return PLANS.test(low) || figures.length > 0
    ? figures.some(({ unit, per, value }) => unit === 'count' && per === null && value >= LEAST)
    : false;
}

function wrongDays(document: Understanding): Found[] {
  const lines = linesOf(document);
  const note = lines.find(
    ({ low, before, figures }) =>
      END.test(low) &&
      ALL.test(low) &&
      COUNTS.test(`${low} we count`) &&
      PLANS.test(`${before} ${low}`) &&
      !START.test(low) &&
      figures.every(({ value }) => value < LEAST),
  );
  if (note === undefined) return [];
  return lines.flatMap((line): Found[] => {
    const said = START.exec(line.low)?.[0];
    const isOf = PLANS.test(`${line.before} ${line.low} ${line.under}`) || COUNTS.test(line.low);
    if (said === undefined || line === note || !isStock(line) || !isOf || ENDED.test(line.low)) return [];
    if (/\b(?:census|sen ?2|requests?|instead|not|unlike|where)\b/.test(line.low)) return [];
    return [
      {
        spots: [line.spot, note.spot],
        arithmetic: `"${said}" here; all counts are said to be of the last day of the month`,
      },
    ];
  });
}

/** Days of counts. */
export const COUNT_DAY_RULES: readonly Rule[] = [
  {
    code: 'told.count-day',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: 'A count is told for another day than the note gives for all counts',
    meaning:
      'A note by which all numbers of plans are of the last day of a month, and a line that calls one of them the number on the first day, at the start, or an average. Silent for the census, for requests, and where the line says that it is another count.',
    advice: 'Keep the day with each count, and compare only counts of one kind of day.',
    fires:
      'All counts of plans are taken on the last day of the month.\n\n## Baseline\n\nThe June figure of 1,940 plans was counted on the first of the month.',
    silent:
      'All counts of plans are taken on the last day of the month.\n\n## Baseline\n\nThe June figure of 1,940 plans was counted on 30 June.',
    find: wrongDays,
  },
];
