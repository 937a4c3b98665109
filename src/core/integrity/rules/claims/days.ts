/** Days that cannot be: told as past after the day of the paper, a building used before it is finished, complete before its date. */
import { toIsoDate } from '../../../base/day-number.ts';
import type { Found } from '../../finding.ts';
import { timeIn } from '../../lex/only-time.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { legendEntries } from '../../understand/legend.ts';
import { ratingIn } from '../../understand/ratings.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { documentDay, HEAD } from '../times.ts';

const PAST =
  /\b(?:considered|agreed|approved|noted|endorsed|met|discussed|decided|voted|opened|started|began|completed|signed|published|launched|held|received|submitted|was|were|took place|visited|attended|worked|told|heard|spoke|talked|shared|gave|came|asked|raised|helped|said|wrote|confirmed|accepted|sent|replied|took part|chose|presented|showed|explained|joined|tried|reviewed|tested|planned together)\b/;
const TO_COME =
  /\b(?:will|shall|would|should|may|might|can|could|is|are|be|due|expected|planned|scheduled|forecast|proposed|intends?|hopes?|plans?|ready|prepared|by|until|before|from|for|target|(?:new|revised|later) (?:date|deadline)|aim\w*|to (?:be|start|open|begin|consider|agree|meet))\b/;

/** "Heads' briefing, 5 June 2025: 84 attended": a day that stands as the head of what happened on it. */
function isHead(
  { low }: Sentence,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return (
    /(?:^|[,(–—-]\s?)$/.test(low.slice(0, start)) &&
    /^\)?\s?[:–—-]\s/.test(low.slice(end)) &&
    /\b(?:attended|came|took part|gave|were (?:told|asked|shown)|met|said|heard|agreed|voted|was held)\b/.test(
      low.slice(end),
    )
  );
}

/** A verb of the past in the clause of its day: "wrote to us on", "stood at 148 on", "At the conference on 4 May, 86 parents worked". */
function isPastDirect(before: string): boolean {
  const clause = before.split(/[;:,]|\b(?:and|but|which|who|that)\b/).at(-1) ?? '';
  return DID.test(clause) && / on (?:[a-z]+day,? )?$/.test(clause) && !NOT_DONE.test(before);
}

const DID =
  /\b(?:wrote|met|told|heard|spoke|talked|confirmed|accepted|sent|replied|gave|agreed|approved|voted|decided|visited|signed|opened|stood at|numbered|reached|fell to|rose to|came to|was|were|took place|held|published|launched|started|joined|resigned|retired|died|left|moved|handed|completed|passed|refused|granted|won|received|took (?:up|over|office|place|part)|came|began|went|made|ran|set up|got|gave evidence|worked)\b/;
const NOT_DONE =
  /\b(?:will|shall|would|should|may|might|can|could|due|expect\w*|planned|scheduled|forecast|proposed|to be|if|until|by|when|once|for|subject|agreed (?:to|for|that)|confirmed (?:for|that)|was (?:to|due)|were (?:to|due))\b/;

/** "At its meeting on 22 May the Board considered these figures", in a paper of 16 May. */
function toldTooSoon(document: Understanding): Found[] {
  const day = documentDay(document);
  if (day === null) return [];
  return document.sentences.flatMap((sentence): Found[] => {
    if (sentence.block.kind === 'heading' || sentence.quantities.length > 4) return [];
    const [period, more] = sentence.periods.filter(({ kind, from }) => kind === 'day' && from !== null);
    if (period?.from == null || more !== undefined || period.from <= day || period.from > day + 366)
      return [];
    const before = sentence.low.slice(0, period.start);
    if (
      !isPastDirect(before) &&
      (!(/\b(?:on|of)\s(?:[a-z]+day,? )?$/.test(before) || isHead(sentence, period)) ||
        !(PAST.test(sentence.low) || isHead(sentence, period)) ||
        TO_COME.test(sentence.low.slice(0, period.end + 60)))
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...(document.submitted === null ? [] : [document.submitted.spot])],
        arithmetic: `${toIsoDate(period.from)} is told as past; the paper is of ${toIsoDate(day)}`,
      },
    ];
  });
}

const FINISHED =
  /\b(?:construction|building works?|the works?|the (?:building|block|extension|refurbishment)|handover|handed over|fit[- ]out|contractor)\b[^.;]{0,80}\b(?:finish\w*|complet\w+|handed over|hand over|handover|end)\b/;
const USED =
  /\b(?:admit\w*|open(?:s|ed)? to|move(?:s|d)? in(?:to)?|take(?:s)? (?:its|the) first|first (?:\d+ |[a-z]+ )?(?:pupils|children|learners)|start(?:s)? (?:in|at) the (?:new|completed))\b[^.;]{0,90}\b(?:building|block|extension|school|site|accommodation|unit|base)\b|\b(?:building|block|extension|school|unit|base)\b[^.;]{0,60}\b(?:will |to )?(?:open|admit)\w*\b/;
const ELSEWHERE =
  /\b(?:temporary|interim|elsewhere|existing|phase|phased|first phase|another site|modular|in the meantime|current)\b/;

function only(sentence: Sentence): { readonly from: number; readonly to: number } | null {
  const [period, more] = sentence.periods.filter(({ from, to }) => from !== null && to !== null);
  return period?.from == null || period.to == null || more !== undefined
    ? null
    : { from: period.from, to: period.to };
}

/** "To be handed over on 30 October. It will admit its first pupils into the building on 1 September." */
function usedTooSoon(sentences: readonly Sentence[], at: number): Found[] {
  const finished = sentences[at];
  if (finished === undefined || !FINISHED.test(finished.low) || ELSEWHERE.test(finished.low)) return [];
  const end = only(finished);
  if (end === null) return [];
  return sentences.slice(Math.max(0, at - 3), at + 4).flatMap((used): Found[] => {
    if (used === finished || used.block.section !== finished.block.section || !USED.test(used.low)) return [];
    const near =
      used.block === finished.block || (used.block.kind === 'item' && finished.block.kind === 'item');
    const day = near && !ELSEWHERE.test(used.low) ? only(used) : null;
    if (day === null || day.to >= end.from) return [];
    const words = thingWords(finished.text);
    const isOther =
      [...used.text.matchAll(/\b[A-Z][a-z]{3,} (?:School|Academy|College)\b/g)].some(
        ([name]) => !finished.text.includes(name),
      ) &&
      ![...thingWords(used.text)].some((word) => words.has(word) && /building|block|extension/.test(word));
    if (isOther) return [];
    return [
      {
        spots: [sentenceSpot(used), sentenceSpot(finished)],
        arithmetic: `in use from ${toIsoDate(day.from)}, finished on ${toIsoDate(end.to)}`,
      },
    ];
  });
}

/** A row rated as complete by the legend, whose date is still to come. */
function completeTooSoon(document: Understanding): Found[] {
  const day = documentDay(document);
  const done = legendEntries(document).find(
    ({ meaning }) =>
      /^\W{0,3}(?:completed?|finished|done|delivered|closed)\b/i.test(meaning) && !/\bnot\b/i.test(meaning),
  );
  if (day === null || done === undefined) return [];
  return document.grids.flatMap((grid) => {
    const due = grid.columns.findIndex(({ low }) =>
      /\b(?:due|date|when|deadline|forecast|expected|completion|target|milestone date|open(?:s|ing)?)\b/.test(
        low,
      ),
    );
    if (due < 1) return [];
    return grid.rows.flatMap((row): Found[] => {
      const at = row.row.cells.findLastIndex((cell) => ratingIn(cell) !== null);
      const period = timeIn(row.row.cells[due] ?? '');
      if (at < 1 || at === due || ratingIn(row.row.cells[at] ?? '') !== done.word || period?.from == null)
        return [];
      if (
        period.from <= day + 45 ||
        /\b(?:complete|done|early|ahead|already)\b/.test(row.row.cells.join(' ').toLowerCase())
      )
        return [];
      return [
        {
          spots: [rowSpot(grid, row), done.spot],
          arithmetic: `${done.word} stands for "${done.meaning.replace(/[;,.\s]+$/, '')}"; its date is ${row.row.cells[due] ?? ''}, and the paper is of ${toIsoDate(day)}`,
        },
      ];
    });
  });
}

/** "A full six weeks, from 2 September to 27 September": a number of weeks right before the two days. */
function wrongWeeks(sentence: Sentence): Found[] {
  const weeks = sentence.quantities.find(
    ({ noun, end }) => noun === 'week' && /^[^.;]{0,12}\bfrom\b/.test(sentence.low.slice(end)),
  );
  if (weeks === undefined) return [];
  const [first, last] = sentence.periods.filter(
    ({ kind, start, from }) => kind === 'day' && from !== null && start > weeks.start,
  );
  if (
    first?.from == null ||
    last?.from == null ||
    !/^ (?:to|until|and) $/.test(sentence.low.slice(first.end, last.start))
  )
    return [];
  const days = last.from - first.from;
  if (days <= 0 || Math.abs(days / 7 - weeks.value) <= 1 || days > 400) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${toIsoDate(first.from)} to ${toIsoDate(last.from)} is ${(days / 7).toFixed(1)} weeks, not ${weeks.value}`,
    },
  ];
}

/** An action agreed at a meeting that is due before it, in a table without what became of it. */
function dueTooSoon(document: Understanding): Found[] {
  const held = document.sentences
    .slice(0, 12)
    .find(({ low }) =>
      /^\W{0,4}(?:held|date of (?:the )?meeting|meeting(?: date| held)?|date held)\b[^.]{0,20}:/.test(low),
    );
  const day = held?.periods.find(({ kind }) => kind === 'day')?.from ?? null;
  if (held === undefined || day === null) return [];
  return document.grids.flatMap((grid) => {
    const due = grid.columns.findIndex(({ low }) =>
      /^(?:due|by when|deadline|date due|due date|when)\b/.test(low),
    );
    const isActions =
      grid.columns.some(({ low }) => /^actions?\b/.test(low)) &&
      !grid.columns.some(({ low }) => /\b(?:status|progress|result|outcome|update|done|closed)\b/.test(low));
    if (due < 1 || !isActions) return [];
    return grid.rows.flatMap((row): Found[] => {
      const period = timeIn(row.row.cells[due] ?? '');
      if (period?.to == null || period.to >= day) return [];
      return [
        {
          spots: [rowSpot(grid, row), sentenceSpot(held)],
          arithmetic: `due ${row.row.cells[due] ?? ''}, agreed at the meeting of ${toIsoDate(day)}`,
        },
      ];
    });
  });
}

/** Days. */
export const DAY_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.day',
    kind: 'date',
    severity: 'error',
    isWide: true,
    title: 'A day that is yet to come is told as past, or a building is used before it is finished',
    meaning:
      'A day after that of the paper in a sentence of what was done, or pupils who come into a building before the day it is handed over.',
    advice: 'Look up both dates.',
    fires: `${HEAD}At its meeting on 22 December 2024 the Recovery Board considered these figures and agreed the plan.`,
    silent: `${HEAD}At its meeting on 2 December 2024 the Recovery Board considered these figures and agreed the plan.`,
    find: (document) => [
      ...toldTooSoon(document),
      ...dueTooSoon(document),
      ...document.sentences.flatMap(wrongWeeks),
      ...document.sentences.flatMap((_, at) => usedTooSoon(document.sentences, at)),
    ],
  },
  {
    code: 'claim.complete-too-soon',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'A row is rated complete before its date',
    meaning:
      'A colour that the legend gives to what is complete, on a row whose date is more than six weeks after the paper.',
    advice: 'Rate it as under way, or give the day it was done.',
    fires: `${HEAD}Blue means complete; Green means on target; Amber means off target.\n\n| Milestone | Due | Rating |\n| --- | --- | --- |\n| Resource base open | April 2025 | Blue |`,
    silent: `${HEAD}Blue means complete; Green means on target; Amber means off target.\n\n| Milestone | Due | Rating |\n| --- | --- | --- |\n| Resource base open | April 2025 | Green |`,
    find: completeTooSoon,
  },
];
