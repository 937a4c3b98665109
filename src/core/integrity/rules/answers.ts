/** Rules on the on-track questions: answers against figures and words, answers that are missing. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Answer } from '../understand/answers.ts';
import type { Against } from '../understand/comparisons.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { nearestMeasure } from '../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { isSameYear } from './same-year.ts';
import { shortPlaces } from './short-places.ts';

function inAnswer(answer: Answer, sentence: Sentence): boolean {
  return sentence.blockAt >= answer.fromBlock && sentence.blockAt <= answer.toBlock;
}

/** The figures of the in-year deficit against the agreement, in the answer itself or anywhere. */
function inYearFigures(document: Understanding, answer: Answer): Against | null {
  const fits = ({ sentence, actual, reference }: Against) =>
    actual.unit === 'money' &&
    reference.value > 0 &&
    !/^[^.;,]{0,8}\b(?:over|under|worse|better|above|below|more|less)\b/.test(
      sentence.low.slice(actual.end),
    ) &&
    !/cumulative|residual|cap\b|ceiling/.test(sentence.low) &&
    /in[- ]year|overspend|deficit|outturn|forecast/.test(sentence.low);
  const own = document.againsts.find(
    (against) =>
      inAnswer(answer, against.sentence) &&
      (fits(against) || (against.actual.unit === 'money' && against.referenceWord === 'planned')),
  );
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
              /\b(?:end of the (?:agreement|plan|programme)|final year|remain\w*|left|owing|outstanding|at the end|by 20[23]\d)\b/.test(
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
        /\b(?:slipped|(?:months?|weeks?|terms?) (?:late|behind)|delayed|behind schedule|later than planned|postponed|overrun|over budget|will not open|put back)\b/.exec(
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

/** The longer words of a text, in lower case. */
function longWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
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
    const alike = longWords(answer.question).filter((word) =>
      longWords(other.question).includes(word),
    ).length;
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

/** Answers. */
export const ANSWER_RULES: readonly Rule[] = [
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
