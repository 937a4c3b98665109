/** A move from one value to another told with its size, a comparison before its two figures, and a promise whose day moved while it is said to stand. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet, minus, sizeOf } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import { spotsOf, toldIn } from '../../understand/together.ts';

const MOVED_BY =
  /\b(?:fallen|fell|falls|risen|rose|rises|dropped|drops|grown|grew|reduced|cut|increased|decreased|come down|came down|gone up|went up|shrunk|declined|improved) by (?:about |around |some )?$/;
const TO = /^(?: [a-z]+){0,3} to (?:about |around )?$/;

/** "Stood at 185 in November and has fallen by 121 to 74". */
function wrongMove(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((by, k): Found[] => {
    const now = sentence.quantities[k + 1];
    if (now?.unit !== by.unit || by.per !== null || !TO.test(sentence.low.slice(by.end, now.start)))
      return [];
    if (!MOVED_BY.test(sentence.low.slice(Math.max(0, by.start - 40), by.start))) return [];
    const [before, more] = sentence.quantities.filter(
      (one) =>
        one.unit === now.unit && one.noun === (now.noun === '' ? one.noun : now.noun) && one.end < by.start,
    );
    if (before === undefined || more !== undefined) return [];
    const real = sizeOf(minus(intervalOf(before), intervalOf(now)));
    if (meet(real, intervalOf(by)) || by.value > real.high * 2 || by.value * 2 < real.low) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `from ${showValue(before.value, by.unit)} to ${showValue(now.value, by.unit)} is ${showValue((real.low + real.high) / 2, by.unit)}, not ${showValue(by.value, by.unit)}`,
      },
    ];
  });
}

const PLACED =
  /\b(above|higher than|over|ahead of|better than|below|lower than|under|behind|worse than|short of)\b (?:the |our |that of )?(?:[a-z]+ ){0,3}(?:average|figure|rate|target|median|mean|england|neighbours?|region|level)\b[^.;\d]{0,12}[:,(–-]\s?(?:at )?$/;
const HELD =
  /^(?: [a-z]+){0,3}(?:,? (?:against|compared (?:with|to)|versus|v|as against)) (?:the |a |its )?(?:[a-z]+ ){0,3}(?:of )?$/;
const IS_UP = /above|higher|over|ahead/;

/** "Above the national average: 88.1% against 90.2%". */
function wrongPlace(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((own, k): Found[] => {
    const other = sentence.quantities[k + 1];
    const word = PLACED.exec(sentence.low.slice(Math.max(0, own.start - 90), own.start))?.[1];
    if (other?.unit !== own.unit || word === undefined || /better|worse/.test(word)) return [];
    if (!HELD.test(sentence.low.slice(own.end, other.start))) return [];
    if (meet(intervalOf(own), intervalOf(other)) || own.value > other.value === IS_UP.test(word)) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(own.value, own.unit)} is not ${word} ${showValue(other.value, own.unit)}`,
      },
    ];
  });
}

const WAITS = /\b(?:wait(?:s|ing)?(?: times?)?|time taken|delays?|turnaround|days? to (?:decide|answer))\b/;
const BETTER = /\b(?:improved|shorter|better|quicker|faster|come down|fallen|reduced)\b/;
const WORSE = /\b(?:worsened|longer|worse|slower|risen|grown|lengthened)\b/;
const NOW_THEN =
  /^,? (?:against|compared (?:with|to)|down from|up from|from|where (?:it was|they were)|having been) (?:about |an average of )?$/;

function isLength({ noun, unit }: Quantity): boolean {
  return unit === 'count' && /^(?:day|week|month)$/.test(noun);
}

/** "Waiting times have improved: the average is now 26 weeks, compared with 23 weeks". */
function wrongWait(sentence: Sentence): Found[] {
  const { low, quantities } = sentence;
  const [isBetter, isWorse] = [BETTER.test(low), WORSE.test(low)];
  if (!WAITS.test(low) || isBetter === isWorse || /\b(?:target|would|should|aim|not)\b/.test(low)) return [];
  return quantities.flatMap((now, k): Found[] => {
    const then = quantities[k + 1];
    if (then === undefined || !isLength(now) || !isLength(then) || now.noun !== then.noun) return [];
    const end = now.end + now.phrase.length + 1;
    if (!NOW_THEN.test(low.slice(end, then.start)) || now.value === then.value) return [];
    if (now.value < then.value === isBetter) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(now.value)} ${now.noun}s now, ${num(then.value)} before: a wait that is ${now.value > then.value ? 'longer' : 'shorter'}`,
      },
    ];
  });
}

const SAID =
  /\b(?:said|told|reported|promised|undertook|committed|stated|wrote|planned|update \d|last (?:time|return|update|report))\b/;
const STANDS =
  /\b(?:on (?:schedule|track|time|course)|as planned|to (?:plan|time)|unchanged|keeps? to|kept to|no change|without slippage|in line with the (?:programme|plan|timetable|schedule)|remains? (?:the same|as))\b/;

/** "We told … in use from 1 September 2025. They remain on schedule and will be in use from 1 January 2026". */
function movedPromise(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || !STANDS.test(sentence.low)) return [];
  const [day, more] = sentence.periods.filter(({ from }) => from !== null);
  if (day?.from == null || more !== undefined) return [];
  const words = thingWords(sentence.text);
  const said = sentences.slice(Math.max(0, at - 4), at).findLast((one) => {
    const shared = [...thingWords(one.text)].filter((word) => words.has(word)).length;
    return one.block.section === sentence.block.section && SAID.test(one.low) && shared >= 1;
  });
  const [first, other] =
    said?.periods.filter(({ from, start }) => from !== null && SAID.test(said.low.slice(0, start))) ?? [];
  if (
    said === undefined ||
    first?.from == null ||
    other !== undefined ||
    first.to === null ||
    day.to === null
  )
    return [];
  if (day.from <= first.to && first.from <= day.to) return [];
  if (day.from < first.from || first.kind === 'calendar-year' || day.kind === 'calendar-year') return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(said)],
      arithmetic: `"${said.text.slice(first.start, first.end)}" was said, "${sentence.text.slice(day.start, day.end)}" now; the text says "${STANDS.exec(sentence.low)?.[0] ?? ''}"`,
    },
  ];
}

const UP_TO =
  /\b(?:up to|no more than|not exceeding|limit of|maximum of|within|below) (?:a (?:value|limit) of )?$/;
const PER_THING =
  /\b(?:each|any|every|per|a single) (?:single )?(?:scheme|contract|project|grant|award|purchase|placement|bid|order)\b/;
const UNDER_IT =
  /\b(?:under|within) (?:the|that|this|its|their) (?:delegation|limit|authority|threshold|cap|ceiling|approval|delegated)\b/;

/** "Any scheme of up to £4.0m. Oakridge, at £4.35m, proceeds under the delegation". */
function overDelegation(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || !UNDER_IT.test(sentence.low)) return [];
  const near = sentences
    .slice(Math.max(0, at - 6), at)
    .filter(({ block }) => block.section === sentence.block.section);
  const limits = toldIn(near).filter(
    ({ sentence: own, quantity }) =>
      quantity.unit === 'money' &&
      PER_THING.test(own.low) &&
      UP_TO.test(own.low.slice(Math.max(0, quantity.start - 40), quantity.start)),
  );
  const [limit, more] = limits;
  const over = sentence.quantities.find(
    ({ unit, value }) =>
      unit === 'money' && limit !== undefined && value > limit.quantity.value + limit.quantity.step / 2,
  );
  if (limit === undefined || more !== undefined || over === undefined) return [];
  if (/\b(?:total|together|combined|in all|altogether)\b/.test(sentence.low)) return [];
  return [
    {
      spots: spotsOf(sentence, [limit.sentence]).map(sentenceSpot),
      arithmetic: `${showValue(over.value, 'money')} is above the ${showValue(limit.quantity.value, 'money')} that each may come to`,
    },
  ];
}

/** Moves, comparisons, promises, delegations. */
export const MOVE_RULES: readonly Rule[] = [
  {
    code: 'wide.move',
    kind: 'change',
    severity: 'error',
    isWide: true,
    title: 'The size of a move is not that between its two values',
    meaning: 'So many, then risen or fallen by so many, to so many, in one sentence.',
    advice: 'Reckon the difference again.',
    fires: 'The backlog stood at 185 in November and has fallen by 121 to 74.',
    silent: 'The backlog stood at 185 in November and has fallen by 111 to 74.',
    find: ({ sentences }) => sentences.flatMap(wrongMove),
  },
  {
    code: 'wide.placed',
    kind: 'direction',
    severity: 'warning',
    isWide: true,
    title: 'Above or below does not fit the two figures behind it',
    meaning:
      'Above or below an average, a target or England, and then the two figures; or waits that improved and grew.',
    advice: 'Mend the word or the figures.',
    fires: 'Attendance is above the national average: 88.1% against 90.2% nationally.',
    silent: 'Attendance is below the national average: 88.1% against 90.2% nationally.',
    find: ({ sentences }) => sentences.flatMap((one) => [...wrongPlace(one), ...wrongWait(one)]),
  },
  {
    code: 'wide.moved-promise',
    kind: 'promise',
    severity: 'warning',
    isWide: true,
    title: 'A day has moved, and the promise is said to stand',
    meaning: 'A day that was said before, a later one now, and "on schedule", "as planned" or "unchanged".',
    advice: 'Say that the day has moved, from when to when and why.',
    fires:
      'We said that the new bands would be in use from 1 September 2025. The bands remain on schedule and will be in use from 1 January 2026.',
    silent:
      'We said that the new bands would be in use from 1 January 2026. The bands remain on schedule and will be in use from 1 January 2026.',
    find: ({ sentences }) => sentences.flatMap((_, at) => movedPromise(sentences, at)),
  },
  {
    code: 'wide.delegation',
    kind: 'cap',
    severity: 'warning',
    isWide: true,
    title: 'Something above the limit for each is said to be within it',
    meaning: 'A limit on each scheme, contract or grant, and one above it that is to go on under that limit.',
    advice: 'Ask for the decision that it needs, or mend the figure.',
    fires:
      'Officers may let contracts for any scheme of up to £4.0m. Oakridge, at £4.35m, proceeds under the delegation.',
    silent:
      'Officers may let contracts for any scheme of up to £4.5m. Oakridge, at £4.35m, proceeds under the delegation.',
    find: ({ sentences }) => sentences.flatMap((_, at) => overDelegation(sentences, at)),
  },
];
