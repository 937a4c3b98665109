/** New plans and the requests they are said to come from: more than can, at another share, or with old cases among them. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, figuresIn, figuresOf } from '../../understand/figures.ts';
import { ratioIn } from '../../understand/ratios.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { isWholeCount } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const REQUESTS = /\b(?:requests?|referrals?|applications?|ehcnas?)\b/;
const ASSESSED = /\b(?:assessments?|assessed|decisions?)\b/;
const PLANS = /\b(?:plans?|ehcps?|them|these)\b/;
const LEADS =
  /\b(?:led to|lead to|leads to|ended in|end in|resulted in|result in|became|become|turned into|were issued|gave|produced|converted|convert)\b/;
const NOT_SO = /\b(?:not all|if|unless|would|whether|cannot|could not|will|forecast|expect\w*|assum\w*)\b/;
/** All of the new plans are of the requests of the time. */
const ALL_FROM =
  /\b(?:all|every|each|entirely|wholly|only|solely|whole|none)\b[^.;]{0,90}\b(?:requests?|referrals?|new demand|conversion)\b|\b(?:which|that|this) (?:fully )?(?:accounts? for|explains?)\b|\b(?:that|this|the) (?:rate|share|conversion)\b[^.;]{0,30}\b(?:explains?|accounts? for|gives?|covers?)\b|\b(?:requests?|referrals?)\b[^.;]{0,60}\b(?:explain\w*|account\w* for|produced|led to)\b[^.;]{0,24}\b(?:all|every|each|whole|entire)\b/;
const OLD =
  /\b(?:backlog|overdue|old cases|older (?:cases|requests)|earlier requests|outstanding|(?:requested|received|made|asked for|submitted|started|begun) (?:before|in the year before|last year)|over 20 weeks|previous year|carried over|waiting (?:since|from)|held over|legacy)\b/;

/** "Of the 412 assessments, 436 led to a plan": a part larger than its whole. */
function partOverWhole(sentence: Sentence): Found[] {
  const { low } = sentence;
  if (
    !isStatement(sentence) ||
    !(REQUESTS.test(low) || ASSESSED.test(low)) ||
    !PLANS.test(low) ||
    !LEADS.test(low)
  )
    return [];
  const counts = sentence.quantities.filter(isWholeCount);
  const whole = counts.find(
    ({ start, end }) =>
      /(?:^|\b)(?:of|from|out of) (?:the |our |these |those |all )*$/.test(low.slice(0, start)) &&
      (REQUESTS.test(low.slice(end, end + 40)) || ASSESSED.test(low.slice(end, end + 40))),
  );
  const part = counts.find(({ start }) => whole !== undefined && start > whole.end);
  if (whole === undefined || part === undefined || part.value <= whole.value || part.value > whole.value * 3)
    return [];
  if (
    !LEADS.test(low.slice(part.end, part.end + 50)) &&
    !/\b(?:plans?|ehcps?)\b/.test(low.slice(part.end, part.end + 16))
  )
    return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(part.value)} cannot come from ${num(whole.value)}: it is ${num((part.value / whole.value) * 100, 0)}% of them`,
    },
  ];
}

const ISSUED = /\b(?:issued|new (?:ehc )?plans|new ehcps|plans made)\b/;
const NOT_ISSUED =
  /\b(?:within|weeks|time|%|refused|forecast|target|average|mean|a month|per month|rolling)\b/;
const RECEIVED = /\b(?:requests?|referrals?)\b/;
const NOT_RECEIVED =
  /\b(?:agreed|refused|forecast|target|average|mean|a month|per month|rolling|plans?|share|decided)\b/;

type Cells = { readonly issued: Figure; readonly requests: Figure };

/** New plans and requests of one time in one table: of one column, or of one row. */
function besideEach(document: Understanding): Cells[] {
  const cells = figuresOf(document).filter(
    ({ cell, unit, per }) => cell !== null && unit === 'count' && per !== 'month',
  );
  const issued = cells.filter(({ own, value }) => ISSUED.test(own) && !NOT_ISSUED.test(own) && value > 5);
  if (issued.length === 0 || issued.length > 200) return [];
  const requests = cells.filter(
    ({ own, value }) => RECEIVED.test(own) && !NOT_RECEIVED.test(own) && value > 5,
  );
  return issued.flatMap((one): Cells[] => {
    const other = requests.find(
      ({ cell }) =>
        cell?.grid === one.cell?.grid && (cell?.at === one.cell?.at || cell?.row === one.cell?.row),
    );
    return other === undefined ? [] : [{ issued: one, requests: other }];
  });
}

/** "We received 410 requests and issued 350 plans": both told in the sentence before a claim, or in its own. */
function toldTogether(document: Understanding, at: number): Cells[] {
  const claim = document.sentences[at];
  return [at, at - 1, at - 2].flatMap((k): Cells[] => {
    const sentence = document.sentences[k];
    if (sentence === undefined || sentence.block !== claim?.block || sentence.quantities.length < 2)
      return [];
    const figures = figuresIn(document, sentence).filter(({ unit, value }) => unit === 'count' && value > 5);
    const wordsOf = ({ quantity }: Figure, k2: number) =>
      `${sentence.low.slice(figures[k2 - 1]?.quantity?.end ?? 0, quantity?.end ?? 0)}${sentence.low.slice(quantity?.end ?? 0, (quantity?.end ?? 0) + 16)}`;
    const issued = figures.find(
      (one, k2) =>
        /\b(?:issued|new plans|plans made)\b/.test(wordsOf(one, k2)) &&
        !/^ (?:\w+ )?requests/.test(sentence.low.slice(one.quantity?.end ?? 0)),
    );
    const requests = figures.find(
      (one, k2) => one !== issued && /\brequests?\b|\breferrals?\b/.test(wordsOf(one, k2)),
    );
    return issued === undefined || requests === undefined || issued.per !== requests.per
      ? []
      : [{ issued, requests }];
  });
}

/** The numbers of a claim, and where it has none those of the sentence before it. */
function countsOf(sentence: Sentence, before: Sentence | undefined): number[] {
  const own = sentence.quantities
    .filter(({ unit, per, step }) => unit === 'count' && per === null && step === 1)
    .map(({ value }) => value);
  return own.length > 0 || before?.block !== sentence.block
    ? own
    : before.quantities.filter(isWholeCount).map(({ value }) => value);
}

/** What is wrong with a number of plans for the requests of its time, at a share of them where one is told. */
function againstRequests({ issued, requests }: Cells, share: number | null): string | null {
  const [plans, asked] = [issued.value, requests.value];
  if (plans > asked && plans < asked * 4)
    return `${num(plans)} new plans are more than the ${num(asked)} requests of the same time; at least ${num(plans - asked)} come from earlier ones`;
  const real = share === null ? plans : asked * share;
  const isFar = Math.abs(real - plans) > Math.max(2, plans * 0.06);
  return isFar && real < plans * 2 && plans < real * 2
    ? `${num((share ?? 0) * 100)}% of ${num(asked)} requests is ${num(real, 0)}, not ${num(plans)} (${num((plans / asked) * 100, 0)}%)`
    : null;
}

function isClaim(sentence: Sentence | undefined): sentence is Sentence {
  return (
    sentence !== undefined &&
    isStatement(sentence) &&
    ALL_FROM.test(sentence.low) &&
    !NOT_SO.test(sentence.low)
  );
}

function allFrom(document: Understanding, at: number, pairs: readonly Cells[]): Found[] {
  const sentence = document.sentences[at];
  if (!isClaim(sentence)) return [];
  const last = document.sentences[at - 1];
  const before = last?.block === sentence.block ? last : undefined;
  const counts = countsOf(sentence, before);
  const isOfPlans = /\b(?:plans?|ehcps?)\b/.test(`${sentence.low} ${before?.low ?? ''}`);
  if (!isOfPlans && counts.length === 0) return [];
  const only = pairs.length === 1 && counts.length === 0 ? pairs[0] : undefined;
  const pair =
    toldTogether(document, at)[0] ?? pairs.find(({ issued }) => counts.includes(issued.value)) ?? only;
  const share = shareIn(sentence) ?? (before === undefined ? null : shareIn(before));
  const why = pair === undefined ? null : againstRequests(pair, share);
  return why === null || pair === undefined
    ? withOld(document, sentence, counts)
    : [{ spots: [sentenceSpot(sentence), ...pair.issued.spots, ...pair.requests.spots], arithmetic: why }];
}

function shareIn(sentence: Sentence): number | null {
  if (!REQUESTS.test(sentence.low) || !/\bplans?|ehcps?\b/.test(sentence.low)) return null;
  const [percent, more] = sentence.quantities.filter(({ unit }) => unit === 'percent');
  if (percent !== undefined) return more === undefined && percent.value < 100 ? percent.value / 100 : null;
  return ratioIn(sentence)?.value ?? null;
}

/** "All 300 came from this year's requests", and of the 300 so many were of requests made before. */
function withOld(document: Understanding, claim: Sentence, counts: readonly number[]): Found[] {
  if (/\bnone\b/.test(claim.low)) return [];
  const whole = counts.find((value) => value > 10);
  if (whole === undefined) return [];
  for (const sentence of document.sentences) {
    if (
      sentence === claim ||
      !isStatement(sentence) ||
      !OLD.test(sentence.low) ||
      /\b(?:no|none|not|never)\b/.test(sentence.low)
    )
      continue;
    const own = sentence.quantities.filter(isWholeCount);
    const [base, part] = [
      own.find(({ value }) => value === whole),
      own.find(({ value, noun }) => value < whole && value > 0 && noun !== 'week' && value !== 20),
    ];
    if (
      base === undefined ||
      part === undefined ||
      !/\b(?:of|from)\b/.test(sentence.low.slice(0, base.start))
    )
      continue;
    return [
      {
        spots: [sentenceSpot(claim), sentenceSpot(sentence)],
        arithmetic: `${num(part.value)} of the ${num(whole)} plans are of older cases, so that ${num(whole - part.value)} come from the requests of the time`,
      },
    ];
  }
  return [];
}

function issuedFrom(document: Understanding): Found[] {
  if (!REQUESTS.test(document.low) && !ASSESSED.test(document.low)) return [];
  const pairs = besideEach(document);
  return document.sentences
    .flatMap((sentence, at) => [
      ...(sentence.quantities.length < 2 ? [] : partOverWhole(sentence)),
      ...allFrom(document, at, pairs),
    ])
    .slice(0, 2);
}

/** New plans. */
export const ISSUED_PLAN_RULES: readonly Rule[] = [
  {
    code: 'claim.issued-from-requests',
    kind: 'rate-and-count',
    severity: 'error',
    isWide: true,
    title: 'New plans are more, or other, than the requests they are said to come from give',
    meaning:
      'More plans than the assessments or requests they are said to be of; all plans of a time said to come from its requests where the table has fewer, where the share told does not give them, or where some are said to be of older cases.',
    advice:
      'Count plans from older requests apart, and give the conversion on the requests that led to them.',
    fires:
      'In the year 420 requests came in and 250 new plans were issued. All 250 came from the requests of the year.\n\nOf the 250 new plans, 61 were for requests made before April 2025.',
    silent:
      'In the year 420 requests came in and 250 new plans were issued. Most of the 250 came from the requests of the year.\n\nOf the 250 new plans, 61 were for requests made before April 2025.',
    find: issuedFrom,
  },
];
