/** Rules on limits and the figures they limit, and on bases that are mixed. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { basisIn } from '../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { wrongSideOfCap } from './directions.ts';
import { isSameYear } from './same-year.ts';

const KEPT =
  /\b(?:is|are|remains?|stays?|keeps?|kept|keep|be|was|were|stands?|stay|remain|sits?)\b[^.;]{0,18}\b(?:within|inside|under|below)\b[^.;]{0,40}\b(?:cap|ceiling|limit|maximum)\b|\b(?:not (?:exceed|breach|pass)\w*|does not exceed|compl(?:y|ies|iant) with)\b[^.;]{0,40}\b(?:cap|ceiling|limit|maximum)\b|\b(?:cap|ceiling|limit)\b[^.;]{0,40}\b(?:is|was|will be|has been|being|been) (?:met|kept|respected|complied with)\b/;

/** Deficits of a year above the cap of that year, and a sentence that says the cap is kept. */
function capSaidKept({ facts, sentences, low }: Understanding): Found[] {
  // A document that tells of the breach elsewhere does not say that the cap is kept.
  if (
    /\b(?:above (?:the )?(?:cap|ceiling)|breach\w*|exceed\w* (?:the )?(?:cap|ceiling)|above it)\b/.test(low)
  )
    return [];
  const caps = facts.filter((fact) => fact.measure.id === 'deficit cap' && fact.unit === 'money');
  const deficits = facts.filter(
    (fact) => fact.measure.id === 'cumulative deficit' && fact.role !== 'target' && fact.basis !== 'after',
  );
  const over = caps.flatMap((cap) => {
    const deficit = deficits.find(
      (one) =>
        isSameYear(one, cap) &&
        !meet(intervalOf(one), intervalOf(cap)) &&
        one.value > cap.value &&
        (one.sentence === null || one.sentence !== cap.sentence),
    );
    return deficit === undefined ? [] : [{ cap, deficit }];
  });
  const [first] = over;
  if (first === undefined) return [];
  const kept = sentences.find(
    ({ low, block }) =>
      KEPT.test(low) &&
      block.kind !== 'heading' &&
      !/\b(?:must|should|requires?|required|agreement|not be|cannot|unable|no longer|fail|not met|to keep|to remain|hold)\b/.test(
        low,
      ),
  );
  if (kept === undefined) return [];
  return [
    {
      spots: [sentenceSpot(kept), ...first.deficit.spots, ...first.cap.spots],
      arithmetic: `${showValue(first.deficit.value, 'money')} − ${showValue(first.cap.value, 'money')} = ${showValue(first.deficit.value - first.cap.value, 'money')} above the cap`,
    },
  ];
}

const CAP_BEFORE =
  /\b(?:the most (?:that|we|the council)|highest (?:deficit|figure) (?:that|we)|allowed|allows?|permits?|lets? us|may (?:owe|not)|caps?|capped|ceiling|limit|limits|limited|maximum|not (?:to )?exceed)\b[^.;]{0,70}$/;

const CAP_BEHIND = /^ (?:as |is |was )?(?:the|our) (?:most|ceiling|cap|limit|maximum|highest)\b/;

const UNDER_CAP =
  /\b(?:within|inside|under|below|keeps? (?:us |it )?(?:under|below|within)|well within)\b[^.;]{0,24}\b(?:cap|ceiling|limit|maximum)\b|\b(?:keep|stay|remain|are|is|be|sit|kept) (?:well |safely |comfortably )?(?:within|inside|under|below) (?:it|this|that)\b|\b(?:meets?|respects?|honours?|keeps to) (?:it|this|that)\b|\b(?:condition|limit|cap|ceiling|agreement|test)\b[^.;]{0,14}\b(?:is|will be|has been|was|stays) (?:met|kept|satisfied|honoured|respected)\b/;

/** More amounts than these around a cap leave open which of them is meant. */
const MOST_TOLD = 3;

/** "We forecast £23.4m. The limit is £22.0m. We are therefore within the limit." */
function capTold(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || sentence.block.kind === 'heading') return [];
  const before = sentences.slice(Math.max(0, at - 3), at).filter(({ block }) => block === sentence.block);
  const money = before.flatMap((one) =>
    one.quantities.filter(({ unit }) => unit === 'money').map((quantity) => ({ one, quantity })),
  );
  const cap = money.find(({ one, quantity }) => CAP_BEFORE.test(one.low.slice(0, quantity.start)));
  // Of several deficits before the cap, as an opening and a closing one, the last is held against it.
  const figure = money.findLast((other) => other !== cap && /\bdeficit|overspend\b/.test(other.one.low));
  if (
    cap === undefined ||
    figure === undefined ||
    money.length > MOST_TOLD ||
    figure.quantity.value <= cap.quantity.value
  )
    return [];
  if (meet(intervalOf(figure.quantity), intervalOf(cap.quantity))) return [];
  const above = figure.quantity.value - cap.quantity.value;
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(figure.one), sentenceSpot(cap.one)],
      arithmetic: `${showValue(figure.quantity.value, 'money')} − ${showValue(cap.quantity.value, 'money')} = ${showValue(above, 'money')} above the cap`,
    },
  ];
}

/** "… will be £62.2m. This is within the agreed maximum of £64.0m." */
function thisUnderCap(before: Sentence | undefined, sentence: Sentence, cap: Quantity): Found[] {
  const figure = before?.quantities.findLast(({ unit }) => unit === 'money');
  if (
    before === undefined ||
    figure === undefined ||
    before.block !== sentence.block ||
    /\bnot\b/.test(sentence.low)
  )
    return [];
  if (!UNDER_CAP.test(sentence.low) || figure.value <= cap.value || meet(intervalOf(figure), intervalOf(cap)))
    return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(before)],
      arithmetic: `${showValue(figure.value, 'money')} − ${showValue(cap.value, 'money')} = ${showValue(figure.value - cap.value, 'money')} above the cap`,
    },
  ];
}

/** A figure said to be under the cap, and the cap in the sentence before it. */
function capInParagraph({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) => {
    const own = sentence.quantities.filter(({ unit }) => unit === 'money');
    const [figure] = own;
    const isThis =
      figure !== undefined &&
      own.length === 1 &&
      /^\W{0,3}(?:this|it|that|which|the figure) (?:is|was|will be|remains?|keeps?|sits)\b/.test(
        sentence.low,
      );
    if (isThis) return thisUnderCap(sentences[at - 1], sentence, figure);
    if (own.length === 0 && UNDER_CAP.test(sentence.low) && !/\bnot\b/.test(sentence.low))
      return capTold(sentences, at);
    const money = own;
    if (
      figure === undefined ||
      money.length !== 1 ||
      !UNDER_CAP.test(sentence.low) ||
      /\bnot\b/.test(sentence.low)
    )
      return [];
    const before = sentences.slice(Math.max(0, at - 2), at).filter(({ block }) => block === sentence.block);
    const caps = before.flatMap((one) =>
      one.quantities
        .filter(
          (cap) =>
            cap.unit === 'money' &&
            (CAP_BEFORE.test(one.low.slice(0, cap.start)) ||
              CAP_BEHIND.test(one.low.slice(cap.end, cap.end + 40))),
        )
        .map((cap) => ({ one, cap })),
    );
    const last = caps.at(-1);
    if (
      last === undefined ||
      figure.value <= last.cap.value ||
      meet(intervalOf(figure), intervalOf(last.cap))
    )
      return [];
    const above = `${showValue(figure.value, 'money')} − ${showValue(last.cap.value, 'money')} = ${showValue(figure.value - last.cap.value, 'money')} above the cap`;
    return [{ spots: [sentenceSpot(sentence), sentenceSpot(last.one)], arithmetic: above }];
  });
}

/** A figure after payments held against a cap, where nothing says that the cap is on that basis. */
function capOnOtherBasis({ againsts, low }: Understanding): Found[] {
  const isGrossCap =
    /\b(?:cap|ceiling|limit|maximum)\b[^.;]{0,70}\b(?:before|gross|excluding)\b|\b(?:before|gross|excluding)\b[^.;]{0,70}\b(?:cap|ceiling|limit)\b/.test(
      low,
    );
  return againsts.flatMap(({ sentence, actual, reference, isCap }) => {
    if (!isCap || actual.unit !== 'money') return [];
    const ahead = sentence.low.slice(0, reference.start);
    const behind = sentence.low.slice(reference.end);
    const own = basisIn(ahead);
    const capBasis = basisIn(behind);
    const isMixed = (own === 'after' && capBasis !== 'after') || (own === 'before' && capBasis === 'after');
    if (!isMixed || (capBasis === null && !isGrossCap && !/\bcumulative\b/.test(sentence.low))) return [];
    if (/\bnot (?:a )?(?:like|test|the basis|comparable)/.test(sentence.low)) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(actual.value, 'money')} is ${own} payments; the cap of ${showValue(reference.value, 'money')} is ${capBasis === null ? 'before them unless it says otherwise' : `${capBasis} them`}`,
      },
    ];
  });
}

/** "gross cap" set against "net deficit" within one sentence, whatever the figures. */
function mixedWords({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    const isMixed =
      (/\b(?:cap|ceiling|limit)\b[^.;]{0,30}\bgross\b[^.;]{0,60}\bnet\b|\bnet\b[^.;]{0,60}\b(?:cap|ceiling|limit)\b[^.;]{0,30}\bgross\b/.test(
        sentence.low,
      ) &&
        !/\bboth\b/.test(sentence.low)) ||
      /\bnet\b[^.;]{0,60}\b(?:against|compar\w+|versus|within|below|under)\b[^.;]{0,40}\bgross\b|\bgross\b[^.;]{0,60}\b(?:against|compar\w+|versus|within|below|under)\b[^.;]{0,40}\bnet\b/.test(
        sentence.low,
      );
    const isComparison =
      isMixed &&
      /\b(?:cap|ceiling|limit|target|plan)\b/.test(sentence.low) &&
      sentence.quantities.filter(({ unit }) => unit === 'money').length >= 2;
    return isComparison && !/\bnot (?:comparable|like for like)\b/.test(sentence.low)
      ? [{ spots: [sentenceSpot(sentence)], arithmetic: 'one figure is net, the other gross' }]
      : [];
  });
}

const KEEPS =
  /\b(?:meets?|within|inside|under|below|respects?|satisf\w+|complies|comply|headroom|in hand|to spare)\b/;

const CAP_NAMED = /\b(?:cap|ceiling|limit|maximum|the most)\b/;

const POINTS_BACK =
  /^\W{0,3}(?:this|that|it|so|which|we|the (?:figure|deficit|position|result))\b|\b(?:so|thus|therefore|hence)\b/;

/** "The limit is set gross. Our net figure meets it.": a limit and the figure held against it on two bases. */
function mixedAcross({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    const before = sentences[at - 1];
    if (before === undefined || before.block !== sentence.block || !KEEPS.test(sentence.low)) return [];
    const isCapHere = CAP_NAMED.test(sentence.low);
    if (isCapHere === CAP_NAMED.test(before.low) || (isCapHere && !POINTS_BACK.test(sentence.low))) return [];
    const [capBasis, own] = [basisIn(before.low), basisIn(sentence.low)];
    const hasMoney = [before, sentence].every(({ quantities }) =>
      quantities.some(({ unit }) => unit === 'money'),
    );
    if (
      capBasis === null ||
      own === null ||
      capBasis === own ||
      !hasMoney ||
      /\bnot\b|\bboth\b|\bon (?:that|this|the same|its) (?:basis|footing)\b/.test(sentence.low)
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(before)],
        arithmetic: `the limit is ${isCapHere ? own : capBasis} payments, the figure held against it ${isCapHere ? capBasis : own} them`,
      },
    ];
  });
}

/** After payments cannot be more than before them. */
function afterAboveBefore({ facts }: Understanding): Found[] {
  const deficits = facts.filter(
    (fact) =>
      fact.measure.id === 'cumulative deficit' &&
      fact.basis !== null &&
      fact.period !== null &&
      fact.role !== 'target',
  );
  return deficits
    .filter(({ basis }) => basis === 'after')
    .flatMap((after) => {
      const before = deficits.find(
        (one) =>
          one.basis === 'before' &&
          isSameYear(one, after) &&
          one.role === after.role &&
          one.apart === after.apart,
      );
      if (before === undefined || after.value <= before.value || meet(intervalOf(before), intervalOf(after)))
        return [];
      return [
        {
          spots: [...before.spots, ...after.spots],
          arithmetic: `${showValue(after.value, 'money')} after payments is more than ${showValue(before.value, 'money')} before them`,
        },
      ];
    });
}

/** Limits and bases. */
export const CAP_RULES: readonly Rule[] = [
  {
    code: 'cap.said-kept',
    kind: 'cap',
    severity: 'error',
    title: 'A limit is said to be kept, or passed, against the figures',
    meaning:
      'A deficit and its cap in one sentence with "within", "above" or the like; or in different places for one year, and a sentence that says the cap is kept.',
    advice: 'Mend the words or the figures, and name the basis of both.',
    fires: 'The cumulative deficit of £99.7m is within the cap of £84.5m.',
    silent: 'The cumulative deficit of £99.7m is above the cap of £84.5m.',
    find: (document) => [
      ...document.againsts.flatMap(wrongSideOfCap),
      ...capSaidKept(document),
      ...capInParagraph(document),
    ],
  },
  {
    code: 'cap.other-basis',
    kind: 'basis',
    severity: 'warning',
    title: 'A limit is tested with a figure on another basis',
    meaning:
      'A deficit after payments or contributions against a cap that is before them, or net against gross.',
    advice: 'Test the cap with the deficit before programme payments, and show the other beside it.',
    fires:
      'After safety valve payments the cumulative deficit is £63.8m, within the ceiling of £84.5m, which is before payments.',
    silent:
      'Before safety valve payments the cumulative deficit is £83.8m, within the ceiling of £84.5m, which is before payments.',
    find: (document) => [...capOnOtherBasis(document), ...mixedWords(document), ...mixedAcross(document)],
  },
  {
    code: 'basis.after-above-before',
    kind: 'basis',
    severity: 'error',
    title: 'A deficit after payments is more than before them',
    meaning: 'The cumulative deficit of one year on both bases.',
    advice: 'The two may be swapped; a payment takes from the deficit.',
    fires:
      'At the end of 2024/25 the cumulative deficit before payments is £63.8m. At the end of 2024/25 the cumulative deficit after payments is £99.7m.',
    silent:
      'At the end of 2024/25 the cumulative deficit before payments is £99.7m. At the end of 2024/25 the cumulative deficit after payments is £63.8m.',
    find: afterAboveBefore,
  },
];
