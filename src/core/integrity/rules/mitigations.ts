/** Rules on measures against the growth or the gap they are to close. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import type { Fact } from '../understand/facts.ts';
import { cellSpots } from '../understand/grid.ts';
import { intervalOf, meet, minus } from '../understand/interval.ts';
import { sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { cutsOf, growthOf, horizonOf, MONTHS, nearby, STEADIES, windowOf } from './plan-growth.ts';

const ADMITS =
  /\b(?:not enough|less than|would still|will still|still rise|insufficient|only part|does not|do not|will not|cannot|short of|alone|fall short|partly|half of)\b/;

/** Measures that fall short of the growth by less than this are as good as enough. */
const ENOUGH = 0.9;

function tooLittle(document: Understanding): Found[] {
  const growth = growthOf(document);
  if (growth === null || growth.perMonth <= 0) return [];
  const steady = document.sentences.find(
    (sentence) =>
      STEADIES.test(sentence.low) && /\bplans?|ehcps?|numbers|growth|caseload\b/.test(sentence.low),
  );
  return cutsOf(document)
    .slice(0, 1)
    .flatMap(({ sentence, quantity }) => {
      if (
        quantity.value >= growth.perMonth * ENOUGH ||
        ADMITS.test(nearby(document, sentence)) ||
        steady === undefined
      )
        return [];
      return [
        {
          spots: [
            sentenceSpot(sentence),
            ...(steady === sentence ? [] : [sentenceSpot(steady)]),
            ...growth.spots,
          ],
          arithmetic: `growth of ${num(growth.perMonth, 1)} a month less ${num(quantity.value)} a month leaves ${num(growth.perMonth - quantity.value, 1)} a month`,
        },
      ];
    });
}

const NEEDED = /\b(?:gap|shortfall|deficit|overspend|pressure|growth)\b/;

const CLOSES =
  /\b(?:clos(?:e|es|ed|ing)|eliminat\w*|cover(?:s|ed|ing)?|fully (?:meet|address|offset)\w*|bridg\w*|offset\w*|remov\w*|enough to|sufficient to|meet(?:s|ing)?|absorb\w*|wip\w+ out|clear(?:s|ed|ing)?|cancel\w*)\b/;

/** "Demand adds £4.2m a year. Mitigations of £2.6m will absorb this pressure." */
function savingsBelowThis({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) => {
    const before = sentences[at - 1];
    const money = sentence.quantities.filter(({ unit }) => unit === 'money');
    const [saving] = money;
    const gap = before?.quantities.findLast(({ unit }) => unit === 'money');
    if (
      before === undefined ||
      gap === undefined ||
      saving === undefined ||
      money.length > 1 ||
      before.block !== sentence.block
    )
      return [];
    const isAll =
      /\b(?:this|that|the|these) (?:\w+ )?(?:gap|pressure|shortfall|overspend|deficit|growth|cost|increase)\b/.test(
        sentence.low,
      ) &&
      CLOSES.test(sentence.low) &&
      /\b(?:in full|fully|entirely|completely|all of|whole|will (?:absorb|close|eliminate|clear|cover|offset))\b/.test(
        sentence.low,
      );
    if (
      !isAll ||
      !/\b(?:saving|mitigation|measure|action|intervention|initiative|efficienc|project|proposal)\w*/.test(
        sentence.low,
      )
    )
      return [];
    if (
      saving.value >= gap.value * ENOUGH ||
      ADMITS.test(sentence.low) ||
      /\b(?:part|towards|some of|from)\b/.test(sentence.low)
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(before)],
        arithmetic: `${showValue(gap.value, 'money')} − ${showValue(saving.value, 'money')} = ${showValue(gap.value - saving.value, 'money')} left`,
      },
    ];
  });
}

/** "Savings of £6m will close the gap of £9m." */
function savingsTooSmall({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    if (
      !NEEDED.test(sentence.low) ||
      !CLOSES.test(sentence.low) ||
      !/\b(?:saving|mitigation|measure|action|intervention|initiative|efficienc|reduc|project|proposal)\w*/.test(
        sentence.low,
      )
    )
      return [];
    const money = sentence.quantities.filter(({ unit, per }) => unit === 'money' && per === null);
    const [a, b] = money;
    if (
      a === undefined ||
      b === undefined ||
      money.length !== 2 ||
      ADMITS.test(sentence.low) ||
      /\bpart|some|towards|contribut|narrow|reduces? the gap (?:by|from)|leaving|remaining\b/.test(
        sentence.low,
      )
    )
      return [];
    const isGap = (quantity: Quantity) =>
      /\b(?:gap|shortfall|deficit|overspend|pressure)\s(?:of|is|at)\s(?:about |around )?$/.test(
        sentence.low.slice(Math.max(0, quantity.start - 40), quantity.start),
      ) ||
      /^ (?:\w+[- ]?){0,3}(?:gap|shortfall|deficit|overspend|pressure)\b/.test(
        sentence.low.slice(quantity.end, quantity.end + 34),
      );
    const [saving, gap] = isGap(b) ? [a, b] : isGap(a) ? [b, a] : [a, a];
    if (saving === gap || saving.value >= gap.value * ENOUGH || meet(intervalOf(saving), intervalOf(gap)))
      return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(gap.value, 'money')} − ${showValue(saving.value, 'money')} = ${showValue(gap.value - saving.value, 'money')} left`,
      },
    ];
  });
}

type Paths = { readonly mitigated: Fact; readonly unmitigated: Fact };

function pathsOf({ facts }: Understanding): Paths | null {
  const of = (role: Fact['role']) =>
    facts
      .filter(
        (fact) =>
          fact.measure.id === 'plans' && fact.role === role && fact.value > 100 && fact.sentence !== null,
      )
      .at(-1);
  const [mitigated, unmitigated] = [of('mitigated'), of('unmitigated')];
  return mitigated === undefined || unmitigated === undefined || unmitigated.value <= mitigated.value
    ? null
    : { mitigated, unmitigated };
}

function moreThanGap(document: Understanding): Found[] {
  const paths = pathsOf(document);
  const horizon = horizonOf(document);
  if (paths === null || horizon === null) return [];
  const gap = paths.unmitigated.value - paths.mitigated.value;
  return cutsOf(document)
    .slice(0, 1)
    .flatMap(({ sentence, quantity }) => {
      const window = windowOf(document, sentence);
      const months = window ?? horizon.months;
      const total = quantity.value * months;
      if (total <= gap * 1.02) return [];
      return [
        {
          spots: [
            sentenceSpot(sentence),
            ...paths.mitigated.spots,
            ...paths.unmitigated.spots.filter(
              ({ paragraph }) => paragraph !== paths.mitigated.spots[0]?.paragraph,
            ),
          ],
          arithmetic: `${num(quantity.value)} a month for ${months} months is ${num(total)} plans; ${num(paths.unmitigated.value)} − ${num(paths.mitigated.value)} = ${num(gap)}${window === null ? '; no window is stated' : ''}`,
        },
      ];
    });
}

/** "Unmitigated 7,996, mitigated 5,938, a reduction of 2,158". */
function pathDifference({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    if (
      !/\bunmitigated|without (?:the |any )?(?:mitigation|measure|action|intervention|programme)|do[- ]nothing\b/.test(
        sentence.low,
      )
    )
      return [];
    const counts = sentence.quantities.filter(
      ({ unit, per, isAbout }) => (unit === 'count' || unit === 'money') && per === null && !isAbout,
    );
    const [a, b, c] = counts;
    if (
      a === undefined ||
      b === undefined ||
      c === undefined ||
      counts.length !== 3 ||
      a.unit !== b.unit ||
      b.unit !== c.unit ||
      a.value < b.value * 0.02
    )
      return [];
    const tail = `${sentence.low.slice(b.end, c.start)} ${sentence.low.slice(c.end, c.end + 24)}`;
    if (!/\b(?:reduction|difference|fewer|less|lower|saving|gap|mitigation)\w*\b/.test(tail)) return [];
    const gap = minus(intervalOf(a.value > b.value ? a : b), intervalOf(a.value > b.value ? b : a));
    if (meet(gap, intervalOf(c))) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(Math.max(a.value, b.value), a.unit)} − ${showValue(Math.min(a.value, b.value), a.unit)} = ${showValue(Math.abs(a.value - b.value), a.unit)}, not ${showValue(c.value, c.unit)}`,
      },
    ];
  });
}

const UNEXPLAINED =
  /\b(?:unidentified|unallocated|to be (?:found|identified)|not yet (?:identified|explained|allocated)|no measure (?:yet )?explains)\b[^.;]{0,50}\bsavings?\b|\bsavings?\b[^.;]{0,60}\b(?:unidentified|unallocated|to be (?:found|identified)|not yet (?:identified|explained|allocated)|no measure (?:yet )?explains?)\b/;

function unexplained({ sentences, grids }: Understanding): Found[] {
  const inText = sentences.flatMap((sentence) =>
    UNEXPLAINED.test(sentence.low)
      ? [{ spots: [sentenceSpot(sentence)], arithmetic: 'a saving that no measure brings' }]
      : [],
  );
  const inTables = grids.flatMap((grid) =>
    grid.rows.flatMap((row) => {
      const at = row.cells.findIndex((cell) => cell !== null && cell !== undefined);
      return at > 0 &&
        /\b(?:unidentified|to be (?:found|identified)|further) savings?\b|savings? (?:to be|yet to be) (?:found|identified)/.test(
          row.low,
        )
        ? [{ spots: cellSpots(grid, row, at), arithmetic: 'a line of savings that no measure brings' }]
        : [];
    }),
  );
  return [...inText, ...inTables];
}

/** Measures. */
export const MITIGATION_RULES: readonly Rule[] = [
  {
    code: 'mitigation.less-than-growth',
    kind: 'mitigation',
    severity: 'warning',
    title: 'Measures take less off a month than plans grow by, and numbers are to level off',
    meaning:
      'Plans a month that measures avoid against growth a month, told or from the table of plans. Silent where the text says that they are not enough.',
    advice: 'Say what brings the rest, or when numbers will level off with these measures alone.',
    fires: `${MONTHS}The four interventions will avoid 39 plans a month. Plan numbers will stabilise by April 2026.`,
    silent: `${MONTHS}The four interventions will avoid 75 plans a month. Plan numbers will stabilise by April 2026.`,
    find: tooLittle,
  },
  {
    code: 'mitigation.savings-short',
    kind: 'mitigation',
    severity: 'warning',
    title: 'Savings are said to close a gap that is larger',
    meaning: 'An amount of savings and the gap it is said to close, in one sentence.',
    advice: 'Say what closes the rest.',
    fires: 'Savings of £6.1m from the three projects will close the gap of £9.4m.',
    silent: 'Savings of £9.4m from the three projects will close the gap of £9.4m.',
    find: (document) => [...savingsTooSmall(document), ...savingsBelowThis(document)],
  },
  {
    code: 'mitigation.more-than-gap',
    kind: 'mitigation',
    severity: 'warning',
    title: 'A measure removes more plans than the whole gap between the paths',
    meaning:
      'Plans a month times its window, or all months to the end where none is stated, against unmitigated less mitigated.',
    advice: 'State from when to when the measure works, and whether plans avoided stay avoided.',
    fires:
      'Data to: October 2024\n\nThe projects avoid 39 plans a month.\n\nThe mitigated forecast is 5,938 plans at 31 March 2031. The unmitigated forecast is 7,996 plans at 31 March 2031.',
    silent:
      'Data to: October 2024\n\nThe projects avoid 39 plans a month between April 2025 and March 2026.\n\nThe mitigated forecast is 5,938 plans at 31 March 2031. The unmitigated forecast is 7,996 plans at 31 March 2031.',
    find: moreThanGap,
  },
  {
    code: 'mitigation.no-measure',
    kind: 'mitigation',
    severity: 'info',
    title: 'Savings that no measure brings',
    meaning: 'Words such as "unidentified savings" or "savings to be found".',
    advice: 'Name the measure, or show the plan without them.',
    fires: 'The plan holds £3m of savings to be identified.',
    silent: 'The plan holds £3m of savings from local places.',
    find: unexplained,
  },
  {
    code: 'mitigation.path-difference',
    kind: 'mitigation',
    severity: 'error',
    title: 'The difference of two paths is not that of their figures',
    meaning: 'An unmitigated and a mitigated figure and the reduction told beside them.',
    advice: 'Mend the figure that is wrong.',
    fires: 'The unmitigated forecast is 7,996 plans and the mitigated one 5,938, a reduction of 2,158.',
    silent: 'The unmitigated forecast is 7,996 plans and the mitigated one 5,938, a reduction of 2,058.',
    find: pathDifference,
  },
];
