/** Rules on roll-forwards: opening, movement and closing, in tables and in words. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import type { CellNumber } from '../understand/cells.ts';
import { cellSpots, type Grid, type GridRow } from '../understand/grid.ts';
import { type Interval, intervalOf, meet, minus, plus } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import { TIME_NOUN } from '../understand/together.ts';
import type { Understanding } from '../understand/understanding.ts';
import { isNetTold, type Part, partOf } from './roll-parts.ts';
import { runningSums } from './running-sums.ts';

type Roll = { readonly expected: Interval; readonly value: number; readonly words: string };

function roll(parts: readonly { readonly part: Part; readonly cell: CellNumber }[]): Roll | null {
  const opening = parts.find(({ part }) => part === 'opening');
  if (opening === undefined) return null;
  let expected = intervalOf(opening.cell);
  let { value } = opening.cell;
  let words = num(value);
  let moves = 0;
  for (const { part, cell } of parts) {
    if (part !== 'plus' && part !== 'minus') continue;
    const size = part === 'minus' ? { ...cell, value: Math.abs(cell.value) } : cell;
    expected = part === 'plus' ? plus(expected, intervalOf(size)) : minus(expected, intervalOf(size));
    value += part === 'plus' ? size.value : -size.value;
    words += ` ${part === 'plus' ? '+' : '−'} ${num(size.value)}`;
    moves += 1;
  }
  return moves === 0 ? null : { expected, value, words };
}

type Laid = {
  readonly row: GridRow;
  readonly column: number;
  readonly part: Part;
  readonly cell: CellNumber;
};

/** The lines of a table as rolls: across its columns for each row, or down its rows for each column. */
function rollsOf(grid: Grid): Laid[][] {
  const across = grid.columns.map(({ low }, at) => (at === 0 ? 'other' : partOf(low)));
  const cellAt = (row: GridRow, column: number, part: Part): Laid[] => {
    const cell = row.cells[column];
    return cell === null || cell === undefined ? [] : [{ row, column, part, cell }];
  };
  if (across.includes('opening') && across.includes('closing'))
    return grid.rows.map((row) => across.flatMap((part, column) => cellAt(row, column, part)));
  const down = endsByName(
    grid,
    grid.rows.map(({ low }) => partOf(low)),
  );
  if (!down.includes('opening') || !down.includes('closing')) return [];
  return grid.columns
    .slice(1)
    .map((_, k) => grid.rows.flatMap((row, at) => cellAt(row, k + 1, down[at] ?? 'other')));
}

/** "In force 1 July" at the head and "In force 30 September" at the foot: one name at two times opens and closes. */
function endsByName(grid: Grid, parts: readonly Part[]): readonly Part[] {
  const [first, last] = [grid.rows[0], grid.rows.at(-1)];
  const nameOf = (row: GridRow | undefined) =>
    row?.period == null ? '' : `${row.low.slice(0, row.period.start)}${row.low.slice(row.period.end)}`.trim();
  const isNamed = grid.rows.length > 3 && nameOf(first) !== '' && nameOf(first) === nameOf(last);
  if (!isNamed) return parts;
  return parts.map((part, at) => (at === 0 ? 'opening' : at === parts.length - 1 ? 'closing' : part));
}

/** Whether a roll leads to its closing, be it with a line between that no word places: "elective home education", "corrections". */
function leadsTo(closing: Laid, rolled: Roll, laid: readonly Laid[]): boolean {
  const end = intervalOf(closing.cell);
  if (meet(rolled.expected, end)) return true;
  const from = laid.findIndex(({ part }) => part === 'opening');
  const [line, more] = laid
    .slice(from + 1, laid.indexOf(closing))
    .filter(({ part, cell }) => part === 'other' && cell.unit === closing.cell.unit);
  if (from < 0 || line === undefined || more !== undefined) return false;
  const size = intervalOf(line.cell);
  return meet(plus(rolled.expected, size), end) || meet(minus(rolled.expected, size), end);
}

/** What is paid brings a deficit that is shown below nothing nearer to it. */
function turned(laid: readonly Laid[]): readonly Laid[] {
  const opening = laid.find(({ part }) => part === 'opening');
  if (opening === undefined || opening.cell.value >= 0) return laid;
  return laid.map((one) =>
    one.part === 'minus'
      ? { ...one, part: 'plus', cell: { ...one.cell, value: Math.abs(one.cell.value) } }
      : one,
  );
}

/** The rolls that may lead to a closing: from the opening, or from a closing "before payments" that stands between. */
function waysTo(closing: Laid, laid: readonly Laid[]): readonly (readonly Laid[])[] {
  const whole = laid.slice(0, laid.indexOf(closing) + 1);
  const between = whole.slice(0, -1).findLastIndex(({ part }) => part === 'closing');
  const [half] = whole.slice(between);
  const from: readonly Laid[] =
    between < 0 || half === undefined ? [] : [{ ...half, part: 'opening' }, ...whole.slice(between + 1)];
  // A transfer above the result of the year is in that result already.
  const result = whole.findIndex(
    ({ part, row }) => part === 'plus' && /in[- ]year|overspend|result/.test(row.low),
  );
  const net = whole.filter(({ part }, at) => at >= result || part === 'opening');
  return [net, whole, turned(whole), ...(from.length > 0 ? [from, turned(from)] : [])];
}

function rollTable(grid: Grid): Found[] {
  const judged = rollsOf(grid).flatMap((laid) => {
    const closing = laid.findLast(({ part }) => part === 'closing');
    if (closing === undefined) return [];
    const ways = waysTo(closing, laid).flatMap((way) => {
      const rolled = roll(way);
      return rolled === null ? [] : [{ rolled, isGood: leadsTo(closing, rolled, way) }];
    });
    const told = ways.find(({ isGood }) => isGood) ?? ways.at(-1);
    return told === undefined ? [] : [{ closing, ...told }];
  });
  const bad = judged.filter(({ isGood }) => !isGood);
  if (judged.length > 1 && bad.length === judged.length) return [];
  return bad
    .filter(
      ({ closing, rolled }) => rolled.value !== 0 && Math.abs(closing.cell.value / rolled.value - 1) < 0.75,
    )
    .map(({ closing, rolled }) => ({
      spots: cellSpots(grid, closing.row, closing.column),
      arithmetic: `${rolled.words} = ${num(rolled.value)}, not ${num(closing.cell.value)}`,
    }));
}

/** The closing of one period is the opening of the next. */
function nextOpening(grid: Grid): Found[] {
  const rolls = rollsOf(grid).map((laid) => ({
    opening: laid.find(({ part }) => part === 'opening'),
    closing: laid.findLast(({ part }) => part === 'closing'),
    closings: laid.filter(({ part }) => part === 'closing'),
  }));
  return rolls.flatMap(({ closing, closings }, at) => {
    const next = rolls[at + 1]?.opening;
    if (closing === undefined || next === undefined) return [];
    // Before and after payments a year closes twice, and the next opens with one of the two.
    if (closings.some(({ cell }) => meet(intervalOf(cell), intervalOf(next.cell)))) return [];
    // Columns on two bases, before and after payments, are no two times.
    const isDown = grid.rows.indexOf(next.row) <= grid.rows.indexOf(closing.row);
    const [now, then] = [grid.columns[closing.column]?.period, grid.columns[next.column]?.period];
    // Versions of one year are no two times either: only a later one opens with what closed.
    if (isDown && (now?.from == null || then?.from == null || then.from <= now.from)) return [];
    if (/total|\*\*|\w+ to \w+/.test(next.row.low)) return [];
    return [
      {
        spots: [...cellSpots(grid, closing.row, closing.column), ...cellSpots(grid, next.row, next.column)],
        arithmetic: `closes at ${num(closing.cell.value)}, opens next at ${num(next.cell.value)}`,
      },
    ];
  });
}

type Told = {
  readonly opening: Quantity;
  readonly closing: Quantity;
  readonly moves: readonly { readonly part: 'plus' | 'minus'; readonly quantity: Quantity }[];
};

const OPEN_WORDS =
  /\b(?:opening|opened (?:the \w+ )?(?:with|at)|brought forward|began|started|start(?:ing)? (?:the \w+ )?(?:with|at|from|point of)|at the (?:start|beginning)|stood at|there were|balance of|from an? \w+ (?:balance|position|total) of)\b/;
/** Words right before an opening figure that also speak of new things. */
const OPEN_FIRST =
  /\b(?:opened (?:the \w+ )?(?:with|at)|(?:began|started|opened) (?:the \w+ )?(?:with|at|on)?|went from|going from|opened the \w+)\s(?:about |a \w+ of )?$/;
const CLOSE_WORDS =
  /\b(?:closing|closed (?:the \w+ )?(?:with|at)|carried forward|ended (?:the \w+ )?(?:with|at|on)|leaving|left|leaves?|at the end|end(?:ing)? (?:the \w+ )?(?:with|at)|giving|gives?|makes?|resulting in|results in|to (?:reach|stand at|give|leave)|now stands?|(?:brings?|brought|takes?|took) (?:it|the \w+(?: \w+)?) to|so that|takes? (?:it|the \w+(?: \w+)?) to|bringing (?:it|the \w+(?: \w+)?) to|making)\b/;
const MINUS_WORDS =
  /\b(?:ceased?|ceases|ended|endings?|left|leavers?|closures?|closed|completed|completions?|finalised|departures?|exits?|withdrawals?|less|after (?:payments?|deducting)|withdrawn|decided|removed|minus|offset by|contribution|payments?|cleared|resolved|concluded|settled|discharged|finished|heard|came off|come off|went off|dropped off|taken off|moved (?:out|away)|answered|signed off|filled|issued decisions|reduced by|net of)\b/;
const PLUS_WORDS =
  /\b(?:new|added|adding|issued|joined|received|in[- ]year|opened|plus|further|more|increase of|overspend|deficit for|additional|growth of|were made|came in|came on|come on|joined|crossed|fell due|went over|passed (?:the )?\w+ weeks|taken on|raised|arose|appeared|occurred|lodged|registered|referred|arrived|submitted|admitted)\b/;

function roleAround(sentence: Sentence, quantity: Quantity, previousEnd: number, nextStart: number): Part {
  const ahead = sentence.low.slice(Math.max(previousEnd, quantity.start - 70), quantity.start);
  const behind =
    sentence.low.slice(quantity.end, Math.min(nextStart, quantity.end + 60)).split(/[,;:.]|\band\b/)[0] ?? '';
  const near =
    /^\W{0,3}(?:(?!the |a )\w+ ){0,3}?(?:at (?:the )?(?:end|year end|31 march)|carried forward|remain\w*|(?:are|were) (?:waiting|left|open|in place)|now\b)/;
  if (CLOSE_WORDS.test(ahead) || near.test(behind)) return 'closing';
  const isIncome =
    quantity.unit === 'money' &&
    /\b(?:receiv\w*|payments?|grant|contribut\w*|department|dfe)\b/.test(`${ahead.slice(-40)} ${behind}`);
  if (isIncome && !/\bdeficit|overspend/.test(ahead.slice(-24))) return 'minus';
  if (/\b(?:opening|brought forward|at 1 april)\b/.test(ahead)) return 'opening';
  if (/\b(?:at the (?:start|beginning)|brought forward|at 1 april)\b/.test(behind)) return 'opening';
  if (OPEN_FIRST.test(ahead)) return 'opening';
  if (
    /\b(?:less|minus|after (?:payments?|deducting)|offset by|net of|completed?|closed|ended|ceased|lost|cleared|decided|placed|resolved|moved on)\W{0,3}$/.test(
      ahead,
    )
  )
    return 'minus';
  if (MINUS_WORDS.test(behind)) return 'minus';
  if (PLUS_WORDS.test(behind) || PLUS_WORDS.test(ahead)) return 'plus';
  if (MINUS_WORDS.test(ahead)) return 'minus';
  return OPEN_WORDS.test(ahead) ? 'opening' : 'other';
}

/** Where the movements between are clear, the first figure is the opening and the last the closing. */
function guessEnds(parts: { part: Part }[]): void {
  const [first] = parts;
  const last = parts.at(-1);
  const middle = parts.slice(1, -1).map(({ part }) => part);
  if (
    first === undefined ||
    last === undefined ||
    !middle.every((part) => part === 'plus' || part === 'minus')
  )
    return;
  const isBoth = middle.includes('plus') && middle.includes('minus');
  if (first.part === 'other' && (last.part === 'closing' || (isBoth && last.part === 'other')))
    first.part = 'opening';
  if (isBoth && last.part === 'other' && first.part === 'opening') last.part = 'closing';
}

function isForecast([sentence]: readonly Sentence[], { start }: Quantity): boolean {
  const ahead = sentence?.low.slice(Math.max(0, start - 24), start) ?? '';
  return (
    /\b(?:forecast|expect|project|predict|budget(?:ed)? for|plan(?:ned)? for)\b(?: [a-z]+){0,2} $/.test(
      ahead,
    ) && /\b(?:were|was|had)\b/.test(sentence?.low.slice(start) ?? '')
  );
}

/** The figures of a sentence that may be parts of a roll. */
function amountsOf({ quantities }: Sentence): Quantity[] {
  return quantities.filter(
    ({ unit, isAbout, per, noun }) =>
      (unit === 'count' || unit === 'money') && !isAbout && per === null && !TIME_NOUN.test(noun),
  );
}

/** Read an opening, its movements and a closing from the figures of one or two sentences. */
function toldRoll(sentences: readonly Sentence[]): Told | null {
  const amountsIn = sentences.map(amountsOf);
  const all = amountsIn.flat();
  // Looked at first, as it is cheap: an opening, a closing and one to four moves of one unit.
  if (all.length < 3 || all.length > 6 || all.some(({ unit }) => unit !== all[0]?.unit)) return null;
  const parts = sentences.flatMap((sentence, which) => {
    const amounts = amountsIn[which] ?? [];
    return amounts.map((quantity, at) => ({
      quantity,
      part: roleAround(
        sentence,
        quantity,
        amounts[at - 1]?.end ?? 0,
        amounts[at + 1]?.start ?? sentence.low.length,
      ),
    }));
  });
  if (
    sentences.some(({ low }) =>
      /\bthan\b|compared|\bagainst\b|\b(?:more|fewer)\W{0,3}$|\b(?:more|fewer),/.test(low),
    )
  )
    return null;
  // "With this year's deficit added": a movement without its number.
  if (
    sentences.some(({ low }) =>
      /\b(?:with|adding|plus) (?:this|the|that|next) (?:year's|in-year) (?:deficit|overspend)\b(?! of)/.test(
        low,
      ),
    )
  )
    return null;
  // "We forecast 216 in March, an increase of 12, and there were 211 in October": of two times in their own right.
  if (parts.some(({ quantity }, at) => at < 1 && isForecast(sentences, quantity))) return null;
  guessEnds(parts);
  const end = parts.findIndex(({ part }) => part === 'closing');
  const told = parts.filter(({ quantity }, at) => end < 0 || at < end || !isNetTold(sentences, quantity));
  if (told.some(({ part }) => part === 'other')) return null;
  // "At the end of June there were 312 … 259 are now open": the first end is where the rest begins.
  const [start] = told;
  const ends = told.filter(({ part }) => part === 'closing').length;
  if (start?.part === 'closing' && ends === 2) start.part = 'opening';
  const opening = told.filter(({ part }) => part === 'opening');
  const closing = told.filter(({ part }) => part === 'closing');
  const moves = told.flatMap(({ part, quantity }) =>
    part === 'plus' || part === 'minus' ? [{ part, quantity }] : [],
  );
  const [first] = opening;
  const [last] = closing;
  if (
    first === undefined ||
    last === undefined ||
    opening.length > 1 ||
    closing.length > 1 ||
    moves.length === 0
  )
    return null;
  return { opening: first.quantity, closing: last.quantity, moves };
}

function judgeTold(told: Told, sentences: readonly Sentence[]): Found[] {
  const { opening, closing, moves } = told;
  let expected = intervalOf(opening);
  let { value } = opening;
  let words = showValue(value, opening.unit);
  for (const { part, quantity } of moves) {
    expected = part === 'plus' ? plus(expected, intervalOf(quantity)) : minus(expected, intervalOf(quantity));
    value += part === 'plus' ? quantity.value : -quantity.value;
    words += ` ${part === 'plus' ? '+' : '−'} ${showValue(quantity.value, opening.unit)}`;
  }
  if (meet(expected, intervalOf(closing)) || Math.abs(value / closing.value - 1) > 0.35) return [];
  return [
    {
      spots: sentences.map(sentenceSpot),
      arithmetic: `${words} = ${showValue(value, opening.unit)}, not ${showValue(closing.value, opening.unit)}`,
    },
  ];
}

function inProse({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) => {
    if (
      !/open|start|began|beg[iu]n|brought forward|stood|there were|balance|maintain|had|have|were|was|went|from|at 1 /.test(
        sentence.low,
      )
    )
      return [];
    const one = toldRoll([sentence]);
    if (one !== null) return judgeTold(one, [sentence]);
    const next = sentences[at + 1];
    if (next === undefined || next.block !== sentence.block) return [];
    const third = sentences[at + 2];
    const two = toldRoll([sentence, next]);
    if (two !== null) return judgeTold(two, [sentence, next]);
    if (third === undefined || third.block !== sentence.block) return [];
    const three = toldRoll([sentence, next, third]);
    return three === null ? [] : judgeTold(three, [sentence, next, third]);
  });
}

const ADVICE = 'Reckon the movement again from its source, and mend the figure that is wrong.';

/** Roll-forwards, in the order of the page of rules. */
export const ROLL_RULES: readonly Rule[] = [
  {
    code: 'roll.table',
    kind: 'roll-forward',
    severity: 'error',
    title: 'Opening and movements of a table do not make its closing',
    meaning:
      'Adds what joins to an opening figure and takes away what leaves, along rows or down columns. Silent where no line of several rolls.',
    advice: ADVICE,
    fires:
      '| Month | Opening | New | Ceased | Closing |\n| --- | --- | --- | --- | --- |\n| May 2024 | 4,100 | 80 | 25 | 4,155 |\n| June 2024 | 4,155 | 75 | 30 | 4,210 |',
    silent:
      '| Month | Opening | New | Ceased | Closing |\n| --- | --- | --- | --- | --- |\n| May 2024 | 4,100 | 80 | 25 | 4,155 |\n| June 2024 | 4,155 | 75 | 30 | 4,200 |',
    find: ({ grids }) => grids.flatMap(rollTable),
  },
  {
    code: 'roll.next-opening',
    kind: 'roll-forward',
    severity: 'error',
    title: 'A period does not open where the one before it closed',
    meaning: 'Compares each closing figure of a table with the next opening one.',
    advice: ADVICE,
    fires:
      '| Month | Opening | New | Ceased | Closing |\n| --- | --- | --- | --- | --- |\n| May 2024 | 4,100 | 80 | 25 | 4,155 |\n| June 2024 | 4,165 | 75 | 30 | 4,210 |',
    silent:
      '| Month | Opening | New | Ceased | Closing |\n| --- | --- | --- | --- | --- |\n| May 2024 | 4,100 | 80 | 25 | 4,155 |\n| June 2024 | 4,155 | 75 | 30 | 4,200 |',
    find: ({ grids }) => grids.flatMap(nextOpening),
  },
  {
    code: 'roll.cumulative',
    kind: 'roll-forward',
    severity: 'error',
    title: 'A running total does not rise by the figure of its period',
    meaning:
      'Last cumulative plus in-year makes the next cumulative. Silent where payments or contributions also move the total and most steps do not fit.',
    advice: ADVICE,
    fires:
      '| £m | 2024/25 | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- | --- |\n| In-year deficit | 10.0 | 8.0 | 6.0 | 2.0 |\n| Cumulative deficit | 30.0 | 38.0 | 46.0 | 48.0 |',
    silent:
      '| £m | 2024/25 | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- | --- |\n| In-year deficit | 10.0 | 8.0 | 6.0 | 2.0 |\n| Cumulative deficit | 30.0 | 38.0 | 44.0 | 46.0 |',
    find: ({ grids }) => grids.flatMap(runningSums),
  },
  {
    code: 'roll.in-words',
    kind: 'roll-forward',
    severity: 'error',
    title: 'Opening and movements told in words do not make the closing',
    meaning:
      'An opening figure, what was added or taken away, and a closing figure, in up to three sentences that follow each other and hold no other amounts.',
    advice: ADVICE,
    fires:
      'We started the year with 4,100 plans. During the year 310 new plans were issued and 120 ceased, leaving 4,350 plans at the end.',
    silent:
      'We started the year with 4,100 plans. During the year 310 new plans were issued and 120 ceased, leaving 4,290 plans at the end.',
    find: inProse,
  },
];
