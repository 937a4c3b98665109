/** Rule on a share told right beside its count and base: "29 of 50 (58%)", "58% (29 of 50)", "Of the 87, 39 were for (44.8%)". */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { meet, over, scaleBy } from '../../understand/interval.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { isAmount, spanOf } from './numbers-beside.ts';

/** Up to so many words of what is counted. */
const NOUNS = "(?:[ -](?!of\\b|and\\b|or\\b|but\\b|at\\b|for\\b|against\\b|to\\b)[a-z][a-z'-]*){0,5}";
/** "29 of the 50", "118 of the increase of 209", "£31.6m of this year's £46.8m", "118 in September 2024, of 590": a count and its base. */
const OF = new RegExp(
  `^(?:${NOUNS}| in [a-z]+ 20\\d\\d)?,? (?:out )?of (?:the |its |our |their |all |these |those |this year's |last year's |a )?(?:[a-z]+ of )?$`,
);
/** Between a pair and its share: an opening bracket, "or", "is". */
const TO_SHARE = new RegExp(
  `^(?:${NOUNS}(?:,| is| was| were| are| or|,? that is|,? which (?:is|was)|,? i\\.e\\.| =|:| –| —)? (?:or |about |=)?|[^()%;:,\\d]{0,45} \\()$`,
);
/** Between a share and its pair. */
const FROM_SHARE = new RegExp(`^(?:${NOUNS}(?:,| –| —)? (?:or |being |that is )?|[^()%;:\\d]{0,40}\\()$`);
/** "54% (n = 176, of whom 95 agreed)". */
const OF_WHOM = /^,? of (?:whom|which) $/;
const WHOLE = /^(?:of|out of) (?:the|our|these|those|all) (?:total of )?$/;

type Claim = { readonly part: Quantity; readonly base: Quantity; readonly share: Quantity };

function isCounted(one: Quantity | undefined): one is Quantity {
  return one !== undefined && isAmount(one) && one.bound === null;
}
function isShare(one: Quantity | undefined): one is Quantity {
  return one?.unit === 'percent' && one.bound === null;
}

/** The text between two numbers of a sentence. */
type Gap = (a: Quantity, b: Quantity) => string;

/** "29 of 50 (58%)", "58% (29 of 50)": a count of its base, with a share before or behind. */
function besidePair(
  gap: Gap,
  before: Quantity | undefined,
  part: Quantity,
  base: Quantity,
  behind: Quantity | undefined,
): Claim[] {
  if (!OF.test(gap(part, base))) return [];
  if (isShare(behind) && TO_SHARE.test(gap(base, behind))) return [{ part, base, share: behind }];
  const isAhead = isShare(before) && FROM_SHARE.test(gap(before, part)) && !/ of $/.test(gap(before, part));
  return isAhead ? [{ part, base, share: before }] : [];
}

/** "54% (n = 176, of whom 95 agreed)". */
function ofWhom(gap: Gap, share: Quantity, base: Quantity, part: Quantity): Claim[] {
  const isOf = /^[^()%;:\d]{0,40}\(n ?= ?$/.test(gap(share, base)) && OF_WHOM.test(gap(base, part));
  return isOf ? [{ part, base, share }] : [];
}

/** "29 (58%) of 50", "29, or 58%, of 50". */
function around(gap: Gap, part: Quantity, share: Quantity, base: Quantity): Claim[] {
  const isOf =
    /^(?: [a-z]+){0,2} ?\(|^, (?:or )?$/.test(gap(part, share)) &&
    /^\)?,? (?:[a-z]+ ){0,2}of (?:the |its |our |all |these |those )?$/.test(gap(share, base));
  return isOf ? [{ part, base, share }] : [];
}

/** Every share of a sentence with the count and base that stand right beside it. */
function pairs({ low, quantities }: Sentence): Claim[] {
  const gap: Gap = (a, b) => low.slice(a.end, b.start);
  return quantities.flatMap((first, at): Claim[] => {
    const [second, third] = [quantities[at + 1], quantities[at + 2]];
    if (isCounted(first) && isCounted(second) && first.unit === second.unit)
      return besidePair(gap, quantities[at - 1], first, second, third);
    if (isShare(first) && isCounted(second) && isCounted(third)) return ofWhom(gap, first, second, third);
    return isCounted(first) && isShare(second) && isCounted(third) && first.unit === third.unit
      ? around(gap, first, second, third)
      : [];
  });
}

/** "Of the 87, 39 were for it (44.8%), 41 against (47.1%)". */
function shared({ low, quantities }: Sentence): Claim[] {
  const [base] = quantities;
  if (!isCounted(base) || !WHOLE.test(low.slice(0, base.start)) || /^ \(/.test(low.slice(base.end)))
    return [];
  return quantities.slice(1).flatMap((part, at): Claim[] => {
    const share = quantities[at + 2];
    if (!isCounted(part) || !isShare(share) || part.unit !== base.unit || part.value >= base.value) return [];
    if (/\bof (?:the |our |its )?$/.test(low.slice(0, part.start))) return [];
    return /^[^(),;:]{0,60} \($/.test(low.slice(part.end, share.start)) && /^\)/.test(low.slice(share.end))
      ? [{ part, base, share }]
      : [];
  });
}

function wrong({ part, base, share }: Claim): boolean {
  if (base.value === 0 || part.value > base.value || part.isAbout || base.isAbout) return false;
  const told = spanOf(share);
  return !meet(scaleBy(over(spanOf(part), spanOf(base)), 100), {
    low: told.low - share.step * 0.01,
    high: told.high + share.step * 0.01,
  });
}

function sharesBeside(document: Understanding): Found[] {
  return document.sentences.flatMap((sentence) =>
    isStatement(sentence)
      ? [...pairs(sentence), ...shared(sentence)].filter(wrong).map(({ part, base, share }) => ({
          spots: [sentenceSpot(sentence)],
          arithmetic: `${showValue(part.value, part.unit)} of ${showValue(base.value, base.unit)} is ${num((100 * part.value) / base.value, 1)}%, not ${showValue(share.value, 'percent')}.`,
        }))
      : [],
  );
}

/** Shares with count and base right beside them. */
export const SHARE_BESIDE_RULES: readonly Rule[] = [
  {
    code: 'rate.beside',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A share is not what the count and base right beside it make',
    meaning:
      'A count, its base and their share in one breath: "29 of 50 (58%)", "58% (29 of 50)", "29, or 58%, of 50", "54% (n = 176, of whom 95 agreed)", and the counts of a list that begins "Of the 87". Each printed number stands for half its last digit either side; silent where one of them is only about right.',
    advice: 'Work the share out again from the count and the base, and correct the one that is wrong.',
    fires: 'We were at 58% in September (29 of 53).',
    silent: 'We were at 58% in September (29 of 50).',
    find: sharesBeside,
  },
];
