/** A limit told in words and a figure above it that is said to keep it; a limit on one basis and a figure on another. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { asItStands } from '../../understand/as-it-stands.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { type Basis, basisIn, measureIn } from '../../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const LIMIT_BEFORE =
  /\b(?:(?:no|not|nobody|never|none|nor)\b[^.;£\d]{0,70}\b(?:more|higher|greater|longer|over|above|exceed\w*)(?: than)?|(?:must|shall|may|will) not (?:exceed|pass|go above|be (?:higher|greater|more) than)|at most|maximum of|(?:limit|cap|ceiling|maximum)(?: \w+){0,3} (?:of|is|at|was)|(?:limited|capped|restricted) (?:to|at)) (?:about )?£?$/;
const LIMIT_BEHIND = /^\s?(?:[a-z]+ ){0,3}(?:or (?:fewer|less|under|below)|at most|as a maximum)\b/;
const KEEPS =
  /\b(?:keeps? (?:to|within|inside|under)|kept (?:to|within)|meets?|met|compl(?:y|ies|ied|iant) with|within|inside|satisf\w+|honour\w*|respects?|in line with|conforms? (?:to|with)|observes?|passes)\b(?: \w+){0,3} (?:condition|limit|rule|cap|ceiling|maximum|terms?|standard|requirement|test|it|that|this)\b/;
const NOT_KEPT = /\b(?:not|no longer|fails?|does not|cannot|unless|if|would|exceeds?|above|over|more than)\b/;

type Limit = {
  readonly sentence: Sentence;
  readonly quantity: Quantity;
  readonly words: ReadonlySet<string>;
};

function limitsIn(sentences: readonly Sentence[]): Limit[] {
  return sentences.flatMap((sentence) => {
    if (sentence.block.kind === 'heading') return [];
    return sentence.quantities.flatMap((quantity): Limit[] => {
      const before = sentence.low.slice(Math.max(0, quantity.start - 110), quantity.start);
      const behind = sentence.low.slice(quantity.end, quantity.end + 40);
      return LIMIT_BEFORE.test(before) || LIMIT_BEHIND.test(behind)
        ? [{ sentence, quantity, words: thingWords(sentence.low) }]
        : [];
    });
  });
}

/** "No scheme may cost more than £75,000 a place. … at £80,000 a place, keeps to that condition." */
function saidKept({ sentences }: Understanding): Found[] {
  const limits = limitsIn(sentences);
  if (limits.length === 0) return [];
  return sentences.flatMap((sentence): Found[] => {
    const match = KEEPS.exec(sentence.low);
    if (match === null || sentence.block.kind === 'heading' || sentence.text.endsWith('?')) return [];
    if (NOT_KEPT.test(sentence.low.slice(Math.max(0, match.index - 24), match.index + match[0].length)))
      return [];
    if (
      /\b(?:now|today)\b(?:[^.;]|\.\d){0,24}\b(?:over|above|outside)\b/.test(sentence.low.slice(match.index))
    )
      return [];
    const figure = sentence.quantities.findLast(({ end }) => end <= match.index + 4);
    if (figure === undefined) return [];
    const own = thingWords(sentence.low);
    const limit = limits.find(
      ({ sentence: at, quantity, words }) =>
        at !== sentence &&
        quantity.unit === figure.unit &&
        quantity.per === figure.per &&
        (figure.unit !== 'count' || quantity.noun === figure.noun) &&
        (at.block.section === sentence.block.section ||
          [...words].filter((word) => own.has(word)).length >= 2) &&
        quantity.value < figure.value &&
        quantity.value > figure.value / 3,
    );
    if (limit === undefined || meet(intervalOf({ ...limit.quantity, bound: null }), intervalOf(figure)))
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(limit.sentence)],
        arithmetic: `${showValue(figure.value, figure.unit)} is above the limit of ${showValue(limit.quantity.value, figure.unit)} that it is said to keep`,
      },
    ];
  });
}

const WITHIN_IT =
  /\b(?:within|inside|below|under|keeps? (?:us )?(?:to|within))\b[^.;]{0,12}\b(?:that|this|the|its) (?:ceiling|cap|limit|maximum|figure|sum)\b/;

/** "The in-year deficit must not be higher than £7.50m. The forecast leaves us within that ceiling", and a higher forecast elsewhere. */
function elsewhereAbove({ sentences, facts }: Understanding): Found[] {
  const limits = limitsIn(sentences).filter(({ quantity }) => quantity.unit === 'money');
  return sentences.flatMap((sentence, at): Found[] => {
    if (!WITHIN_IT.test(sentence.low) || sentence.quantities.some(({ unit }) => unit === 'money')) return [];
    if (/\b(?:not|no longer|if|unless|would)\b/.test(sentence.low)) return [];
    const limit = limits.findLast(
      ({ sentence: one }) => one.block === sentence.block && sentences.indexOf(one) < at,
    );
    const measure = limit === undefined ? null : measureIn(limit.sentence.low, 'money');
    if (limit === undefined || measure === null) return [];
    const own = asItStands(facts, measure.id, basisIn(limit.sentence.low)).filter(
      (fact) =>
        fact.sentence !== limit.sentence &&
        (fact.period === null ||
          limit.sentence.periods.length === 0 ||
          limit.sentence.periods.some(({ key }) => key === fact.period?.key)),
    );
    const [first] = own;
    if (
      first === undefined ||
      !own.every(
        (fact) =>
          fact.value > limit.quantity.value &&
          !meet(intervalOf(fact), intervalOf({ ...limit.quantity, bound: null })),
      )
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(limit.sentence), ...first.spots],
        arithmetic: `${showValue(first.value, 'money')} is told of the ${measure.id}; the limit is ${showValue(limit.quantity.value, 'money')}`,
      },
    ];
  });
}

const KEPT_SHARE =
  /\b(?:keeps? to|within|inside|under|below|in line with|for itself|no application|not needed)\b/;

/** "up to 0.5% of the schools block, which is £148.0m, and the transfer of £0.89m keeps to that". */
function shareOfBlock({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence): Found[] => {
    if (
      sentence.block.kind === 'heading' ||
      !KEPT_SHARE.test(sentence.low) ||
      /\bnot (?:within|inside)\b/.test(sentence.low)
    )
      return [];
    const told = sentences
      .filter(({ block }) => block === sentence.block)
      .flatMap((one) => one.quantities.map((quantity) => ({ one, quantity })));
    const limit = told.find(
      ({ one, quantity }) =>
        quantity.unit === 'percent' &&
        /^\s?of (?:the |our )?schools block\b/.test(one.low.slice(quantity.end)),
    );
    const money = told.filter(({ quantity }) => quantity.unit === 'money' && quantity.value > 0);
    const block = money.find(({ one, quantity }) =>
      /\bschools block\b[^.;£]{0,24}$/.test(one.low.slice(0, quantity.start)),
    );
    const moved = money.find(
      (other) =>
        other !== block &&
        /\b(?:transfer\w*|move\w*|moving|shift\w*)\b[^.;£]{0,24}$/.test(
          other.one.low.slice(0, other.quantity.start),
        ),
    );
    if (limit === undefined || block === undefined || moved === undefined) return [];
    const share = (moved.quantity.value / block.quantity.value) * 100;
    if (share <= limit.quantity.value * 1.01 || share > limit.quantity.value * 6) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...(moved.one === sentence ? [] : [sentenceSpot(moved.one)])],
        arithmetic: `${showValue(moved.quantity.value, 'money')} ÷ ${showValue(block.quantity.value, 'money')} = ${share.toFixed(2)}%, above ${limit.quantity.value}%`,
      },
    ];
  });
}

const CEILING =
  /\b(?:in the agreement|caps?|capped|ceiling|limit|maximum|(?:highest|most)\b[^.;]{0,30}\bdeficit|deficit\b[^.;]{0,40}\b(?:must|may|shall|will) not|(?:must|shall|may) not (?:exceed|be (?:higher|more|greater)))\b/;
const INSIDE =
  /\b(?:inside|within|below|under|beneath|short of|less than|headroom|satisf\w+|meets? (?:that|this|the)|compl(?:y|ies) with|keeps? to)\b/;

/** The basis of an amount: in its sentence, or of the figure of that value in the document. */
function basisOf({ facts }: Understanding, sentence: Sentence, { value, step }: Quantity): Basis {
  const own = basisIn(sentence.low);
  if (own !== null) return own;
  const bases = new Set(
    facts.flatMap((fact) =>
      fact.unit === 'money' && fact.basis !== null && Math.abs(fact.value - value) <= step / 2
        ? [fact.basis]
        : [],
    ),
  );
  return bases.size === 1 ? ([...bases][0] ?? null) : null;
}

/** A deficit after payments held against a ceiling before them, and said to be inside it. */
function otherBasis(document: Understanding): Found[] {
  const { sentences } = document;
  const ceilings = sentences.filter(
    ({ low, block }) => block.kind !== 'heading' && CEILING.test(low) && !INSIDE.test(low),
  );
  const known = ceilings.flatMap((sentence) => {
    const own = basisIn(sentence.low) ?? basisBehind(sentences, sentence);
    return own === null ? [] : [{ sentence, basis: own }];
  });
  const bases = new Set(known.map(({ basis }) => basis));
  const [first] = known;
  if (first === undefined || bases.size !== 1) return [];
  return sentences.flatMap((sentence): Found[] => {
    if (!INSIDE.test(sentence.low) || sentence === first.sentence || sentence.block.kind === 'heading')
      return [];
    if (
      !CEILING.test(sentence.low) &&
      !/\b(?:that|this|the agreed|the) (?:figure|sum|amount|level|condition|limit|test|requirement)\b/.test(
        sentence.low,
      )
    )
      return [];
    const figure = sentence.quantities.find(({ unit, value }) => unit === 'money' && value > 0);
    if (figure === undefined || /\b(?:same basis|like for like)\b/.test(sentence.low)) return [];
    const basis = basisOf(document, sentence, figure) ?? basisBefore(sentences, sentence, figure);
    if (basis === null || basis === first.basis) return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(first.sentence)],
        arithmetic: `${showValue(figure.value, 'money')} is ${basis} payments; the ceiling is ${first.basis} them`,
      },
    ];
  });
}

/** "After payments it is £49.3m. We are £2.7m inside the cap": a distance is of the figure in the sentence before. */
function basisBefore(sentences: readonly Sentence[], sentence: Sentence, { end }: Quantity): Basis {
  const before = sentences[sentences.indexOf(sentence) - 1];
  const isDistance = /^[^.;£]{0,16}\b(?:inside|within|below|under|beneath|short of)\b/.test(
    sentence.low.slice(end),
  );
  return isDistance && before?.block === sentence.block ? basisIn(before.low) : null;
}

/** "The ceiling is £60.0m, … It is measured before any payments": the basis stands in the next sentence. */
function basisBehind(sentences: readonly Sentence[], sentence: Sentence): Basis {
  const next = sentences[sentences.indexOf(sentence) + 1];
  return next !== undefined &&
    next.block === sentence.block &&
    /^\W{0,2}(?:it|this|that|both|the (?:ceiling|cap|limit|figure))\b/.test(next.low)
    ? basisIn(next.low)
    : null;
}

/** Limits in words. */
export const WIDE_LIMIT_RULES: readonly Rule[] = [
  {
    code: 'wide.limit-said-kept',
    kind: 'cap',
    severity: 'warning',
    isWide: true,
    title: 'A figure is above the limit that it is said to keep',
    meaning:
      'A limit in a sentence, and another on the same things that is said to keep to it with a higher figure of the same kind.',
    advice: 'Mend the figure or the words.',
    fires:
      'The condition is that no scheme may cost more than £75,000 a place. The annexe, at £80,000 a place, keeps to that condition.',
    silent:
      'The condition is that no scheme may cost more than £75,000 a place. The annexe, at £70,000 a place, keeps to that condition.',
    find: (document) => [...saidKept(document), ...elsewhereAbove(document), ...shareOfBlock(document)],
  },
  {
    code: 'wide.limit-other-basis',
    kind: 'basis',
    severity: 'warning',
    isWide: true,
    title: 'A deficit is held against a ceiling that is on another basis',
    meaning:
      'A ceiling before (or after) payments, and a deficit on the other footing that is said to be inside it.',
    advice: 'Hold the figure on the footing of the ceiling against it.',
    fires:
      'The agreement sets a ceiling of £60.0m, before any safety valve payments. After payments we expect £54.0m, which is £6.0m inside the ceiling.',
    silent:
      'The agreement sets a ceiling of £60.0m, before any safety valve payments. Before payments we expect £54.0m, which is £6.0m inside the ceiling.',
    find: otherBasis,
  },
];
