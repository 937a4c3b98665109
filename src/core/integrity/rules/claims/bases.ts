/** Two shares compared, each of its own base: of all plans here, of those of school age there. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet, over, scaleBy } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import { isCount, isWholeCount } from '../../understand/together.ts';

const COMPARED =
  /\b(?:r[io]se|risen|rising|fell|fall(?:en|ing)?|increas\w*|decreas\w*|declin\w*|reduc\w*|improv\w*|worsen\w*|up|down|points?|halved|doubled|change\w*|compared|since|progress|higher|lower|better|worse|welcome|encouraging|movement|drop\w*|gr[eo]w\w*|now|against)\b/;
const IS_SAID =
  /\b(?:not (?:directly )?comparable|different (?:base|denominator|measure|basis)|changed? (?:the )?(?:base|denominator|definition)|on the (?:same|old|new) basis|like for like|so the two)\b/;
/** How different two bases must be before they are told apart [ratio]. */
const APART = 0.08;
/** Words that set no base apart. */
const PLAIN = new Set(
  'child young people pupil person total number these our same such the with who'.split(' '),
);

type Share = {
  readonly sentence: Sentence;
  readonly percent: Quantity;
  readonly base: Quantity;
  readonly words: ReadonlySet<string>;
};

/** The words of what a base counts: those right behind it, as far as its clause goes. */
function baseWords({ low }: Sentence, base: Quantity): ReadonlySet<string> {
  const behind = /^(?:,? being )?[^.;,():]{0,70}/.exec(low.slice(base.end))?.[0] ?? '';
  const clause =
    behind.split(/\b(?:or|were|was|are|is|had|have|of|in|at|against|but|while)\b(?! statutory| school)/)[0] ??
    '';
  const more = /\bof (?:statutory )?school age\b/.exec(behind)?.[0] ?? '';
  const before =
    /\b(?:all|all of|only)\s(?:the |our )?$/.exec(low.slice(Math.max(0, base.start - 16), base.start))?.[0] ??
    '';
  return new Set([...thingWords(`${before} ${clause} ${more}`)].filter((word) => !PLAIN.has(word)));
}

/** The shares of a sentence whose counts stand with them. */
function sharesIn(sentence: Sentence): Share[] {
  const counts = sentence.quantities.filter(isWholeCount);
  return sentence.quantities.flatMap((percent): Share[] => {
    if (percent.unit !== 'percent') return [];
    const bases = counts.filter((base) =>
      counts.some(
        (part) =>
          part !== base &&
          part.value < base.value &&
          part.value > 0 &&
          meet(scaleBy(over(intervalOf(part), intervalOf(base)), 100), intervalOf(percent)),
      ),
    );
    const [base, more] = bases;
    return base === undefined || more !== undefined
      ? []
      : [{ sentence, percent, base, words: baseWords(sentence, base) }];
  });
}

function areApart(a: Share, b: Share): boolean {
  const [more, less] = a.base.value > b.base.value ? [a, b] : [b, a];
  if (more.base.value / less.base.value - 1 < APART) return false;
  const onlyA = [...a.words].filter((word) => !b.words.has(word));
  const onlyB = [...b.words].filter((word) => !a.words.has(word));
  // "Compared with 108 of 196": a base without words is of the same things.
  return onlyA.length + onlyB.length > 0 && a.words.size > 0 && b.words.size > 0;
}

const LEFT_OUT =
  /\b(?:set aside|once the \d+|leaving out|left out|no longer count\w*|not counting|excluding|without (?:the|those)|setting aside|taking out|once [^.;]{0,40} (?:are|were) (?:left out|taken out|excluded)|exempt\w*)\b/;

/** A share that rose although no more were counted, as its base shrank, or whose base leaves out what the other held. */
function isOfLess(early: Share, late: Share, near: readonly Sentence[]): boolean {
  const [a, b] = [partOf(early), partOf(late)];
  const isOther = early.base.value !== late.base.value;
  const isEqual = a !== null && a === b;
  return isOther && (isEqual || near.some(({ low }) => LEFT_OUT.test(low)));
}

/** The count that makes a share of its base. */
function partOf({ sentence, percent, base }: Share): number | null {
  const part = sentence.quantities.find(
    (one) =>
      isCount(one) &&
      one !== base &&
      one.value < base.value &&
      meet(scaleBy(over(intervalOf(one), intervalOf(base)), 100), intervalOf(percent)),
  );
  return part?.value ?? null;
}

function shifted(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || sentence.block.kind === 'heading') return [];
  return sharesIn(sentence).flatMap((late): Found[] => {
    const near = sentences.slice(Math.max(0, at - 3), at + 1).filter(({ block }) => block === sentence.block);
    const early = near
      .flatMap((one) => sharesIn(one))
      .find(
        (one) =>
          one.percent !== late.percent &&
          (one.sentence !== sentence || one.percent.start < late.percent.start),
      );
    if (early === undefined || !(areApart(early, late) || isOfLess(early, late, near))) return [];
    const next = sentences[at + 1];
    const told = [...near, ...(next?.block === sentence.block ? [next] : [])].map(({ low }) => low).join(' ');
    const isDated =
      /\bfrom\b[^.;]{0,80}\bto\b/.test(sentence.low) ||
      [early, late].every(
        ({ sentence: one }) =>
          one.periods.length > 0 || /\b(?:last|previous|now|then|before|earlier)\b/.test(one.low),
      );
    if (!COMPARED.test(told) || IS_SAID.test(told) || !isDated) return [];
    const show = ({ base, words }: Share) =>
      `${num(base.value)}${words.size === 0 ? '' : ` (${[...words].join(' ')})`}`;
    return [
      {
        spots: [
          sentenceSpot(late.sentence),
          ...(early.sentence === sentence ? [] : [sentenceSpot(early.sentence)]),
        ],
        arithmetic: `${num(early.percent.value)}% is of ${show(early)}, ${num(late.percent.value)}% of ${show(late)}`,
      },
    ];
  });
}

/** Shifting bases. */
export const BASE_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.base-shift',
    kind: 'denominator',
    severity: 'warning',
    isWide: true,
    title: 'Two shares are compared that are of different bases',
    meaning:
      'Two percentages in one paragraph at two times, each with its own counts, whose bases differ by more than a twelfth and bear other words, leave some out, or alone make the rise.',
    advice: 'Give both on one base, or say that they cannot be compared.',
    fires:
      'In March the share was 9.0%, being 318 of the 3,533 plans for children of statutory school age. In September it was 7.8%, 329 of all 4,212 plans, a welcome change.',
    silent:
      'In March the share was 9.0%, being 318 of the 3,533 plans for children of statutory school age. In September it was 9.1%, 329 of the 3,615 plans for children of statutory school age, a small change.',
    find: ({ sentences }) => sentences.flatMap((_, at) => shifted(sentences, at)),
  },
];
