/** A path without measures, held against the growth that it is said to carry on, to outrun or to stay under. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { monthsTold } from '../../understand/durations.ts';
import { byGroup, type Figure, figuresIn } from '../../understand/figures.ts';
import { planNumbers, plansNow, WITHOUT } from '../../understand/plan-numbers.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PACE = `(?:pace|rate|growth|speed|trend|increase|rise|monthly (?:increase|growth|figure))`;
const SAME = new RegExp(
  String.raw`\b(?:same|current|present|recent|today's|existing|actual|latest|past|observed|historic|recorded) (?:\w+ ){0,2}${PACE}\b|\b(?:carr(?:y|ies|ied|ying)|go(?:es|ing)? on|keep\w*|rolls?|rolled|continu\w*|extend\w*|runs? on|running on|project(?:s|ed|ing)? forward)\b[^.;\d]{0,40}\b${PACE}\b|\b(?:at|on|by) the (?:pace|rate|growth) (?:of|that|we|seen)|\b${PACE}\b[^.;]{0,40}\b(?:continu\w+|carries on|goes on|go on|persists?|is (?:kept|held|assumed to)|as (?:now|at present|seen|in the last))\b|\bstraight line\b|\bcarr(?:y|ied|ying) on as (?:now|before|today|it is)\b|\bas now\b|\bat (?:this|that|the same|today's) (?:rate|pace)\b|\bno (?:change|slowing|easing)\b[^.;]{0,30}\bgrowth\b|\badds nothing to it\b`,
);
const FASTER = new RegExp(
  String.raw`\b(?:faster|quicker|higher|steeper|more rapid\w*|above|greater|more cautious\w*|on the high side)\b[^.;]{0,50}\b(?:than|pace|rate|growth|trend|last|recent|present|actual|seen)\b|\b(?:${PACE})\b[^.;]{0,30}\b(?:faster|quicker|higher|steeper|above|exceeds?)\b`,
);
const SLOWER = new RegExp(
  String.raw`\b(?:slower|lower|gentler|below|less rapid\w*)\b[^.;]{0,50}\b(?:than|pace|rate|growth|trend|last|recent|present|actual|seen)\b|\b${PACE}\b[^.;]{0,30}\b(?:slower|slows?|eases?|tapers?|halves?|lower|falls?|declin\w+)\b`,
);
const TURNS =
  /\b(?:half|a third|a quarter|two[- ]thirds) (?:of )?(?:the|that|this|its) (?:\w+ )?(?:pace|rate|growth)\b|\b(?:not|no longer|half of|until \w+ 20\d\d and then|then (?:slows?|eases?|levels?))\b[^.;]{0,30}\b(?:growth|pace|rate|carry|continue)\b|\b(?:requests?|spend\w*|cost|deficit|placements?)\b/;
const GREW =
  /\b(?:grow\w*|gr[eo]w\w*|increas\w*|ris(?:e|es|en|ing)|rose|up|more|adds?|added|net|gain\w*|pace|trend)\b/;
const ADDS =
  /\b(?:adds?|adding|growth of|increase of|rise of|rises? by|grows? by|increases? by|another|further|more)\s(?:about |some |a further |another )?$/;
/** Growth that differs by no more is the same [ratio]. */
const SLACK = 0.15;

type Path = { readonly perMonth: number; readonly said: string; readonly spots: readonly Spot[] };

function isGrowth({ unit, per, value, own, wide }: Figure): boolean {
  return (
    unit === 'count' &&
    per === 'month' &&
    value >= 1 &&
    GREW.test(wide) &&
    !/\b(?:avoid\w*|fewer|requests?|ceas\w*|issued|new plans|needs?|reduc\w*|unmitigated|forecast adds|assessments?)\b/.test(
      own,
    )
  );
}

/** Growth a month so far: told in the passage or anywhere, else from numbers a year or two apart. */
function growthSoFar(
  document: Understanding,
  near: readonly Sentence[],
): { readonly perMonth: number; readonly spots: readonly Spot[] } | null {
  for (const group of [near, document.sentences]) {
    const told = group
      .filter(
        (sentence) =>
          isStatement(sentence) &&
          (group === near || /\b(?:plans?|ehcps?|caseload|number)\b/.test(sentence.low)),
      )
      .flatMap((sentence) => figuresIn(document, sentence).filter(isGrowth));
    const [first] = told;
    if (first !== undefined) return { perMonth: first.value, spots: first.spots };
  }
  const actual = planNumbers(document).filter(({ isForecast, isWithout }) => !isForecast && !isWithout);
  const last = actual.at(-1);
  const early = actual.find(
    ({ month }) => last !== undefined && last.month - month >= 6 && last.month - month <= 26,
  );
  if (last === undefined || early === undefined || last.value <= early.value) return null;
  return {
    perMonth: (last.value - early.value) / (last.month - early.month),
    spots: [...early.spots, ...last.spots],
  };
}

/** "Adds 1,080 plans over 60 months". */
function addedIn(sentence: Sentence): Path | null {
  const [months, more] = monthsTold(sentence);
  const added = sentence.quantities.find(
    ({ unit, value, per, start }) =>
      unit === 'count' && per === null && value >= 50 && ADDS.test(sentence.low.slice(0, start)),
  );
  if (added === undefined || months === undefined || more !== undefined || months < 12) return null;
  return {
    perMonth: added.value / months,
    said: `${num(added.value)} ÷ ${num(months)} months`,
    spots: [sentenceSpot(sentence)],
  };
}

/** "2,989 plans at 31 March 2030, 59 months from now", or a count of a table, from the newest number of plans. */
function endIn(document: Understanding, near: readonly Sentence[]): Path | null {
  const now = plansNow(document);
  if (now === null) return null;
  const from = near.findIndex(({ low }) => WITHOUT.test(low));
  const ends = planNumbers(document).filter(
    ({ isWithout, month, sentence }) =>
      month >= now.month + 12 &&
      (isWithout ||
        (sentence !== null &&
          near.indexOf(sentence) > from &&
          /^\W{0,3}(?:it|that|this|the (?:line|path|projection|forecast))\b/.test(sentence.low))),
  );
  const end =
    ends.filter(({ sentence }) => sentence !== null && near.includes(sentence)).at(-1) ?? ends.at(-1);
  if (end === undefined) return null;
  const [told] = end.sentence === null ? [] : monthsTold(end.sentence);
  const months = told !== undefined && told >= 12 ? told : end.month - now.month;
  return {
    perMonth: (end.value - now.value) / months,
    said: `(${num(end.value)} − ${num(now.value)}) ÷ ${num(months)} months`,
    spots: [...end.spots, ...now.spots],
  };
}

function wrongPace(document: Understanding, group: readonly Sentence[]): Found[] {
  const at = group.findIndex(({ low }) => WITHOUT.test(low));
  if (at < 0) return [];
  const near = group.slice(Math.max(0, at - 2), at + 4);
  const claim = near.find(
    (one) => isStatement(one) && !TURNS.test(one.low) && (SAME.test(one.low) || FASTER.test(one.low)),
  );
  if (claim === undefined || near.some(({ low }) => SLOWER.test(low) && !FASTER.test(low))) return [];
  const path =
    near.flatMap((one) => (WITHOUT.test(one.low) || one === claim ? (addedIn(one) ?? []) : []))[0] ??
    endIn(document, near);
  const growth = growthSoFar(document, near);
  if (path === null || growth === null || path.perMonth <= 0 || path.perMonth > growth.perMonth * 5)
    return [];
  const slack = Math.max(1, SLACK * growth.perMonth);
  const isFaster = FASTER.test(claim.low);
  const isWrong = isFaster
    ? path.perMonth < growth.perMonth - slack / 2
    : Math.abs(path.perMonth - growth.perMonth) > slack;
  if (!isWrong) return [];
  return [
    {
      spots: [sentenceSpot(claim), ...path.spots, ...growth.spots].slice(0, 5),
      arithmetic: `${path.said} = ${num(path.perMonth, 1)} a month; growth so far is ${num(growth.perMonth, 1)} a month, and the text says "${(isFaster ? FASTER : SAME).exec(claim.low)?.[0] ?? ''}"`,
    },
  ];
}

function pathsIn(document: Understanding): Found[] {
  if (!WITHOUT.test(document.low)) return [];
  return [...byGroup(document).values()].flatMap((group) => wrongPace(document, group)).slice(0, 2);
}

/** Paths without measures, in any words. */
export const GROWTH_WITHOUT_RULES: readonly Rule[] = [
  {
    code: 'claim.unmitigated-pace',
    kind: 'baseline',
    severity: 'error',
    isWide: true,
    title: 'A path without measures grows at another pace than it is said to',
    meaning:
      'A passage on the path without measures that says it carries on the growth so far, or runs faster; the growth a month so far, told or shown; and the path, told as an end, a length or what it adds. Silent where growth is said to slow.',
    advice: 'Project the growth again, or say which growth the path assumes and why.',
    fires:
      'There were 3,120 plans on 31 March 2025 and 3,420 on 31 March 2026, which is growth of 25 a month. With no action we expect 4,020 plans on 31 March 2030, 48 months on. That line keeps the growth of the last year going.',
    silent:
      'There were 3,120 plans on 31 March 2025 and 3,420 on 31 March 2026, which is growth of 25 a month. With no action we expect 4,620 plans on 31 March 2030, 48 months on. That line keeps the growth of the last year going.',
    find: pathsIn,
  },
];
