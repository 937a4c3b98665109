/** The day on which plans are counted: month-end in one place, the first, the fifteenth or a mean in another; and a rise "in every month" that the months do not show. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Said, saidOf, saidWith } from '../../understand/said.ts';
import type { Understanding } from '../../understand/understanding.ts';

type Basis =
  | 'the end of the month'
  | 'the first of the month'
  | 'the middle of the month'
  | 'the mean of the month'
  | 'the January census';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WORDS: readonly (readonly [Basis, RegExp])[] = [
  [
    'the end of the month',
    new RegExp(
      String.raw`\bmonth[- ]?end\b|\b(?:end|close) of (?:the|each|every) month\b|\b(?:last|final) (?:working |school )?day\b|\b(?:last|end|close) of the month\b|\bend of ${MONTH}\b|(?:^|\D)(?:28|29|30|31)(?:th|st)? (?:of )?${MONTH}\b|\bthe (?:30th|31st)\b|\bmonth \(end\)`,
    ),
  ],
  [
    'the first of the month',
    new RegExp(
      String.raw`\bfirst (?:working |school )?day\b|\bfirst of (?:the|each|every) month\b|\b(?:start|beginning) of (?:the|each|every) month\b|(?<![\d,.])1(?:st)? (?:of )?${MONTH}\b|\bas at the 1st\b|\bon the 1st\b`,
    ),
  ],
  [
    'the middle of the month',
    new RegExp(String.raw`\bmid-?month\b|\bthe 1[45]th\b|(?<![\d,.])1[45](?:th)? (?:of )?${MONTH}\b`),
  ],
  [
    'the mean of the month',
    /\b(?:monthly (?:average|mean)s?|(?:average|mean)s? (?:over|for|of|in|across) (?:the|each|a) month|mean of (?:\w+ )?(?:daily|twelve|12))\b/,
  ],
  ['the January census', /\b(?:census day|january census)\b/],
];
const COUNTS =
  /\b(?:plans?|ehcps?|caseload|count(?:s|ed)?|snapshots?|figures?|numbers?|series|position|dashboard|struck|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)\b/;
/** Tells how all are counted. */
const GENERAL =
  /\b(?:are|is|were|was)(?: all)? (?:counted|taken|struck|reported|measured|given|shown|drawn|read|snapshots?|month|a monthly|averages?|the (?:average|mean)|figures|for the|as at|as of|at)\b|\bwe (?:count|report|take)\b|\bcaseload (?:means|is)\b|\bbasis\b|\bdefinition\b|\bmonth[- ]end\b|\bas at the (?:1st|first|last)\b|\bmonth \(end\)|\bcounts are\b|\bat what date\b|\b(?:start|end)\b.*\?|\bmonthly (?:average|mean)s?\b|\bsnapshots?\b|\ball\b[^.;]{0,30}\bfigures\b/;
const OF_PLANS =
  /\b(?:plans?|ehcps?|caseload|ehc|counts?|snapshots?|plan numbers|figures?|number|series|position|monthly)\b/;
const OTHER =
  /\b(?:requests?|deficit|spend\w*|finance year|budget|outturn|places|placements|cost|ledger|invoices?|submitted|submission|agreement|began|starts?|opens?|opening (?:of|day)|consultation|board|meet\w*|deadline|by (?:the )?(?:end|31|30|1)|until|within|due|weeks?|waiting|posts?|fte|staff|panel|exclusions?|attendance|journeys|risk)\b/;
const EXPLAINED =
  /\b(?:whereas|while|differ\w*|unlike|not|never|instead|rather|convert\w*|adjust\w*|changed|used to|formerly|earlier returns?|previous\w*|other|two (?:dates|bases|counts)|both|separate\w*|except|but|ofsted|department|national|england|sen2)\b/;

function basesIn(low: string): Basis[] {
  return WORDS.flatMap(([basis, words]) => (words.test(low) ? [basis] : []));
}

type Counted = {
  readonly said: Said;
  readonly basis: Basis;
  readonly isGeneral: boolean;
};

/** How a row says that it counts: in a column of its own, or in the heads of its table. */
function inRow(said: Said): Counted[] {
  if (said.row === null) return [];
  const { grid, cells } = said.row;
  const head = `${grid.caption} ${grid.columns.map((column) => column.header).join(' ')}`.toLowerCase();
  const whole = `${head} ${cells.map((cell) => cell.low).join(' ')}`;
  if (!/\b(?:plans|ehcps?|caseload)\b/.test(whole) || OTHER.test(whole)) return [];
  const own = cells.filter(({ head: column }) => /\bbas[ie]s\b|\bcounted\b|\bdate\b/.test(column));
  const named = own.flatMap((cell) => basesIn(cell.low));
  const inHead = HEAD.test(head) ? basesIn(head) : [];
  const bases = named.length > 0 ? named : inHead;
  const [basis] = bases;
  if (basis === undefined || bases.length !== 1) return [];
  const isGeneral = own.every(({ head: column }) => !/\bdate\b/.test(column));
  return [{ said, basis, isGeneral }];
}

const HEAD = /\bas at the\b|\bcounted\b|\bbasis\b|\bmonth[- ]?end\b|\bmonth \(end\)|\b(?:average|mean)\b/;

/** "The end.", to a question about the count. */
function answered(said: Said): Counted[] {
  const word = /^\W*(?:a\W+)?(?:the )?(start|end|last|first)\b/.exec(said.low)?.[1];
  if (word === undefined || !/\b(?:count|counted)\b/.test(said.asked)) return [];
  const isEnd = word === 'end' || word === 'last';
  return [{ said, basis: isEnd ? 'the end of the month' : 'the first of the month', isGeneral: true }];
}

function inText(document: Understanding, said: Said): Counted[] {
  const { low, asked } = said;
  const words = `${low} ${asked}`;
  if (!COUNTS.test(words) || OTHER.test(words) || EXPLAINED.test(low) || /\bsince\b/.test(low)) return [];
  const bases = basesIn(low);
  const [basis] = bases;
  if (basis === undefined || bases.length !== 1) return answered(said);
  const isGeneral =
    GENERAL.test(low.replace(/\d{1,3},\d{3}/g, '')) || /\b(?:counted|at what date)\b/.test(asked);
  const isOfCount = OF_PLANS.test(low) || /\bstruck\b/.test(low);
  const isAnswer = asked !== '' && /\bapril|\bmonth|\bcount|\bnumber/.test(asked);
  return isOfCount || isAnswer || isShort(document, said) ? [{ said, basis, isGeneral }] : [];
}

/** How a paper says that it counts. */
function countedOn(document: Understanding): Counted[] {
  return saidOf(document).flatMap((said) => (said.row === null ? inText(document, said) : inRow(said)));
}

/** "Counted on: 1 October", one line of a list about a count. */
function isShort(document: Understanding, said: Said): boolean {
  return (
    said.low.length < 60 &&
    (saidWith(document).get(said.group) ?? []).some(({ low }) =>
      /\b(?:plans?|ehcps?|caseload|definition)\b/.test(low),
    )
  );
}

/** A count with its number, a line of a list, an answer, a row, or another word on how all are counted. */
function isOfSame({ low, row, asked }: Said, isGeneral: boolean): boolean {
  return (
    row !== null ||
    asked !== '' ||
    low.length < 60 ||
    /\bstruck\b/.test(low) ||
    (/\b(?:plans|ehcps?|caseload|figures?|numbers?|position|counts?|series|snapshots?)\b/.test(low) &&
      (isGeneral || /\b\d{1,3},\d{3}\b/.test(low) || /\b(?:is|are) (?:that|those|the)\b/.test(low)))
  );
}

function daysApart(document: Understanding): Found[] {
  if (!/month|\bday\b|the 1st|census|\b1 \w+/.test(document.low) && document.grids.length === 0) return [];
  const told = countedOn(document);
  const rules = told.filter(({ isGeneral }) => isGeneral);
  const [first] = rules;
  if (first === undefined) return [];
  const other = told.find(
    ({ said, basis, isGeneral }) =>
      basis !== first.basis &&
      isOfSame(said, isGeneral) &&
      (basis !== 'the January census' || /\bcaseload\b/.test(said.low)) &&
      (first.basis !== 'the January census' || /\bcaseload\b/.test(first.said.low)) &&
      said !== first.said &&
      (said.row === null || first.said.row === null || said.row.grid === first.said.row.grid),
  );
  return other === undefined
    ? []
    : [
        {
          spots: [other.said.spot, first.said.spot],
          arithmetic: `counted at ${first.basis} in one place, at ${other.basis} in the other`,
        },
      ];
}

const EVERY_MONTH =
  /\b(?:(?:risen|gone up|grown|increased|rose|went up|grew|up) (?:in |at )?(?:every|each) (?:month|count|quarter)|month (?:on|by|after) month|not (?:fallen|dropped|gone down) in any month|(?:never|not once) (?:fallen|dropped|gone down)|without a break|no month (?:has|have|saw|with)[^.;]{0,20}(?:fall|drop|fewer))\b/;
const FALLS = /\b(?:fall|fell|fallen|down|drop\w*|decreas\w+|reduc\w+)\b/;

const OF_CASELOAD = /\b(?:plans?|ehcps?|caseload)\b/;
const OF_MONTH = new RegExp(`^\\W*${MONTH}\\b`);

/** The numbers along the months of a row, or along a sentence; none where the row is of another thing. */
function valuesOf({ row, low }: Said): number[] {
  const cells = row?.cells.slice(1) ?? [];
  const isOf =
    row === null ||
    (OF_CASELOAD.test(`${row.cells[0]?.low ?? ''} ${row.grid.caption.toLowerCase()}`) &&
      cells.every(({ head }) => OF_MONTH.test(head)));
  if (!isOf) return [];
  const text = row === null ? low : cells.map((cell) => cell.low).join(' ; ');
  return [...text.matchAll(/\b\d{1,3},\d{3}\b/g)].map(([digits]) => Number(digits.replace(',', '')));
}

/** The first of the numbers that goes against a rise, or a fall, with the one before it. */
function breakIn(values: readonly number[], isRise: boolean): readonly [number, number] | null {
  const at = values.findIndex((value, k) => {
    const before = values[k - 1];
    return before !== undefined && (isRise ? value < before : value > before);
  });
  const [before, value] = [values[at - 1], values[at]];
  return before === undefined || value === undefined ? null : [before, value];
}

/** "Risen in every month", and a month that is lower than the one before. */
function risesBroken(document: Understanding): Found[] {
  const all = saidOf(document);
  return all.flatMap((said): Found[] => {
    const { low } = said;
    if (!EVERY_MONTH.test(low) || !OF_CASELOAD.test(low)) return [];
    const isRise = !FALLS.test(low.replace(/\b(?:not|never|once) (?:fallen|dropped|gone down)/g, ''));
    const near = all.filter(({ row, at }) => row !== null || at === said.at - 1 || at === said.at);
    return near.flatMap((one) => brokenIn(said, one, isRise)).slice(0, 1);
  });
}

/** The break that one thing told shows; a sentence itself must give a run of three. */
function brokenIn(said: Said, one: Said, isRise: boolean): Found[] {
  const values = valuesOf(one);
  const broken = one === said && values.length < 3 ? null : breakIn(values, isRise);
  return broken === null
    ? []
    : [
        {
          spots: one === said ? [said.spot] : [said.spot, one.spot],
          arithmetic: broken.map((value) => value.toLocaleString('en-GB')).join(', then '),
        },
      ];
}

const FORESEEN =
  /\b(?:forecast\w*|will|would|target|gap|plan(?:ned)? (?:for|is)|expect\w*|unmitigated|mitigated|trajectory|agreed|without|against|more|fewer|issued|new|ceas\w*)\b/;

/** One month, one day of counting, two numbers. */
function twoNumbers(document: Understanding): Found[] {
  const held = new Map<string, { readonly said: Said; readonly value: string }>();
  return saidOf(document).flatMap((said): Found[] => {
    const { low, row } = said;
    if (row !== null || !/\b\d{1,3},\d{3}\b/.test(low)) return [];
    const values = [...low.matchAll(/(?<![£\d])\b\d{1,3},\d{3}\b/g)];
    const months = [
      ...new Set([...low.matchAll(new RegExp(`\\b${MONTH}\\b`, 'g'))].map(([word]) => word.slice(0, 3))),
    ];
    const [basis] = basesIn(low);
    const [value] = values;
    if (
      value === undefined ||
      values.length !== 1 ||
      months.length !== 1 ||
      basis !== 'the end of the month' ||
      OTHER.test(low) ||
      EXPLAINED.test(low) ||
      FORESEEN.test(low)
    )
      return [];
    if (!OF_PLANS.test(low)) return [];
    const key = `${months[0]} ${/\b20\d\d\b/.exec(low)?.[0] ?? ''}`;
    const before = held.get(key);
    if (before === undefined) held.set(key, { said, value: value[0] });
    return before === undefined || before.value === value[0]
      ? []
      : [
          {
            spots: [said.spot, before.said.spot],
            arithmetic: `at the end of one month: ${before.value} and ${value[0]}`,
          },
        ];
  });
}

const TAKES_IN =
  /\b(?:count|caseload|number|figures?|series)\b[^.;]{0,20}\b(?:includes?|takes? in|covers?|counts)\b (.{8,80})/;
const LEAVES_OUT =
  /\b(?:count|caseload|number|figures?|series)\b[^.;]{0,20}\b(?:excludes?|leaves? out|omits?|is without|are without)\b (.{8,80})/;

/** "The count includes those about to cease", and leaves them out elsewhere. */
function inAndOut(document: Understanding): Found[] {
  const all = saidOf(document).filter(({ low }) => TAKES_IN.test(low) || LEAVES_OUT.test(low));
  const words = (text: string) =>
    new Set(
      (text.match(/[a-z]{5,}/g) ?? []).filter(
        (word) => !/^(?:those|about|which|there|plans|count|month|their|children|pupils)$/.test(word),
      ),
    );
  return all.flatMap((one): Found[] => {
    const taken = TAKES_IN.exec(one.low)?.[1];
    if (taken === undefined) return [];
    const own = words(taken);
    const other = all.find(({ low }) => {
      const left = LEAVES_OUT.exec(low)?.[1];
      return left !== undefined && [...words(left)].some((word) => own.has(word));
    });
    return other === undefined
      ? []
      : [{ spots: [one.spot, other.spot], arithmetic: 'counted in one place, left out in the other' }];
  });
}

/** Days of counting. */
export const COUNT_DAY_TOLD_RULES: readonly Rule[] = [
  {
    code: 'basis.count-day-told',
    kind: 'basis',
    severity: 'warning',
    isWide: true,
    title: 'Plans are counted on one day of the month in one place and on another elsewhere',
    meaning:
      'Counts of plans said to be of the end of the month, and elsewhere of its first day, its middle or its mean; two numbers for the end of one month; a rise in every month with a month that falls; what is counted in and left out. Silent where the text tells of two counts.',
    advice: 'State the day of counting once, and give every count on it.',
    fires:
      'Our counts of plans are taken on the last day of the month. The April number, 5,700, is that of 1 April.',
    silent:
      'Our counts of plans are taken on the last day of the month. The April number, 5,700, is that of 30 April.',
    find: (document) => [
      ...daysApart(document),
      ...risesBroken(document),
      ...twoNumbers(document),
      ...inAndOut(document),
    ],
  },
];
