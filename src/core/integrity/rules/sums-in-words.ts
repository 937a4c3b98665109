/** Rules on sums told in a sentence or a list: parts and the whole they make. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { type Interval, intervalOf, meet, plus } from '../understand/interval.ts';
import { readSentences, type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import { TIME_NOUN } from '../understand/together.ts';
import type { Listing, Understanding } from '../understand/understanding.ts';
import { ADVICE, areNamed, isNear, NIL } from './sum-parts.ts';

const OF_WHICH =
  /\b(?:made up of|comprising|comprises?|consists? of|includes? only|comprised of|consisting of|of which|split (?:as|between|into|across)|broken down (?:as|into)|being|made up as follows|which (?:includes?|comprises?|is made up of)|namely|divided (?:into|between)|the (?:\w+ )?(?:that are late |which are late )?(?:belong|relate) to|as follows)\b|:|\(/;

const IN_ALL =
  /\b(?:in total|in all|altogether|so far|a (?:combined )?total of|giving(?: a total of)?|totalling|making(?: a total of)?|together|combined|between them|all told|overall total of|bringing the total to|to give|sum(?:s|ming)? to|add(?:s|ing)? up to)\b|\btotal:?\s?$/;

const IN_THE_END =
  /\b(?:giving(?: a total of)?|to give|leaving|a net(?: [a-z]+){0,3}|net(?: [a-z]+){0,2} of|making(?: a total of)?|or)\s$/;

function isPlainAmount(quantity: Quantity): boolean {
  return (
    !quantity.isAbout &&
    quantity.bound === null &&
    quantity.per === null &&
    quantity.unit !== 'percent' &&
    quantity.unit !== 'points'
  );
}

function canAdd(whole: Quantity, part: Quantity): boolean {
  if (part.unit !== whole.unit || part.per !== whole.per) return false;
  return (
    part.noun === '' ||
    whole.noun === '' ||
    part.noun === whole.noun ||
    /^(school|setting|scheme|area|provision)$/.test(part.noun) === false
  );
}

function partsText(parts: readonly Quantity[], unit: Quantity['unit']): string {
  return parts
    .map(
      ({ value }, at) =>
        `${at === 0 ? '' : value < 0 ? ' − ' : ' + '}${showValue(at === 0 ? value : Math.abs(value), unit)}`,
    )
    .join('');
}

/** What is told of right behind these is taken off the others. */
const TAKEN_OFF =
  /\b(?:less|minus|tak(?:e|es|en|ing) (?:off|away)|deduct\w*|subtract\w*|(?:partly |in part )?offset by|net of|after (?:taking off|deducting)|reduced by)\b[^,;.\d]*$/;
const ON_WITH = /^[^,;.]*\band (?!plus\b)[^,;.]*$/;

/**
 * The parts as they count, in each way that the words allow: "less 158 ceased" is taken off, and so may be what an "and" joins to it.
 */
function asCounted({ low }: Sentence, parts: readonly Quantity[]): readonly (readonly Quantity[])[] {
  let ways: (readonly Quantity[])[] = [[]];
  parts.forEach((part, at) => {
    const from = parts[at - 1]?.end ?? Math.max(0, part.start - 40);
    const gap = low.slice(from, part.start);
    const less = { ...part, value: -part.value };
    ways = ways.flatMap((way) => {
      if (TAKEN_OFF.test(gap)) return [[...way, less]];
      const isOpen = (way.at(-1)?.value ?? 0) < 0 && part.value > 0 && ON_WITH.test(gap);
      return isOpen
        ? [
            [...way, part],
            [...way, less],
          ]
        : [[...way, part]];
    });
  });
  return ways;
}

/** Whether something is taken off in a sum. */
function hasLess(sentence: Sentence, parts: readonly Quantity[]): boolean {
  return asCounted(sentence, parts).some((way) => way.some(({ value }, at) => value !== parts[at]?.value));
}

function quantitySum(parts: readonly Quantity[]): { readonly interval: Interval; readonly value: number } {
  return {
    interval: parts.reduce((sum, part) => plus(sum, intervalOf(part)), NIL),
    value: parts.reduce((sum, part) => sum + part.value, 0),
  };
}

/** @param by  the sentence that the parts stand in. */
function judge(sentence: Sentence, whole: Quantity, parts: readonly Quantity[], by = sentence): Found[] {
  // "And one has a tutor": a one that counts, and is not read as a quantity.
  if (/\bone\b(?!-)/.test(sentence.low) && !parts.some(({ value: part }) => part === 1)) return [];
  // "A and B both grew by 24", "12 each": one figure stands for several parts.
  if (/\b(?:both|each|apiece|every one|respectively)\b/.test(sentence.low)) return [];
  // "52, of which 33 have finished: 21, 8 and 4", "24: 13 and 11, of which seven and four": parts that are split again.
  if (isSplitAgain(whole, parts) || /^ of (?:them|these|those)\b/.test(sentence.low.slice(whole.end)))
    return [];
  const ways = asCounted(by, parts);
  const [counted = parts] = ways;
  const { value } = quantitySum(counted);
  if (ways.some((way) => meet(quantitySum(way).interval, intervalOf(whole))) || !isNear(value, whole.value))
    return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${partsText(counted, whole.unit)} = ${showValue(value, whole.unit)}, not ${showValue(whole.value, whole.unit)}`,
    },
  ];
}

/** Whether the first parts make the whole by themselves, or the first is the sum of the others. */
function isSplitAgain(whole: Quantity, parts: readonly Quantity[]): boolean {
  const values = parts.map(({ value }) => value);
  const rest = values.slice(1).reduce((sum, value) => sum + value, 0);
  const isFirst = parts.length > 2 && Math.abs(rest - (values[0] ?? 0)) < 1e-9;
  return (
    isFirst ||
    values.some(
      (_, at) =>
        at > 0 &&
        at < values.length - 1 &&
        Math.abs(values.slice(0, at + 1).reduce((sum, value) => sum + value, 0) - whole.value) < 1e-9,
    )
  );
}

/** Parts begin this near behind a colon or bracket [characters]. */
const NEAR_MARK = 16;

/** "58 places are late: 33 at one school and 25 at another." */
function wholeThenParts(sentence: Sentence): Found[] {
  const amounts = sentence.quantities.filter(
    (quantity) => isPlainAmount(quantity) && !TIME_NOUN.test(quantity.noun),
  );
  const [whole, ...others] = amounts;
  const told = others.filter(({ unit }) => unit === whole?.unit);
  // "60 places in two stages, 36 and 24": what counts the parts is none of them.
  const rest = told[0]?.isWord === true && told[0].value === told.length - 1 ? told.slice(1) : told;
  const [first] = rest;
  if (whole === undefined || first === undefined || rest.length < 2 || rest.length > 8) return [];
  const gap = sentence.low.slice(whole.end, first.start);
  // "2025/26 14.28; 2026/27 9.60": each with its year, and none the whole of the others.
  if (rest.every(({ start }) => sentence.periods.some(({ end }) => end <= start && start - end < 4)))
    return [];
  // "187 of them": a part of what the sentence before told. "(£20.4m), then support (£16.2m)": a bracket of its own.
  if (/^ of (?:them|these|those)\b|^\s?\)/.test(gap)) return [];
  if (rest.length >= 3 && areNamed(sentence, [whole, ...rest])) return [];
  const isPlain =
    !/\b(?:against|from|compared|followed by|up (?!of)|down (?!into)|than|includ\w+|such as|among|of whom only)\b/.test(
      gap,
    );
  // "£49.05m, £2.05m over; … £48.35m, £1.35m over", "hence three fewer": distances are no parts.
  if (rest.some(({ end }) => DISTANCE.test(sentence.low.slice(end, end + 12)))) return [];
  const isTooMuch = rest.some(({ value }) => value > whole.value * 1.001) && !hasLess(sentence, rest);
  if (/\bwould be\b/.test(sentence.low)) return [];
  if (!isPlain || hasChange(sentence, whole.end) || isTooMuch || isSummedUp(sentence, amounts)) return [];
  if (!rest.every((part) => canAdd(whole, part))) return [];
  return linksParts(sentence, whole, rest, gap) ? judge(sentence, whole, rest) : [];
}

/** "…, less £0.5m of fees, a net £0.7m", "…, giving 2,782": the last amount is the whole. */
function isSummedUp({ low }: Sentence, amounts: readonly Quantity[]): boolean {
  const [last, before] = [amounts.at(-1), amounts.at(-2)];
  return last !== undefined && before !== undefined && IN_THE_END.test(low.slice(before.end, last.start));
}

const DISTANCE = /^ (?:over|under|above|below|inside|worse|better|fewer|more|less|short)\b/;

/** How near an undeclared list of parts must come to the whole to be taken for its parts. */
const NEARLY = 0.12;

/** Whether what stands between says that parts follow, or three and more of them nearly make the whole. */
function linksParts(sentence: Sentence, whole: Quantity, parts: readonly Quantity[], gap: string): boolean {
  const mark = OF_WHICH.exec(gap);
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const isNearly =
    parts.length >= 3 &&
    Math.abs(sum / whole.value - 1) <= NEARLY &&
    joinsParts(sentence, parts) &&
    gap.length < 70;
  if (mark === null) return isNearly;
  if (/of which/.test(mark[0])) return coversAll(sentence, whole);
  if (mark[0] !== ':' && mark[0] !== '(' && mark[0] !== 'being') return true;
  const lead = gap.slice(mark.index + mark[0].length);
  return (lead.length <= NEAR_MARK && !lead.includes(')') && joinsParts(sentence, parts)) || isNearly;
}

function coversAll(sentence: Sentence, whole: Quantity): boolean {
  return /\b(?:the (?:rest|remaining|remainder|other|balance)|and (?:the )?\d|and £|and (?:one|two|three|four|five|six|seven|eight|nine|ten)\b)/.test(
    sentence.low.slice(whole.end),
  );
}

/** Parts stand in a row: commas and "and" between them, no comparison. */
function joinsParts(sentence: Sentence, parts: readonly Quantity[]): boolean {
  return parts.every((part, at) => {
    const next = parts[at + 1];
    if (next === undefined) return true;
    const gap = sentence.low.slice(part.end, next.start);
    return (
      gap.length < 120 &&
      /,|\band\b|;|\+/.test(gap) &&
      !/\b(?:against|of|to|than|from|compared|out of|in)\s{0,2}$/.test(gap)
    );
  });
}

function hasChange(sentence: Sentence, from: number): boolean {
  return /\b(?:up from|down from|compared|against|rose|fell|more than|fewer than|less than|higher|lower|average)\b/.test(
    sentence.low.slice(from),
  );
}

const CALLED_WHOLE = /^(?: [a-z]+)?,? (?:altogether|in all|in total|all told|between them)\b/;

/** "33 at one and 25 at another, 58 in total." */
function partsThenWhole(sentence: Sentence): Found[] {
  const plain = sentence.quantities.filter((quantity) => isPlainAmount(quantity));
  // "£4.2m, £2.1m and £2.1m, £8.4m altogether, so the deficit was £10.2m": the whole is the one so called.
  const called = plain.findIndex(({ end }) => CALLED_WHOLE.test(sentence.low.slice(end)));
  const amounts = called > 1 ? plain.slice(0, called + 1) : plain;
  const whole = amounts.at(-1);
  const all = amounts.slice(0, -1).filter(({ unit }) => unit === whole?.unit);
  // "Four districts sent 61, 48, 55 and 37": what counts those who have the parts is none of them.
  const [head, second] = all;
  const isHead =
    head !== undefined &&
    second !== undefined &&
    head.isWord &&
    head.value === all.length - 1 &&
    !/^\W{1,3}(?:and )?$/.test(sentence.low.slice(head.end, second.start));
  const parts = isHead ? all.slice(1) : all;
  const last = parts.at(-1);
  if (whole === undefined || last === undefined || parts.length < 2 || parts.length > 8) return [];
  const gap = sentence.low.slice(last.end, whole.start);
  const tail = sentence.low.slice(whole.end, whole.end + 30);
  if (
    !IN_ALL.test(gap) &&
    !/\ba net(?: [a-z]+){0,3} $/.test(gap) &&
    !/^[^.;,]{0,24}\b(?:in total|in all|altogether|combined|between them|all told|(?:in the )?year to date|so far|to date)\b/.test(
      tail,
    )
  )
    return [];
  if (!parts.every((part) => canAdd(whole, part)) || hasChange(sentence, 0) || !joinsParts(sentence, parts))
    return [];
  return judge(sentence, whole, parts);
}

const TOTAL_NEXT =
  /^\W{0,3}(?:the |a |our |this |that |in |which )?(?:(?:grand |overall |combined )?total|sum|altogether|in all|all told|together|all|makes|comes to|adds up to)\b/;

/** "Therapies £212k, transport £388k, tuition £145k. Total to date: £765k." */
function totalNext({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    const before = sentences[at - 1];
    const [whole, more] = sentence.quantities.filter(isPlainAmount);
    if (before === undefined || whole === undefined || more !== undefined) return [];
    if (before.block !== sentence.block || !TOTAL_NEXT.test(sentence.low)) return [];
    // "nine to one, with two abstentions": a one that counts, and is not read as a quantity.
    if (/\bone\b(?!-)/.test(before.low)) return [];
    const parts = before.quantities.filter((part) => isPlainAmount(part) && part.unit === whole.unit);
    const isRow =
      parts.length >= 2 && parts.length <= 8 && joinsParts(before, parts) && !hasChange(before, 0);
    if (!isRow || !parts.every((part) => canAdd(whole, part))) return [];
    return judge(sentence, whole, parts, before).map((found) => ({
      ...found,
      spots: [...found.spots, sentenceSpot(before)],
    }));
  });
}

/** A list whose items each carry one amount, announced by a total. */
function listParts({ intro, items }: Listing): Found[] {
  const amounts =
    intro?.quantities.filter(({ isAbout, per, unit }) => !isAbout && per === null && unit !== 'percent') ??
    [];
  // "three parts" counts the items, not what they add up to.
  const whole = amounts.filter(({ unit, value }) => unit !== 'count' || value !== items.length);
  const [only] = whole;
  if (
    intro === null ||
    only === undefined ||
    whole.length !== 1 ||
    items.length < 2 ||
    !/:\s*$/.test(intro.text)
  )
    return [];
  if (new Set(items.map(({ level }) => level)).size > 1) return [];
  if (only.isWord && only.value === items.length) return [];
  const parts = items.map((item) => {
    const amounts =
      readSentences(item, 0)[0]?.quantities.filter(
        (quantity) => quantity.unit === only.unit && quantity.per === only.per && quantity.unit !== 'percent',
      ) ?? [];
    const same =
      only.unit === 'count' ? amounts.filter(({ noun }) => noun === only.noun || noun === '') : amounts;
    return amounts.length === 1 && same.length === 1 ? same[0] : undefined;
  });
  const found = parts.flatMap((part) => (part === undefined ? [] : [part]));
  if (found.length !== items.length || only.value === items.length) return [];
  const { interval, value } = quantitySum(found);
  if (meet(interval, intervalOf(only)) || !isNear(value, only.value)) return [];
  const spots = [
    sentenceSpot(intro),
    ...items.map((item) => ({
      paragraph: item.paragraph,
      page: item.page,
      section: item.section,
      start: 0,
      end: item.text.length,
      quote: item.text,
    })),
  ];
  return [
    {
      spots,
      arithmetic: `${partsText(found, only.unit)} = ${showValue(value, only.unit)}, not ${showValue(only.value, only.unit)}`,
    },
  ];
}

/** "Of the 120, 70 … and the remaining 40." */
function restOfWhole(sentence: Sentence): Found[] {
  const counts = sentence.quantities.filter((quantity) => isPlainAmount(quantity));
  const rest = counts.find((quantity) =>
    /\b(?:remaining|other|remainder(?: of)?|rest,?|balance of)\s{0,2}$/.test(
      sentence.low.slice(Math.max(0, quantity.start - 16), quantity.start),
    ),
  );
  const [whole] = counts;
  if (
    rest === undefined ||
    whole === undefined ||
    rest === whole ||
    counts.length < 3 ||
    rest !== counts.at(-1)
  )
    return [];
  const parts = counts.slice(1);
  if (areNamed(sentence, counts)) return [];
  if (
    !/\bof\b|,|:|\(/.test(sentence.low.slice(whole.end, parts[0]?.start)) &&
    !/\bof (?:the |these |all )?$/.test(sentence.low.slice(0, whole.start))
  )
    return [];
  if (!parts.every((part) => canAdd(whole, part) && part.value < whole.value)) return [];
  return judge(sentence, whole, parts);
}

function inProse({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    if (sentence.quantities.length < 3 || sentence.quantities.length > 12) return [];
    return (
      [wholeThenParts, partsThenWhole, restOfWhole]
        .map((look) => look(sentence))
        .find((found) => found.length > 0) ?? []
    );
  });
}

/** Sums in words. */
export const WORD_SUM_RULES: readonly Rule[] = [
  {
    code: 'sum.parts-in-words',
    kind: 'sum',
    severity: 'error',
    title: 'Parts told in a sentence do not make the whole it names',
    meaning:
      'A whole with its parts ("58 late: 33 and 25", "33 and 25, 58 in all", "the remaining 25"). Silent where a part is said to be about, or a comparison stands between.',
    advice: ADVICE,
    fires: 'Of the places, 58 are late: 33 at the free school and 15 at the commissioned provision.',
    silent: 'Of the places, 58 are late: 33 at the free school and 25 at the commissioned provision.',
    find: (document) => [...inProse(document), ...totalNext(document)],
  },
  {
    code: 'sum.list-total',
    kind: 'sum',
    severity: 'error',
    title: 'The amounts of a list do not make the total that announces it',
    meaning:
      'A sentence that ends in a colon and names one amount, and a list in which each item names one of the same kind.',
    advice: ADVICE,
    fires:
      'Savings of £3.4m are in the plan:\n\n- £1.1m from local places\n- £0.9m from reviews\n- £1.0m from post-16',
    silent:
      'Savings of £3.0m are in the plan:\n\n- £1.1m from local places\n- £0.9m from reviews\n- £1.0m from post-16',
    find: ({ listings }) => listings.flatMap(listParts),
  },
];
