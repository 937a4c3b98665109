/** What was promised for a day that has passed: still under way and nothing said of it, or done later and called on time. */
import type { DayNumber } from '../../../base/day-number.ts';
import type { Found } from '../../finding.ts';
import type { Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
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

/** "Required by 30 November. It was signed off on 19 December, on schedule." */
function calledOnTime({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    if (!ON_TIME.test(sentence.low) || TOLD.test(sentence.low) || sentence.block.kind === 'heading')
      return [];
    const due = dueBefore(sentences, at, sentence);
    const done = sentence.periods.find(({ start }) =>
      /\b(?:on|in|during)\s(?:the\s)?$/.test(sentence.low.slice(Math.max(0, start - 12), start)),
    );
    if (due?.period.to == null || done?.from == null || done.from <= due.period.to) return [];
    if (due.one !== sentence && !isOfSame(due.one, sentence)) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...(due.one === sentence ? [] : [sentenceSpot(due.one)])],
        arithmetic: `due ${quoteOf(due.one, due.period)}, done ${quoteOf(sentence, done)}; told as "${ON_TIME.exec(sentence.low)?.[0] ?? ''}"`,
      },
    ];
  });
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
    find: notSaid,
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
