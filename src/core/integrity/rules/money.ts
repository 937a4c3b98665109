/** Rules on limits, bases, signs and sizes of money, and on the answers that depend on them. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Answer } from '../understand/answers.ts';
import type { Against } from '../understand/comparisons.ts';
import type { Fact } from '../understand/facts.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { basisIn, nearestMeasure } from '../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { wrongSideOfCap } from './changes.ts';

const KEPT =
  /\b(?:within|inside|under|below|not (?:exceed|breach|pass)\w*|does not exceed|remain\w* (?:within|below|under)|compl(?:y|ies|iant) with)\b[^.;]{0,40}\b(?:cap|ceiling|limit|maximum)\b|\b(?:cap|ceiling|limit)\b[^.;]{0,40}\b(?:is|was|will be|has been|being|been) (?:met|kept|respected|complied with)\b/;

/** Deficits of a year above the cap of that year, and a sentence that says the cap is kept. */
function capSaidKept({ facts, sentences }: Understanding): Found[] {
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
        one.sentence !== cap.sentence,
    );
    return deficit === undefined ? [] : [{ cap, deficit }];
  });
  const [first] = over;
  if (first === undefined) return [];
  const kept = sentences.find(
    ({ low }) =>
      KEPT.test(low) &&
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

const CAP_BEFORE = /\b(?:caps?|capped|ceiling|limit|limits|limited|maximum|not (?:to )?exceed)\b[^.;]{0,70}$/;
const UNDER_CAP =
  /\b(?:within|inside|under|below|keeps? (?:us |it )?(?:under|below|within)|well within)\b[^.;]{0,20}\b(?:cap|ceiling|limit|maximum)\b/;

/** A figure said to be under the cap, and the cap in the sentence before it. */
function capInParagraph({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) => {
    const money = sentence.quantities.filter(({ unit }) => unit === 'money');
    const [figure] = money;
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
        .filter((cap) => cap.unit === 'money' && CAP_BEFORE.test(one.low.slice(0, cap.start)))
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

function isSameYear(a: Fact, b: Fact): boolean {
  return a.period !== null && b.period !== null && a.period.key === b.period.key;
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

function wrongSign({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap(({ value, start, end, unit }) => {
      if (unit !== 'money' || value >= 0) return [];
      const ahead = sentence.low.slice(Math.max(0, start - 30), start);
      const behind = sentence.low.slice(end, end + 16);
      const word =
        /\b(deficit|overspend|shortfall|saving|surplus|underspend)s?\b[^.;,]{0,14}$/.exec(ahead)?.[1] ??
        /^\s(deficit|overspend|shortfall|saving|surplus|underspend)\b/.exec(behind)?.[1];
      if (word === undefined || /balance|position|\bor\b|movement|change/.test(ahead)) return [];
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${showValue(value, unit)}: "${word}" says the sign already, and the minus turns it round`,
        },
      ];
    }),
  );
}

/** "a surplus of £4m" of a year whose in-year deficit stands elsewhere as positive. */
function surplusAgainstDeficit({ facts, sentences }: Understanding): Found[] {
  const deficits = facts.filter(
    (fact) =>
      fact.measure.id === 'in-year deficit' &&
      fact.period?.kind === 'financial-year' &&
      fact.value > 0 &&
      fact.role !== 'unmitigated' &&
      fact.role !== 'target' &&
      !/surplus/.test(fact.sentence?.low ?? ''),
  );
  return sentences.flatMap((sentence) => {
    const match = /\b(?:in[- ]year )?surplus of\b/.exec(sentence.low);
    const period =
      match === null
        ? undefined
        : sentence.periods.find(
            ({ kind, start }) => kind === 'financial-year' && Math.abs(start - match.index) < 60,
          );
    const deficit =
      period === undefined
        ? undefined
        : deficits.find((fact) => fact.period?.key === period.key && fact.sentence !== sentence);
    if (
      deficit === undefined ||
      period === undefined ||
      sentence.periods.length > 1 ||
      /\bif|would|sensitivity|scenario\b/.test(sentence.low)
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...deficit.spots],
        arithmetic: `${period.key}: a surplus here, a deficit of ${showValue(deficit.value, 'money')} there`,
      },
    ];
  });
}

const NATION =
  /\b(?:national(?:ly)?|england|government|country|all councils|all authorities|sector|treasury|uk|department)\b/;
/** More than the high needs spend of any one authority [pounds]. */
const MOST = 3e9;

function impossibleSize({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    NATION.test(sentence.low)
      ? []
      : sentence.quantities.flatMap((quantity) => {
          if (quantity.unit !== 'money' || Math.abs(quantity.value) < MOST) return [];
          return [
            {
              spots: [sentenceSpot(sentence)],
              arithmetic: `${sentence.text.slice(quantity.start, quantity.end)} is £${num(quantity.value / 1e9)} billion: more than one authority has`,
            },
          ];
        }),
  );
}

const SMALL_BUDGETS =
  /\b(?:in[- ]year deficit|cumulative deficit|high needs (?:block )?(?:income|allocation|budget|spend)|residual deficit|dsg deficit)\b[^.;]{0,30}$/;

function tooSmall({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity) => {
      if (
        quantity.unit !== 'money' ||
        Math.abs(quantity.value) >= 100_000 ||
        quantity.value === 0 ||
        quantity.per !== null
      )
        return [];
      if (
        !SMALL_BUDGETS.test(sentence.low.slice(Math.max(0, quantity.start - 60), quantity.start)) ||
        !/\b(?:of|is|was|at|to|stands at|by)\s(?:about |around )?$/.test(
          sentence.low.slice(Math.max(0, quantity.start - 14), quantity.start),
        )
      )
        return [];
      if (
        /\bby (?:about |around )?$/.test(
          sentence.low.slice(Math.max(0, quantity.start - 12), quantity.start),
        ) ||
        /\bper\b|\beach\b|worsen|improv/.test(sentence.low)
      )
        return [];
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${showValue(quantity.value, 'money')} for a whole budget or deficit: thousands may be meant as millions`,
        },
      ];
    }),
  );
}

function inAnswer(answer: Answer, sentence: Sentence): boolean {
  return sentence.blockAt >= answer.fromBlock && sentence.blockAt <= answer.toBlock;
}

/** The figures of the in-year deficit against the agreement, in the answer itself or anywhere. */
function inYearFigures(document: Understanding, answer: Answer): Against | null {
  const fits = ({ sentence, actual, reference }: Against) =>
    actual.unit === 'money' &&
    reference.value > 0 &&
    !/cumulative|residual|cap\b|ceiling/.test(sentence.low) &&
    /in[- ]year|overspend|deficit|outturn|forecast/.test(sentence.low);
  const own = document.againsts.find((against) => inAnswer(answer, against.sentence) && fits(against));
  if (own !== undefined) return own;
  return (
    document.againsts.find(
      (against) =>
        fits(against) &&
        /in[- ]year|overspend/.test(against.sentence.low) &&
        nearestMeasure(against.sentence.low.slice(0, against.actual.start), 'money')?.id ===
          'in-year deficit',
    ) ?? null
  );
}

function inYearAnswer(document: Understanding): Found[] {
  return document.answers
    .filter(({ topic, value }) => topic === 'in-year' && (value === 'yes' || value === 'no'))
    .flatMap((answer) => {
      const figures = inYearFigures(document, answer);
      if (figures === null) return inYearFromFacts(document, answer);
      const { actual, reference, sentence } = figures;
      if (meet(intervalOf(actual), intervalOf(reference))) return [];
      const isWithin = actual.value < reference.value;
      if (isWithin === (answer.value === 'yes')) return [];
      return [
        {
          spots: [answer.spot, sentenceSpot(sentence)],
          arithmetic: `${showValue(actual.value, 'money')} against ${showValue(reference.value, 'money')} is ${showValue(Math.abs(actual.value - reference.value), 'money')} ${isWithin ? 'better' : 'worse'}; the answer is ${answer.value === 'yes' ? 'Yes' : 'No'}`,
        },
      ];
    });
}

/** The plan and the forecast of one year from tables and separate sentences. */
function inYearFromFacts({ facts }: Understanding, answer: Answer): Found[] {
  if (answer.value !== 'yes') return [];
  const deficits = facts.filter(
    (fact) =>
      fact.measure.id === 'in-year deficit' &&
      fact.period?.kind === 'financial-year' &&
      fact.unit === 'money',
  );
  const planned = deficits.find(({ role }) => role === 'target');
  if (planned === undefined) return [];
  const now = deficits.find(
    (fact) =>
      isSameYear(fact, planned) &&
      (fact.role === 'forecast' || fact.role === 'actual' || fact.role === 'mitigated') &&
      fact.value > planned.value &&
      !meet(intervalOf(fact), intervalOf(planned)),
  );
  if (now === undefined) return [];
  return [
    {
      spots: [answer.spot, ...now.spots, ...planned.spots],
      arithmetic: `${showValue(now.value, 'money')} against ${showValue(planned.value, 'money')} for ${planned.period?.key}; the answer is Yes`,
    },
  ];
}

function zeroAnswer(document: Understanding): Found[] {
  return document.answers
    .filter(({ topic, value }) => topic === 'zero-deficit' && value === 'yes')
    .flatMap((answer) => {
      const left = document.facts.find(
        (fact) =>
          fact.unit === 'money' &&
          fact.value > 0 &&
          fact.sentence !== null &&
          (fact.measure.id === 'residual deficit' ||
            (fact.measure.id === 'cumulative deficit' &&
              /\b(?:end of the (?:agreement|plan|programme)|final year|remain|left|at the end|by 20[23]\d)\b/.test(
                fact.sentence.low,
              ))) &&
          fact.role !== 'target' &&
          !/\boriginal|without|unmitigated|if\b/.test(fact.sentence.low),
      );
      if (left === undefined) return [];
      return [
        {
          spots: [answer.spot, ...left.spots],
          arithmetic: `the answer is Yes; ${showValue(left.value, 'money')} is left`,
        },
      ];
    });
}

/** The question asks for nil although the plan that was agreed leaves a deficit itself. */
function zeroButPlanned(document: Understanding): Found[] {
  return document.answers
    .filter(({ topic, question }) => topic === 'zero-deficit' && /£0|zero|nil/i.test(question))
    .flatMap((answer) => {
      const left = document.facts.find(
        (fact) =>
          fact.measure.id === 'residual deficit' &&
          fact.unit === 'money' &&
          fact.value > 0 &&
          fact.sentence !== null &&
          /\boriginal(?:ly)?|first plan|agreed plan\b/.test(fact.sentence.low),
      );
      if (
        left === undefined ||
        /\b(?:council|authority) (?:will |would |then |itself )?(?:cover|fund|meet|bear)s?\b/.test(
          `${answer.commentary} ${left.sentence?.low ?? ''}`,
        )
      )
        return [];
      return [
        {
          spots: [answer.spot, ...left.spots],
          arithmetic: `nil is asked for; the original plan itself leaves ${showValue(left.value, 'money')}`,
        },
      ];
    });
}

type Short = { readonly sentence: Sentence; readonly due: number; readonly done: number };

/** Places that fall short of those due, where a sentence gives both. */
function shortPlaces({ sentences }: Understanding): Short | null {
  for (const sentence of sentences) {
    if (!/\bplaces?\b/.test(sentence.low)) continue;
    for (const [at, a] of sentence.quantities.entries()) {
      const b = sentence.quantities[at + 1];
      if (b === undefined || a.unit !== 'count' || b.unit !== 'count') continue;
      const gap = sentence.low.slice(a.end, b.start);
      const tail = sentence.low.slice(b.end, b.end + 40);
      const dueFirst =
        /\b(?:due|planned|expected|target|commissioned|promised|intended|scheduled)\b/.test(gap) &&
        /\b(?:delivered|opened|available|in place|ready|usable)\b/.test(`${gap} ${tail}`);
      const doneFirst =
        /\b(?:of|out of|against|from)\b/.test(gap) &&
        /\b(?:delivered|opened|available|in place|ready|usable|due|planned|places)\b/.test(sentence.low);
      const [due, done] = dueFirst ? [a.value, b.value] : doneFirst ? [b.value, a.value] : [0, 0];
      if (due > 5 && done < due * 0.95 && (a.noun === 'place' || b.noun === 'place' || /places/.test(gap)))
        return { sentence, due, done };
    }
  }
  return null;
}

function capitalAnswer(document: Understanding): Found[] {
  return document.answers
    .filter(({ topic, value }) => topic === 'capital' && value === 'yes')
    .flatMap((answer) => {
      const short = shortPlaces(document);
      const all = document.answers
        .filter(({ topic }) => topic === 'capital')
        .map(({ commentary }) => commentary)
        .join(' ');
      const own =
        /\b(?:slipped|delayed|behind schedule|later than planned|postponed|overrun|over budget|will not open|put back)\b/.exec(
          answer.commentary,
        );
      if (
        own !== null &&
        !/\b(?:not|no|no longer|without)\b[^.;]{0,18}$/.test(answer.commentary.slice(0, own.index))
      )
        return [{ spots: [answer.spot], arithmetic: `the answer is Yes; its own words: "${own[0]}"` }];
      if (
        short === null ||
        /\b(?:does not cover|separate|different (?:thing|scheme|measure)|not part of)\b/.test(all)
      )
        return [];
      return [
        {
          spots: [answer.spot, sentenceSpot(short.sentence)],
          arithmetic: `the answer is Yes; ${num(short.done)} of ${num(short.due)} places were delivered, ${num(short.due - short.done)} short`,
        },
      ];
    });
}

const YES_AGAINST =
  /\b(?:off[- ]track|not on track|will not (?:be )?(?:met|meet|achieve[d]?|reach(?:ed)?)|unlikely to (?:meet|achieve|be met|be achieved)|is not (?:now )?expected to|(?:target|deficit|milestone) (?:will|is) not be|exceeds? (?:the|our) (?:plan|agreed|agreement|target)|overspend of|above (?:the )?(?:plan|agreed|agreement))\b/;
const NO_AGAINST =
  /\b(?:is|are|remains?) (?:fully |firmly )?(?:on[- ]track|on target|on schedule)\b|\bwill be met in full\b/;

function wordsAgainst(document: Understanding): Found[] {
  return document.answers.flatMap((answer) => {
    const head = answer.commentary.slice(0, 900);
    const pattern = answer.value === 'yes' ? YES_AGAINST : answer.value === 'no' ? NO_AGAINST : null;
    const match = pattern?.exec(head) ?? null;
    if (
      match === null ||
      answer.topic === 'other' ||
      /\b(?:not|if|previously|was|were|had|risk|but|while|although|longer|other|capital|activity)\b[^.;]{0,30}$/.test(
        head.slice(0, match.index),
      )
    )
      return [];
    const sentence = document.sentences.find((one) => inAnswer(answer, one) && one.low.includes(match[0]));
    return [
      {
        spots: [answer.spot, ...(sentence === undefined ? [] : [sentenceSpot(sentence)])],
        arithmetic: `the answer is ${answer.value === 'yes' ? 'Yes' : 'No'}; the text: "${match[0]}"`,
      },
    ];
  });
}

function twoAnswers({ answers }: Understanding): Found[] {
  return answers.flatMap((answer, at) => {
    if (answer.topic === 'other' || (answer.value !== 'yes' && answer.value !== 'no')) return [];
    const other = answers
      .slice(at + 1)
      .find(
        (one) =>
          one.topic === answer.topic &&
          (one.value === 'yes' || one.value === 'no') &&
          one.value !== answer.value,
      );
    if (other === undefined) return [];
    const alike = words(answer.question).filter((word) => words(other.question).includes(word)).length;
    return alike < 3
      ? []
      : [
          {
            spots: [answer.spot, other.spot],
            arithmetic: `${answer.value} in one place, ${other.value} in another`,
          },
        ];
  });
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
}

function missingAnswer({ answers }: Understanding): Found[] {
  return answers.flatMap((answer) =>
    answer.value === null && answer.topic !== 'other' && answer.commentary.trim().length < 3
      ? [{ spots: [answer.spot], arithmetic: 'no Yes or No, and nothing is said' }]
      : [],
  );
}

function bareNo({ answers }: Understanding): Found[] {
  return answers.flatMap((answer) => {
    const isTold = answers.some(({ topic, commentary }) => topic === answer.topic && /\d/.test(commentary));
    if (answer.value !== 'no' || answer.topic === 'other' || isTold) return [];
    return [{ spots: [answer.spot], arithmetic: 'No, and no figure in what follows' }];
  });
}

const ADVICE = 'Change the answer or the figures; where both stand, say how.';

/** Money, limits and answers, in the order of the page of rules. */
export const MONEY_RULES: readonly Rule[] = [
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
    find: (document) => [...capOnOtherBasis(document), ...mixedWords(document)],
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
  {
    code: 'sign.twice',
    kind: 'sign',
    severity: 'warning',
    title: 'A minus stands with a word that says the sign already',
    meaning: '"A deficit of -£5m", "a surplus of -£2m".',
    advice: 'Write deficit or surplus, and no minus.',
    fires: 'The year closed with a deficit of -£5.2m.',
    silent: 'The year closed with a deficit of £5.2m.',
    find: wrongSign,
  },
  {
    code: 'sign.surplus-and-deficit',
    kind: 'sign',
    severity: 'error',
    title: 'One year is in surplus in one place and in deficit in another',
    meaning: 'A surplus told of a year whose in-year deficit is positive elsewhere.',
    advice: 'Mend the word or the sign.',
    fires: 'In 2028/29 there is a surplus of £9.1m.\n\nThe in-year deficit for 2028/29 is £9.1m.',
    silent: 'In 2030/31 there is a surplus of £1.9m.\n\nThe in-year deficit for 2028/29 is £9.1m.',
    find: surplusAgainstDeficit,
  },
  {
    code: 'unit.impossible-size',
    kind: 'unit',
    severity: 'error',
    title: 'An amount is larger, or smaller, than it can be',
    meaning:
      'More than £3 billion of one authority, or a whole budget or deficit under £100,000. Silent where the nation is spoken of.',
    advice: 'Mend the unit: pounds, thousands and millions may be mixed.',
    fires: 'High Needs Block income is £80,301m in 2025/26.',
    silent: 'High Needs Block income is £80.301m in 2025/26.',
    find: (document) => [...impossibleSize(document), ...tooSmall(document)],
  },
  {
    code: 'answer.in-year',
    kind: 'answer',
    severity: 'error',
    title: 'The answer on this year’s deficit goes against the figures',
    meaning: 'Yes or No against the forecast in-year deficit and that of the agreement.',
    advice: ADVICE,
    fires:
      'Is the authority on track to meet this year’s deficit? Yes. The forecast in-year deficit is £43.5m against £28.3m in the agreement.',
    silent:
      'Is the authority on track to meet this year’s deficit? No. The forecast in-year deficit is £43.5m against £28.3m in the agreement.',
    find: inYearAnswer,
  },
  {
    code: 'answer.zero-deficit',
    kind: 'answer',
    severity: 'error',
    title: 'A nil deficit is said to be on track, and a deficit is left',
    meaning:
      'Yes to the question on the end of the agreement, and a residual or final cumulative deficit above nil.',
    advice: ADVICE,
    fires: 'Will the deficit be £0 by the end of the agreement? Yes. The residual deficit is £12.5m.',
    silent: 'Will the deficit be £0 by the end of the agreement? No. The residual deficit is £12.5m.',
    find: zeroAnswer,
  },
  {
    code: 'answer.zero-but-planned',
    kind: 'answer',
    severity: 'warning',
    title: 'Nil is asked for although the original plan leaves a deficit',
    meaning:
      'A question for a nil deficit, and a residual deficit of the original plan. Silent where it is said who covers it.',
    advice: 'Say that nil is reached once the authority covers the residual.',
    fires:
      'Will the deficit be £0 by the end of the agreement? No.\n\nThe residual deficit was £70.3m in the original plan.',
    silent:
      'Will the deficit be £0 by the end of the agreement? No.\n\nThe residual deficit was £70.3m in the original plan, which the council will cover.',
    find: zeroButPlanned,
  },
  {
    code: 'answer.capital',
    kind: 'answer',
    severity: 'warning',
    title: 'Capital is said to be on track, and places are short',
    meaning:
      'Yes to the question on capital, and places delivered below those due, or slippage in the answer itself. Silent where the answer says that it does not cover them.',
    advice: 'Say which scheme the answer is of, and what of the other places.',
    fires:
      'Is the capital project on track? Yes.\n\nOf 156 special school places due in September 2024, 98 were delivered.',
    silent:
      'Is the capital project on track? No.\n\nOf 156 special school places due in September 2024, 98 were delivered.',
    find: capitalAnswer,
  },
  {
    code: 'answer.against-words',
    kind: 'answer',
    severity: 'warning',
    title: 'The answer goes against its own commentary',
    meaning: 'Yes with "off track" or "will not be met" after it, No with "is on track".',
    advice: ADVICE,
    fires: 'Will this year’s deficit in the agreement be met? Yes. The target will not be met this year.',
    silent: 'Will this year’s deficit in the agreement be met? No. The target will not be met this year.',
    find: wordsAgainst,
  },
  {
    code: 'answer.two-values',
    kind: 'answer',
    severity: 'error',
    title: 'One question is answered Yes and No',
    meaning: 'The same question in two places with different answers.',
    advice: 'Give one answer.',
    fires: 'Is the capital project on track? Yes.\n\n## Summary\n\nIs the capital project on track? No.',
    silent: 'Is the capital project on track? Yes.\n\n## Summary\n\nIs the capital project on track? Yes.',
    find: twoAnswers,
  },
  {
    code: 'answer.missing',
    kind: 'answer',
    severity: 'warning',
    title: 'An on-track question has no answer',
    meaning: 'A question of the form with neither Yes nor No nor any text.',
    advice: 'Answer it.',
    fires: 'Is the capital project on track?\n\n## Next',
    silent: 'Is the capital project on track? Yes.\n\n## Next',
    find: missingAnswer,
  },
  {
    code: 'answer.no-without-figure',
    kind: 'answer',
    severity: 'info',
    title: 'A No without a figure',
    meaning: 'No to an on-track question, and no number in what follows.',
    advice: 'Say how far off, in pounds or places, and what happens next.',
    fires: 'Is the capital project on track? No. It is late.',
    silent: 'Is the capital project on track? No. It is 3 months late.',
    find: bareNo,
  },
];
