/** Rules on promises that are given a new day and nothing is said of the old one. */
import type { Found } from '../finding.ts';
import { timeIn } from '../lex/only-time.ts';
import type { Rule } from '../rule.ts';
import { rowSpot } from '../understand/grid.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';

const TIME = String.raw`(?:by|at|in|from|until|before|for|to|on|during|of)\s(?:the\s)?(?:(?:end|start|beginning|middle|close) of\s|early\s|late\s|mid[- ])?(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|aug|sept?|oct|nov|dec|easter|christmas|spring|summer|autumn|winter|q[1-4]|20\d\d|\d{1,2}\/\d{1,2}\/\d{2,4}|(?:school|academic|financial|calendar) year|(?:next|this) (?:term|year|month|quarter))\b`;
const DATED = new RegExp(`\\b${TIME}`);
/** What was said earlier: a promise told of, or a plan in the past tense. */
const PROMISED =
  /\b(?:undertook|undertaking|promised|promise|committed|commitment|pledged|(?:i|we|it|which|that|return|update|report|letter|account|note|form|council|programme) (?:said|told|wrote|stated|reported|expected|planned|aimed|intended|hoped)|was (?:to|due|promised|planned|expected|scheduled|set|going) ?|were (?:to|due|promised|planned|expected|scheduled|set|going) ?|was originally|were originally|originally|had (?:been )?(?:planned|promised|expected|hoped)|previous(?:ly)? (?:planned|reported|stated|promised|due|date)|would (?:be|open|start|go|come|have|begin|finish|publish|complete|deliver|reach|launch))\b/;
const ANEW =
  /\b(?:will now|shall now|is now|are now|now (?:due|expected|planned|scheduled|be|open|opens?|starts?|comes?|stands?|set|aim\w*|plan\w*|expect\w*|targeted|reads?|falls?)|we now|(?:new|revised|current|latest) (?:date|target|deadline|milestone|plan)|instead)\b/;
/** Whoever says why, or that it was not kept, has told of the old promise. */
const TOLD =
  /\b(?:because|since the|since it|as the|as a result|owing|due to (?:the|a|an|its|our|their|poor|bad|high|late|staff\w*|delays?|\w+ages?)\b|following|reasons?|caus\w+|delay\w*|slip\w*|late(?:r)?|behind|missed?|not|never|no longer|unable|could not|did not|was not|failed|moved|put back|pushed|postponed|deferred|re-?phased|withdr\w+|asked|agreed|after (?:the|a|an|its|our)|until the|when (?:\w+ ){1,3}(?:can|are able|is able)|so that|to (?:allow|give|let)|held up|took longer|overran|board|apolog\w*|regret\w*|sorry)\b/;

const LAST_TIME =
  /\b(?:last (?:time|update|return|letter|account|report|note|quarter|term)|previous\w*|earlier (?:this|update|return|report)|undertook|promised|pledged|committed|(?:first|second|spring|summer|autumn|winter|\w+ember|january|february|april|june|july|august) (?:update|return|letter|account|report|note)|(?:update|return|letter|report|account) (?:of|in|for) )/;
const WILL = /^\W{0,3}(?:it|they|this|that|we|these|the \w+(?: \w+)?) (?:will|is|are|should|shall)\b/;

function isPromise({ low, block }: Sentence): boolean {
  return block.kind !== 'heading' && PROMISED.test(low) && DATED.test(low);
}

/** One sentence that holds both: "planned for May, now due in September". */
function inOne(sentence: Sentence): boolean {
  const promise = PROMISED.exec(sentence.low);
  if (promise === null) return false;
  const rest = sentence.low.slice(promise.index);
  const anew = ANEW.exec(rest);
  return anew !== null && DATED.test(rest.slice(0, anew.index)) && DATED.test(rest.slice(anew.index));
}

const NAME =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas|spring|summer|autumn|winter|20\d\d)\b/g;

/** The month, season or year that the first dated phrase of a text names. */
function timeNamed(text: string): string {
  const match = DATED.exec(text);
  const phrase = match === null ? '' : text.slice(match.index, match.index + match[0].length + 6);
  return [...phrase.matchAll(NAME)].map(([name]) => name).join(' ');
}

/** Whether the first new time is the old one: part of it is kept. */
function isSameTime(promise: Sentence, anew: Sentence): boolean {
  const behind = anew.low.slice((ANEW.exec(anew.low) ?? WILL.exec(anew.low))?.index ?? 0);
  const [old, next] = [timeNamed(promise.low), timeNamed(behind)];
  return old !== '' && next !== '' && (old.startsWith(next) || next.startsWith(old));
}

/** Whether the sentence tells something else before it comes to the new time: "the landlord pulled out, and it is now …". */
function isAccounted({ low }: Sentence): boolean {
  const anew = ANEW.exec(low)?.index ?? 0;
  return (
    low
      .slice(0, anew)
      .split(/\s+/)
      .filter((word) => word !== '').length > 5 && /[,;:–—]/.test(low.slice(0, anew))
  );
}

/** How many longer words two sentences share. */
function sharedWords(a: string, b: string): number {
  const own = new Set(a.match(/[a-z]{5,}/g) ?? []);
  return new Set(
    (b.match(/[a-z]{5,}/g) ?? []).filter(
      (word) => own.has(word) && !/^(?:would|about|their|there|which|these|those)$/.test(word),
    ),
  ).size;
}

/** "40 places by March and all 40 are open": the promise was kept, and what comes next is another. */
const KEPT =
  /\b(?:all|both|each|every|the last|\d+)\b[^.;]{0,24}\b(?:is|are|was|were|has been|have been) (?:now |all |fully )?(?:open|opened|done|complete[d]?|met|kept|delivered|in place|filled|published)\b/;

/** The sentence of the same paragraph that gives the new time; null where there is none or the old one is accounted for. */
function newTime(sentences: readonly Sentence[], at: number, sentence: Sentence): Sentence | null {
  const near = sentences.slice(at, at + 3).filter(({ block }) => block === sentence.block);
  if (near.some(({ low }) => TOLD.test(low)) || KEPT.test(sentence.low)) return null;
  if (inOne(sentence)) return sentence;
  const isOfLast = LAST_TIME.test(sentence.low);
  const isAnew = ({ low }: Sentence) =>
    (ANEW.test(low) ||
      (isOfLast && WILL.test(low)) ||
      (/\bwill\b/.test(low) && sharedWords(sentence.low, low) >= 2)) &&
    DATED.test(low);
  const anew = near.slice(1).find(isAnew);
  return anew === undefined || isAccounted(anew) ? null : anew;
}

function reDated({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) => {
    const anew = isPromise(sentence) ? newTime(sentences, at, sentence) : null;
    if (anew === null || isSameTime(sentence, anew) || isExplainedNext(sentences, anew)) return [];
    return [
      {
        spots: [sentenceSpot(anew), ...(anew === sentence ? [] : [sentenceSpot(sentence)])],
        arithmetic: `promised ${DATED.exec(sentence.low)?.[0] ?? ''}, now ${DATED.exec(anew.low.slice(ANEW.exec(anew.low)?.index ?? 0))?.[0] ?? ''}; nothing is said of why`,
      },
    ];
  });
}

/** "This is because …", "The delay …" right behind the new time. */
function isExplainedNext(sentences: readonly Sentence[], anew: Sentence): boolean {
  const next = sentences[sentences.indexOf(anew) + 1];
  return (
    next !== undefined &&
    next.block === anew.block &&
    /^\W*(?:this|the (?:delay|change|reason|new date))\b/.test(next.low) &&
    TOLD.test(next.low)
  );
}

const AS_PLANNED =
  /\b(?:as (?:planned|promised|agreed|we (?:said|promised|planned))|on time|on schedule|to (?:plan|schedule)|in line with (?:our|the) (?:commitment|plan|promise|agreement|timetable)|in keeping with (?:our|the) \w+)\b/;
const TO_COME = /\b(?:will|shall|is (?:due|set|going|expected) to|are (?:due|set|going|expected) to)\b/;
/** So many longer words make a row of a table the one that a sentence speaks of. */
const SHARED_ENOUGH = 2;

/** "The base will open in October, as planned." beside "Base opens | June". */
function notAsPlanned({ sentences, grids }: Understanding): Found[] {
  return sentences.flatMap((sentence): Found[] => {
    if (!AS_PLANNED.test(sentence.low) || !TO_COME.test(sentence.low) || TOLD.test(sentence.low)) return [];
    const [told, more] = sentence.periods;
    if (told?.from == null || more !== undefined) return [];
    const rows = grids.flatMap((grid) =>
      grid.rows.flatMap((row) => {
        const due = row.row.cells.slice(1).flatMap((cell) => timeIn(cell) ?? []);
        const shared = stemsShared(sentence.low, row.low);
        return due.length === 1 && shared >= SHARED_ENOUGH ? [{ grid, row, due: due[0], shared }] : [];
      }),
    );
    const most = Math.max(0, ...rows.map(({ shared }) => shared));
    const [meant, other] = rows.filter(({ shared }) => shared === most);
    if (meant?.due?.to == null || other !== undefined || meant.due.to >= told.from) return [];
    return [
      {
        spots: [sentenceSpot(sentence), rowSpot(meant.grid, meant.row, 0)],
        arithmetic: `${sentence.text.slice(told.start, told.end)} told as planned; the table has ${meant.row.row.cells.slice(1).find((cell) => timeIn(cell) !== null)}`,
      },
    ];
  });
}

/** How many longer words two texts share, endings aside. */
function stemsShared(a: string, b: string): number {
  const stems = (text: string) =>
    new Set((text.match(/[a-z]{4,}/g) ?? []).map((word) => word.replace(/(?:ing|ed|es|s)$/, '').slice(0, 7)));
  const own = stems(a);
  return [...stems(b)].filter((stem) => own.has(stem)).length;
}

/** Promises with a new day. */
export const RE_DATED_RULES: readonly Rule[] = [
  {
    code: 'promise.re-dated',
    kind: 'promise',
    severity: 'warning',
    title: 'A promise has a new day and nothing is said of the old one',
    meaning:
      'What was promised or planned for one time, and "will now", "is now due" or the like with another. Silent where it is said that it was not kept, or why.',
    advice: 'Say that the day was missed or moved, why, what it costs, and who agreed the new one.',
    fires:
      'In our last letter we said that the base would open in May 2024. It will now open in February 2025.',
    silent:
      'In our last letter we said that the base would open in May 2024. It will now open in February 2025, because the builder withdrew.',
    find: reDated,
  },
  {
    code: 'promise.not-as-planned',
    kind: 'promise',
    severity: 'warning',
    title: 'A day told as planned is later than the table of milestones has it',
    meaning:
      'What will come "as planned" or "in line with our commitment" by a time, and the one row of a table that names the same thing with an earlier one.',
    advice: 'Say that the day has moved, why, and who agreed it; or mend the one that is wrong.',
    fires:
      'The outreach service will start in March 2025, as planned.\n\n| Milestone | Agreed |\n| --- | --- |\n| Outreach service starts | November 2024 |\n| Guide for schools printed | May 2025 |',
    silent:
      'The outreach service will start in March 2025, as planned.\n\n| Milestone | Agreed |\n| --- | --- |\n| Outreach service starts | March 2025 |\n| Guide for schools printed | May 2025 |',
    find: notAsPlanned,
  },
];
