/** Days in an order that cannot be: closed before opened, a result before its survey ends, a phase before the one it waits for. */
import { toIsoDate } from '../../../base/day-number.ts';
import type { Found, Spot } from '../../finding.ts';
import { timeIn } from '../../lex/only-time.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, rowSpot } from '../../understand/grid.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import type { Understanding } from '../../understand/understanding.ts';

const OPENS =
  /^(?:date )?(?:opened|raised|start(?:ed)?(?: date)?|begun|from|received|added|identified|logged|first raised)\b/;
const CLOSES = /^(?:date )?(?:closed|ended|end(?: date)?|finished|completed|to|resolved|removed)\b/;

/** A row whose closing day lies before its opening one. */
function closedTooSoon(grid: Grid): Found[] {
  const [from, to] = [OPENS, CLOSES].map((pattern) =>
    grid.columns.findIndex(({ low }, at) => at > 0 && pattern.test(low)),
  );
  if (from === undefined || to === undefined || from < 1 || to < 1) return [];
  return grid.rows.flatMap((row): Found[] => {
    const [a, b] = [timeIn(row.row.cells[from] ?? ''), timeIn(row.row.cells[to] ?? '')];
    if (a?.from == null || b?.to == null || b.to >= a.from) return [];
    return [
      {
        spots: [rowSpot(grid, row, to), rowSpot(grid, row, from)],
        arithmetic: `${grid.columns[from]?.header ?? ''} ${toIsoDate(a.from)}, ${grid.columns[to]?.header ?? ''} ${toIsoDate(b.to)}`,
      },
    ];
  });
}

const SURVEY =
  /\b(survey|consultation|questionnaire|poll|call for evidence|engagement period)\b[^.;]{0,90}\b(?:closed|closes|ended|ends|ran (?:until|to|from)|runs? (?:until|to|from)|close)\b/;
const RESULTS =
  /\b(?:(?:full|final|complete|all (?:of )?the)\b[^.;]{0,20}\b(?:results?|findings|responses|replies|analysis)|every (?:reply|response)|outcome report)\b[^.;]{0,90}\b(?:presented|reported|considered|published|shared|discussed|taken)\b/;

/** "The survey closed on 31 October. The full results were presented on 20 October." */
function resultsTooSoon(sentences: readonly Sentence[], at: number): Found[] {
  const survey = sentences[at];
  const kind = survey === undefined ? null : SURVEY.exec(survey.low)?.[1];
  const closes = survey?.periods.filter(({ to }) => to !== null).at(-1);
  if (survey === undefined || kind == null || closes?.to == null) return [];
  const end = closes.to;
  return sentences.slice(at + 1, at + 14).flatMap((told): Found[] => {
    if (told.block.section !== survey.block.section || !RESULTS.test(told.low)) return [];
    if (/\b(?:interim|early|emerging|first|so far|initial|last|previous)\b/.test(told.low)) return [];
    const [day, more] = told.periods.filter(({ from, kind: own }) => own === 'day' && from !== null);
    if (day?.to == null || more !== undefined || day.to >= end) return [];
    return [
      {
        spots: [sentenceSpot(told), sentenceSpot(survey)],
        arithmetic: `results on ${toIsoDate(day.to)}; the ${kind} runs to ${toIsoDate(end)}`,
      },
    ];
  });
}

const WAITS =
  /\b(phase (?:one|two|three|four|\d)|stage (?:one|two|three|four|\d)|the [a-z-]+(?: [a-z-]+)?) (?:cannot|can not|will not|may not|must not|can only|is not able to) (?:start|begin|open|go ahead|proceed)\b[^.;]{0,20}\b(?:until|before|once|when|after) (?:the )?(phase (?:one|two|three|four|\d)|stage (?:one|two|three|four|\d)|[a-z-]+(?: [a-z-]+)?) (?:has been|is|are|have been|has) (?:complete[d]?|finished|signed|approved|agreed|done|open|in place|let|granted)\b/;
const ENDS =
  /\b(?:complet\w+|finish\w*|end(?:s|ed)?|done|sign\w*|approv\w*|agreed|handover|handed over|let|granted)\b/;
const STARTS = /\b(?:starts?|starting|began|begins?|on site|opens?|proceeds?|goes ahead)\b/;

/** The first day near a word behind a name, over the sentences of a section. */
function dayOf(
  sentences: readonly Sentence[],
  name: string,
  what: RegExp,
): { readonly from: number; readonly to: number; readonly sentence: Sentence } | null {
  for (const sentence of sentences) {
    const place = sentence.low.indexOf(name);
    if (place < 0 || /\b(?:cannot|can not|can only|will not|may not|must not)\b/.test(sentence.low)) continue;
    const behind = sentence.low.slice(place);
    const word = what.exec(behind);
    const period = sentence.periods.find(
      ({ start, from, to }) =>
        from !== null &&
        to !== null &&
        word !== null &&
        start >= place + word.index &&
        start - place - word.index < 60,
    );
    if (period?.from != null && period.to !== null) return { from: period.from, to: period.to, sentence };
  }
  return null;
}

/** "Phase two cannot start until phase one is complete", and starts two months before. */
function startsTooSoon({ sentences, sections }: Understanding): Found[] {
  return sentences.flatMap((sentence): Found[] => {
    const match = WAITS.exec(sentence.low);
    const [, later = '', first = ''] = match ?? [];
    const own = sections.get(sentence.block.section ?? '') ?? [];
    if (match === null || later === first) return [];
    const [end, start] = [dayOf(own, first, ENDS), dayOf(own, later, STARTS)];
    if (end === null || start === null || start.to >= end.from) return [];
    return [
      {
        spots: [
          sentenceSpot(sentence),
          sentenceSpot(start.sentence),
          ...(end.sentence === start.sentence ? [] : [sentenceSpot(end.sentence)]),
        ],
        arithmetic: `${later} starts by ${toIsoDate(start.to)}; ${first} ends no sooner than ${toIsoDate(end.from)}`,
      },
    ];
  });
}

const CUT_OFF =
  /\b(?:data|activity|finance|figures?)\b.{0,16}\b(?:cut[- ]?off|to|as at|date)\b|\bcut[- ]?off\b|^period (?:end|ending|covered)/;
const APPROVED =
  /\b(?:final|figures?|return|report|approved|signed off|sign[- ]off)\b.{0,40}\b(?:approved|signed|agreed|submitted|sign[- ]off)\b/;

/** A line of the cover in which the final figures are approved before the day that they reach to. */
function approvedTooSoon({ grids }: Understanding): Found[] {
  return grids.flatMap((grid): Found[] => {
    const read = grid.rows.map((row) => ({ row, day: timeIn(row.row.cells[1] ?? '') }));
    const data = read.find(({ row, day }) => CUT_OFF.test(row.low) && day?.kind === 'day');
    const signed = read.filter(
      ({ row, day }) => APPROVED.test(row.low) && !CUT_OFF.test(row.low) && day?.kind === 'day',
    );
    const end = data?.day?.from ?? null;
    if (data === undefined || end === null) return [];
    return signed.flatMap(({ row, day }): Found[] => {
      if (day?.from == null || day.from >= end) return [];
      const spots: Spot[] = [rowSpot(grid, row), rowSpot(grid, data.row)];
      return [{ spots, arithmetic: `${toIsoDate(day.from)} lies before the data end, on ${toIsoDate(end)}` }];
    });
  });
}

const UNMOVED =
  /\b(?:all|every|each|no|none of the)\b[^.;]{0,40}\b(?:dates?|milestones?|deadlines?)\b[^.;]{0,60}\b(?:stand(?:s)?|unchanged|as (?:they were|given|agreed|reported|before|in|at)|(?:has|have) (?:not )?(?:been )?(?:moved|changed|slipped)|remain(?:s)?|same)\b/;

/** "All dates stand as in August", and a row has two. */
function movedDates({ sentences, grids }: Understanding): Found[] {
  const claim = sentences.find(
    ({ low, block, text }) =>
      block.kind !== 'heading' &&
      !text.endsWith('?') &&
      UNMOVED.test(low) &&
      !/\b(?:except|apart from|but|other than|not all|would|will|should|if)\b/.test(low),
  );
  if (claim === undefined) return [];
  return grids.flatMap((grid): Found[] => {
    const columns = grid.columns.flatMap((_, at) =>
      at > 0 &&
      grid.rows.length > 0 &&
      grid.rows.filter(({ row }) => timeIn(row.cells[at] ?? '') !== null).length * 2 > grid.rows.length
        ? [at]
        : [],
    );
    const [then, now, more] = columns;
    if (
      then === undefined ||
      now === undefined ||
      more !== undefined ||
      /\b(?:start|from|opened)\b/.test(grid.columns[then]?.low ?? '')
    )
      return [];
    return grid.rows.flatMap((row): Found[] => {
      const [a, b] = [timeIn(row.row.cells[then] ?? ''), timeIn(row.row.cells[now] ?? '')];
      if (
        a?.from == null ||
        b?.from == null ||
        a.key === b.key ||
        (b.from >= a.from && (b.to ?? 0) <= (a.to ?? 0))
      )
        return [];
      return [
        {
          spots: [sentenceSpot(claim), rowSpot(grid, row)],
          arithmetic: `${row.row.cells[then] ?? ''}, then ${row.row.cells[now] ?? ''}; the text says that no date has moved`,
        },
      ];
    });
  });
}

/** What comes in which order on a building site. */
const STAGES: readonly RegExp[] = [
  /\b(?:feasibility|options appraisal)\b/,
  /\bplanning (?:decision|consent|permission|approval)\b/,
  /\b(?:contract (?:award|let|signed)|award of contract|tender award)\b/,
  /\b(?:start on site|works? start|construction start|ground ?breaking)\b/,
  /\b(?:practical completion|construction (?:ends|complete)|completion|handover)\b/,
  /\b(?:opening|opens|open to pupils|first pupils|admits)\b/,
];

/** Rows of one scheme's milestones of which a later stage is dated before an earlier one. */
function stagesOutOfOrder(grid: Grid): Found[] {
  if (!/\b(?:milestone|stage|step|phase)\b/.test(grid.columns[0]?.low ?? '') || grid.columns.length > 3)
    return [];
  const read = grid.rows.flatMap((row) => {
    const stage = STAGES.findIndex((pattern) => pattern.test(row.low));
    const day = timeIn(row.row.cells.at(-1) ?? '');
    return stage < 0 || day?.from == null || day.to === null
      ? []
      : [{ row, stage, from: day.from, to: day.to }];
  });
  if (new Set(read.map(({ stage }) => stage)).size !== read.length) return [];
  return read.flatMap((late): Found[] => {
    const early = read.find(({ stage, from }) => stage < late.stage && from > late.to);
    if (early === undefined) return [];
    return [
      {
        spots: [rowSpot(grid, late.row), rowSpot(grid, early.row)],
        arithmetic: `${late.row.label} by ${toIsoDate(late.to)}, before ${early.row.label}, ${toIsoDate(early.from)}`,
      },
    ];
  });
}

const FIRST_PUPILS =
  /\b(?:admit\w*|opens?|open(?:ing)?|welcom\w+|take[sn]?)\b[^.;]{0,20}\b(?:its |their |the )?first (?:\d+ |[a-z]+ )?(?:pupils|children|learners|students)\b/;

/** The name that a sentence or the head of its paragraph gives a place, as two words with capitals. */
function placeOf({ text, block }: Sentence): string | null {
  const name = /\b([A-Z][a-z]{2,} [A-Z][a-z]{2,})\b/;
  return name.exec(text)?.[1] ?? name.exec(block.text.slice(0, 60))?.[1] ?? null;
}

/** "Marram Point admits its first pupils in September 2026", and elsewhere in September 2027. */
function openedTwice(sentences: readonly Sentence[]): Found[] {
  const told = sentences.flatMap((sentence) => {
    const match = sentence.block.kind === 'heading' ? null : FIRST_PUPILS.exec(sentence.low);
    const period = sentence.periods.find(
      ({ start, from, to }) =>
        from !== null && to !== null && match !== null && start >= match.index && start - match.index < 90,
    );
    const place = match === null ? null : placeOf(sentence);
    const isPast =
      /\b(?:was to|were to|originally|planned|instead|moved|slipped|rather than|had been)\b/.test(
        sentence.low,
      );
    return period === undefined || place === null || isPast ? [] : [{ sentence, place, period }];
  });
  return told.flatMap((b, at): Found[] => {
    const a = told
      .slice(0, at)
      .find(
        (one) =>
          one.place === b.place &&
          one.period.key !== b.period.key &&
          ((one.period.to ?? 0) < (b.period.from ?? 0) || (b.period.to ?? 0) < (one.period.from ?? 0)),
      );
    if (a === undefined) return [];
    return [
      {
        spots: [sentenceSpot(b.sentence), sentenceSpot(a.sentence)],
        arithmetic: `${b.place}: first pupils in ${a.sentence.text.slice(a.period.start, a.period.end)} in one place, in ${b.sentence.text.slice(b.period.start, b.period.end)} in another`,
      },
    ];
  });
}

/** Orders of days. */
export const DAY_ORDER_RULES: readonly Rule[] = [
  {
    code: 'claim.order',
    kind: 'date',
    severity: 'error',
    isWide: true,
    title: 'What comes first is dated after what follows it',
    meaning:
      'A row closed before it was opened, full results before their survey ends, a phase before the one it waits for, figures approved before the day they reach to.',
    advice: 'Look up both dates.',
    fires:
      '| Ref | Risk | Opened | Closed |\n| --- | --- | --- | --- |\n| R7 | Funding not confirmed | 4 March 2025 | 18 February 2025 |',
    silent:
      '| Ref | Risk | Opened | Closed |\n| --- | --- | --- | --- |\n| R7 | Funding not confirmed | 4 January 2025 | 18 February 2025 |',
    find: (document) => [
      ...document.grids.flatMap(closedTooSoon),
      ...document.sentences.flatMap((_, at) => resultsTooSoon(document.sentences, at)),
      ...startsTooSoon(document),
      ...approvedTooSoon(document),
      ...document.grids.flatMap(stagesOutOfOrder),
      ...openedTwice(document.sentences),
    ],
  },
  {
    code: 'claim.dates-moved',
    kind: 'promise',
    severity: 'error',
    isWide: true,
    title: 'All dates are said to stand, and one has moved',
    meaning: 'No date or milestone said to have moved, and a row of a table with two dates that differ.',
    advice: 'Say which dates have moved, and why.',
    fires:
      'All milestone dates stand exactly as they were given in August.\n\n| Milestone | Date in August | Date now |\n| --- | --- | --- |\n| Guide published | 3 October 2025 | 3 October 2025 |\n| Base open | 5 January 2026 | 20 April 2026 |',
    silent:
      'All milestone dates stand exactly as they were given in August.\n\n| Milestone | Date in August | Date now |\n| --- | --- | --- |\n| Guide published | 3 October 2025 | 3 October 2025 |\n| Base open | 5 January 2026 | 5 January 2026 |',
    find: movedDates,
  },
];
