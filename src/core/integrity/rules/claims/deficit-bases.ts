/** Deficits of two bases set against each other: a change from one before payments to one after, a limit kept only on the other basis. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { clauseAround } from '../../understand/facts.ts';
import { type Grid, rowSpot } from '../../understand/grid.ts';
import { intervalOf, meet, minus, plus, sizeOf } from '../../understand/interval.ts';
import { type Basis, basisIn } from '../../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { spotsOf } from '../../understand/together.ts';

const CHANGED =
  /\b(?:improv\w+|better|worse\w*|fall\w*|fell|reduc\w+|reduction|decreas\w+|increas\w+|rise|rose|grown|deteriorat\w+|turn[- ]?round|progress)\b/;
const LIKE_FOR_LIKE = /\b(?:same basis|like for like|on either basis|on both bases|not comparable)\b/;
const LIMIT = /\b(?:caps?|capped|limits?|ceiling|maximum|no more than|must not exceed)\b/;
const KEPT =
  /\b(?:inside|within|below|under|beneath)\b[^.;]{0,20}\b(?:the|that|this|its|our) (?:\w+ )?(?:cap|limit|ceiling|maximum|condition)\b|\b(?:cap|limit|ceiling|condition) (?:is|has been|was) (?:therefore |thus )?(?:met|kept|satisfied)\b/;
const NOT_KEPT = /\b(?:not|no longer|outside|breach\w*|exceed\w*|if|would|unless)\b/;
const DEFICIT = /\bdeficit\b/;
/** Beyond this a figure is of another deficit [ratio]. */
const FAR = 1.6;

type Held = { readonly sentence: Sentence; readonly quantity: Quantity; readonly basis: 'before' | 'after' };

/** The amounts of a sentence whose clause, or the sentence where it tells of one amount, says on which basis they are. */
function heldIn(sentence: Sentence): Held[] {
  const money = sentence.quantities.filter(
    ({ unit, value, per }) => unit === 'money' && value > 0 && per === null,
  );
  return money.flatMap((quantity): Held[] => {
    const { from, to } = clauseAround(sentence.low, quantity.start, quantity.end);
    const basis: Basis =
      basisIn(sentence.low.slice(from, to)) ?? (money.length === 1 ? basisIn(sentence.low) : null);
    const isPayment = /\b(?:payments?|contributions?|valve)\b[^.;£]{0,12}$/.test(
      sentence.low.slice(Math.max(0, quantity.start - 40), quantity.start),
    );
    return basis === null || isPayment ? [] : [{ sentence, quantity, basis }];
  });
}

/** "£15.9m before the payment … £12.6m after it. The £3.3m improvement": the change is that of two bases. */
function mixedChange(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || !CHANGED.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const near = sentences
    .slice(Math.max(0, at - 4), at + 1)
    .filter(({ block }) => block.section === sentence.block.section);
  if (near.some(({ low }) => LIKE_FOR_LIKE.test(low)) || !near.some(({ low }) => DEFICIT.test(low)))
    return [];
  const held = near.flatMap(heldIn);
  const changes = sentence.quantities.filter(({ unit, value }) => unit === 'money' && value > 0);
  for (const change of changes) {
    const others = held.filter(({ quantity }) => quantity !== change);
    const pairs = others.flatMap((a, k) => others.slice(k + 1).map((b) => [a, b] as const));
    const isLevel = pairs.some(([a, b]) => a.basis === b.basis && makes(a.quantity, b.quantity, change));
    const mixed = pairs.find(([a, b]) => a.basis !== b.basis && makes(a.quantity, b.quantity, change));
    if (isLevel || mixed === undefined) continue;
    const [a, b] = mixed;
    const show = ({ quantity, basis }: Held) => `${showValue(quantity.value, 'money')} ${basis} payments`;
    return [
      {
        spots: spotsOf(sentence, [a.sentence, b.sentence]).map(sentenceSpot),
        arithmetic: `${showValue(change.value, 'money')} lies between ${show(a)} and ${show(b)}`,
      },
    ];
  }
  return [];
}

function makes(a: Quantity, b: Quantity, change: Quantity): boolean {
  return a.value !== b.value && meet(sizeOf(minus(intervalOf(a), intervalOf(b))), intervalOf(change));
}

/** A limit measured on one basis, a deficit on that basis above it, and words that say it is kept. */
function keptOnTheOther(sentences: readonly Sentence[]): Found[] {
  const said = sentences.find(
    ({ low, block, text }) =>
      block.kind !== 'heading' && !text.endsWith('?') && KEPT.test(low) && !NOT_KEPT.test(low),
  );
  if (said === undefined) return [];
  const limits = sentences
    .filter((one) => LIMIT.test(one.low) && DEFICIT.test(one.low) && one !== said)
    .flatMap((sentence) => {
      const basis = basisIn(sentence.low);
      const [limit] = sentence.quantities.filter(({ unit }) => unit === 'money');
      return basis === null || limit === undefined ? [] : [{ sentence, basis, limit }];
    });
  const [first, more] = limits;
  if (first === undefined || more !== undefined) return [];
  const { sentence: by, basis, limit } = first;
  const above = sentences
    .filter((one) => one !== by && DEFICIT.test(one.low))
    .flatMap(heldIn)
    .find(
      (held) =>
        held.basis === basis &&
        held.quantity.value > limit.value &&
        held.quantity.value < limit.value * FAR &&
        !meet(intervalOf(held.quantity), intervalOf({ ...limit, bound: null })),
    );
  const isAdmitted = sentences.some(({ low }) =>
    /\b(?:breach\w*|exceed\w*|above|over) (?:the|that|its|our) (?:cap|limit|ceiling)\b/.test(low),
  );
  if (above === undefined || isAdmitted) return [];
  return [
    {
      spots: [
        sentenceSpot(said),
        sentenceSpot(by),
        ...(above.sentence === said ? [] : [sentenceSpot(above.sentence)]),
      ],
      arithmetic: `${basis} payments the deficit is ${showValue(above.quantity.value, 'money')}, above the limit of ${showValue(limit.value, 'money')} on that basis; the text says "${KEPT.exec(said.low)?.[0] ?? ''}"`,
    },
  ];
}

/** Rows "before payments", "payments" and "after payments", of which the last is not the first less the second. */
function wrongNetting(grid: Grid): Found[] {
  const row = (pattern: RegExp) => grid.rows.filter(({ low }) => pattern.test(low));
  const before = row(/\bbefore (?:the |any |all )?(?:\w+ ){0,2}(?:payments?|contributions?)\b/);
  const after = row(/\bafter (?:the |any |all )?(?:\w+ ){0,2}(?:payments?|contributions?)\b/);
  const paid = row(/^(?!.*\b(?:before|after)\b).*\b(?:payments?|contributions?)\b/);
  const [a, b, c] = [before[0], after[0], paid[0]];
  if (
    a === undefined ||
    b === undefined ||
    c === undefined ||
    before.length + after.length + paid.length !== 3
  )
    return [];
  return grid.columns.flatMap((_, at): Found[] => {
    const [x, y, z] = [a.cells[at], b.cells[at], c.cells[at]];
    if (x == null || y == null || z == null || x.unit !== 'money' || y.unit !== 'money') return [];
    const less = intervalOf({ ...z, value: Math.abs(z.value) });
    if (meet(minus(intervalOf(x), less), intervalOf(y)) || meet(plus(intervalOf(x), less), intervalOf(y)))
      return [];
    const real = x.value - Math.abs(z.value);
    if (Math.abs(real - y.value) > Math.abs(x.value) * 0.25) return [];
    return [
      {
        spots: [rowSpot(grid, b, at), rowSpot(grid, a, at), rowSpot(grid, c, at)],
        arithmetic: `${num(x.value)} − ${num(Math.abs(z.value))} = ${num(real)}, not ${num(y.value)}`,
      },
    ];
  });
}

/** Bases of deficits. */
export const DEFICIT_BASIS_RULES: readonly Rule[] = [
  {
    code: 'claim.mixed-bases',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: 'Deficits of two bases are set against each other',
    meaning:
      'A change that is exactly the distance between a deficit before payments and one after them, or a limit said to be kept although the deficit on its own basis is above it.',
    advice: 'Compare like with like, and say on which basis.',
    fires:
      'In July we reported a cumulative deficit of £15.9m, before the safety valve payment. The deficit is now £12.6m after the payment. The forum may take heart from this £3.3m improvement.',
    silent:
      'In July we reported a cumulative deficit of £15.9m, before the safety valve payment. The deficit is now £12.6m before the payment. The forum may take heart from this £3.3m improvement.',
    find: ({ sentences }) => [
      ...sentences.flatMap((_, at) => mixedChange(sentences, at)),
      ...keptOnTheOther(sentences),
    ],
  },
  {
    code: 'claim.netting',
    kind: 'roll-forward',
    severity: 'error',
    isWide: true,
    title: 'A deficit after payments is not the one before them less the payments',
    meaning: 'A table with one row before payments, one of the payments and one after them.',
    advice: 'Take the payments off again.',
    fires:
      '| £m | 2025/26 |\n| --- | --- |\n| Cumulative deficit before programme payments | 51.7 |\n| Programme payments | 3.0 |\n| Cumulative deficit after payments | 47.7 |',
    silent:
      '| £m | 2025/26 |\n| --- | --- |\n| Cumulative deficit before programme payments | 51.7 |\n| Programme payments | 3.0 |\n| Cumulative deficit after payments | 48.7 |',
    find: ({ grids }) => grids.flatMap(wrongNetting),
  },
];
