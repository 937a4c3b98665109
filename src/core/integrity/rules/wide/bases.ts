/** Two shares that are compared although each is of something else. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import { around, beside, spotsOf, type Told, toldIn } from '../../understand/together.ts';

const COMPARED =
  /\b(?:points?|come down|gone (?:up|down)|fall(?:en|s)?|fell|ris(?:en|es)|rose|improv\w+|better|worse|higher|lower|up from|down from|increas\w+|decreas\w+|reduc\w+|drop\w*|gain\w*)\b/;
const TOLD =
  /\b(?:not (?:like for like|comparable|the same)|different (?:base|basis|denominator)|like[- ]for[- ]like|cannot be compared|on the same (?:base|basis)|base has changed|denominator)\b/;
const OF = /^\s?(?:points? )?of (?:all |the |our |those )*(?:\d[\d,.]* )?([a-z][a-z' -]{2,60})/;
/** Words that make no base another one. */
const PLAIN = new Set(
  'total number year month quarter term council authority new same pupil child young people received'.split(
    ' ',
  ),
);

/** The words of what a share is of; none where it does not say. */
function baseOf(told: Told): ReadonlySet<string> {
  const phrase = OF.exec(beside(told, 0, 90).behind)?.[1] ?? inBrackets(told);
  const isAll = /^\s?(?:points? )?of all /.test(beside(told, 0, 14).behind);
  const end = /[,.;:(]| (?:in|at|on|by|for|since|during|and|were|was|are|is|had|have|has|compared) /.exec(
    `${phrase} . `,
  );
  const words = [...thingWords(phrase.slice(0, end?.index ?? phrase.length))].filter(
    (word) => !PLAIN.has(word),
  );
  return new Set(words.length > 0 && isAll ? ['all', ...words] : words);
}

/** "77 of all 160 plans issued (48.1%)", "48.1% (77 of all 160 plans issued)". */
function inBrackets(told: Told): string {
  const { before, behind } = beside(told, 90, 90);
  const ahead = /\d of (?:all |the |those )*[\d,]+ ([a-z][a-z' -]{2,60}) \($/.exec(before)?.[1];
  const back = /^%?[^(]{0,24}\(\d[\d,]* of (?:all |the |those )*[\d,]+ ([a-z][a-z' -]{2,60})\)/.exec(
    behind,
  )?.[1];
  return ahead ?? back ?? '';
}

function isOther(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // "all plans" and "plans with a school place": the second is a part of the first.
  if ([a, b].some((words) => words.has('all')) && a.size > 0 && b.size > 0)
    return [...a, ...b].some((word) => word !== 'all' && !(a.has(word) && b.has(word)));
  return [...a].some((word) => !b.has(word)) && [...b].some((word) => !a.has(word));
}

function shifted(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined) return [];
  const near = around(sentences, at, 2, 0);
  const shares = toldIn(near).filter(({ quantity }) => quantity.unit === 'percent');
  const based = shares.flatMap((told) => {
    const words = baseOf(told);
    return words.size === 0 ? [] : [{ told, words }];
  });
  const [a, b] = [based.at(-2), based.at(-1)];
  if (a === undefined || b === undefined || !isOther(a.words, b.words)) return [];
  // "102 of 216 replied (47.2%) and 58.8% of them": two shares of one time, each compared with its own.
  if (a.told.sentence === b.told.sentence && b.words.has('them')) return [];
  const isHere = b.told.sentence === sentence || sentences[at - 1] === b.told.sentence;
  if (!isHere || !COMPARED.test(sentence.low) || near.some(({ low }) => TOLD.test(low))) return [];
  const isOfTwoTimes = [a, b].every(
    ({ told }) => told.sentence.periods.length > 0 || /\b(?:year|now|then)\b/.test(told.sentence.low),
  );
  if (!isOfTwoTimes || a.told.quantity.value === b.told.quantity.value) return [];
  if (
    !/\b(?:rate|share|proportion|timel\w+|occupan\w+|performance|comparison|points?)\b/.test(
      near.map(({ low }) => low).join(' '),
    )
  )
    return [];
  return [
    {
      spots: spotsOf(sentence, [a.told.sentence, b.told.sentence]).map(sentenceSpot),
      arithmetic: `${num(a.told.quantity.value, 1)}% is of ${[...a.words].join(' ')}, ${num(b.told.quantity.value, 1)}% of ${[...b.words].join(' ')}; the two are compared`,
    },
  ];
}

/** Shares of other things. */
export const WIDE_BASE_RULES: readonly Rule[] = [
  {
    code: 'wide.base-shifted',
    kind: 'denominator',
    severity: 'warning',
    isWide: true,
    title: 'Two shares are compared although they are of different things',
    meaning:
      'Two shares in neighbouring sentences, each with what it is of, which differs, and a word that compares them.',
    advice: 'Reckon both on one base, and say which.',
    fires:
      'In 2024 we declined 25.0 per cent of the cases decided; for 2025 it is 20.0 per cent of requests made. The rate of refusal has come down by five points.',
    silent:
      'In 2024 we declined 25.0 per cent of the cases decided; for 2025 it is 20.0 per cent of the cases decided. The rate of refusal has come down by five points.',
    find: ({ sentences }) => sentences.flatMap((_, at) => shifted(sentences, at)),
  },
];
