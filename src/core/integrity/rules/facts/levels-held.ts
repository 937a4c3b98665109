/** A level that plan numbers are to stop at: one that they have passed already, or one that their own forecast does not keep. */
import { toMonth } from '../../../base/day-number.ts';
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { byGroup, groupOf, lastMonthOf } from '../../understand/figures.ts';
import { type PlanNumber, planNumbers, WITHOUT } from '../../understand/plan-numbers.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const LEVELS =
  /\b(?:stabili[sz]\w*|level(?:s|led|ling)?(?: off| out)?(?: then)?|flat(?:ten\w*)?(?: out| off)?|plateau\w*|peak(?:s|ed|ing)?|settl(?:es?|ing)|hold(?:s|ing)?|held|stay(?:s|ing)?|remain(?:s|ing)?|kept|keep(?:s|ing)?|steady|stead(?:ies|ying)|stop(?:s|ping)? (?:growing|rising)|no further growth|capped|rest(?:s|ing)? at)\b/;
const KEEPS =
  /\b(?:stay(?:s|ing)?|remain(?:s|ing)?|hold(?:s|ing)?|held|kept|keep(?:s|ing)?|steady|flat|unchanged|constant|stabili[sz]\w*|level(?:s|led|ling)? off|from then on|thereafter|after that)\b/;
const AT = /\b(?:at|around|about|near|of|to|on)\s(?:no more than |about |around |a level of |some )?$/;
const OTHER =
  /\b(?:requests?|spend\w*|cost|deficit|placements?|independent|absence|was to|were to|had hoped|original(?:ly)?|no longer|not (?:expected|going) to|will not|cannot|instead of|rather than|income|block|price)\b/;
const PLANS = /\b(?:plans?|ehcps?|caseload|numbers|it|they)\b/;
/** The passage owns that the level is behind, or that numbers have to come down to it. */
const ADMITTED =
  /\b(?:already (?:passed|above|beyond|over|more|higher)|missed|not (?:now )?(?:be )?(?:met|reached|achiev\w+)|out of reach|unlikely|behind|off (?:target|track)|cannot be|above (?:the|that|this|it)|over (?:the|that|this|it)\b|exceed\w*|come down|came down|bring\w* (?:\w+ )?down|reduc\w+|fall(?:s|ing)? (?:back|to)|then fall|return(?:s|ing)? to|has to fall|must fall|decline)\b/;
const NO_FALL = /\b(?:not|no|without|never)\b[^.;]{0,30}\b(?:fall|reduction|fewer|reduc\w+|decline|drop)\b/g;
/** A level is kept as long as numbers differ by no more [share]. */
const SAME = 0.006;

type Level = { readonly sentence: Sentence; readonly value: Quantity; readonly by: number | null };

function levelIn(sentence: Sentence): Level | null {
  const { low, quantities } = sentence;
  const match = LEVELS.exec(low);
  if (match === null || !isStatement(sentence) || !PLANS.test(low) || OTHER.test(low) || WITHOUT.test(low))
    return null;
  const value = quantities.find(
    ({ unit, per, value: size, start, noun }) =>
      unit === 'count' &&
      per === null &&
      size >= 300 &&
      (noun === '' || noun === 'plan' || noun === 'ehcp') &&
      start > match.index &&
      start - match.index < 90 &&
      AT.test(low.slice(0, start)),
  );
  if (value === undefined) return null;
  const times = sentence.periods.flatMap((period) => lastMonthOf(period) ?? []);
  return { sentence, value, by: times.length === 0 ? null : Math.min(...times) };
}

function near(document: Understanding, sentence: Sentence): readonly Sentence[] {
  const own = byGroup(document).get(groupOf(sentence)) ?? [];
  const at = own.indexOf(sentence);
  return own.slice(Math.max(0, at - 1), at + 3);
}

function passed(
  document: Understanding,
  { sentence, value, by }: Level,
  numbers: readonly PlanNumber[],
): Found | null {
  const actual = numbers
    .filter((one) => !one.isForecast && !one.isWithout && one.sentence !== sentence)
    .at(-1);
  if (actual === undefined || actual.value <= value.value * (1 + SAME) || actual.value > value.value * 1.4)
    return null;
  if (by !== null && by < actual.month) return null;
  const text = near(document, sentence)
    .map(({ low }) => low)
    .join(' ')
    .replaceAll(NO_FALL, ' ');
  if (ADMITTED.test(text)) return null;
  return {
    spots: [sentenceSpot(sentence), ...actual.spots],
    arithmetic: `there are ${num(actual.value)} plans at ${toMonth(actual.month)} already, so that a level of ${num(value.value)} needs ${num(actual.value - value.value)} fewer`,
  };
}

function notKept(
  { sentence, value, by }: Level,
  numbers: readonly PlanNumber[],
  start: number | null,
): Found | null {
  if (!KEEPS.test(sentence.low)) return null;
  const from = by ?? start;
  const later = numbers.filter(
    (one) => one.isForecast && !one.isWithout && one.cell !== null && from !== null && one.month > from + 1,
  );
  const away = later.find((one) => Math.abs(one.value - value.value) > value.value * 0.012);
  const holds = numbers.some(
    (one) => one.cell !== null && one.value === value.value && one.cell.grid === away?.cell?.grid,
  );
  if (away === undefined || !holds || Math.abs(away.value / value.value - 1) > 0.4) return null;
  return {
    spots: [sentenceSpot(sentence), ...away.spots],
    arithmetic: `a level of ${num(value.value)} is said to be kept; the forecast has ${num(away.value)} at ${toMonth(away.month)}, ${num(Math.abs(away.value - value.value))} ${away.value < value.value ? 'fewer' : 'more'}`,
  };
}

/** "Flat by April 2026", and the forecast has more at each later time. */
function risesYet(document: Understanding, sentence: Sentence, numbers: readonly PlanNumber[]): Found[] {
  const match = STOPS.exec(sentence.low);
  if (
    match === null ||
    !isStatement(sentence) ||
    OTHER.test(sentence.low) ||
    WITHOUT.test(sentence.low) ||
    !PLANS.test(sentence.low)
  )
    return [];
  const time = sentence.periods.find(
    ({ start, to }) =>
      start > match.index &&
      start - match.index < 60 &&
      to !== null &&
      /\b(?:by|from|in|before|after) (?:the end of |april |march )?$/.test(sentence.low.slice(0, start)),
  );
  const by = lastMonthOf(time ?? null);
  if (by === null) return [];
  const later = numbers.filter((one) => !one.isWithout && one.month >= by - 1 && one.sentence !== sentence);
  return later
    .flatMap((first): Found[] => {
      const next = later.find(
        (one) => one.month > first.month && isOneCourse(one, first) && one.value > first.value * (1 + SAME),
      );
      if (
        next === undefined ||
        ADMITTED.test(
          near(document, sentence)
            .map(({ low }) => low)
            .join(' '),
        )
      )
        return [];
      return [
        {
          spots: [sentenceSpot(sentence), ...next.spots],
          arithmetic: `"${match[0]}" by ${toMonth(by)}; there are ${num(first.value)} plans at ${toMonth(first.month)} and ${num(next.value)} at ${toMonth(next.month)}`,
        },
      ];
    })
    .slice(0, 1);
}

/** Two numbers of one row, one column or one sentence. */
function isOneCourse(a: PlanNumber, b: PlanNumber): boolean {
  if (a.cell === null || b.cell === null) return a.sentence !== null && a.sentence === b.sentence;
  return a.cell.row === b.cell.row || (a.cell.grid === b.cell.grid && a.cell.at === b.cell.at);
}

const STOPS =
  /\b(?:stabili[sz]\w*|level(?:s|led|ling)? (?:off|out)|flat(?:ten\w*)?|plateau\w*|stop(?:s|ping)? (?:growing|rising)|no (?:further |more |net )?growth|(?:not|no longer) (?:grow|rise|increase)|growth (?:ends|stops|ceases|is at an end|comes to an end))\b/;

/** The time at which a table has the level: from then on it is to be kept. */
function timeOfLevel({ value }: Level, numbers: readonly PlanNumber[]): number | null {
  return numbers.find((one) => one.cell !== null && one.value === value.value)?.month ?? null;
}

function levelsIn(document: Understanding): Found[] {
  const levels = document.sentences.flatMap((sentence) =>
    sentence.quantities.length === 0 ? [] : (levelIn(sentence) ?? []),
  );
  const stops = document.sentences.filter(({ low, periods }) => periods.length > 0 && STOPS.test(low));
  if (levels.length + stops.length === 0) return [];
  const numbers = planNumbers(document);
  const held = levels.flatMap(
    (level) => passed(document, level, numbers) ?? notKept(level, numbers, timeOfLevel(level, numbers)) ?? [],
  );
  return held.length > 0
    ? held
    : stops.flatMap((sentence) => risesYet(document, sentence, numbers)).slice(0, 1);
}

/** Levels held. */
export const LEVEL_HELD_RULES: readonly Rule[] = [
  {
    code: 'baseline.level-passed',
    kind: 'baseline',
    severity: 'error',
    isWide: true,
    title: 'Plan numbers are to stop at a level that they have passed, or that their forecast does not keep',
    meaning:
      'A level at which plan numbers stop, settle or stay, the newest number of plans, and the forecast of later years. Silent where the passage says that numbers are above the level or have to come down to it.',
    advice: 'Say that numbers have to fall to the level, or give the level that the forecast has.',
    fires:
      'There were 2,412 plans on 31 October 2025. Growth will slow, and the caseload will level off at 2,350 by April 2026.',
    silent:
      'There were 2,312 plans on 31 October 2025. Growth will slow, and the caseload will level off at 2,350 by April 2026.',
    find: levelsIn,
  },
];
