/** Rules on rates, their base and their count, on averages of whole numbers, and on shares that move with their base. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import { wordValue } from '../lex/number-words.ts';
import type { Rule } from '../rule.ts';
import type { Fact } from '../understand/facts.ts';
import type { CellNumber } from '../understand/cells.ts';
import { cellSpots, type Grid } from '../understand/grid.ts';
import { intervalOf, meet, over, scaleBy, times } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

type Rate = {
  readonly sentence: Sentence;
  readonly percent: Quantity;
  readonly count: Quantity;
  readonly base: Quantity;
};

function gapText(sentence: Sentence, a: Quantity, b: Quantity): string {
  return sentence.low.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
}

const OF =
  /^[^.;,:(]{0,44}\b(?:out of|of)\s(?:(?:the|all|our|its|these|those|a|total|about|around|some|\w+ly) ){0,3}$/;

/** What is "of" a number without being part of it. */
const NO_WHOLE =
  /\b(?:target|forecast|trajectory|profile|plan|budget|ceiling|cap|total of|maximum of|average of|instead|increase of|capacity of|above|below|more|higher|lower|fewer)\b/;

/** "98 of 156", "98 of the 156", "346 plans out of 6,161". */
function partOf(sentence: Sentence, a: Quantity, b: Quantity): boolean {
  if (a.unit !== 'count' || b.unit !== 'count' || a.per !== null || b.per !== null) return false;
  const gap = gapText(sentence, a, b);
  return OF.test(gap) && !NO_WHOLE.test(gap);
}

function isParenthetic(sentence: Sentence, percent: Quantity): boolean {
  const ahead = sentence.low.slice(Math.max(0, percent.start - 14), percent.start);
  return /[(,–—:]\s?(?:or |about |around |i\.e\. |just (?:over|under) |nearly |a rate of )?$|\bor (?:about |around |just (?:over|under) |nearly )?$|[=]\s?$/.test(
    ahead,
  );
}

/** A percentage with both its count and base in the sentence. */
function ratesOf(sentence: Sentence): Rate[] {
  const { quantities } = sentence;
  if (quantities.length < 3 || quantities.length > 20) return [];
  return quantities.flatMap((quantity, at): Rate[] => {
    if (quantity.unit !== 'percent') return [];
    const [p2, p1, n1, n2] = [quantities[at - 2], quantities[at - 1], quantities[at + 1], quantities[at + 2]];
    // "98 of 156 (63%)"
    if (
      p2 !== undefined &&
      p1 !== undefined &&
      partOf(sentence, p2, p1) &&
      gapText(sentence, p1, quantity).length < 60 &&
      isParenthetic(sentence, quantity) &&
      !/of\s/.test(sentence.low.slice(quantity.end, quantity.end + 5))
    )
      return [{ sentence, percent: quantity, count: p2, base: p1 }];
    // "Of 240 parents who replied, 168 (70%)"
    if (
      p2?.unit === 'count' &&
      p1?.unit === 'count' &&
      /\b[Oo]f (?:the |these |all |our |those )?(?:total of )?$/.test(sentence.text.slice(0, p2.start)) &&
      /,/.test(gapText(sentence, p2, p1)) &&
      gapText(sentence, p2, p1).length < 90 &&
      gapText(sentence, p1, quantity).length < 24 &&
      isParenthetic(sentence, quantity)
    )
      return [{ sentence, percent: quantity, count: p1, base: p2 }];
    // "63% (98 of 156)", "63%, or 98 of 156"
    if (
      n1 !== undefined &&
      n2 !== undefined &&
      partOf(sentence, n1, n2) &&
      gapText(sentence, quantity, n1).length < 60 &&
      /[(,–—:]|\bor\b|that is|i\.e/.test(gapText(sentence, quantity, n1))
    )
      return [{ sentence, percent: quantity, count: n1, base: n2 }];
    // "346 children, 5.62% of all 6,161 plans" and "346 (5.62%) of 6,161"
    if (
      p1 !== undefined &&
      n1 !== undefined &&
      p1.unit === 'count' &&
      n1.unit === 'count' &&
      p1.per === null &&
      n1.per === null
    ) {
      const gap = gapText(sentence, quantity, n1);
      const ahead = gapText(sentence, p1, quantity);
      if (
        OF.test(gap.replace(/^\)/, ' ')) &&
        !NO_WHOLE.test(gap) &&
        ahead.length < 110 &&
        isParenthetic(sentence, quantity)
      )
        return [{ sentence, percent: quantity, count: p1, base: n1 }];
    }
    // "5.62% of 6,161 plans, or 346", "5.62% of the 6,161 plans (346)"
    if (
      n1 !== undefined &&
      n2 !== undefined &&
      n1.unit === 'count' &&
      n2.unit === 'count' &&
      n2.per === null &&
      OF.test(gapText(sentence, quantity, n1))
    ) {
      const gap = gapText(sentence, n1, n2);
      if (
        gap.length < 70 &&
        /\(|\bor\b|=|equal|equivalent|some \d|that is|i\.e\.|, (?:about |around )?$|–|—|equates|which is|makes?\b/.test(
          gap,
        ) &&
        !/\b(?:up|down|from|compared|against|target|forecast|while|increase)\b/.test(gap)
      )
        return [{ sentence, percent: quantity, count: n2, base: n1 }];
    }
    return [];
  });
}

const OF_THESE = /^\W{0,3}of (?:these|those|them|this (?:number|total)|that (?:number|total)|whom)\b/;

/** "There are 5,120 plans. Of these, 1,792 (35%) …": the base stands in the sentence before. */
function ratesOfThese({ sentences }: Understanding): Rate[] {
  return sentences.flatMap((sentence, at) => {
    const before = sentences[at - 1];
    if (before === undefined || before.block !== sentence.block || !OF_THESE.test(sentence.low)) return [];
    const bases = before.quantities.filter(({ unit, per }) => unit === 'count' && per === null);
    const [base] = bases;
    if (base === undefined || bases.length > 1 || base.isAbout) return [];
    return sentence.quantities.flatMap((count, k) => {
      const percent = sentence.quantities[k + 1];
      const isPair =
        count.unit === 'count' &&
        percent?.unit === 'percent' &&
        gapText(sentence, count, percent).length < 30;
      return isPair && isParenthetic(sentence, percent) ? [{ sentence, percent, count, base }] : [];
    });
  });
}

function wrongRate({ sentence, percent, count, base }: Rate): Found[] {
  if (base.value <= 0 || count.bound !== null || base.bound !== null) return [];
  const reckoned = scaleBy(over(intervalOf(count), intervalOf(base)), 100);
  if (meet(reckoned, intervalOf(percent))) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(count.value)} ÷ ${num(base.value)} = ${num((count.value / base.value) * 100)}%, not ${num(percent.value)}%; ${num(percent.value)}% of ${num(base.value)} is ${num((base.value * percent.value) / 100, 1)}`,
    },
  ];
}

/** A share printed so exactly that no whole number of the base gives it. */
function hasWholeCount(percent: Quantity | Fact, base: number): boolean {
  const { low, high } = intervalOf({
    value: percent.value,
    step: percent.step,
    isAbout: percent.isAbout && percent.step > 0.01,
    bound: percent.bound,
  });
  return Math.floor((high / 100) * base + 1e-7) >= Math.ceil((low / 100) * base - 1e-7);
}

function noWholeCount(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((percent, at) => {
    const base = sentence.quantities[at + 1];
    if (
      percent.unit !== 'percent' ||
      base?.unit !== 'count' ||
      base.isAbout ||
      (percent.isAbout && percent.step > 0.01) ||
      base.value < 5 ||
      base.step > 1
    )
      return [];
    if (!OF.test(gapText(sentence, percent, base)) || base.per !== null || hasWholeCount(percent, base.value))
      return [];
    if (/\b(?:places|weeks?|months?|years?)\b/.test(base.phrase) && percent.step >= 1) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(percent.value)}% of ${num(base.value)} is ${num((percent.value * base.value) / 100, 2)}; the nearest whole numbers give ${wholeNeighbours(percent.value, base.value)}`,
      },
    ];
  });
}

function wholeNeighbours(percent: number, base: number): string {
  const below = Math.floor((percent / 100) * base);
  return [below, below + 1].map((count) => `${num(count)} = ${num((count / base) * 100, 3)}%`).join(', ');
}

/** A share of plans in one place and the number of plans of that month in another. */
function shareAgainstPlans({ facts }: Understanding): Found[] {
  const bases = new Map<string, Fact>();
  for (const fact of facts)
    if (
      fact.measure.id === 'plans' &&
      fact.period?.kind === 'month' &&
      fact.value > 200 &&
      fact.step === 1 &&
      fact.apart === '' &&
      (fact.role === 'actual' || fact.role === null) &&
      fact.from === 'table' &&
      !bases.has(fact.period.key)
    )
      bases.set(fact.period.key, fact);
  return facts.flatMap((fact) => {
    if (
      fact.measure.id !== 'independent share' ||
      fact.from !== 'text' ||
      fact.step > 0.01 ||
      fact.isAbout ||
      fact.apart !== ''
    )
      return [];
    const base = fact.period === null ? undefined : (bases.get(fact.period.key) ?? bareMatch(bases, fact));
    if (base === undefined || hasWholeCount(fact, base.value)) return [];
    return [
      {
        spots: [...fact.spots, ...base.spots],
        arithmetic: `${num(fact.value)}% of ${num(base.value)} is ${num((fact.value * base.value) / 100, 2)}; the nearest whole numbers give ${wholeNeighbours(fact.value, base.value)}`,
        severity: 'warning' as const,
      },
    ];
  });
}

function bareMatch(bases: ReadonlyMap<string, Fact>, fact: Fact): Fact | undefined {
  const months = [...bases.values()].filter((base) => base.period?.month === fact.period?.month);
  return fact.period?.kind === 'bare-month' && months.length === 1 ? months[0] : undefined;
}

const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:a|one) quarter\b(?! of the (?:year|way))/, 25],
  [/\b(?:a|one)[ -]third\b/, 100 / 3],
  [/\btwo[ -]thirds\b/, 200 / 3],
  [/\bthree[ -]quarters\b/, 75],
  [/\b(?:a|one)[ -]fifth\b/, 20],
  [/\b(?:a|one)[ -]tenth\b/, 10],
  [/\bhalf\b/, 50],
];
const IN_WORDS =
  /\b(one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(two|three|four|five|six|seven|eight|nine|ten)\b/;

function fractionIn(low: string): { readonly text: string; readonly percent: number } | null {
  const pair = IN_WORDS.exec(low);
  if (pair?.[1] !== undefined && pair[2] !== undefined) {
    const [part, whole] = [wordValue(pair[1]) ?? 0, wordValue(pair[2]) ?? 1];
    return { text: pair[0], percent: (part / whole) * 100 };
  }
  const found = FRACTIONS.flatMap(([pattern, percent]) => {
    const match = pattern.exec(low);
    return match === null ? [] : [{ text: match[0], percent }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** "a quarter (32%)", "two thirds, 48 of 90". */
function fractionWords(sentence: Sentence): Found[] {
  const fraction = fractionIn(sentence.low);
  if (fraction === null || sentence.low.split(fraction.text).length > 2) return [];
  const at = sentence.low.indexOf(fraction.text);
  const near = (start: number) => start > at && start - at - fraction.text.length < 90;
  const ahead = sentence.low.slice(Math.max(0, at - 22), at);
  const bound =
    /(?:more than|over|at least|less than|under|fewer than|up to|another|first|second|last|by)\s(?:a\s|one\s)?$/.exec(
      ahead,
    )?.[0];
  if (bound !== undefined && /up to|another|first|second|last|by/.test(bound)) return [];
  const leeway = /just|around|about|almost|nearly|roughly|some|approx|close/.test(ahead) ? 0.16 : 0.1;
  const percents = sentence.quantities.filter(
    (quantity) =>
      quantity.unit === 'percent' &&
      near(quantity.start) &&
      isParenthetic(sentence, quantity) &&
      !/[;]/.test(sentence.low.slice(at, quantity.start)),
  );
  const [percent] = percents;
  const parts = sentence.quantities.flatMap((a, k) => {
    const b = sentence.quantities[k + 1];
    return b !== undefined &&
      near(a.start) &&
      partOf(sentence, a, b) &&
      b.value > 0 &&
      !IN_WORDS.test(sentence.low.slice(a.start, b.end))
      ? [{ a, b }]
      : [];
  });
  const [part] = parts;
  const value = percent?.value ?? (part === undefined ? null : (part.a.value / part.b.value) * 100);
  if (
    value === null ||
    percents.length > 1 ||
    (percent === undefined && !/[(,–—:]|\bor\b/.test(sentence.low.slice(at, part?.a.start)))
  )
    return [];
  const isKept =
    bound === undefined
      ? Math.abs(value / fraction.percent - 1) <= leeway + 1e-9
      : /less|under|fewer/.test(bound)
        ? value <= fraction.percent * 1.02
        : value >= fraction.percent * 0.98;
  if (isKept) return [];
  const shown =
    percent === undefined && part !== undefined
      ? `${num(part.a.value)} of ${num(part.b.value)} is ${num(value, 1)}%`
      : `${num(value)}% is given`;
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${fraction.text} is ${num(fraction.percent, 1)}%; ${shown}`,
    },
  ];
}

/** More than all of them: "112 of 98", "118% of plans". */
function moreThanAll(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((a, at) => {
    const b = sentence.quantities[at + 1];
    if (
      b !== undefined &&
      partOf(sentence, a, b) &&
      a.value > b.value &&
      a.noun !== 'week' &&
      (a.noun === '' || b.noun === '' || a.noun === b.noun) &&
      !/\b(?:out of|of the|of all|of our)\b/.test(gapText(sentence, a, b)) === false
    )
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${num(a.value)} is more than ${num(b.value)}, of which it is said to be a part`,
        },
      ];
    const behind = sentence.low.slice(a.end, a.end + 40);
    const isShare =
      a.unit === 'percent' &&
      a.value > 100 &&
      /^ of (?:all |the |our )?(?:plans?|requests|children|pupils|schools|places|parents|families|respondents|reviews|appeals|ehcps?|assessments)\b/.test(
        behind,
      ) &&
      !/forecast|target|planned|budget|capacity|expected|profile/.test(behind);
    return isShare
      ? [
          {
            spots: [sentenceSpot(sentence)],
            arithmetic: `${num(a.value)}% of a whole is more than the whole`,
          },
        ]
      : [];
  });
}

type Columns = { readonly count: number; readonly base: number };

function isShareOf(part: CellNumber, whole: CellNumber, stated: CellNumber): boolean {
  return meet(scaleBy(over(intervalOf(part), intervalOf(whole)), 100), intervalOf(stated));
}

/** Which two columns make a share in most rows: the figures say it, whatever the headers are called. */
function columnsByFit(grid: Grid, share: number): Columns | null {
  const counts = grid.columns
    .flatMap(({ numbers }, at) => (at > 0 && at !== share && numbers >= 3 ? [at] : []))
    .slice(0, 8);
  let best: Columns | null = null;
  let most = 1;
  for (const count of counts)
    for (const base of counts) {
      const fits = grid.rows.filter(({ cells }) => {
        const [part, whole, stated] = [cells[count], cells[base], cells[share]];
        return (
          part &&
          whole &&
          stated &&
          count !== base &&
          part.value > 0 &&
          whole.value > part.value &&
          part.unit === whole.unit &&
          isShareOf(part, whole, stated)
        );
      }).length;
      if (fits > most && fits * 5 >= grid.rows.length * 3) {
        most = fits;
        best = { count, base };
      }
    }
  return best;
}

/** Columns whose headers say that they are a count and its base. */
function columnsByName(grid: Grid, share: number): Columns | null {
  const base = grid.columns.findIndex(
    ({ low, numbers, unit }, at) =>
      at > 0 &&
      at !== share &&
      numbers > 0 &&
      unit?.unit !== 'percent' &&
      /\b(?:all|total|base|plans|ehcps|caseload|due|requests|decided|number|planned|capacity|commissioned|sent|issued|respondents)\b/.test(
        low,
      ),
  );
  const count = grid.columns.findIndex(
    ({ low, numbers, unit }, at) =>
      at > 0 &&
      at !== share &&
      at !== base &&
      numbers > 0 &&
      unit?.unit !== 'percent' &&
      !/gap|variance|target|forecast|short|total/.test(low),
  );
  return base === -1 || count === -1 ? null : { count, base };
}

/** The columns of a table that are a count, its base and its share. */
function tableRates(grid: Grid): Found[] {
  const share = grid.columns.findIndex(
    ({ low, unit, numbers }, at) =>
      at > 0 &&
      numbers > 0 &&
      unit?.unit === 'percent' &&
      !/agreed|target|forecast|gap|variance|change|growth|increase|plan(?!s)/.test(low),
  );
  if (share === -1) return [];
  const columns = columnsByFit(grid, share) ?? columnsByName(grid, share);
  if (columns === null) return [];
  const judged = grid.rows.flatMap((row) => {
    const [part, whole, stated] = [row.cells[columns.count], row.cells[columns.base], row.cells[share]];
    if (
      !part ||
      !whole ||
      !stated ||
      whole.value <= 0 ||
      part.unit !== whole.unit ||
      stated.unit !== 'percent'
    )
      return [];
    return [{ row, part, whole, stated, isGood: isShareOf(part, whole, stated) }];
  });
  const bad = judged.filter(({ isGood }) => !isGood);
  if (judged.length > 1 && bad.length * 2 > judged.length) return [];
  return bad
    .filter(
      ({ part, whole, stated }) =>
        part.value <= whole.value &&
        (judged.length > 1 || Math.abs(part.value / whole.value / (stated.value / 100) - 1) < 0.5),
    )
    .map(({ row, part, whole, stated }) => ({
      spots: cellSpots(grid, row, share),
      arithmetic: `${num(part.value)} ÷ ${num(whole.value)} = ${num((part.value / whole.value) * 100)}%, not ${num(stated.value)}%`,
    }));
}

const WINDOWS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:12|twelve)[- ]?(?:month|mth)s?\b|\bover (?:the )?(?:last |past )?(?:12|twelve) months\b|\brolling year\b|\bannual average per month\b/,
    12,
  ],
  [/\b(?:6|six)[- ]month\b|\bover (?:the )?(?:last |past )?six months\b/, 6],
  [/\b(?:3|three)[- ]month\b|\bquarterly average\b/, 3],
];
const WHOLE_THINGS =
  /\b(?:requests?|plans?|ehcps?|ceases?|ceased|appeals?|referrals?|assessments?|exclusions?|suspensions?|placements?|decisions?|complaints?|reviews?|ehcnas?|starts|leavers|tribunals?)\b/;
const MEANS = /\b(?:average[ds]?|averaging|mean|rolling)\b/;

/** Whether so many whole things over a window can have a mean that is printed so. */
export function canBeMean(value: number, step: number, window: number): boolean {
  const half = step / 2 + 1e-7;
  return Math.floor((value + half) * window + 1e-9) >= Math.ceil((value - half) * window - 1e-9);
}

function windowIn(text: string): number | null {
  const found = WINDOWS.filter(([pattern]) => pattern.test(text));
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}

function meanArithmetic(value: number, step: number, window: number): string {
  const nearest = Math.round(value * window);
  const decimals = Math.max(0, Math.round(-Math.log10(step)));
  const shown = [nearest - 1, nearest, nearest + 1].map(
    (whole) => `${num(whole)} ÷ ${window} = ${(whole / window).toFixed(decimals)}`,
  );
  return `${num(value, decimals)} × ${window} = ${num(value * window, 2)}, which is no whole number as printed; ${shown.join(', ')}`;
}

function meanInText(sentence: Sentence): Found[] {
  const window = windowIn(sentence.low);
  if (window === null || !MEANS.test(sentence.low) || !WHOLE_THINGS.test(sentence.low)) return [];
  return sentence.quantities.flatMap(({ value, step, unit, isAbout }) => {
    const isMean = unit === 'count' && step < 0.5 && step >= 0.005 && !isAbout;
    if (!isMean || canBeMean(value, step, window)) return [];
    return [{ spots: [sentenceSpot(sentence)], arithmetic: meanArithmetic(value, step, window) }];
  });
}

function meanInTable(grid: Grid): Found[] {
  return grid.columns.flatMap((column, at) =>
    grid.rows.flatMap((row) => {
      const cell = row.cells[at];
      const words = `${column.low} ${row.low} ${grid.caption.toLowerCase()}`;
      if (!cell || cell.unit !== 'count' || cell.step >= 0.5 || cell.step < 0.005) return [];
      const window = MEANS.test(words) ? windowIn(words.replace(/\b(?:april|may|june)\b/g, '')) : null;
      if (window === null || canBeMean(cell.value, cell.step, window)) return [];
      if (/cost|£|score|satisfaction|days|weeks|rate/.test(words)) return [];
      return [{ spots: cellSpots(grid, row, at), arithmetic: meanArithmetic(cell.value, cell.step, window) }];
    }),
  );
}

/** A mean beside a total of its window: 1,183 over twelve months is 98.58 a month. */
function meanAgainstTotal(sentence: Sentence): Found[] {
  const months = monthsOf(sentence);
  const mean = sentence.quantities.filter(({ unit, per }) => unit === 'count' && per === 'month');
  const totals = sentence.quantities.filter(
    ({ unit, per, noun, value }) =>
      unit === 'count' && per === null && noun !== 'month' && noun !== 'week' && noun !== 'year' && value > 0,
  );
  const [rate] = mean;
  const [total] = totals;
  if (months === null || rate === undefined || total === undefined || mean.length > 1 || totals.length > 1)
    return [];
  if (
    !MEANS.test(sentence.low) &&
    !/\bor\b|\(|equivalent|equates|that is|, /.test(gapText(sentence, rate, total))
  )
    return [];
  if (/\b(?:from|rose|fell|compared|against|forecast|target|avoid|reduc|still|now)\b/.test(sentence.low))
    return [];
  if (total.noun !== '' && rate.noun !== '' && total.noun !== rate.noun) return [];
  const reckoned = scaleBy(intervalOf(total), 1 / months);
  if (meet(reckoned, intervalOf(rate))) return [];
  if (total.value / months / rate.value > 3 || total.value / months / rate.value < 0.33) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(total.value)} ÷ ${months} = ${num(total.value / months)} a month, not ${num(rate.value)}`,
    },
  ];
}

function monthsOf(sentence: Sentence): number | null {
  const quantity = sentence.quantities.find(({ noun }) => noun === 'month');
  if (
    quantity !== undefined &&
    /\b(?:over|in|during|across|the (?:last|past)|for|of)\b[^.;]{0,16}$/.test(
      sentence.low.slice(0, quantity.start),
    )
  )
    return quantity.value;
  return /\b(?:in|over|during|for) the (?:last |past |whole )?year\b/.test(sentence.low) ? 12 : null;
}

/** A column headed average against the figures of its row. */
function meanOfRow(grid: Grid): Found[] {
  return grid.columns.flatMap((column, at) => {
    if (at < 3 || !/^(?:average|mean|monthly average|avg)\b/.test(column.low)) return [];
    const judged = grid.rows.flatMap((row) => {
      const stated = row.cells[at];
      const parts = row.cells
        .slice(1, at)
        .flatMap((cell, k) =>
          cell && !/total|average|target/.test(grid.columns[k + 1]?.low ?? '') ? [cell] : [],
        );
      if (!stated || parts.length < 2) return [];
      const sum = parts.reduce((all, { value }) => all + value, 0);
      const half = (stated.step + (parts[0]?.step ?? 0)) / 2;
      return [
        {
          row,
          stated,
          mean: sum / parts.length,
          isGood: Math.abs(sum / parts.length - stated.value) <= half + 1e-9,
        },
      ];
    });
    const bad = judged.filter(({ isGood }) => !isGood);
    if (judged.length > 1 && bad.length * 2 > judged.length) return [];
    return bad.map(({ row, stated, mean }) => ({
      spots: cellSpots(grid, row, at),
      arithmetic: `the mean of the row is ${num(mean)}, not ${num(stated.value)}`,
    }));
  });
}

/** A share of a count at two times against a statement of how the count moved. */
function sharesAgainstCount({ facts, sentences }: Understanding): Found[] {
  const plans = new Map<number, Fact>();
  for (const fact of facts)
    if (
      fact.measure.id === 'plans' &&
      fact.from === 'table' &&
      fact.period?.kind === 'month' &&
      fact.period.month !== null &&
      fact.role !== 'forecast' &&
      fact.role !== 'target' &&
      fact.apart === ''
    )
      plans.set(fact.period.month, fact);
  const shares = facts.filter(
    (fact) =>
      fact.measure.id === 'independent share' &&
      fact.sentence !== null &&
      fact.period?.month != null &&
      fact.step <= 0.05 &&
      fact.role !== 'forecast' &&
      fact.role !== 'target',
  );
  const said = sentences.filter(
    (sentence) =>
      /\b(?:one|two|three|\d{1,2}) (?:fewer|less|more)\b/.test(sentence.low) &&
      /placement|inmss|independent/.test(
        `${sentence.block.text.toLowerCase()} ${sentence.block.section?.toLowerCase() ?? ''}`,
      ),
  );
  return said.flatMap((sentence) => {
    const here = shares.filter((share) => share.section === sentence.block.section);
    const [first, last] = orderByMonth(here);
    const [baseFirst, baseLast] = [first, last].map((share) => plans.get(share?.period?.month ?? 0));
    if (
      first === undefined ||
      last === undefined ||
      baseFirst === undefined ||
      baseLast === undefined ||
      first === last
    )
      return [];
    const before = times(intervalOf(first), scaleBy(intervalOf(baseFirst), 0.01));
    const now = times(intervalOf(last), scaleBy(intervalOf(baseLast), 0.01));
    const isFewer = /\b(?:fewer|less)\b/.test(sentence.low);
    const isOpposed = isFewer ? now.low > before.high - 0.5 : now.high < before.low + 0.5;
    if (!isOpposed) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...first.spots, ...last.spots],
        arithmetic: `${num(first.value)}% of ${num(baseFirst.value)} is ${num((first.value * baseFirst.value) / 100, 1)}; ${num(last.value)}% of ${num(baseLast.value)} is ${num((last.value * baseLast.value) / 100, 1)}: the count went ${isFewer ? 'up' : 'down'}`,
      },
    ];
  });
}

function orderByMonth(facts: readonly Fact[]): readonly (Fact | undefined)[] {
  const byMonth = [...facts].sort((a, b) => (a.period?.month ?? 0) - (b.period?.month ?? 0));
  return [byMonth[0], byMonth.at(-1)];
}

const ADVICE = 'Give count, base and share from one extract, and mend the one that differs.';

/** Rates and averages, in the order of the page of rules. */
export const RATE_RULES: readonly Rule[] = [
  {
    code: 'rate.count-and-base',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A percentage is not its count over its base',
    meaning: 'A count, its base and the percentage in one sentence, in any order.',
    advice: ADVICE,
    fires: 'Of the 156 places due, 98 of 156 (68%) were delivered.',
    silent: 'By September 98 of 156 places (63%) were delivered.',
    find: (document) =>
      [...document.sentences.flatMap(ratesOf), ...ratesOfThese(document)].flatMap(wrongRate),
  },
  {
    code: 'rate.table',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A share in a table is not its count over its base',
    meaning:
      'Columns of a count, a base and a share. Silent where most rows differ: then the share is of something else.',
    advice: ADVICE,
    fires:
      '| Month | Placements | All plans | Share of plans |\n| --- | --- | --- | --- |\n| May 2024 | 335 | 5,815 | 5.76% |\n| June 2024 | 341 | 5,867 | 5.18% |',
    silent:
      '| Month | Placements | All plans | Share of plans |\n| --- | --- | --- | --- |\n| May 2024 | 335 | 5,815 | 5.76% |\n| June 2024 | 341 | 5,867 | 5.81% |',
    find: ({ grids }) => grids.flatMap(tableRates),
  },
  {
    code: 'rate.no-whole-count',
    kind: 'rate-and-count',
    severity: 'warning',
    title: 'No whole number of the base gives the percentage',
    meaning:
      'A percentage of a stated base, printed so exactly that it would need part of a child; also a share of plans against the number of plans that a table gives for the month.',
    advice: 'Give the count and the base that the share was taken from: one of them is of another day.',
    fires: 'In July 5.86% of 5,861 plans were in independent schools.',
    silent: 'In October 5.62% of 6,161 plans were in independent schools.',
    find: (document) => [...document.sentences.flatMap(noWholeCount), ...shareAgainstPlans(document)],
  },
  {
    code: 'rate.fraction-in-words',
    kind: 'rate-and-count',
    severity: 'warning',
    title: 'A fraction in words is not the figure beside it',
    meaning:
      '"A quarter", "two thirds", "one in four" against a percentage or a count in brackets. A tenth of leeway, more where it is said to be about.',
    advice: ADVICE,
    fires: 'A quarter of requests (38%) were for three-year-olds.',
    silent: 'A quarter of requests (25.0%) were for three-year-olds.',
    find: ({ sentences }) => sentences.flatMap(fractionWords),
  },
  {
    code: 'rate.more-than-all',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A part is larger than its whole',
    meaning: 'A count out of a smaller one, or more than 100% of a whole.',
    advice: ADVICE,
    fires: 'In all 164 out of 156 places were delivered.',
    silent: 'In all 98 out of 156 places were delivered.',
    find: ({ sentences }) => sentences.flatMap(moreThanAll),
  },
  {
    code: 'average.no-whole-number',
    kind: 'average',
    severity: 'error',
    title: 'An average over so many months cannot come from whole numbers',
    meaning:
      'A twelve-, six- or three-month mean of requests, plans or the like, times its months, must be a whole number as exactly as it is printed.',
    advice: 'Keep it as printed and look up the total: a figure is mistyped or the window is another.',
    fires: 'Requests for assessment averaged 98.44 a month over the last twelve months.',
    silent: 'Requests for assessment averaged 98.42 a month over the last twelve months.',
    find: ({ sentences, grids }) => [...sentences.flatMap(meanInText), ...grids.flatMap(meanInTable)],
  },
  {
    code: 'average.total',
    kind: 'average',
    severity: 'error',
    title: 'A monthly average is not its total over its months',
    meaning: 'A total, the months it covers and the monthly average, alone in one sentence.',
    advice: ADVICE,
    fires: 'There were 1,183 requests over the last 12 months, an average of 89.6 a month.',
    silent: 'There were 1,183 requests over the last 12 months, an average of 98.6 a month.',
    find: ({ sentences }) => sentences.flatMap(meanAgainstTotal),
  },
  {
    code: 'average.of-row',
    kind: 'average',
    severity: 'error',
    title: 'An average column is not the mean of its row',
    meaning: 'A last column headed average against the figures before it.',
    advice: ADVICE,
    fires:
      '| Area | April | May | June | Average |\n| --- | --- | --- | --- | --- |\n| North | 30 | 33 | 36 | 35 |\n| South | 20 | 22 | 24 | 22 |',
    silent:
      '| Area | April | May | June | Average |\n| --- | --- | --- | --- | --- |\n| North | 30 | 33 | 36 | 33 |\n| South | 20 | 22 | 24 | 22 |',
    find: ({ grids }) => grids.flatMap(meanOfRow),
  },
  {
    code: 'denominator.count-and-share',
    kind: 'denominator',
    severity: 'error',
    title: 'Shares and their bases give another movement of the count than the text',
    meaning:
      'Shares of plans at two months, the numbers of plans of those months, and "one fewer" or the like in the same section.',
    advice: 'Print the count of each month beside its share and base.',
    fires:
      '## Placements\n\n| Month | Actual plans |\n| --- | --- |\n| July 2024 | 5,861 |\n| October 2024 | 6,161 |\n\nThe INMSS share was 5.86% in July and 5.62% in October, one fewer placement.',
    silent:
      '## Placements\n\n| Month | Actual plans |\n| --- | --- |\n| July 2024 | 5,861 |\n| October 2024 | 6,161 |\n\nThe INMSS share was 5.92% in July and 5.62% in October, one fewer placement.',
    find: sharesAgainstCount,
  },
];
