/** A number of things and the parts that it is told in, whatever the verbs: "58 responses: 31 in favour, 19 against and 10 undecided". */
import type { Found } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { isWholeCount } from '../../understand/together.ts';

/** Parts that are told as all there are: the last of them is what is left. */
const LAST_OF_ALL =
  /\b(?:no view|undecided|not sure|unsure|don't know|neither|none of|no (?:answer|opinion|preference|response)|other(?:s|wise)?|elsewhere|the rest|remaining|remainder|against|opposed|abstained|not (?:yet )?(?:met|done|open|begun|started|delivered|achieved|in place|known|decided)|missed|late|overdue|vacant|empty|unfilled|refused|declined|rejected|withdrawn|still (?:open|waiting|to))\b/;
/** Words that put the numbers of a sentence in another relation than parts of one whole. */
const NOT_PARTS =
  /\b(?:of which|of whom|of them|of these|including|among them|such as|at least|more than|fewer than|up to|compared|joined|brings?|leav(?:es|ing)|went from|from \d|last year|a year (?:ago|before|earlier)|previous\w*|target|each|per (?!cent)|average|both|respectively|more than one|could give|overlap\w*|either or|as well as|another|further|additional)\b/;
const FIRST_OF_ALL =
  /^\W{0,4}(?:\d+(?:\.\d+)*\s+)?(?:of|out of|from|among) (?:the |our |all |these |those |a total of )?(?:[a-z]+ )?$/;
const OF_THESE = /^\W{0,3}(?:\d+(?:\.\d+)*\s+)?(?:of|among) (?:these|those|them|which|whom|the total)\b/;
/** Parts that make more, or less, than this of a number are of something else [ratio]. */
const NEAR = { low: 0.8, high: 1.25 };
/** Numbers below this are told loosely. */
const LEAST = 5;

function plainCounts({ quantities }: Sentence): Quantity[] {
  return quantities.filter(
    (one) => isWholeCount(one) && !one.isAbout && one.bound === null && one.per === null,
  );
}

/** Whether a sentence goes through its parts: commas, "and" or a stop between each, nothing that compares. */
function goesThrough({ low }: Sentence, parts: readonly Quantity[]): boolean {
  return parts.every((part, at) => {
    const next = parts[at + 1];
    if (next === undefined) return true;
    const gap = low.slice(part.end, next.start);
    return gap.length < 90 && /[,;]|\band\b|\bwhile\b/.test(gap);
  });
}

type Split = {
  readonly whole: Quantity;
  readonly by: Sentence;
  readonly parts: readonly Quantity[];
  readonly from: number;
};

/** The number and its parts, where a sentence tells parts; null where it does not. */
function splitIn(sentences: readonly Sentence[], at: number): Split | null {
  const sentence = sentences[at];
  if (sentence === undefined || sentence.isChart || sentence.block.kind === 'heading') return null;
  const counts = plainCounts(sentence);
  const [first, ...rest] = counts;
  if (first === undefined) return null;
  const head = sentence.low.slice(0, first.start);
  const gap = sentence.low.slice(first.end, rest[0]?.start ?? first.end);
  if (rest.length >= 2 && (FIRST_OF_ALL.test(head) || /:\s*(?:[a-z ]{0,20})$/.test(gap)))
    return { whole: first, by: sentence, parts: rest, from: first.end };
  const before = sentences[at - 1];
  if (before === undefined || before.block !== sentence.block || !OF_THESE.test(sentence.low)) return null;
  const whole = plainCounts(before);
  const [only, more] = whole;
  return only === undefined || more !== undefined || counts.length < 2
    ? null
    : { whole: only, by: before, parts: counts, from: 0 };
}

function wrongParts(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const split = splitIn(sentences, at);
  if (sentence === undefined || split === null || split.whole.value < LEAST) return [];
  const { whole, by, parts, from } = split;
  const told = sentence.low.slice(from);
  if (NOT_PARTS.test(told) || !goesThrough(sentence, parts)) return [];
  // "and one has been withdrawn": a one that counts, and is not read as a number.
  if (/\bone\b(?!-)/.test(told) && parts.every(({ value }) => value !== 1)) return [];
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const last = parts.at(-1);
  const isAll = last !== undefined && LAST_OF_ALL.test(sentence.low.slice(last.start - 24));
  const ratio = sum / whole.value;
  if (sum === whole.value || ratio < NEAR.low || ratio > NEAR.high) return [];
  if (sum < whole.value && !isAll) return [];
  // "69, of 52 and 17, …": the first parts alone make the number.
  let running = 0;
  for (const { value } of parts) {
    running += value;
    if (running === whole.value) return [];
  }
  return [
    {
      spots: by === sentence ? [sentenceSpot(sentence)] : [sentenceSpot(sentence), sentenceSpot(by)],
      arithmetic: `${parts.map(({ value }) => num(value)).join(' + ')} = ${num(sum)}, not ${num(whole.value)}`,
    },
  ];
}

const NUMBER = String.raw`(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)`;
const SOME_OF = new RegExp(
  `\\b${NUMBER} (?:out )?of (?:the |our |all |its |their )?${NUMBER} [a-z -]{3,60}?[^.;]{0,60}?(?:[,;]| and| while| but)\\s(?:and |while |but )?(the other |the remaining |the rest, )?(?:it |we |they |panel )?(?:[a-z]+ed |has |have |were |was )?${NUMBER}\\b([^.;,]{0,30})`,
);
/** What is left of a number where the others are told: those that did not. */
const LEFT =
  /\b(?:missed|late|not (?:met|delivered|done|on time|achieved|open)|failed|overdue|vacant|empty|unfilled|outstanding)\b/;
const TURNED = /\b(?:refused|declined|rejected|turned down|against|opposed|lost|late|missed)\b/;

/** "Nine of twelve milestones were on time; the other four were late", "agreed 71 of 109 requests and refused 48". */
function wrongRest(sentence: Sentence): Found[] {
  const match = SOME_OF.exec(sentence.low);
  if (match === null || NOT_PARTS.test(match[0])) return [];
  const [text, some = '', all = '', other, rest = '', behind = ''] = match;
  const [a, whole, b] = [some, all, rest].map((word) => wordValue(word) ?? Number(word));
  if (a === undefined || whole === undefined || b === undefined || a + b === whole || a > whole) return [];
  const isOther = other !== undefined;
  const isLeft = LEFT.test(behind) && /\b(?:met|on time|delivered|achieved|filled|done|kept)\b/.test(text);
  const isTurned = TURNED.test(text) && a + b > whole;
  if ((!isOther && !isLeft && !isTurned) || Math.abs(a + b - whole) > whole * 0.3) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(a)} + ${num(b)} = ${num(a + b)}, not ${num(whole)}`,
    },
  ];
}

const HAS_ONE = new RegExp(
  `^\\W{0,3}of (?:the |our )?${NUMBER} [a-z-]+(?: [a-z-]+)?,? ((?:${NUMBER} (?:is|are|was|were|has|have) [a-z ]{2,30}(?:, and |, | and )?){2,6})`,
);

/** "Of the four conditions, one is Green, two are Amber and two are Red". */
function wrongStates(sentence: Sentence): Found[] {
  const { low } = sentence;
  const match = HAS_ONE.exec(low);
  if (match === null) return [];
  const value = (word: string) => wordValue(word) ?? Number(word);
  const parts = [
    ...(match[2] ?? '').matchAll(new RegExp(`\\b${NUMBER} (?:is|are|was|were|has|have)\\b`, 'g')),
  ].map(([, word = '']) => value(word));
  const [whole, sum] = [value(match[1] ?? ''), parts.reduce((all, part) => all + part, 0)];
  const isToTheEnd = match.index + match[0].length >= low.trimEnd().length - 1;
  if (parts.length < 2 || sum === whole || (sum < whole && !isToTheEnd) || Math.abs(sum - whole) > whole / 2)
    return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${parts.map((part) => num(part)).join(' + ')} = ${num(sum)}, not ${num(whole)}`,
    },
  ];
}

/** "12 posts are funded, 9 are filled and 4 are vacant"; "12.0 posts, 9.4 filled, a vacancy rate of 32%". */
function wrongVacancies(sentence: Sentence): Found[] {
  const { low, quantities } = sentence;
  const at = (pattern: RegExp) =>
    quantities.find(
      ({ end, unit }) =>
        unit === 'count' && pattern.test(low.slice(end, end + 40).split(/[,;.]| and /)[0] ?? ''),
    );
  const filled = at(/\b(?:filled|in post|occupied|recruited to)\b/);
  const vacant = at(/\b(?:vacan\w+|unfilled|empty)\b/);
  const all = quantities.find(
    (one) =>
      one !== filled &&
      one !== vacant &&
      one.unit === 'count' &&
      /post|fte|role/.test(`${one.noun} ${one.phrase}`) &&
      one.start < (filled?.start ?? 0),
  );
  if (all === undefined || filled === undefined) return [];
  const rate = quantities.find(
    ({ unit, start }) =>
      unit === 'percent' &&
      /\bvacanc\w+(?: rate)?(?: of| is| at)? $/.test(low.slice(Math.max(0, start - 24), start)),
  );
  const left = all.value - filled.value;
  const step = Math.max(all.step, filled.step) === 1 ? 0 : 0.11;
  if (
    vacant !== undefined &&
    Math.abs(left - vacant.value) > step + 1e-9 &&
    left > 0 &&
    vacant.value < all.value
  )
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(all.value)} − ${num(filled.value)} = ${num(left)}, not ${num(vacant.value)}`,
      },
    ];
  const share = (left / all.value) * 100;
  if (rate === undefined || Math.abs(share - rate.value) <= 1 || rate.value > 100) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(left)} of ${num(all.value)} is ${num(share, 1)}%, not ${num(rate.value)}%`,
    },
  ];
}

const NAMES = /(?:\b[A-Z][\p{L}'’.-]+(?: (?:[A-Z][\p{L}'’.-]+|of|the|and(?= [A-Z])))*)/u;
const ANNOUNCED = new RegExp(
  `\\b([Bb]oth|[Aa]ll (?:three|four|five|six)|[Tt]he (?:two|three|four|five|six)) (?:[a-z-]+ ){0,3}[a-z-]+(?:,|:| \\(|,? namely|,? are) (?:the )?((?:${NAMES.source}, )+(?:the )?${NAMES.source},? and (?:the )?${NAMES.source})`,
  'u',
);
const SAID: Readonly<Record<string, number>> = { both: 2, two: 2, three: 3, four: 4, five: 5, six: 6 };

/** "Both schools, Fernhill, Beacon and Wharf": as many names as are announced. */
function wrongNames(sentence: Sentence): Found[] {
  if (
    !sentence.text.includes(' and ') ||
    !/both|all (?:three|four|five|six)|the (?:two|three|four|five|six)/i.test(sentence.text)
  )
    return [];
  const match = ANNOUNCED.exec(sentence.text);
  const said = SAID[match?.[1]?.toLowerCase().split(' ').at(-1) ?? ''];
  const names = match?.[2]?.split(/, |,? and /).filter((name) => name.trim() !== '') ?? [];
  if (said === undefined || names.length < 2 || names.length === said) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(names.length)} are named: ${names.join(', ')}; the text says "${match?.[1] ?? ''}"`,
    },
  ];
}

/** Wholes and parts. */
export const WHOLE_RULES: readonly Rule[] = [
  {
    code: 'wide.parts',
    kind: 'sum',
    severity: 'error',
    isWide: true,
    title: 'The parts told of a number do not make it up',
    meaning:
      'So many responses, cases or posts, then in the same or the next sentence how many of them were what: more than there are, or less where the last part is what is left.',
    advice: 'Count again, and mend the number or the parts.',
    fires: 'Of the 58 responses, 31 were in favour, 19 were against and 10 were not sure.',
    silent: 'Of the 58 responses, 31 were in favour, 19 were against and 8 were not sure.',
    find: ({ sentences }) => sentences.flatMap((_, at) => wrongParts(sentences, at)),
  },
  {
    code: 'wide.rest',
    kind: 'sum',
    severity: 'error',
    isWide: true,
    title: 'Some of a number and the rest do not make it up',
    meaning: '"Nine of twelve … the other four", or so many met and so many missed.',
    advice: 'Count again.',
    fires: 'Nine of twelve milestones were delivered on time; the other four were late.',
    silent: 'Nine of twelve milestones were delivered on time; the other three were late.',
    find: ({ sentences }) =>
      sentences.flatMap((one) => [...wrongRest(one), ...wrongStates(one), ...wrongVacancies(one)]),
  },
  {
    code: 'wide.names',
    kind: 'listed-count',
    severity: 'error',
    isWide: true,
    title: 'Other than so many names follow',
    meaning: 'Both, all three, the four, and then names in a row.',
    advice: 'Mend the number or the names.',
    fires: 'Both schools, Fernhill, Beacon and Wharf, have signed.',
    silent: 'All three schools, Fernhill, Beacon and Wharf, have signed.',
    find: ({ sentences }) => sentences.flatMap(wrongNames),
  },
];
