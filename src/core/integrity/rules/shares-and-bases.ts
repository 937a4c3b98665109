/** Rules on shares without a base, and shares that move with their base. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

const SURVEYED =
  /\b(?:confiden(?:ce|t)|satisf(?:action|ied)|felt|feel|feels|agreed that|agree that|said (?:that|they|it|the|our|their|yes)|told (?:us|me|the)|thought|believe[sd]?|considered|would (?:choose|recommend|use)|preferred?|agreed with|reported (?:that|feeling|being|an?)|rated (?:the|our|their|it|this|us|support)|respondents?|responses|survey(?:ed)?|feedback|attendees|participants|trust in|positive about|found (?:the|it)|would recommend|content(?:ed)? with|(?:un)?happy with|pleased with|listened to|described?|went on to|found it (?:helpful|useful|easy)|views?)\b/;

const PEOPLE =
  /\b(?:parents?|carers?|famil(?:y|ies)|schools?|headteachers?|heads|sencos?|young people|attendees|participants|respondents?|panel|staff|teachers|professionals|delegates|members|learners|leavers|students|pupils|confidence|satisfaction|survey)\b/;

const HAS_BASE =
  /\bn\s?=\s?\d|\bbase:?\s?\d|\b\d[\d,]* (?:\w+ ){0,3}(?:responses|respondents|replies|returns|attendees|participants|parents|parent|carers|families|schools|headteachers|heads|sencos|young people|people|members|staff|teachers|professionals|delegates|returned|replied|responded|answered|completed|forms)\b|\b(?:of|out of) (?:the |all |our )?\d[\d,]*\b|\(\d+ of \d+\)|(?<! in | of )\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty)(?:-\w+)? (?:\w+ ){0,2}(?:responses|respondents|attendees|participants|parents|families|schools|people|members|staff)\b|\bresponse rate\b/;

/** Words of those who were asked or answered: a number further off is of them only with one of these. */
const ASKED =
  /\b(?:answer\w*|repl(?:y|ies|ied)|respon\w+|return\w*|asked|survey\w*|complet\w+|filled|sampl\w+|wrote|written|forms?|attend\w*|took part|came|invited|panel|questionnaire|feedback|evaluation)\b/;

/** Whether a sentence so many on from a share of views may tell how many people they are of. */
function isBeside(one: Sentence, sentence: Sentence, by: number): boolean {
  const isSame = one.block === sentence.block;
  if (!isSame && Math.abs(one.blockAt - sentence.blockAt) > 1) return false;
  return (isSame && Math.abs(by) <= 1) || ASKED.test(one.low);
}

/** Whether the sentences around a share of views tell of how many people it is. */
export function isBased(sentences: readonly Sentence[], at: number): boolean {
  const sentence = sentences[at];
  const from = Math.max(0, at - 3);
  const near = sentences
    .slice(from, at + 3)
    .filter((one, k) => sentence !== undefined && isBeside(one, sentence, from + k - at))
    .map(({ low }) => low.replace(PARAGRAPH_NUMBER, ' ').replaceAll(FRACTION_ALL, ' '))
    .join(' . ');
  return HAS_BASE.test(near);
}

const FRACTION =
  /\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)? (?:two|three|four|five|six|seven|eight|nine|ten|twenty)\b|\b(?:two|one)[ -]thirds?\b|\b(?:three|one)[ -]quarters?\b/;
/** "3.3 Parents are noticing": the number of a paragraph, and of no parents. */
const PARAGRAPH_NUMBER = /^\W{0,4}\d+(?:\.\d+)+\.?\s/;
const FRACTION_ALL = new RegExp(FRACTION.source, 'g');

/** "In 36 the panel took the same view (90%)": the count stands before its share in brackets. */
function isCounted({ low, quantities }: Sentence): boolean {
  const share = quantities.find(
    ({ unit, start, end }) => unit === 'percent' && low[start - 1] === '(' && low[end] === ')',
  );
  return (
    share !== undefined &&
    quantities.some(({ unit, value, end }) => unit === 'count' && value >= 5 && end < share.start)
  );
}

/** A chart, or a line of a summary: "in the survey 174 of 300 parents were confident": the same people with their numbers. */
function toldElsewhere(sentences: readonly Sentence[], sentence: Sentence): boolean {
  const who = /\b(?:parents?|carers?|pupils?|young people|school|staff)/.exec(sentence.low)?.[0];
  if (sentence.isChart) return true;
  return (
    who !== undefined &&
    sentence.block.kind === 'item' &&
    sentences.some(
      ({ low }) =>
        low.includes(who) &&
        /\b\d{2,5} of \d{2,5} /.test(low) &&
        /\b(?:survey|confiden\w+|satisf\w+|asked)\b/.test(low),
    )
  );
}

/** A percentage of people's opinions without how many they are, in its paragraph or the sentences beside it. */
function withoutBase({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) => {
    const isAsked =
      PEOPLE.test(sentence.low) ||
      /\b(?:confidence|satisfaction|trust)\b[^.;]{0,90}\b(?:improved|risen|rose|increased|fallen|fell|grown|grew) by\b/.test(
        sentence.low,
      ) ||
      /(?:%|per cent) (?:felt|said|told|agreed|thought|were (?:happy|satisfied|confident|pleased))\b/.test(
        sentence.low,
      );
    if (!SURVEYED.test(sentence.low) || !isAsked || toldElsewhere(sentences, sentence)) return [];
    const shares = sentence.quantities.filter(({ unit }) => unit === 'percent' || unit === 'points');
    const fraction = FRACTION.exec(sentence.low)?.[0] ?? null;
    if (fraction !== null && shares.length === 0 && !HAS_BASE.test(sentence.low) && !isBased(sentences, at))
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${fraction} of people's views, and no number of people in the sentences around it`,
        },
      ];
    if (
      shares.length === 0 ||
      /\b(?:target|aim|ambition|will|expect|forecast|allocation|transfer|block|deficit|inflation|budget|places?|plans? (?:are|were)|timeliness|attendance|absence)\b/.test(
        sentence.low,
      )
    )
      return [];
    if (isBased(sentences, at) || isCounted(sentence)) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${shares.map(({ value, unit }) => `${num(value)}${unit === 'percent' ? '%' : ' points'}`).join(', ')} of people's views, and no number of people in the sentences around it`,
      },
    ];
  });
}

const MOST_OF =
  /\b(?:(?:the )?(?:large |great |vast |overwhelming |clear )?majority of|most(?: of the)?|nearly all(?: of the)?|almost all(?: of the)?) (?:[a-z-]+ ){0,4}(?:parents?|carers?|families|schools|headteachers|heads|sencos?|respondents|participants|attendees|governors|teachers|staff|pupils|young people|children|providers|professionals|members)\b/;
const VIEW =
  /\b(?:support(?:s|ed)?|agree[sd]?|told|said|say|felt|feel|thought|think|prefer(?:red)?|want(?:ed)?|welcom\w+|are (?:happy|satisfied|confident|in favour|content)|were (?:happy|satisfied|confident|in favour|content)|favour(?:ed)?|voted|back(?:ed)?|found)\b/;

/** "Most headteachers who took part told us …": how many of how many is not said anywhere near. */
function mostWithoutNumber({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    const most = MOST_OF.exec(sentence.low);
    if (most === null || sentence.isChart || !VIEW.test(sentence.low.slice(most.index))) return [];
    // "Most providers have been told": what was done to them is no view of theirs.
    if (
      /^[^.;]{0,40}\b(?:have|has|were|was|are|being) (?:been )?(?:told|asked|invited|informed|briefed|sent|given|visited)\b/.test(
        sentence.low.slice(most.index),
      )
    )
      return [];
    if (HAS_BASE.test(sentence.low) || isBased(sentences, at)) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `"${most[0]}", and no number of people in the sentences around it`,
      },
    ];
  });
}

/** "from 6.9% (207) to 6.6% (231)": shares with their counts in brackets. */
function bracketedCounts(sentence: Sentence): Found[] | null {
  const [a, m, b, n] = sentence.quantities;
  if (a?.unit !== 'percent' || b?.unit !== 'percent' || m?.unit !== 'count' || n?.unit !== 'count')
    return null;
  const isBeside = [
    [a, m],
    [b, n],
  ].every(([share, count]) => /^[^\d]{0,4}\((?:n ?= ?)?$/.test(sentence.low.slice(share?.end, count?.start)));
  const isFall = /\b(?:from|down|fell|fallen|reduc\w+|improv\w+)\b/.test(sentence.low) && b.value < a.value;
  if (!isBeside || !isFall || n.value <= m.value || /\b(?:base|denominator|total)\b/.test(sentence.low))
    return null;
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `the share falls from ${num(a.value)}% to ${num(b.value)}% while the count rises from ${num(m.value)} to ${num(n.value)}: its base grew`,
    },
  ];
}

/** A falling share beside a rising count, where the share is told as progress. */
function baseGrew(document: Understanding): Found[] {
  return document.sentences.flatMap((sentence, at) => {
    const bracketed = bracketedCounts(sentence);
    if (bracketed !== null) return bracketed;
    const shares = document.changes.filter(
      (change) =>
        change.sentence === sentence && change.from.unit === 'percent' && change.to.value < change.from.value,
    );
    const [share] = shares;
    const told = share ?? fallingShares(sentence);
    if (
      told === null ||
      told === undefined ||
      !/\b(?:share|proportion|percentage|per cent of|% of|of (?:all |our )?plans)\b/.test(sentence.low)
    )
      return [];
    const around = document.sentences
      .slice(Math.max(0, at - 3), at + 5)
      .filter(
        (one) =>
          one.block.section === sentence.block.section && Math.abs(one.blockAt - sentence.blockAt) <= 2,
      );
    const text = around.map(({ low }) => low).join(' ');
    if (
      /\b(?:base|denominator|because the total|growing (?:total|number of plans)|total (?:has )?(?:grew|grown|risen)|owes|larger total|more plans overall|faster than)\b/.test(
        text,
      )
    )
      return [];
    const rising = around.find((one) => isRisingCount(document, one, sentence));
    if (rising === undefined) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...(rising === sentence ? [] : [sentenceSpot(rising)])],
        arithmetic: `the share falls from ${num(told.from.value)}% to ${num(told.to.value)}% while the count rises: its base grew`,
      },
    ];
  });
}

/** "5.86% in July and 5.62% in October": a share told at two times. */
function fallingShares(
  sentence: Sentence,
): { readonly from: { readonly value: number }; readonly to: { readonly value: number } } | null {
  const shares = sentence.quantities.filter(({ unit }) => unit === 'percent');
  const [a, b] = shares;
  if (
    a === undefined ||
    b === undefined ||
    shares.length !== 2 ||
    !/\bshare|proportion|percentage|%/.test(sentence.low) ||
    sentence.periods.length < 2
  )
    return null;
  const gap = sentence.low.slice(a.end, b.start);
  if (
    !/\b(?:to|and|then|compared|from|against|down|,)\b/.test(gap) ||
    /target|forecast|plan\b|agreed|national|neighbour/.test(sentence.low)
  )
    return null;
  const isBackward = /\bcompared|\bfrom|down from|\bagainst/.test(gap);
  const [from, to] = isBackward ? [b, a] : [a, b];
  return to.value < from.value &&
    /\b(?:fell|fall|fallen|reduc|down|lower|decreas|declin|improv|drop)/.test(sentence.low)
    ? { from, to }
    : null;
}

const COUNT_UP =
  /\b(?:number|count|placements|children|pupils|plans|exclusions|suspensions|appeals|requests)\b[^.;]{0,60}\b(?:rose|risen|increased|grew|grown|up|went up|higher)\b|\b\d[\d,]* (?:more|higher|additional)\b|\bup (?:by )?\d|\b(?:increase|rise) of \d/;

function isRisingCount({ changes }: Understanding, one: Sentence, sentence: Sentence): boolean {
  const subject =
    /\b(?:independent|inmss|non-maintained|placement|exclusion|suspension|appeal|mainstream|neet|absence|special|out of county)/g;
  const own = new Set(sentence.low.match(subject) ?? []);
  const theirs = one.low.match(subject) ?? [];
  const isSame = one === sentence || theirs.some((word) => own.has(word)) || one.block === sentence.block;
  if (!isSame) return false;
  const isFalling = changes.some(
    (change) =>
      change.sentence === one && change.from.unit === 'count' && change.to.value < change.from.value,
  );
  if (isFalling) return false;
  const rising = changes.some(
    (change) =>
      change.sentence === one && change.from.unit === 'count' && change.to.value > change.from.value,
  );
  return (
    rising ||
    (COUNT_UP.test(one.low) &&
      one.quantities.some(({ unit }) => unit === 'count') &&
      !/\brequests|\brespon/.test(one.low))
  );
}

/** Shares and bases. */
export const BASE_RULES: readonly Rule[] = [
  {
    code: 'base.views-without-number',
    kind: 'no-base',
    severity: 'warning',
    title: 'A share of people’s views without how many people',
    meaning:
      'A percentage of confidence, satisfaction or agreement with no number of people in the sentences around it.',
    advice: 'Give the number asked and answering, and for a change both values.',
    fires: 'Confidence among panel members rose by just over 10%.',
    silent: 'Confidence among the 18 panel members rose by 10 percentage points.',
    find: withoutBase,
  },
  {
    code: 'base.most-without-number',
    kind: 'no-base',
    severity: 'warning',
    title: 'Most people are said to think something, without how many of how many',
    meaning:
      'Most or a majority of parents, schools or others who support, say or want something, and no number asked or answering in the sentences around.',
    advice: 'Give the number asked and answering and how many of them said so.',
    fires: 'Most governors who came back to us support the new banding.',
    silent: 'Most governors support the new banding: 31 of the 44 who replied said so.',
    find: mostWithoutNumber,
  },
  {
    code: 'denominator.base-grew',
    kind: 'denominator',
    severity: 'warning',
    title: 'A share fell only because its base grew',
    meaning:
      'A falling share, and nearby a rising count of the same thing. Silent where the text says that the base grew.',
    advice: 'Give count, base and share at both times, and do not call it a fall.',
    fires:
      'The share of plans in independent schools fell from 5.86% to 5.62%. The number of placements rose from 302 to 346 over the year.',
    silent:
      'The share of plans in independent schools fell from 5.86% to 5.62%. The number of placements fell from 348 to 346 over the year.',
    find: baseGrew,
  },
];
