/** Promises said to be kept or unchanged, and the day, the number or the date told with them is another. */
import { toIsoDate } from '../../../base/day-number.ts';
import type { Found } from '../../finding.ts';
import { timeIn } from '../../lex/only-time.ts';
import type { Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, rowSpot } from '../../understand/grid.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import { isWholeCount } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const DUE =
  /\b(?:by|before|no later than|due(?: by| on| in)?|deadline(?: of)?|to be [a-z]+ (?:by|in|on))\s(?:the |end of |the end of |early |mid-|late )*$/;
const KEPT =
  /\b(?:kept|as promised|on time|as planned|met|to (?:time|schedule|plan)|on schedule|(?:commitment|promise|target|deadline|milestone|action) (?:was|has been|is|therefore) (?:met|kept|achieved|delivered|honoured)|achieved|delivered as agreed)\b/;
const LATE =
  /\b(?:not|late|later|delay\w*|slip\w*|missed|although|but|however|instead|after the (?:date|deadline|end)|moved (?:to|from)|revised (?:date|to)|overdue|behind|partly|partially)\b/;

/** "To be adopted by 30 June. Kept: adopted on 21 July, as promised." */
function wrongDay(sentences: readonly Sentence[]): Found[] {
  const block = sentences[0]?.block;
  const low = sentences.map((sentence) => sentence.low).join(' ');
  if (block === undefined || block.kind === 'heading' || !KEPT.test(low) || LATE.test(low)) return [];
  const told = sentences.flatMap((sentence) => sentence.periods.map((period) => ({ sentence, period })));
  const [due, done, more] = told;
  if (due === undefined || done === undefined || more !== undefined) return [];
  if (!DUE.test(due.sentence.low.slice(0, due.period.start))) return [];
  if (DUE.test(done.sentence.low.slice(0, done.period.start))) return [];
  if (
    !/\b(?:on|in|at|from|since|published|opened|signed|adopted|started|completed)\s(?:the )?$/.test(
      done.sentence.low.slice(0, done.period.start),
    )
  )
    return [];
  const [to, from] = [due.period.to, done.period.from];
  if (to === null || from === null || from <= to) return [];
  // What is done is told of in the past, behind what was due.
  if (
    sentences.indexOf(done.sentence) === sentences.indexOf(due.sentence) &&
    done.period.start < due.period.start
  )
    return [];
  if (
    /\b(?:will|next|due|expected|planned)\b/.test(
      done.sentence.low.slice(Math.max(0, done.period.start - 40)),
    )
  )
    return [];
  return [
    {
      spots: [...new Set([due.sentence, done.sentence])].map(sentenceSpot),
      arithmetic: `due by ${toIsoDate(to)}, done on ${toIsoDate(from)}; the text says "${KEPT.exec(low)?.[0] ?? ''}"`,
    },
  ];
}

const RESULT_DONE = /^\W{0,3}(?:done|kept|met|yes|achieved|delivered|complete[d]?(?: on time)?|on time)\b/i;

/** A row with a due date, and a result that is "kept" on a later day. */
function wrongRow(grid: Grid): Found[] {
  const due = grid.columns.findIndex(({ low }) =>
    /^(?:due|deadline|by when|promised(?: for| by)?|target date|due date|date promised|date due)\b/.test(low),
  );
  if (due < 1) return [];
  return grid.rows.flatMap((row): Found[] => {
    const day = timeIn(row.row.cells[due] ?? '');
    return row.row.cells.flatMap((cell, at): Found[] => {
      const done = at > due && RESULT_DONE.test(cell) && !LATE.test(cell.toLowerCase()) ? timeIn(cell) : null;
      if (day?.to == null || done?.from == null || done.from <= day.to) return [];
      if (/\b(?:will|next|due|expected)\b/i.test(cell)) return [];
      return [
        {
          spots: [rowSpot(grid, row, at), rowSpot(grid, row, due)],
          arithmetic: `due ${row.row.cells[due] ?? ''}, ${toIsoDate(done.from)} in the result, which says "${RESULT_DONE.exec(cell)?.[0].trim() ?? ''}"`,
        },
      ];
    });
  });
}

const IS_MET =
  /\b(?:this|that|the|our|both) (?:second |first |third )?(?:commitment|promise|undertaking|target|milestone|action|pledge|requirement|condition)(?: (?:to|that) [^.;]{1,40}?)? (?:has (?:now |therefore )?been|was|is|is therefore|is now) (?:fully )?(?:met|kept|achieved|delivered|honoured|complete)\b/;
const IN_PLACE =
  /\b(?:in post|appointed|recruited|open(?:ed)?|in place|started|trained|signed|complete[d]?|joined|delivered|reviewed)\b/;

/** "To have six caseworkers in post by March. Four were in post; this commitment has been met." */
function wrongNumber(sentences: readonly Sentence[], at: number): Found[] {
  const [before, sentence] = [sentences[at - 1], sentences[at]];
  if (before === undefined || sentence === undefined || before.block !== sentence.block) return [];
  const match = IS_MET.exec(sentence.low);
  if (match === null || /\bnot\b/.test(sentence.low.slice(0, match.index + match[0].length))) return [];
  const promised = before.quantities.filter((one) => isWholeCount(one) && one.value > 1);
  const real = sentence.quantities.filter(isWholeCount);
  const [goal, more] = promised;
  const [got, other] = real;
  if (goal === undefined || more !== undefined || got === undefined || other !== undefined) return [];
  const areOfOne = goal.noun === got.noun || goal.noun === '' || got.noun === '';
  if (!areOfOne || got.value >= goal.value || !IN_PLACE.test(before.low) || !IN_PLACE.test(sentence.low))
    return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(before)],
      arithmetic: `${num(got.value)} of ${num(goal.value)} promised; the text says "${match[0]}"`,
    },
  ];
}

const TOLD_THEN =
  /\b(?:we|council|authority|update|return|report|paper|service|team|board|department)\b[^.;]{0,50}\b(?:told|said|reported|stated|promised|committed|undertook|undertaken|set|gave|forecast|expected|planned|advised)\b/;
const EARLIER =
  /\b(?:previous|last|earlier|january|february|march|april|may|june|july|august|september|october|november|december|first|second|update \d|q\d|autumn|spring|summer)\b/;
const SAME =
  /\b(?:remains? on (?:its |the |their )?(?:original )?(?:timetable|schedule|programme|track|time)|on (?:its|the|their) original (?:timetable|schedule|date)|(?:has|have|is|are|remains?) (?:not changed|unchanged)|has not (?:changed|moved)|unchanged|as (?:we )?(?:promised|planned|reported|stated|set out|said|originally planned|before)|unaltered|(?:its|the|their) (?:intended|agreed|original|planned) (?:launch |opening |completion |start )?date|as (?:always )?intended|the same (?:date|target|figure)|no change|still on (?:time|schedule|track))\b/;
/** Sentences on that still speak of a promise. */
const AHEAD = 4;

/** "Open to all schools by July. 18 of the 72 schools can use it. The promise has been met." */
function wrongAll(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const match = sentence === undefined ? null : IS_MET.exec(sentence.low);
  if (sentence === undefined || match === null || /\bnot\b/.test(sentence.low)) return [];
  const near = sentences.slice(Math.max(0, at - 4), at).filter(({ block }) => block === sentence.block);
  const promise = near.find(
    ({ low }) =>
      /\b(?:would|promised|said|told|committed|undertook)\b/.test(low) && /\b(?:all|every|each)\b/.test(low),
  );
  const some = near.find((one) => one !== promise && SOME_OF.test(one.low));
  const [, part = '', whole = ''] = some === undefined ? [] : (SOME_OF.exec(some.low) ?? []);
  if (promise === undefined || some === undefined || Number(part) >= Number(whole)) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(some), sentenceSpot(promise)],
      arithmetic: `${part} of ${whole}, where all were promised; the text says "${match[0]}"`,
    },
  ];
}

const SOME_OF = /\b(\d+) (?:out )?of (?:the |our |all )?(?:the )?(\d+)\b/;

/** The day that something was promised for, and its words. */
function promiseIn(sentence: Sentence): Period | null {
  if (!TOLD_THEN.test(sentence.low) || !EARLIER.test(sentence.low)) return null;
  const dated = sentence.periods.filter(
    (period) =>
      (period.from !== null || period.month !== null) &&
      /\b(?:would|will|to|for|by|in|from|on)\b[^.;]{0,60}\b(?:in|by|on|for|from|at|before)\s(?:the |end of |early |late |mid-)*$/.test(
        sentence.low.slice(0, period.start),
      ),
  );
  return dated.at(-1) ?? null;
}

function areShared(a: Sentence, b: Sentence, least: number): boolean {
  const own = thingWords(b.block.text);
  return [...thingWords(a.text)].filter((word) => word.length > 2 && own.has(word)).length >= least;
}

/** Whether one time is after another: by their days, or by their months where neither has its year. */
function isLater(promise: Period, now: Period): boolean {
  if (promise.to !== null && now.from !== null) return now.from > promise.to;
  return promise.from === null && now.from === null && (now.month ?? 0) > (promise.month ?? 12);
}

/** "We told you that the base would open in April. It remains on its original timetable and will open in September." */
function movedDay(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const promise = sentence === undefined ? null : promiseIn(sentence);
  if (sentence === undefined || promise === null) return [];
  return sentences.slice(at + 1).flatMap((later, k): Found[] => {
    const match = SAME.exec(later.low);
    const least = later.block === sentence.block && k < AHEAD ? 2 : 3;
    if (match === null || /\b(?:not on|no longer)\b/.test(later.low)) return [];
    const now = later.periods.find(({ from, month }) => from !== null || month !== null);
    if (now === undefined || !isLater(promise, now) || !areShared(sentence, later, least)) return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(later)],
        arithmetic: `promised for ${sentence.text.slice(promise.start, promise.end)}, now ${later.text.slice(now.start, now.end)}; the text says "${match[0]}"`,
      },
    ];
  });
}

const IN_LINE =
  /\b(?:in line with (?:the|our) (?:commitment|promise|undertaking)|as (?:we )?(?:committed|promised|undertook|undertaken)|as agreed at update)\b/;

/** "In line with our commitment, the backlog will be cleared by 31 March", and the table of commitments has 30 November. */
function laterThanRow({ grids }: Understanding, sentence: Sentence): Found[] {
  const match = IN_LINE.exec(sentence.low);
  const now = sentence.periods.find(({ from }) => from !== null);
  if (match === null || now?.from == null) return [];
  const { from } = now;
  const words = thingWords(sentence.text);
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row): Found[] => {
      const shared = [...thingWords(row.row.cells.join(' '))].filter(
        (word) => word.length > 3 && words.has(word),
      ).length;
      const due = row.row.cells.map((cell) => timeIn(cell)).find((period) => period?.to != null);
      if (shared < 2 || due?.to == null || from <= due.to) return [];
      return [
        {
          spots: [sentenceSpot(sentence), rowSpot(grid, row)],
          arithmetic: `${toIsoDate(due.to)} in the table, ${toIsoDate(from)} now; the text says "${match[0]}"`,
        },
      ];
    }),
  );
}

const ON_TIME = /^\W{0,3}(?:on (?:schedule|time|track|target)|as planned|to plan|green)\b/i;

/** "We undertook that the places at Holt Lane would open in January", and its row has September, "on schedule". */
function movedInRow({ grids }: Understanding, sentence: Sentence): Found[] {
  const promise = promiseIn(sentence);
  const end = promise?.to ?? null;
  if (promise === null || end === null) return [];
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row): Found[] => {
      const name = /\b([A-Z][a-z]{2,} [A-Z]?[a-z]{2,})\b/.exec(row.label)?.[1];
      const status = row.row.cells.find((cell, at) => at > 0 && ON_TIME.test(cell));
      if (name === undefined || status === undefined || !sentence.text.includes(name)) return [];
      const now = row.row.cells
        .slice(1)
        .map((cell) => timeIn(/\b[A-Z][a-z]+ 20\d\d\b/.exec(cell)?.[0] ?? cell))
        .findLast((period) => period?.from != null);
      if (now?.from == null || now.from <= end) return [];
      return [
        {
          spots: [rowSpot(grid, row), sentenceSpot(sentence)],
          arithmetic: `promised for ${sentence.text.slice(promise.start, promise.end)}; the row has ${toIsoDate(now.from)}, "${status.trim()}"`,
        },
      ];
    }),
  );
}

/** "We reported a target of 200 places. Our target, which has not changed, remains 150." */
function movedTarget(sentences: readonly Sentence[], at: number): Found[] {
  const [sentence, later] = [sentences[at], sentences[at + 1]];
  if (sentence === undefined || later === undefined || later.block !== sentence.block) return [];
  const match = SAME.exec(later.low) ?? /\bremains?\b/.exec(later.low);
  if (match === null || !TOLD_THEN.test(sentence.low) || !EARLIER.test(sentence.low)) return [];
  const [a, more] = sentence.quantities.filter(({ unit, noun }) => unit !== 'count' || noun !== 'month');
  const [b, other] = later.quantities.filter(({ unit, noun }) => unit !== 'count' || noun !== 'month');
  if (a === undefined || b === undefined || more !== undefined || other !== undefined) return [];
  if (a.unit !== b.unit || a.value === b.value || (a.unit === 'count' && a.noun !== b.noun && b.noun !== ''))
    return [];
  const words =
    /\b(target|forecast|estimate|total|cost|saving|plan|aim|cap|limit|budget|date|figure|number)s?\b/;
  const [own, its] = [words.exec(sentence.low)?.[1], words.exec(later.low)?.[1]];
  if (own === undefined || own !== its) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(later)],
      arithmetic: `${showValue(a.value, a.unit)} then, ${showValue(b.value, b.unit)} now; the text says "${match[0]}"`,
    },
  ];
}

/** Sentences of one block, in their order. */
function byBlock(sentences: readonly Sentence[]): Sentence[][] {
  const blocks = new Map<number, Sentence[]>();
  for (const sentence of sentences) {
    const own = blocks.get(sentence.blockAt) ?? [];
    own.push(sentence);
    blocks.set(sentence.blockAt, own);
  }
  return [...blocks.values()].filter((own) => own.length <= 4);
}

/** Promises and what became of them. */
export const KEPT_PROMISE_RULES: readonly Rule[] = [
  {
    code: 'claim.promise-kept',
    kind: 'promise',
    severity: 'error',
    isWide: true,
    title: 'A promise is said to be kept, and its day or number was not',
    meaning:
      'A day or number promised, the later day or lower number told with it, and words that say it was kept, met or on time.',
    advice: 'Say that it was kept late or in part, and why.',
    fires:
      '- Terms of reference for the panel to be adopted by 30 June 2025. Kept: the Board adopted them on 21 July 2025, as promised.',
    silent:
      '- Terms of reference for the panel to be adopted by 30 June 2025. Kept: the Board adopted them on 21 June 2025, as promised.',
    find: ({ sentences, grids }) => [
      ...byBlock(sentences).flatMap(wrongDay),
      ...grids.flatMap(wrongRow),
      ...sentences.flatMap((_, at) => [...wrongNumber(sentences, at), ...wrongAll(sentences, at)]),
    ],
  },
  {
    code: 'claim.promise-moved',
    kind: 'promise',
    severity: 'error',
    isWide: true,
    title: 'A date or target is called unchanged, and it has moved',
    meaning:
      'What an earlier update told of a day or number, and a sentence soon after it that calls it unchanged or on its original timetable with another.',
    advice: 'Say that it has moved, from what to what, and why.',
    fires:
      'In our November update we told you that the base at Fernhill would open in April 2025. The Fernhill base remains on its original timetable and will open in September 2025.',
    silent:
      'In our November update we told you that the base at Fernhill would open in September 2025. The Fernhill base remains on its original timetable and will open in September 2025.',
    find: (document) =>
      document.sentences.flatMap((sentence, at) => [
        ...movedDay(document.sentences, at),
        ...movedTarget(document.sentences, at),
        ...movedInRow(document, sentence),
        ...laterThanRow(document, sentence),
      ]),
  },
];
