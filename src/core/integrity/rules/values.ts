/** Rules on one measure with two values: in prose, tables and charts, on one time, role and basis. */
import type { FindingKind, Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Fact } from '../understand/facts.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

type Clash = { readonly a: Fact; readonly b: Fact };

/** Measures of which a return gives one value without saying when. */
const SINGLE = new Set(['residual deficit', 'in-year deficit', 'cumulative deficit', 'high needs income']);
/** Words that say another version, day or part is meant. */
const OTHER_VERSION =
  /\b(?:original(?:ly)?|previous(?:ly)?|earlier|last (?:year|update|return|quarter)|first (?:forecast|plan)|q[1-4]|quarter|prior|former|scenario|sensitivity|if|would|could|instead|rather than|against|compared|from|without|excluding|option|neighbours?|national|england|regional|since|per|average|range|between|budget|movement|worsen\w*|increase|reduc\w*|more|less|fewer|further|additional|saving\w*|share of|half|part of|of which|over the|target|peak)\b/;

function roleKey(fact: Fact): string {
  if (fact.role === null)
    return fact.period?.kind === 'financial-year' && fact.unit === 'money' ? 'forecast' : 'actual';
  return fact.role === 'mitigated' ? 'forecast' : fact.role;
}

function monthKey(fact: Fact, years: ReadonlyMap<number, string>): string | null {
  const { period } = fact;
  if (period === null) return null;
  if (period.kind !== 'bare-month') return period.key;
  return (period.month === null ? undefined : years.get(period.month)) ?? null;
}

/** Months that stand with one year only, so that the month alone is known. */
function onlyYears(facts: readonly Fact[]): Map<number, string> {
  const keys = new Map<number, Set<string>>();
  for (const { period } of facts)
    if (period?.kind === 'month' && period.month !== null)
      keys.set(period.month, (keys.get(period.month) ?? new Set()).add(period.key));
  return new Map(
    [...keys].flatMap(([month, set]) => (set.size === 1 ? [[month, [...set][0] ?? ''] as const] : [])),
  );
}

function isPlain(fact: Fact): boolean {
  if (fact.unit === 'points') return false;
  if (fact.sentence === null) return true;
  const { sentence, quantity } = fact;
  if (quantity === null || /\bif\b|scenario|sensitivity|\bwould\b|\bcould\b/.test(sentence.low)) return false;
  const ahead = sentence.low.slice(Math.max(0, quantity.start - 34), quantity.start);
  const behind = sentence.low.slice(quantity.end, quantity.end + 46);
  if (
    /\b(?:by|of|another|a further|an extra|increase of|rise of|growth of|up|down|than|gap of|some of|each|every)\s(?:(?:about|around|a|the|just|over)\s)?$/.test(
      ahead,
    ) &&
    !/\b(?:total|deficit|number|balance|income|average|allocation|residual|overspend|position|share|rate|caseload|forecast|cost|mean) of (?:about |around |just )?$/.test(
      ahead,
    )
  )
    return false;
  return (
    !/^[^.;,]{0,30}\b(?:more|fewer|less|above|below|higher|lower|over|under|ahead|behind|short|late|worse|better|of (?:the|these|those|which|them))\b/.test(
      behind,
    ) &&
    !/^\s?(?:of|out of)\s/.test(
      behind.slice(0, 8) === ''
        ? ''
        : behind.slice(fact.quantity?.phrase.length ?? 0, (fact.quantity?.phrase.length ?? 0) + 8),
    )
  );
}

function keyOf(fact: Fact, years: ReadonlyMap<number, string>): string | null {
  const time = monthKey(fact, years);
  if (time === null) return null;
  return [fact.measure.id, fact.unit, time, roleKey(fact), fact.basis ?? '', fact.apart, fact.per ?? ''].join(
    '|',
  );
}

function clashIn(facts: readonly Fact[]): Clash | null {
  const limit = facts.slice(0, 40);
  for (const [at, a] of limit.entries())
    for (const b of limit.slice(at + 1)) {
      if (isSamePlace(a, b) || agree(a, b)) continue;
      return { a, b };
    }
  return null;
}

function isSamePlace(a: Fact, b: Fact): boolean {
  if (a.grid !== null && a.grid === b.grid) return true;
  return a.sentence !== null && a.sentence === b.sentence;
}

function agree(a: Fact, b: Fact): boolean {
  const [x, y] = [intervalOf(a), intervalOf(b)];
  return (
    meet(x, y) ||
    (a.unit === 'money' &&
      meet(intervalOf({ ...a, value: Math.abs(a.value) }), intervalOf({ ...b, value: Math.abs(b.value) })) &&
      a.measure.id !== 'in-year deficit')
  );
}

/** All clashes, one for each measure and time. */
export function clashesOf({ facts }: Understanding): Clash[] {
  const years = onlyYears(facts);
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = isPlain(fact) ? keyOf(fact, years) : null;
    if (key === null) continue;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group) => clashIn(group) ?? []);
}

function isThousandfold({ a, b }: Clash): boolean {
  if (a.value === 0 || b.value === 0) return false;
  const ratio = Math.abs(a.value / b.value);
  return [1e3, 1e6].some((by) => Math.abs(ratio / by - 1) < 0.06 || Math.abs(ratio * by - 1) < 0.06);
}

function place(fact: Fact): string {
  return fact.from === 'text' ? 'the text' : fact.from === 'table' ? 'a table' : 'a chart';
}

function told({ a, b }: Clash): Found {
  const when = a.period === null ? '' : `, ${a.period.key}`;
  return {
    spots: [...a.spots, ...b.spots],
    arithmetic: `${a.measure.id}${when}: ${showValue(a.value, a.unit)} in ${place(a)}, ${showValue(b.value, b.unit)} in ${place(b)}; they differ by ${showValue(Math.abs(a.value - b.value), a.unit)}`,
  };
}

function between(document: Understanding, first: Fact['from'], second: Fact['from']): Found[] {
  return clashesOf(document)
    .filter((clash) => !isThousandfold(clash))
    .filter(({ a, b }) => (a.from === first && b.from === second) || (a.from === second && b.from === first))
    .map(told);
}

/** Two values of a measure that has but one, in two sections, neither with its time. */
function undated({ facts }: Understanding): Found[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (
      !SINGLE.has(fact.measure.id) ||
      fact.unit !== 'money' ||
      fact.period !== null ||
      fact.sentence === null ||
      fact.grid !== null
    )
      continue;
    if (
      !isPlain(fact) ||
      fact.apart !== '' ||
      OTHER_VERSION.test(fact.sentence.low) ||
      fact.sentence.quantities.filter(({ unit }) => unit === 'money').length !== 1
    )
      continue;
    const key = [fact.measure.id, fact.basis ?? ''].join('|');
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group) => {
    const clash = clashIn(group);
    return clash === null || isThousandfold(clash) ? [] : [told(clash)];
  });
}

const ASSUMED = new Set(['block transfer', 'unit cost inflation']);

/** One assumption with two rates for one year. */
function assumptions({ facts }: Understanding): Found[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (
      !ASSUMED.has(fact.measure.id) ||
      fact.unit !== 'percent' ||
      fact.period?.kind !== 'financial-year' ||
      fact.sentence === null
    )
      continue;
    if (
      /\b(?:from|instead of|rather than|previous|earlier|original|sensitivity|if|compared)\b[^.;]{0,30}$/.test(
        fact.sentence.low.slice(0, fact.quantity?.start ?? 0),
      )
    )
      continue;
    if (
      /\b(?:after that|thereafter|later years|onwards|from then)\b/.test(
        fact.sentence.low.slice(fact.quantity?.end ?? 0, (fact.quantity?.end ?? 0) + 40),
      )
    )
      continue;
    groups.set(`${fact.measure.id}|${fact.period.key}`, [
      ...(groups.get(`${fact.measure.id}|${fact.period.key}`) ?? []),
      fact,
    ]);
  }
  // Such rates are chosen, not measured: 1% is not anything from 0.5% on.
  return [...groups.values()].flatMap((group) => {
    const [a] = group;
    const b = group.find((other) => a !== undefined && other.value !== a.value && !isSamePlace(a, other));
    return a === undefined || b === undefined ? [] : [told({ a, b })];
  });
}

const STOP = new Set(
  'the a an of in at on to by for from with and or is are was were be been have has had this that these those we our its it as now there their which who will across during since over under into also all both each than more not but so through after before within between about who what when where how'.split(
    ' ',
  ),
);

function contentWords(sentence: Sentence): Set<string> {
  return new Set(
    sentence.tokens
      .filter(({ kind, low }) => kind === 'word' && low.length > 2 && !STOP.has(low))
      .map(({ low }) => low.replace(/(?<!s)s$/, '')),
  );
}

type Counted = {
  readonly sentence: Sentence;
  readonly value: number;
  readonly noun: string;
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly time: string;
};

function countedThings({ sentences }: Understanding): Counted[] {
  return sentences.flatMap((sentence) => {
    if (
      sentence.isChart ||
      sentence.block.kind === 'heading' ||
      sentence.quantities.length > 2 ||
      sentence.low.length > 320
    )
      return [];
    const words = contentWords(sentence);
    const time = sentence.periods.map(({ key }) => key).join('|');
    return sentence.quantities.flatMap((quantity) => {
      const isPlainCount =
        quantity.unit === 'count' &&
        quantity.noun !== '' &&
        !quantity.isAbout &&
        quantity.bound === null &&
        quantity.per === null &&
        quantity.value > 1;
      if (!isPlainCount || /^(?:week|month|year|day|hour|point|term)$/.test(quantity.noun)) return [];
      return [
        {
          sentence,
          value: quantity.value,
          noun: quantity.noun,
          text: sentence.text.slice(quantity.start, quantity.end),
          words,
          time,
        },
      ];
    });
  });
}

/** How much of the words of the shorter sentence both must share, and how many at least. */
const ALIKE = 0.7;
const FEWEST = 4;

function sameWords(document: Understanding): Found[] {
  const byNoun = new Map<string, Counted[]>();
  for (const counted of countedThings(document))
    byNoun.set(counted.noun, [...(byNoun.get(counted.noun) ?? []), counted].slice(0, 60));
  return [...byNoun.values()]
    .flatMap((list) =>
      list.flatMap((a, at) =>
        list.slice(at + 1).flatMap((b): Found[] => {
          if (a.value === b.value || a.time !== b.time || a.sentence.block === b.sentence.block) return [];
          const shared = [...a.words].filter((word) => b.words.has(word)).length;
          if (
            shared < FEWEST ||
            shared / Math.min(a.words.size, b.words.size) < ALIKE ||
            shared / Math.max(a.words.size, b.words.size) < 0.45
          )
            return [];
          return [
            {
              spots: [sentenceSpot(a.sentence), sentenceSpot(b.sentence)],
              arithmetic: `${a.text} ${a.noun} in one place, ${b.text} in another, in nearly the same words`,
            },
          ];
        }),
      ),
    )
    .slice(0, 20);
}

/** What a chart ends on, against the residual deficit that the text gives. */
function chartEnd({ facts, grids }: Understanding): Found[] {
  const residual = facts.find(
    (fact) =>
      fact.measure.id === 'residual deficit' &&
      fact.from === 'text' &&
      fact.role !== 'target' &&
      !/\boriginal\b/.test(fact.sentence?.low.slice(0, fact.quantity?.start ?? 0).slice(-60) ?? ''),
  );
  if (residual === undefined) return [];
  return grids
    .filter(({ block }) => block.isChart)
    .flatMap((grid) =>
      grid.columns.flatMap((column, at) => {
        if (
          !/cumulative/.test(`${column.low} ${column.low === '' ? grid.caption.toLowerCase() : ''}`) ||
          /before|gross/.test(column.low)
        )
          return [];
        const row = grid.rows.at(-1);
        const cell = row?.cells[at];
        if (row === undefined || cell === null || cell === undefined || cell.unit !== 'money') return [];
        if (Math.abs(cell.value / residual.value - 1) <= 0.05) return [];
        const spot = grid.block.rows.at(-1);
        const quote = spot?.raw ?? row.row.cells[at] ?? '';
        const { page, section } = grid.block;
        return [
          {
            spots: [
              ...residual.spots,
              { paragraph: row.row.paragraph, page, section, start: 0, end: quote.length, quote },
            ],
            arithmetic: `the chart ends at ${showValue(cell.value, 'money')}, the text leaves ${showValue(residual.value, 'money')}`,
          },
        ];
      }),
    );
}

/** A chart that turns to surplus before the year in which the text balances. */
function chartBalance({ sentences, grids }: Understanding): Found[] {
  const told = sentences.flatMap((sentence) => {
    if (
      !/\bin[- ]year\b[^.;]{0,40}\bbalance|\bbalance[sd]?\b[^.;]{0,40}\bin[- ]year|\bpositive (?:in[- ]year )?balance/.test(
        sentence.low,
      ) ||
      !/\b(?:now|forecast|expected|until|not|later|reach\w*|by|from)\b/.test(sentence.low)
    )
      return [];
    return sentence.periods
      .filter(({ kind }) => kind === 'financial-year')
      .map((period) => ({ sentence, period }));
  });
  const latest = told.reduce<(typeof told)[number] | null>(
    (best, one) => (best === null || (one.period.from ?? 0) > (best.period.from ?? 0) ? one : best),
    null,
  );
  if (latest === null) return [];
  return grids
    .filter(({ block }) => block.isChart)
    .flatMap((grid) =>
      grid.columns.flatMap((column, at) => {
        if (!/in[- ]year/.test(column.low) || /income/.test(column.low)) return [];
        const row = grid.rows.find(
          (one) => (one.cells[at]?.value ?? 0) < 0 && one.period?.kind === 'financial-year',
        );
        if (row?.period?.from == null || latest.period.from === null || row.period.from >= latest.period.from)
          return [];
        const { page, section } = grid.block;
        const quote = row.row.raw ?? row.row.cells[at] ?? '';
        return [
          {
            spots: [
              sentenceSpot(latest.sentence),
              { paragraph: row.row.paragraph, page, section, start: 0, end: quote.length, quote },
            ],
            arithmetic: `the chart is in surplus from ${row.label}, the text balances in ${latest.period.key}`,
          },
        ];
      }),
    );
}

/** A chart of the cumulative deficit that stays under a cap which is said to be passed. */
function chartUnderCap({ facts, grids, ratings, low }: Understanding): Found[] {
  const cap = facts.find(
    (fact) =>
      fact.measure.id === 'deficit cap' && fact.period?.kind === 'financial-year' && fact.sentence !== null,
  );
  if (cap?.period == null) return [];
  const isPassed =
    ratings.some(({ subject, word }) => subject === 'condition 2' && word === 'red') ||
    /\b(?:exceed|breach|above the (?:cap|ceiling)|off track)\w*/.test(low);
  if (!isPassed) return [];
  const { key } = cap.period;
  return grids
    .filter(({ block }) => block.isChart)
    .flatMap((grid) =>
      grid.columns.flatMap((column, at) => {
        if (!/cumulative/.test(column.low) || /after|net|before|gross/.test(column.low)) return [];
        const row = grid.rows.find((one) => one.period?.key === key);
        const cell = row?.cells[at];
        if (!row || !cell || cell.unit !== 'money' || cell.value > cap.value) return [];
        const { page, section } = grid.block;
        const quote = row.row.raw ?? row.row.cells[at] ?? '';
        return [
          {
            spots: [
              ...cap.spots,
              { paragraph: row.row.paragraph, page, section, start: 0, end: quote.length, quote },
            ],
            arithmetic: `chart ${showValue(cell.value, 'money')}, cap ${showValue(cap.value, 'money')} for ${key}: the chart is within a cap that is said to be passed; one is before programme payments, the other after`,
          },
        ];
      }),
    );
}

const ADVICE =
  'Give one value everywhere, from one source and day; where both are right, say how they differ.';
const TWO: FindingKind = 'two-values';
const TABLE = '| Month | Actual plans |\n| --- | --- |\n| September 2024 | 6,051 |\n| October 2024 | 6,161 |';

/** Two values, in the order of the page of rules. */
export const VALUE_RULES: readonly Rule[] = [
  {
    code: 'value.text-and-table',
    kind: TWO,
    severity: 'error',
    title: 'The text gives another value than a table',
    meaning:
      'One measure, time, role and basis, with no word that sets one apart (phase, need, sector). "About" passes within 5%.',
    advice: ADVICE,
    fires: `${TABLE}\n\nAt the end of October 2024 there were 6,116 plans.`,
    silent: `${TABLE}\n\nAt the end of October 2024 there were 6,161 plans.`,
    find: (document) => between(document, 'text', 'table'),
  },
  {
    code: 'value.text-and-text',
    kind: TWO,
    severity: 'error',
    title: 'The text gives two values for one measure',
    meaning: 'As for text and table, between two sentences.',
    advice: ADVICE,
    fires: 'There were 6,161 plans in October 2024.\n\nIn October 2024 the authority maintained 6,116 plans.',
    silent:
      'There were 6,161 plans in October 2024.\n\nIn October 2024 the authority maintained 6,161 plans.',
    find: (document) => [...between(document, 'text', 'text'), ...undated(document)],
  },
  {
    code: 'value.table-and-table',
    kind: TWO,
    severity: 'error',
    title: 'Two tables give different values for one measure',
    meaning: 'As for text and table, between the cells of two tables.',
    advice: ADVICE,
    fires: `${TABLE}\n\nLater:\n\n| Month | Actual plans | Requests |\n| --- | --- | --- |\n| October 2024 | 6,116 | 98 |`,
    silent: `${TABLE}\n\nLater:\n\n| Month | Actual plans | Requests |\n| --- | --- | --- |\n| October 2024 | 6,161 | 98 |`,
    find: (document) => between(document, 'table', 'table'),
  },
  {
    code: 'value.same-words',
    kind: TWO,
    severity: 'warning',
    title: 'Nearly the same sentence stands twice with another number',
    meaning:
      'Two sentences in different places that share most of their words, and a count of the same things that differs.',
    advice: ADVICE,
    fires:
      'In all 14 schools have signed the inclusion charter.\n\nThe inclusion charter has been signed by 17 schools.',
    silent:
      'In all 14 schools have signed the inclusion charter.\n\nThe inclusion charter has been signed by 14 schools.',
    find: sameWords,
  },
  {
    code: 'value.assumption',
    kind: TWO,
    severity: 'warning',
    title: 'One assumption has two rates for one year',
    meaning: 'The rate of a Schools Block transfer or of inflation for one year in two places.',
    advice: 'Say which rate is assumed, consulted on and approved, and use one in the forecast.',
    fires:
      'The forecast assumes a Schools Block transfer of 0.5% in 2025/26.\n\nSchools are being consulted on a transfer of 1% for 2025/26.',
    silent:
      'The forecast assumes a Schools Block transfer of 0.5% in 2025/26.\n\nSchools are being consulted on a transfer of 0.5% for 2025/26.',
    find: assumptions,
  },
  {
    code: 'chart.and-text',
    kind: 'chart',
    severity: 'error',
    title: 'A chart shows another value than the text',
    meaning: 'The figures behind or under a chart, or its description, against the text.',
    advice: 'Make chart and text from one table.',
    fires:
      'Chart 1: active plans. August 2024: 5,932; September 2024: 6,051; October 2024: 6,161\n\nAt the end of October 2024 there were 6,611 plans.',
    silent:
      'Chart 1: active plans. August 2024: 5,932; September 2024: 6,051; October 2024: 6,161\n\nAt the end of October 2024 there were 6,161 plans.',
    find: (document) => between(document, 'chart', 'text'),
  },
  {
    code: 'chart.and-table',
    kind: 'chart',
    severity: 'error',
    title: 'A chart shows another value than a table',
    meaning: 'The figures behind or under a chart against a table, or against another chart.',
    advice: 'Make chart and table from one source.',
    fires: `Chart 1: active plans. August 2024: 5,932; September 2024: 6,051; October 2024: 6,611\n\nTable:\n\n${TABLE}`,
    silent: `Chart 1: active plans. August 2024: 5,932; September 2024: 6,051; October 2024: 6,161\n\nTable:\n\n${TABLE}`,
    find: (document) => [...between(document, 'chart', 'table'), ...between(document, 'chart', 'chart')],
  },
  {
    code: 'chart.end-and-residual',
    kind: 'chart',
    severity: 'error',
    title: 'A chart of the cumulative deficit ends elsewhere than the residual of the text',
    meaning:
      'The last value of a cumulative series after payments, 5% of leeway, against the residual deficit.',
    advice: 'Draw the chart again from the forecast, and say on which basis it is.',
    fires:
      'The plan leaves a residual deficit of £122.5m.\n\nChart 1: deficit\n\n| Year | Cumulative deficit, £m |\n| --- | --- |\n| 2029/30 | 148 |\n| 2030/31 | 147 |',
    silent:
      'The plan leaves a residual deficit of £122.5m.\n\nChart 1: deficit\n\n| Year | Cumulative deficit, £m |\n| --- | --- |\n| 2029/30 | 124 |\n| 2030/31 | 122 |',
    find: chartEnd,
  },
  {
    code: 'chart.balance-year',
    kind: 'chart',
    severity: 'error',
    title: 'A chart turns to surplus before the year that the text names',
    meaning: 'The first negative in-year deficit of a chart against the latest year of balance told.',
    advice: 'Text and chart must come from one forecast.',
    fires:
      'A positive in-year balance is now forecast for 2030/31.\n\nChart 1: deficit\n\n| Year | In-year deficit, £m |\n| --- | --- |\n| 2028/29 | -5 |\n| 2029/30 | -2 |',
    silent:
      'A positive in-year balance is now forecast for 2030/31.\n\nChart 1: deficit\n\n| Year | In-year deficit, £m |\n| --- | --- |\n| 2029/30 | 2 |\n| 2030/31 | -2 |',
    find: chartBalance,
  },
  {
    code: 'chart.under-cap',
    kind: 'chart',
    severity: 'warning',
    title: 'A chart stays within a cap that is said to be passed',
    meaning:
      'The cumulative series of a chart, its basis not told, against the cap of the year where the condition is Red or said to be breached.',
    advice: 'Say on which basis chart and cap are; the cap is mostly before programme payments.',
    fires:
      'The cumulative deficit must not pass the cap of £84.5m in 2024/25, and will exceed it.\n\nChart 1: deficit\n\n| Year | Cumulative deficit, £m |\n| --- | --- |\n| 2024/25 | 70 |\n| 2025/26 | 105 |',
    silent:
      'The cumulative deficit must not pass the cap of £84.5m in 2024/25, and will exceed it.\n\nChart 1: deficit\n\n| Year | Cumulative deficit, £m |\n| --- | --- |\n| 2024/25 | 99.7 |\n| 2025/26 | 136 |',
    find: chartUnderCap,
  },
  {
    code: 'unit.thousandfold',
    kind: 'unit',
    severity: 'error',
    title: 'One figure stands a thousand times larger in one place than in another',
    meaning:
      'Two values of one measure whose ratio is a thousand or a million: pounds, thousands and millions mixed.',
    advice: 'Mend the unit; print one unit throughout a table.',
    fires: 'The in-year deficit for 2024/25 is £43.5m.\n\nIn 2024/25 the in-year deficit is £43.5k.',
    silent: 'The in-year deficit for 2024/25 is £43.5m.\n\nIn 2024/25 the in-year deficit is £43,500k.',
    find: (document) => clashesOf(document).filter(isThousandfold).map(told),
  },
];
