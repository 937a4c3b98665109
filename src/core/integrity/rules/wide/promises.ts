/** What was promised for a day that has passed: still under way and nothing said of it, or done later and called on time. */
import type { DayNumber } from '../../../base/day-number.ts';
import type { Found, Spot } from '../../finding.ts';
import { timeIn } from '../../lex/only-time.ts';
import type { Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { namedRows } from '../../understand/row-names.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { documentDay, quoteOf } from '../times.ts';

const PROMISED =
  /\b(?:(?:we|i|it|officers|the council|the authority|(?:our|my|the) last (?:report|return|update|letter)|update \d|which) (?:had )?(?:said|promised|undertook|committed|pledged|told you|reported|agreed|gave an undertaking|stated|expected)|was (?:to be|due|promised)|were (?:to be|due|promised)|would be|commitments?|undertakings?|promises?)\b/;
const UNDER_WAY =
  /\b(?:will\b|(?:is|are) (?:now )?(?:proceeding|progressing|moving forward|moving ahead|under ?way|continuing|in hand|being|still|going (?:well|ahead)|running|on site|well advanced|making (?:good )?progress)|continues?|remains? (?:on course|a priority)|good progress|has begun|have begun|(?:heads of terms|contractor|solicitors)|as we (?:described|planned|expected))\b/;
const DONE =
  /\b(?:(?:has|have) (?:now |since |all )?(?:been |)(?:opened|published|completed|signed|delivered|filled|launched|issued|agreed|met|done|finished|started|begun operating|appointed|adopted|approved|let|recruited)|was (?:opened|published|completed|signed|delivered|launched|issued|adopted|approved|met|agreed)|were (?:opened|published|completed|filled|delivered|met|issued)|opened (?:on|in|its)|(?:is|are) (?:now )?(?:open|complete|live|in place|in post|in use|finished))\b/;
const TOLD =
  /\b(?:delay\w*|slip\w*|late|later than|missed|not (?:been )?(?:met|kept|done|achieved|possible)|behind|overrun|overran|postponed|deferred|put back|moved (?:to|from)|revised|instead|unable|because|unfortunately|regret|apolog\w+|sorry|did not|was not|were not|has not|have not|failed|owing to|due to (?:the|a)|took longer|more time)\b/;

function deadlineIn(sentence: Sentence, day: DayNumber): Period | null {
  const own = sentence.periods.filter(({ start, kind, to }) => {
    const ahead = sentence.low.slice(Math.max(0, start - 34), start);
    return (
      to !== null &&
      to < day &&
      kind !== 'financial-year' &&
      kind !== 'bare-month' &&
      /\b(?:by|on|in|before|for|until)\s(?:the\s)?(?:end of\s|start of\s|early\s|late\s)?$/.test(ahead)
    );
  });
  const at = PROMISED.exec(sentence.low)?.index ?? 0;
  return own.find(({ start }) => start > at) ?? null;
}

/** "We said that its places would be open on 1 November. … pupils will start after Easter. The project is proceeding well." */
function notSaid(document: Understanding): Found[] {
  const day = documentDay(document);
  const { sentences } = document;
  if (day === null) return [];
  return sentences.flatMap((sentence, at): Found[] => {
    if (sentence.block.kind === 'heading' || !PROMISED.test(sentence.low) || sentence.text.endsWith('?'))
      return [];
    const due = deadlineIn(sentence, day);
    if (due === null || TOLD.test(sentence.low.slice(due.end)) || DONE.test(sentence.low.slice(due.end)))
      return [];
    const rest = sentences.slice(at + 1, at + 5).filter(({ block }) => block === sentence.block);
    const text = rest.map(({ low }) => low).join(' ');
    const going = rest.find(({ low }) => UNDER_WAY.test(low));
    if (going === undefined || TOLD.test(text) || DONE.test(text)) return [];
    return [
      {
        spots: [sentenceSpot(going), sentenceSpot(sentence)],
        arithmetic: `promised for ${quoteOf(sentence, due)}, which has passed; the text tells of work under way and nothing of the day`,
      },
    ];
  });
}

const ALL_KEPT =
  /\b(?:all|both|the|our|these|those|every one of)\b[^.;]{0,30}\b(?:undertakings?|commitments?|promises?|pledges?)\b[^.;]{0,30}\b(?:honoured|delivered|kept|met|fulfilled|completed|done)\b/;
const TO_COME =
  /\b(?:will (?:be|have|now|go|come|open|start|report)|(?:we |i )?expect(?:s|ed)? to|is (?:due|expected|planned) (?:to|for|in)|are (?:due|expected|planned) (?:to|for|in)|is with|not yet|is still)\b/;

/** "… will have its first hearing in October. All three undertakings have therefore been honoured." */
function notAllKept({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    if (
      !ALL_KEPT.test(sentence.low) ||
      /\b(?:not|except|but|apart from|most|two of|one of)\b/.test(sentence.low)
    )
      return [];
    const before = sentences.slice(Math.max(0, at - 6), at).filter(({ block }) => block === sentence.block);
    const open = before.find(
      ({ low }) => TO_COME.test(low) && !/\b(?:undertook|promised|committed|said|undertakings?)\b/.test(low),
    );
    const isOfPromises = before.some(({ low }) =>
      /\b(?:undertook|undertaking|promised|committed|commitments?|said (?:we|that)|to (?:publish|appoint|open|move|take|fill|sign))\b/.test(
        low,
      ),
    );
    if (open === undefined || !isOfPromises) return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(open)],
        arithmetic: `all are said to be kept; of one the text says "${TO_COME.exec(open.low)?.[0] ?? ''}"`,
      },
    ];
  });
}

const ON_TIME =
  /\b(?:on (?:time|schedule)|as (?:planned|agreed|promised|required)|to (?:time|timetable|schedule)|in line with (?:the|our) (?:timetable|plan|agreement|commitment|milestone)|within the (?:time|deadline|timescale)|(?:met|kept) (?:the|its|that|this|our) (?:deadline|date|timetable|milestone))\b/;
const DUE =
  /\b(?:by|before|no later than|due (?:by|on|in)?|deadline (?:of|was|is)|until|agreed (?:date|for)|for completion (?:by|in))\s(?:the\s)?(?:end of\s)?$/;

type Due = { readonly one: Sentence; readonly period: Period };

/** The day by which something was due, in a sentence or the one before it in its paragraph. */
function dueBefore(sentences: readonly Sentence[], at: number, sentence: Sentence): Due | undefined {
  const before = sentences[at - 1];
  const near = before !== undefined && before.block === sentence.block ? [before, sentence] : [sentence];
  return near
    .flatMap((one) => one.periods.map((period) => ({ one, period })))
    .find(({ one, period }) => DUE.test(one.low.slice(Math.max(0, period.start - 40), period.start)));
}

/** The day on which a sentence says that something was done. */
function doneOn({ low, periods }: Sentence): (Period & { readonly from: DayNumber }) | null {
  const found = periods.find(({ start }) =>
    /\b(?:on|in|during)\s(?:the\s)?$/.test(low.slice(Math.max(0, start - 12), start)),
  );
  return found?.from == null ? null : { ...found, from: found.from };
}

/** What was due before the day on which it was done: in the one row of a table on it, or in a sentence; null where nothing was. */
function dueEarlier(
  document: Understanding,
  at: number,
  sentence: Sentence,
  done: DayNumber,
): { readonly due: string; readonly spots: readonly Spot[] } | null {
  const row = laterThanRow(document, sentence, done);
  if (row !== null) return { due: row.due.trim(), spots: [row.spot] };
  const due = dueBefore(document.sentences, at, sentence);
  if (due?.period.to == null || done <= due.period.to) return null;
  const text = quoteOf(due.one, due.period);
  if (due.one === sentence) return { due: text, spots: [] };
  return isOfSame(due.one, sentence) ? { due: text, spots: [sentenceSpot(due.one)] } : null;
}

/** "Required by 30 November. It was signed off on 19 December, on schedule." */
function calledOnTime(document: Understanding): Found[] {
  return document.sentences.flatMap((sentence, at): Found[] => {
    const word = ON_TIME.exec(sentence.low)?.[0];
    if (word === undefined || TOLD.test(sentence.low) || sentence.block.kind === 'heading') return [];
    const done = doneOn(sentence);
    const earlier = done === null ? null : dueEarlier(document, at, sentence, done.from);
    if (done === null || earlier === null) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...earlier.spots],
        arithmetic: `due ${earlier.due}, done ${quoteOf(sentence, done)}; told as "${word}"`,
      },
    ];
  });
}

/** The one row that bears the code or the words of a sentence, where its only date is earlier than the day told. */
function laterThanRow(
  document: Understanding,
  sentence: Sentence,
  done: DayNumber,
): { readonly spot: Spot; readonly due: string } | null {
  const code = /^\W{0,4}([a-z]{1,2}\d{1,2})\b/.exec(sentence.low)?.[1] ?? null;
  const own = thingWords(sentence.low);
  const rows = namedRows(document).flatMap(({ grid, row, words }) => {
    const shared = [...words].filter((word) => own.has(word) && word.length > 3).length;
    const isOf = code === null ? shared >= 2 && shared * 2 >= words.size : row.low.trim() === code;
    const dates = isOf ? row.row.cells.slice(1).filter((cell) => timeIn(cell) !== null) : [];
    const [due, more] = dates;
    return due === undefined || more !== undefined ? [] : [{ spot: rowSpot(grid, row), due }];
  });
  const [only, more] = rows;
  const to = only === undefined ? null : (timeIn(only.due)?.to ?? null);
  return only === undefined || more !== undefined || to === null || to >= done ? null : only;
}

/** Whether a sentence goes on about what the one before told: by a pronoun at its head, or a word of its own. */
function isOfSame(before: Sentence, sentence: Sentence): boolean {
  if (/^\W{0,2}(?:it|this|that|these|they|both)\b/.test(sentence.low)) return true;
  const own = thingWords(sentence.low);
  return [...thingWords(before.low)].filter((word) => own.has(word) && word.length > 4).length >= 2;
}

const HEAD = 'Date submitted: 30 January 2026\n\n';

/** Promises over sentences. */
export const WIDE_PROMISE_RULES: readonly Rule[] = [
  {
    code: 'wide.promise-passed',
    kind: 'promise',
    severity: 'warning',
    isWide: true,
    title: 'A promised day has passed, and the text tells of progress only',
    meaning:
      'What was said or promised for a day before the return, and in the next sentences work under way; neither that it was done nor that the day was missed.',
    advice: 'Say that the day was missed, why, what it costs, and the new day.',
    fires: `${HEAD}We said that its 24 places would be open on 1 November 2025. The contractor is on site and pupils will start after the Easter holiday.`,
    silent: `${HEAD}We said that its 24 places would be open on 1 November 2025. The day was missed: the contractor is on site and pupils will start after the Easter holiday.`,
    find: (document) => [...notSaid(document), ...notAllKept(document)],
  },
  {
    code: 'wide.called-on-time',
    kind: 'promise',
    severity: 'warning',
    isWide: true,
    title: 'What was done after its day is called on time',
    meaning:
      'A day by which something was due, and in that sentence or the next one a later day with "on schedule" or the like.',
    advice: 'Say by how much the day was missed, and why.',
    fires:
      'The agreement required our review to be completed by 30 November 2025. It was signed off by Cabinet on 19 December 2025, on schedule.',
    silent:
      'The agreement required our review to be completed by 30 November 2025. It was signed off by Cabinet on 19 November 2025, on schedule.',
    find: calledOnTime,
  },
];
