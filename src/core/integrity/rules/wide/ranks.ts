/** A claim of rank, and how many lie beyond a line, against the figures told of each thing by name. */
import type { Found } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import type { Rule } from '../../rule.ts';
import {
  areOfOneSort,
  isOwnFigure,
  type NamedFigure,
  type NamedSeries,
  placeOfName,
  seriesBy,
} from '../../understand/named-series.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PLACES: Readonly<Record<string, number>> = { second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6 };
const RANKED =
  /\b(?:(second|third|fourth|fifth|sixth)[- ])?(highest|largest|biggest|greatest|dearest|commonest|longest|most (?:common|expensive|frequent|numerous)|lowest|smallest|fewest|cheapest|shortest|least (?:common|expensive)|least)\b/;
const MOST_OF_ALL =
  /\b(more|higher|larger|dearer|longer|fewer|lower|smaller|less|cheaper)\b[^.;]{0,50}\bthan (?:any|all) (?:of the )?(?:others?|the rest)\b/;
const LOW = /^(?:lowest|smallest|fewest|cheapest|shortest|least|fewer|lower|smaller|less|cheaper)/;
/** A rank in time, among others, or one that is denied. */
const NOT_HERE =
  /\b(?:(?:two|three|four|five|six) (?:largest|highest|biggest|lowest|smallest|main)|usually|typically|generally|since|ever|on record|not|no longer|never|unless|among|one of the|national\w*|england|nearly|almost|was then|last year|joint|equal|if|would|could|aim\w*|target|previously|per head)\b/;

type Claim = { readonly isLow: boolean; readonly place: number; readonly at: number; readonly words: string };

function claimIn({ low }: Sentence): Claim | null {
  const ranked = RANKED.exec(low);
  if (ranked !== null) {
    const [words, place, kind = ''] = ranked;
    return { isLow: LOW.test(kind), place: PLACES[place ?? ''] ?? 1, at: ranked.index, words };
  }
  const most = MOST_OF_ALL.exec(low);
  return most === null ? null : { isLow: LOW.test(most[1] ?? ''), place: 1, at: most.index, words: most[0] };
}

/** The figure that a claim is of: the only one, or the last before the claim, whose name stands in the sentence. */
function subjectIn({ low }: Sentence, { items }: NamedSeries, at: number): NamedFigure | null {
  const own = items.find(({ name }) =>
    /^(?:us|we|our own|ours|the (?:authority|council|county))$/.test(name),
  );
  if (own !== undefined && /^\W{0,3}(?:we|our|the (?:authority|council|county))\b/.test(low)) return own;
  const named = items
    .map((item) => ({ item, place: placeOfName(low, item.name) }))
    .filter(({ place }) => place >= 0);
  if (named.length === 1) return named[0]?.item ?? null;
  const before = named.filter(({ place }) => place < at).sort((a, b) => b.place - a.place);
  return before.length === 1 ? (before[0]?.item ?? null) : null;
}

function wrongRank(document: Understanding, sentence: Sentence): Found[] {
  const claim = claimIn(sentence);
  if (claim === null || NOT_HERE.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const isMoney = /\b(?:dearest|cheapest|expensive|dearer|cheaper)\b/.test(claim.words);
  const { own, near } = seriesBy(
    document,
    sentence,
    (one) =>
      !one.isOverTime &&
      (!isMoney || one.unit === 'money' || one.items.every(({ value }) => value >= 1000)) &&
      subjectIn(sentence, one, claim.at) !== null,
  );
  // A rank that any of the figures near by bears out is of those.
  if (own.length === 0 || near.some((one) => outOfPlace(sentence, one, claim) === null)) return [];
  return own.slice(0, 1).flatMap((one) => outOfPlace(sentence, one, claim) ?? []);
}

/** Rows that are of a whole, and no line beside others. */
const OF_WHOLE =
  /\b(?:total|overall|(?:without|with no) (?:any )?(?:action|plan|measures)|do[- ]nothing|unmitigated|in the plan|before savings)\b/;

/** Null where the rank is right. */
function outOfPlace(sentence: Sentence, series: NamedSeries, claim: Claim): Found | null {
  const subject = subjectIn(sentence, series, claim.at);
  if (subject === null) return null;
  const beyond = series.items.filter(
    ({ name, value }) =>
      !OF_WHOLE.test(name) &&
      (claim.isLow ? value < subject.value : value > subject.value) &&
      areOfOneSort(subject.name, name),
  );
  const alike = series.items.filter(({ value }) => value === subject.value).length;
  if (!isOwnFigure(sentence, subject)) return null;
  if (beyond.length < claim.place && beyond.length + alike >= claim.place) return null;
  const other = beyond[0] ?? subject;
  return {
    spots: [sentenceSpot(sentence), ...subject.spots, ...(other === subject ? [] : other.spots)],
    arithmetic: `${subject.name} has ${num(subject.value)}; ${beyond.length} of ${series.items.length} ${claim.isLow ? 'have less' : 'have more'}${other === subject ? '' : `, ${other.name} ${num(other.value)}`}; the text says "${claim.words}"`,
  };
}

const BEYOND =
  /\b(below|under|short of|beneath|above|over|exceed(?:s|ed|ing)?|at or above|at least)\b (?:the |a |its |our )?(?:\w+ ){0,2}?$/;
const HOW_MANY =
  /\b(?:(?:only |just )?(one|two|three|four|five|six|seven|eight|nine|ten)\b|the only\b|(none|no) (?:of|\w+)\b|(all|every|each)\b)/;
/** Sentences that say otherwise than by counting. */
const NOT_COUNTED =
  /\b(?:target|average|would|could|will|if|points?|not|aim\w*|last year|previous\w*|expected)\b/;

/** "Only one partnership is below the 80 per cent floor": counted among the figures near by. */
function wrongNumberBeyond(document: Understanding, sentence: Sentence): Found[] {
  const [line, more] = sentence.quantities.filter(({ unit }) => unit !== 'count');
  if (line === undefined || more !== undefined || NOT_COUNTED.test(sentence.low)) return [];
  const side = BEYOND.exec(sentence.low.slice(0, line.start));
  const told = HOW_MANY.exec(sentence.low.slice(0, line.start));
  if (side === null || told === null) return [];
  // "The evidence for each saving over £250,000" picks out, and says of none where it lies.
  const gap = sentence.low.slice(told.index + told[0].length, side.index);
  if (
    told[3] !== undefined &&
    !/\b(?:is|are|was|were|has|have|had|lies?|lay|stands?|stood|costs?|takes?|took|scored?|had|got|falls?|fell)\b/.test(
      gap,
    )
  )
    return [];
  const isBelow = /below|under|short|beneath/.test(side[1] ?? '');
  const isAtLeast = /at (?:or|least)/.test(side[1] ?? '');
  const { near } = seriesBy(document, sentence, (one) => one.unit === line.unit && !one.isOverTime);
  const counted = near.map((one) => ({
    one,
    beyond: one.items.filter(({ value }) =>
      isBelow ? value < line.value : value > line.value || (isAtLeast && value === line.value),
    ),
  }));
  const claimed = ({ one }: { readonly one: NamedSeries }) =>
    told[2] !== undefined ? 0 : told[3] !== undefined ? one.items.length : (wordValue(told[1] ?? 'one') ?? 1);
  const [first] = counted;
  if (first === undefined || counted.some((each) => each.beyond.length === claimed(each))) return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...((first.beyond[0] ?? first.one.items[0])?.spots ?? [])],
      arithmetic: `${first.beyond.length} of ${first.one.items.length} lie ${side[1]} ${num(line.value)}${first.beyond.length === 0 ? '' : ` (${first.beyond.map(({ name }) => name).join(', ')})`}; the text says "${told[0]}"`,
    },
  ];
}

/** Ranks and counts beyond a line. */
export const RANK_RULES: readonly Rule[] = [
  {
    code: 'wide.rank',
    kind: 'direction',
    severity: 'warning',
    isWide: true,
    title: 'A rank is not that of the figures told of each',
    meaning:
      'Highest, second lowest, more than any other, said of a thing by its name, and near by a table, list or sentence with a figure for each.',
    advice: 'Mend the rank, or say which figures it is of.',
    fires:
      'Harbour is the largest college. Students are 64 at Northgate, 41 at Ridley, 29 at Harbour and 37 at Thornfield.',
    silent:
      'Northgate is the largest college. Students are 64 at Northgate, 41 at Ridley, 29 at Harbour and 37 at Thornfield.',
    find: (document) => document.sentences.flatMap((sentence) => wrongRank(document, sentence)),
  },
  {
    code: 'wide.number-beyond',
    kind: 'listed-count',
    severity: 'warning',
    isWide: true,
    title: 'Not so many lie beyond a line as is said',
    meaning: 'One, two, none or all said to lie below or above a figure, and near by a figure for each.',
    advice: 'Count again.',
    fires:
      'Only one area is below 80 per cent. Attendance was 88.1% in Ash, 79.2% in Beech and 78.6% in Cedar.',
    silent:
      'Only two areas are below 80 per cent. Attendance was 88.1% in Ash, 79.2% in Beech and 78.6% in Cedar.',
    find: (document) => document.sentences.flatMap((sentence) => wrongNumberBeyond(document, sentence)),
  },
];
