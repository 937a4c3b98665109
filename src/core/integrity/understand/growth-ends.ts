/** When plan numbers are said to stop growing, and until when they are said to grow, in whatever form a paper tells it. */
import { type Period, periodsOf } from '../lex/periods.ts';
import { tokensOf } from '../lex/tokens.ts';
import { firstMonthOf, lastMonthOf } from './figures.ts';
import { oncePer } from './once.ts';
import { WITHOUT } from './plan-numbers.ts';
import { type Said, saidOf } from './said.ts';
import type { Understanding } from './understanding.ts';

/** The end of growth: the month by which it is over, and the number that is then kept. */
export type GrowthEnd = {
  readonly said: Said;
  /** The last month that the time covers, counted from the year nought. */
  readonly month: number;
  /** Null where none is told. */
  readonly level: number | null;
  readonly words: string;
  /** Whether the line itself, its question or its heading names plans. */
  readonly isNamed: boolean;
};
/** Growth that is said to go on: the first month of the last time it reaches; infinite for "every year of the plan". */
export type GrowthTold = {
  readonly said: Said;
  readonly month: number;
  readonly words: string;
  readonly isNamed: boolean;
  /** True where it is told of the years after what was said just before. */
  readonly isThen: boolean;
};

const PLANS =
  /\b(?:plan numbers|ehc ?ps?|ehc plans?|caseload|(?:number|count|total|volume) of (?:ehc |active |live |maintained )?plans|plans|(?:children|pupils|learners|young people)(?: and young people)? with (?:an? |ehc )?(?:plans?|ehcps?))\b/;
/** Words of a plan that is no child's. */
const DEFICIT_PLAN =
  /\b(?:deficit|dsg|recovery|management|budget|financial) (?:management |recovery |reduction )?plan\b/g;
/** Papers and sums of money in which a number of plans may be told. */
const SOURCE =
  /\b(?:budget\w*|spend\w*|costs?|costing|savings?|income|grant|deficit|places|placement|places? (?:plan|forecast)|placement (?:plan|forecast|model))\b|£[\d.,]+(?:m|k)?/g;
const OTHER =
  /\b(?:requests?|referrals?|spend\w*|costs?|costing|deficit|placements?|independent|inmss|absence|exclu\w+|population|price|inflation|fees?|assessments?|transport|wait\w*|appeals?|places|savings?|staff|posts|backlog|income|grant|budget|schools? roll)\b|£/;
/** What was hoped before, what is only supposed, and what is denied. */
const NO_CLAIM =
  /\b(?:was to|were to|had (?:hoped|expected|been)|thought|original\w*|no longer expect\w*|not (?:now|yet|expected|going|likely) |will not (?:stop|level|stabili[sz]e|end|peak|plateau|be)|cannot|instead of|rather than|if|unless|would have|last (?:year|update|return)|previous\w*|earlier (?:plan|forecast|version|return)|slipp\w+|missed|unlikely|scenario|sensitivity|neighbour\w*|national\w*|england|later than|were (?:level|flat|stable|steady)|(?:was|has been|have been|had) (?:level|flat|stable|steady)|stabili[sz]ed in|rate of growth|growth rate)\b/;

const STOPS = [
  'growth (?:[a-z]+ ){0,5}?(?:ends?|ceases?|stops?|halts?|ended|ceased|stopped|halted|nil|zero|over|to an end|to a (?:halt|stop|standstill)|be (?:nil|zero|over))',
  '(?:halt|end|stop|arrest|ceas|eliminat|bring an end to|put an end to)(?:s|e|es|ed|ing|ping|ped)? (?:to )?(?:all |any |the |net |further )*(?:growth|rise|increase)',
  '(?:no|zero|nil) (?:further |more |net |overall )*(?:growth|increase|rise)(?! (?:in|of) (?:requests|spend))',
  '(?:stop|cease|finish)(?:s|es|d|ed|ped|ping)? (?:growing|rising|increasing|climbing|going up)',
  '(?:not|no longer|never) (?:grow|rise|increase|climb|go up)(?:s|ing)?(?! (?:as|faster|by more|more than|above the))',
  String.raw`stabili[sz]\w*|plateau\w*|flatten\w*|level(?:s|led|ling)? (?:off|out)|peak(?:s|ing)?|standstill`,
  String.raw`(?:be|are|is|being|brought|br(?:ing|ought) (?:\w+ ){1,4}?|hold\w*|held|keep\w*|kept|stay\w*|remain\w*|number|numbers|plans|ehcps|caseload|then|run|runs|stands?|hold (?:\w+ ){1,4}?|keep (?:\w+ ){1,4}?) ?(?:level|flat|steady|stable|constant|static|unchanged)(?! (?:with|of|rate|share))`,
  '(?:level|flat|steady|stable|constant|static|unchanged) (?:from|after|by|thereafter|onwards|until|through)',
  '(?:stay|remain|keep|hold)s? (?:where|as) (?:it is|they are)|(?:be|stay|remain)s? the same (?:each|every|in each|from|after)',
];
const STOP = new RegExp(String.raw`\b(?:${STOPS.join('|')})\b`);

const RISE =
  /\b(?:(?:a further|another|an? (?:extra|additional)|extra|additional) (?:net )?[1-9][\d,.]*|[1-9]\d* (?:more|extra|additional|further) (?:plans|ehcps|children)|adds?|adding|ris(?:e|es|ing)|grow(?:s|ing|th)?|increas(?:e|es|ing)|climb(?:s|ing)?|go(?:es|ing)? up|exceed(?:s|ing)?|outnumber\w*|outpac\w*|net additions?)\b/;
const STARTS =
  /\b(?:starts?|new plans|plans (?:issued|started|opened))\b[^.;]{0,40}\b(?:exceed|outnumber|outpac|above|over|more than)\w*\b/;
/** Plans that end, as a noun. */
const CEASES =
  /\b(?:starts?|new plans|plans (?:issued|started|opened))\b[^.;]{0,40}\b(?:exceed|outnumber|outpac|above|over|more than)\w*(?: \w+){0,2}? (?:ceases|ceased|ended|ending)\b/;
const NO_RISE =
  /\b(?:no|not|never|without|stops?|end(?:s|ed)?|ceas\w*|halt\w*|fall\w*|reduc\w*|below|less|slower than|than (?:in|last)|none|was|were|rose|grew|peak\w*|until then|nil|zero)\b/;
const EVER =
  /\b(?:every|each|all) (?:later |remaining |single |other )?years? (?:of|in|to come|thereafter|after that|covered)\b|\bthroughout the (?:plan|agreement|forecast|period|programme)\b|\bto the end of the (?:plan|agreement|forecast|period|programme)\b|\bfor the (?:rest|life|whole|length) of the (?:plan|agreement|period|programme)\b/;
/** Words that make a time the end, or one, of the times at which numbers grow. */
const EXTENT =
  /\b(?:to|until|till|through|in|during|by|over|for|at|of|and|beyond)\s(?:the (?:year|end of|spring of) )?$/;
/** After the time that was told just before. */
const THEN =
  /\b(?:thereafter|after (?:that|this|then|which)|from then|beyond (?:that|this|it)|(?:later|subsequent|following) years|years (?:after|that follow)|each year after\w*|afterwards)\b/;
/** Between what is said and its time [characters]. */
const REACH = 80;

function periodsIn({ sentence, text, row }: Said): readonly Period[] {
  const own = sentence?.periods ?? periodsOf(tokensOf(text));
  return own.length === 0 && row?.row.period != null ? [row.row.period] : own;
}

/** Periods lie in the sentence, which may begin before what is read of it. */
function shiftOf({ sentence, low }: Said): number {
  return sentence === null ? 0 : Math.max(0, sentence.low.length - low.length);
}

/** The time nearest behind the words, or else the nearest before them. */
function timeOf(said: Said, start: number, end: number): Period | null {
  const shift = shiftOf(said);
  const { low } = said;
  const periods = periodsIn(said).filter(({ to }) => to !== null);
  const behind = periods.find((one) => one.start - shift >= end && one.start - shift - end < REACH);
  if (said.row !== null) return behind ?? periods[0] ?? null;
  return behind ?? periods.findLast((one) => isAhead(low, one.start - shift, one.end - shift, start)) ?? null;
}

/** "By March 2027 growth …", and not "There were 1,905 in March 2027 and growth …". */
function isAhead(low: string, from: number, to: number, start: number): boolean {
  return (
    to <= start &&
    /\b(?:by|from|in|at|after|before|until|to|during|end of|since)\s(?:the )?$/.test(
      low.slice(0, Math.max(0, from)),
    ) &&
    !/\b(?:and|but|while|though|although|with)\b|[.;]/.test(low.slice(to, start))
  );
}

const NO_PLANS = /\b(?:placements?|requests?)\b/;

function isNamed({ low, asked, section }: Said): boolean {
  return PLANS.test(low) || PLANS.test(asked) || (PLANS.test(section) && !NO_PLANS.test(section));
}

function levelIn({ sentence }: Said): number | null {
  const level = sentence?.quantities.find(
    ({ unit, per, value, step, start }) =>
      unit === 'count' &&
      per === null &&
      step === 1 &&
      value >= 200 &&
      /\b(?:at|around|about)\s(?:no more than |about |around )?$/.test(sentence.low.slice(0, start)),
  );
  return level?.value ?? null;
}

/** Around what is said [characters]. */
const NEAR = 55;

/** Whether the words are of something else than plans; plans named right beside them leave no doubt. */
function isOfOther(words: string, match: string): boolean {
  const at = words.indexOf(match);
  const near = words.slice(Math.max(0, at - NEAR), at + match.length + NEAR);
  return OTHER.test(PLANS.test(near) ? near.replaceAll(SOURCE, ' ') : words);
}

function endsIn(said: Said): GrowthEnd[] {
  const { low, asked } = said;
  const own = STOP.exec(low);
  const match = own ?? (asked === '' || low.length > 120 ? null : STOP.exec(asked));
  if (match === null) return [];
  const words = (own === null ? `${asked} ${low}` : low).replaceAll(DEFICIT_PLAN, ' ');
  if (isOfOther(words, match[0]) || NO_CLAIM.test(words.replace(/^.*\bwhen\b/, '')) || WITHOUT.test(words))
    return [];
  const period = own === null ? timeOf(said, 0, 0) : timeOf(said, match.index, match.index + match[0].length);
  const month = lastMonthOf(period);
  return month === null
    ? []
    : [{ said, month, level: levelIn(said), words: match[0], isNamed: isNamed(said) }];
}

/** Give each end of growth that a paper tells. Deterministic; linear. */
export const growthEnds: (document: Understanding) => readonly GrowthEnd[] = oncePer((document) =>
  saidOf(document).flatMap(endsIn),
);

/** Where a thought ends within a sentence. */
const JOINT = /[;:]|, (?:and|but|then|so|before|after)\b|\band (?:then|stay|match|level|hold)\w*\b/;

/** "2028/29 | still rising" in a table of plans. */
function inRow(said: Said, words: string): GrowthTold[] {
  const month = firstMonthOf(said.row?.row.period ?? null);
  if (month === null || NO_RISE.test(said.low) || !isNamed(said)) return [];
  const cell = said.row?.cells.find((one) => RISE.test(one.low) && !/\d/.test(one.low));
  return cell === undefined ? [] : [{ said, month, words, isNamed: true, isThen: false }];
}

function toldIn(said: Said): GrowthTold[] {
  const { low } = said;
  const match = STARTS.exec(low) ?? RISE.exec(low);
  if (match === null || WITHOUT.test(low) || NO_CLAIM.test(low) || isOfOther(low, match[0])) return [];
  if (said.row !== null) return inRow(said, match[0]);
  const rest = low.slice(match.index);
  const joint = JOINT.exec(rest.slice(match[0].length));
  const clause = joint === null ? rest : rest.slice(0, match[0].length + joint.index);
  const ahead = low.slice(Math.max(0, match.index - 40), match.index);
  if (NO_RISE.test(clause.replace(CEASES, ' ')) || NO_RISE.test(ahead)) return [];
  const shift = shiftOf(said) + match.index;
  const times = periodsIn(said)
    .filter((one) => one.start >= shift && one.end <= shift + clause.length)
    .filter(
      (one) =>
        EXTENT.test(clause.slice(0, one.start - shift)) || /^[-–/]/.test(clause.slice(one.end - shift)),
    )
    .flatMap((one) => firstMonthOf(one) ?? []);
  const isThen = THEN.test(low) && /[1-9]|\b(?:still|again|continu\w*|go(?:es)? on|keeps?)\b/.test(clause);
  const month = EVER.test(clause) || isThen ? Number.POSITIVE_INFINITY : Math.max(...times);
  return month === Number.NEGATIVE_INFINITY
    ? []
    : [
        {
          said,
          month,
          words: clause.trim(),
          isNamed: !isThen && (isNamed(said) || STARTS.test(low)),
          isThen,
        },
      ];
}

/** "What growth does the plan assume after that date? 3% a year." */
function answered(said: Said): GrowthTold[] {
  const { asked, low, text } = said;
  if (!THEN.test(asked) && !/\bafter\b/.test(asked)) return [];
  if (
    !RISE.test(asked) ||
    OTHER.test(`${asked} ${low}`.replaceAll(DEFICIT_PLAN, ' ')) ||
    !/^\W*(?:about |around |yes\b.*|by )?[1-9]/.test(low)
  )
    return [];
  return [{ said, month: Number.POSITIVE_INFINITY, words: text, isNamed: false, isThen: true }];
}

/** Give what a paper tells of plan numbers that grow, with the time that they grow to. Deterministic; linear. */
export const growthTold: (document: Understanding) => readonly GrowthTold[] = oncePer((document) =>
  saidOf(document).flatMap((said) =>
    said.asked === '' ? toldIn(said) : [...toldIn(said), ...answered(said)],
  ),
);
