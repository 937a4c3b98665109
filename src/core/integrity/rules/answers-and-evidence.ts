/** Rules on a Yes that the rest of the document contradicts: a limit passed, an approval refused, a date missed. */
import type { Found, Spot } from '../finding.ts';
import { wordValue } from '../lex/number-words.ts';
import { periodsOf } from '../lex/periods.ts';
import { quantitiesOf } from '../lex/quantities.ts';
import { tokensOf } from '../lex/tokens.ts';
import type { Rule } from '../rule.ts';
import type { Answer } from '../understand/answers.ts';
import { asItStands } from '../understand/as-it-stands.ts';
import { rowSpot } from '../understand/grid.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { type LateRow, lateRows } from '../understand/late-rows.ts';
import { limitsPassed } from '../understand/limits.ts';
import { basisIn, measureIn } from '../understand/measures.ts';
import { sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import { thingWords } from '../understand/thing-words.ts';
import type { Understanding } from '../understand/understanding.ts';

/** How much of an answer's commentary still speaks of the question itself [characters]. */
const NEAR = 260;

function yesAnswers({ answers }: Understanding): Answer[] {
  return answers.filter(({ value }) => value === 'yes');
}

function yesThoughPassed(document: Understanding): Found[] {
  const asked = yesAnswers(document).filter(
    ({ question, commentary }) =>
      /\b(?:deficit|ceiling|cap|limit|maximum|agreed (?:amount|sum))\b/.test(
        `${question.toLowerCase()} ${commentary.slice(0, NEAR)}`,
      ) && !/\bin[- ]year (?:deficit|balance)\b|£0|\bzero\b|\bnil\b/i.test(question),
  );
  if (asked.length === 0) return [];
  const passed = limitsPassed(document);
  return asked.flatMap((answer): Found[] => {
    const words = `${answer.question} ${answer.commentary.slice(0, NEAR)}`;
    const meant =
      passed.find(({ year }) => year !== null && namesYear(year, words)) ?? onlyCurrent(passed, document);
    if (meant === undefined) return [];
    return [
      {
        spots: [answer.spot, ...meant.spots],
        arithmetic: `the answer is Yes; ${showValue(meant.value, 'money')} against a limit of ${showValue(meant.limit, 'money')} in ${meant.year ?? 'the table'}`,
      },
    ];
  });
}

/** Whether words name a financial year, in any of its ways, or the March that closes it. */
function namesYear(year: string, words: string): boolean {
  const [from = '', to = ''] = year.split('/');
  return new RegExp(`\\b${from}[/–-](?:20)?${to}\\b|31 march 20${to}\\b|march 20${to}\\b`, 'i').test(words);
}

function onlyCurrent(
  passed: ReturnType<typeof limitsPassed>,
  { cutOff, submitted }: Understanding,
): ReturnType<typeof limitsPassed>[number] | undefined {
  const day = cutOff?.period.to ?? submitted?.period.to ?? null;
  return passed.find(
    ({ from, to }) => day !== null && from !== null && to !== null && from <= day && to >= day,
  );
}

const HOLDS_TO =
  /\b(?:no (?:higher|more|greater|larger)|not (?:exceed|more|higher)|within|below|under|inside|at or below|up to|met|meet|limited to)\b/;

/** "Will the in-year deficit be no higher than £6.50m?" Yes, and the figure told elsewhere is above it. */
function yesThoughAbove(document: Understanding): Found[] {
  return yesAnswers(document).flatMap((answer): Found[] => {
    const low = answer.question.toLowerCase();
    const tokens = tokensOf(answer.question);
    const [limit, more] = quantitiesOf(tokens, periodsOf(tokens)).filter(({ unit }) => unit === 'money');
    const measure = limit === undefined ? null : measureIn(low, 'money');
    if (limit === undefined || more !== undefined || measure === null || !HOLDS_TO.test(low)) return [];
    const own = asItStands(document.facts, measure.id, basisIn(low)).filter(
      ({ sentence }) =>
        sentence !== null &&
        !sentence.text.endsWith('?') &&
        !/\b(?:last year|previous|next year|brought forward|if|would)\b/.test(sentence.low),
    );
    const [first] = own;
    const isClear =
      own.length > 0 &&
      own.every((fact) => fact.value > limit.value && !meet(intervalOf(fact), intervalOf(limit)));
    if (first === undefined || !isClear) return [];
    return [
      {
        spots: [answer.spot, ...first.spots],
        arithmetic: `the answer is Yes to ${showValue(limit.value, 'money')}; ${showValue(first.value, 'money')} is told`,
      },
    ];
  });
}

const APPROVAL =
  /\b(?:approv\w+|agreed|consent\w*|permission|permitted|granted|secured|authori[sz]ed|signed)\b/;
const REFUSED =
  /\b(?:turned (?:it |this |the \w+ )?down|refused|rejected|declined|voted against|did not (?:agree|approve|support)|not (?:yet )?(?:been )?(?:approved|agreed|granted|given|secured)|(?:waiting for|awaiting|awaits) (?:a |the |its |their )?(?:decision|approval|consent|outcome)|has not (?:yet )?decided|withdrawn|no decision)\b/;

/** Words of the question that tell what is to be approved. */
function topicWords(answer: Answer): Set<string> {
  const general =
    /^(?:approve\w*|agree\w*|consent\w*|permission|forecast|assume\w*|authority|council|ha|plan|year|been|still|current)$/;
  return new Set([...thingWords(answer.question)].filter((word) => word.length > 3 && !general.test(word)));
}

function yesThoughRefused(document: Understanding): Found[] {
  return yesAnswers(document).flatMap((answer): Found[] => {
    if (!APPROVAL.test(answer.question.toLowerCase())) return [];
    const topic = topicWords(answer);
    const refused = document.sentences.find(({ low, text, block }) => {
      if (block.kind === 'heading' || text.endsWith('?') || !REFUSED.test(low)) return false;
      const own = thingWords(low);
      return [...topic].some((word) => own.has(word));
    });
    if (topic.size === 0 || refused === undefined) return [];
    return [
      {
        spots: [answer.spot, sentenceSpot(refused)],
        arithmetic: `the answer is Yes; elsewhere: "${REFUSED.exec(refused.low)?.[0] ?? ''}"`,
      },
    ];
  });
}

const IN_TIME =
  /\b(?:on time|on schedule|to schedule|on track|as planned|to plan|(?:by|within) (?:the|their|its) (?:dates?|deadlines?|agreed dates?)|no slippage|without delay)\b/;

const BUILT = /\b(?:capital|places?|schools?|academy|schemes?|buildings?|sites?|units?|bases?|extensions?)\b/;

/** Whether a question asks about what a row tells of: what is built for one on capital or places, else a word of it that the table bears. */
function isAsked({ question }: Answer, { grid, row }: LateRow): boolean {
  const low = question.toLowerCase();
  const about =
    `${row.label} ${grid.caption} ${grid.columns.map(({ header }) => header).join(' ')}`.toLowerCase();
  if (/\b(?:procurement|contract|tender|registration|recruit\w*|posts?)\b/.test(about))
    return /\b(?:procurement|contract|registration|recruit)/.test(low);
  if (/\b(?:capital|places?|buildings?|schemes?)\b/.test(low)) return BUILT.test(about);
  return ['project', 'milestone', 'action', 'work'].some(
    (word) => low.includes(word) && about.includes(word),
  );
}

/** "Yes. Tamsey Park, the funded scheme, is due as agreed": the answer names its scheme, and not the row's; all schemes are not meant. */
function isOfOtherScheme({ commentary }: Answer, { grid, row }: LateRow): boolean {
  const said = commentary.slice(0, NEAR);
  if (/\b(?:all|every|each|both|no scheme|none)\b/.test(said)) return false;
  const words = thingWords(said);
  const isNamed = (label: string) => {
    const own = [...thingWords(label)].filter((word) => word.length > 3 && !BUILT.test(word));
    return own.length > 0 && own.every((word) => words.has(word));
  };
  return !isNamed(row.label) && grid.rows.some((one) => one !== row && isNamed(one.label));
}

function yesThoughLate(document: Understanding): Found[] {
  const asked = yesAnswers(document).filter(
    ({ question, commentary }) =>
      IN_TIME.test(`${question.toLowerCase()} ${commentary.slice(0, NEAR)}`) &&
      /\b(?:projects?|capital|places?|schemes?|milestones?|buildings?|works?|actions?)\b/.test(
        question.toLowerCase(),
      ),
  );
  if (asked.length === 0) return [];
  const late = lateRows(document);
  return asked.flatMap((answer): Found[] => {
    const row = late.find((one) => isAsked(answer, one) && !isOfOtherScheme(answer, one));
    if (row === undefined) return [];
    const spot: Spot = rowSpot(row.grid, row.row, 0);
    return [
      {
        spots: [answer.spot, spot],
        arithmetic: `the answer is Yes; ${row.row.label}: due ${row.dueText}, now ${row.nowText}`,
      },
    ];
  });
}

const AGREED_LEVEL =
  /\b(?:agreement (?:sets|has|asks for|requires|expects|allows)|(?:level|figure|sum|amount|target) in the agreement|agreed (?:level|figure|sum|target|amount)|target (?:is|was|of))\b[^.;]{0,40}$/;
const LOW_IS_GOOD = /\b(?:deficit|overspend|spend\w*|cost|refus\w*|absen\w*|exclu\w*|late|overdue|waiting)\b/;

/** "Yes. The forecast deficit is £4.86m. The agreement sets £4.20m": its own words have the figure on the wrong side. */
function yesThoughOff(document: Understanding): Found[] {
  return yesAnswers(document).flatMap((answer): Found[] => {
    const own = document.sentences
      .filter(({ blockAt }) => blockAt >= answer.fromBlock && blockAt <= answer.toBlock)
      .slice(0, SENTENCES);
    const told = own.flatMap((sentence) =>
      sentence.text.endsWith('?') ? [] : sentence.quantities.map((quantity) => ({ sentence, quantity })),
    );
    const level = told.find(({ sentence, quantity }) =>
      AGREED_LEVEL.test(sentence.low.slice(0, quantity.start)),
    );
    const now = told.find((one) => one !== level && one.quantity.unit === level?.quantity.unit);
    if (
      level === undefined ||
      now === undefined ||
      (level.quantity.unit !== 'money' && level.quantity.unit !== 'percent')
    )
      return [];
    if (told.indexOf(now) > told.indexOf(level) || meet(intervalOf(now.quantity), intervalOf(level.quantity)))
      return [];
    const words = `${answer.question.toLowerCase()} ${now.sentence.low}`;
    const isLow = LOW_IS_GOOD.test(words);
    if (level.quantity.unit === 'money' && !isLow) return [];
    if (isLow ? now.quantity.value <= level.quantity.value : now.quantity.value >= level.quantity.value)
      return [];
    const { unit } = level.quantity;
    return [
      {
        spots: [answer.spot, sentenceSpot(now.sentence), sentenceSpot(level.sentence)],
        arithmetic: `the answer is Yes; ${showValue(now.quantity.value, unit)} against ${showValue(level.quantity.value, unit)} agreed`,
      },
    ];
  });
}

/** So many sentences of an answer still give its own figures. */
const SENTENCES = 6;

/** "Have all the places been opened? Yes. Of the 60 places, 52 were open." */
function yesThoughSome(document: Understanding): Found[] {
  return yesAnswers(document).flatMap((answer): Found[] => {
    const match =
      /\b(?:of|out of) (?:the |our |these |those )?(\d[\d,]*) [^.;]{0,60}?,? (\d[\d,]*) (?:\w+ ){0,3}(?:were|are|have|had|opened|met|came)\b/.exec(
        answer.commentary.slice(0, NEAR),
      );
    if (match === null || !/\b(?:all|every|each)\b/.test(answer.question.toLowerCase())) return [];
    const [all, some] = [match[1], match[2]].map((text) => Number((text ?? '').replaceAll(',', '')));
    if (all === undefined || some === undefined || some >= all) return [];
    return [{ spots: [answer.spot], arithmetic: `the answer is Yes to all; ${some} of ${all} is told` }];
  });
}

/** "Do the schools support it? Yes. There were 21 in favour and 26 against." */
const SO_MANY = String.raw`(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)`;
const VOTES = new RegExp(
  String.raw`\b${SO_MANY} (?:members? |schools? |people |of them )?(?:voted |were |was )?(?:in favour|for it|in support|supported|agreed|for)\b[^.;]{0,40}?\b${SO_MANY} (?:\w+ ){0,2}(?:against|opposed|not in favour|disagreed|objected)\b`,
);

/** The votes told behind an answer, or by the only sentence of the document that tells of any. */
function votesFor({ sentences }: Understanding, { commentary }: Answer): RegExpExecArray | null {
  const own = VOTES.exec(commentary.slice(0, NEAR));
  if (own !== null) return own;
  const [first, more] = sentences.filter(({ low, block }) => block.kind !== 'heading' && VOTES.test(low));
  return first === undefined || more !== undefined ? null : VOTES.exec(first.low);
}

function yesThoughOutvoted(document: Understanding): Found[] {
  return yesAnswers(document).flatMap((answer): Found[] => {
    if (
      !/\b(?:(?:support|favour|approv|want)\w*|agree[ds]?|back(?:s|ed)?)\b/.test(
        answer.question.toLowerCase(),
      )
    )
      return [];
    const match = votesFor(document, answer);
    const [yes, no] = [match?.[1], match?.[2]].map((word = '') => wordValue(word) ?? Number(word));
    if (match === null || yes === undefined || no === undefined || Number.isNaN(yes) || Number.isNaN(no))
      return [];
    return yes > no
      ? []
      : [{ spots: [answer.spot], arithmetic: `the answer is Yes; ${yes} in favour, ${no} against` }];
  });
}

const ADVICE = 'Change the answer, or write down why it stands although the document shows otherwise.';

/** A Yes against evidence. */
export const EVIDENCE_RULES: readonly Rule[] = [
  {
    code: 'answer.limit-passed',
    kind: 'answer',
    severity: 'error',
    title: 'The answer is Yes, and a table has the deficit above its limit',
    meaning:
      'Yes to a question on the deficit or its limit, and a table with both for that year where the deficit is higher.',
    advice: ADVICE,
    fires:
      'Will the deficit stay within the ceiling for 2025/26? Yes.\n\n| Year | Closing deficit, £m | Ceiling, £m |\n| --- | --- | --- |\n| 2024/25 | 30.1 | 31.0 |\n| 2025/26 | 37.2 | 33.9 |',
    silent:
      'Will the deficit stay within the ceiling for 2025/26? Yes.\n\n| Year | Closing deficit, £m | Ceiling, £m |\n| --- | --- | --- |\n| 2024/25 | 30.1 | 31.0 |\n| 2025/26 | 33.2 | 33.9 |',
    find: yesThoughPassed,
  },
  {
    code: 'answer.above-question',
    kind: 'answer',
    severity: 'error',
    title: 'The answer is Yes to a limit that the figure told is above',
    meaning:
      'A question that holds a deficit to an amount, Yes, and every figure of that deficit in the text is higher.',
    advice: ADVICE,
    fires:
      'Will the in-year deficit be no higher than the £6.5 million agreed for 2025/26? Yes.\n\nThis leaves an in-year deficit of £7.2 million.',
    silent:
      'Will the in-year deficit be no higher than the £6.5 million agreed for 2025/26? Yes.\n\nThis leaves an in-year deficit of £6.2 million.',
    find: yesThoughAbove,
  },
  {
    code: 'answer.not-approved',
    kind: 'answer',
    severity: 'error',
    title: 'The answer is Yes to an approval that the text says was not given',
    meaning:
      'Yes to whether something is approved or agreed, and a sentence on the same thing: turned down, refused, awaiting a decision.',
    advice: ADVICE,
    fires:
      'Has the transfer from the schools block been approved? Yes.\n\n## Finance\n\nThe forum turned down the transfer in January.',
    silent:
      'Has the transfer from the schools block been approved? Yes.\n\n## Finance\n\nThe forum supported the transfer in January.',
    find: yesThoughRefused,
  },
  {
    code: 'answer.late-row',
    kind: 'answer',
    severity: 'error',
    title: 'The answer is Yes, and a row of a table is later than its due date',
    meaning:
      'Yes to whether projects, places or milestones are on time, and a table with a date due and a later one now.',
    advice: ADVICE,
    fires:
      'Are all capital projects being delivered on time? Yes.\n\n| Scheme | Due | Now expected |\n| --- | --- | --- |\n| Ridge School | September 2024 | January 2025 |',
    silent:
      'Are all capital projects being delivered on time? Yes.\n\n| Scheme | Due | Now expected |\n| --- | --- | --- |\n| Ridge School | September 2024 | September 2024 |',
    find: yesThoughLate,
  },
  {
    code: 'answer.off-agreed',
    kind: 'answer',
    severity: 'error',
    title: 'The answer is Yes, and its own words have the figure worse than agreed',
    meaning:
      'Yes, a deficit or share in its commentary, and behind it what the agreement sets, on the other side.',
    advice: ADVICE,
    fires:
      'Is the council on course for this year? Yes. The forecast in-year deficit is £4.86m. The agreement sets £4.20m for the year.',
    silent:
      'Is the council on course for this year? Yes. The forecast in-year deficit is £4.06m. The agreement sets £4.20m for the year.',
    find: yesThoughOff,
  },
  {
    code: 'answer.not-all',
    kind: 'answer',
    severity: 'error',
    title: 'The answer is Yes to all, and only some are told',
    meaning: 'A question on all of something, Yes, and in its commentary fewer of them than there are.',
    advice: ADVICE,
    fires:
      'Have all the places promised for September been opened? Yes. Of the 60 places in the programme, 52 were open by the start of term.',
    silent:
      'Have all the places promised for September been opened? Yes. Of the 60 places in the programme, 60 were open by the start of term.',
    find: yesThoughSome,
  },
  {
    code: 'answer.outvoted',
    kind: 'answer',
    severity: 'error',
    title: 'The answer is Yes to whether people agree, and more were against',
    meaning:
      'Yes to whether schools or others support something, and in its commentary more against than in favour.',
    advice: ADVICE,
    fires: 'Do the schools that replied support the transfer? Yes. There were 21 in favour and 26 against.',
    silent: 'Do the schools that replied support the transfer? Yes. There were 26 in favour and 21 against.',
    find: yesThoughOutvoted,
  },
];
