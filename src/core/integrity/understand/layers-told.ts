/** What measures are to bring, passage by passage: the gap, its parts, the total, what overlaps, what is net, and what is still to find. */
import { type Figure, figuresIn } from './figures.ts';
import { oncePer } from './once.ts';
import { type Said, saidOf, saidWith } from './said.ts';
import type { Understanding } from './understanding.ts';

export type LayerRole = 'gap' | 'rest' | 'overlap' | 'net' | 'gross' | 'total' | 'part' | 'without' | 'with';

export type Layer = {
  readonly role: LayerRole;
  /** Plans or pounds. */
  readonly value: number;
  readonly step: number;
  readonly unit: 'count' | 'money';
  readonly said: Said;
};

/** A paragraph, list, answer or table that tells of measures. */
export type Layers = {
  readonly layers: readonly Layer[];
  readonly lines: readonly Said[];
  /** In lower case: all of it. */
  readonly words: string;
};

/** Measures that bring something. */
export const OF_MEASURES =
  /\b(?:measures?|projects?|workstreams?|mitigations?|mitigated|savings?|avoid\w*|schemes?|initiatives?|proposals?|levers?|programme|overlap\w*|actions?|layers?|effect|early support|panel|outreach|fund|original plan|(?:un)?identified)\b/;
const ROLES: readonly (readonly [LayerRole, RegExp])[] = [
  [
    'gap',
    /\b(?:gap|shortfall|target|difference|reduction) of (?:about |some )?£?$|\bgap between [^.;£\d]{0,60}$/,
  ],
  ['rest', /\brest of the (?:gap|shortfall) of £?[\d.,]+ ?m?, $/],
  ['net', /\bnet\b[^.;£\d]{0,30}$/],
  ['overlap', /\b(?:overlap\w*|double[- ]count\w*)\b[^.;£\d]{0,24}$/],
  ['gross', /\b(?:gross|before overlap)\b[^.;£\d]{0,34}$/],
  [
    'rest',
    /\b(?:rest\b|still to (?:be )?f(?:ind|ound)|unidentified|to find|not yet found|remaining)[^.;£\d]{0,16}$/,
  ],
  [
    'gap',
    /\b(?:gap|shortfall|needed|needs|required?|requires|target|must (?:avoid|find)|have to (?:avoid|find))\b(?:(?! and )[^.;£\d]){0,36}$/,
  ],
  ['without', /\bwithout (?:action|the programme|measures|us)\b[^.;£\d]{0,30}$/],
  ['with', /\bwith (?:it|action|the programme|measures|them)\b[^.;£\d]{0,16}$/],
  [
    'total',
    /\b(?:total\w*|in all|altogether|taken together|together|combined|to give|comes? to|amounts? to|added|that is|plain sum of|deliver\w*|identified(?: so far)?|bring down[^.;£\d]{0,20} by)\b[^.;£\d]{0,30}$/,
  ],
];
const BEHIND: readonly (readonly [LayerRole, RegExp])[] = [
  ['gap', /^ ?(?:placements?|plans)? ?(?:that must be|needed|required|to be (?:closed|avoided|found))\b/],
  [
    'rest',
    /^ ?(?:plans|places)? ?(?:is |are )?(?:still to be found|still to find|not yet identified|left to find)\b/,
  ],
  ['total', /^ ?(?:plans|places)? ?(?:a month )?in all\b/],
];
/** Years are no figures of a layer. */
const YEARS = /\b20\d\d(?:[/–-]\d\d)?\b/g;

function roleIn(ahead: string, behind: string): LayerRole {
  for (const [role, words] of BEHIND) if (words.test(behind)) return role;
  return ROLES.find(([, words]) => words.test(ahead))?.[0] ?? 'part';
}

/** Twelve months of so many a month. */
function overMonths({ per, value }: Figure, low: string): number {
  return per === 'month' && /\bfor (?:a year|twelve months|12 months)\b/.test(low) ? value * 12 : value;
}

function isLayer({ unit, value, quantity }: Figure): boolean {
  const noun = quantity?.noun ?? '';
  return (
    (unit === 'money' || (unit === 'count' && /^(?:|plan|placement|ehcp|place|avoided)$/.test(noun))) &&
    value !== 0
  );
}

function inSentence(document: Understanding, said: Said): Layer[] {
  const { sentence, asked } = said;
  if (sentence === null) return [];
  const offset = said.low.length - sentence.low.length;
  return figuresIn(document, sentence)
    .filter(isLayer)
    .map((figure): Layer => {
      const { start, end } = figure.quantity ?? { start: 0, end: 0 };
      const ahead = sentence.low.slice(Math.max(0, start - 60), start);
      const own = offset < 0 && start + offset < 24 ? `${asked} ${ahead}` : ahead;
      return {
        role: roleIn(own.replaceAll(YEARS, ''), sentence.low.slice(end, end + 40)),
        value: Math.abs(overMonths(figure, sentence.low)),
        step: figure.step,
        unit: figure.unit === 'money' ? 'money' : 'count',
        said,
      };
    });
}

/** The only figure of a row, by its label. */
function inRow(document: Understanding, said: Said): Layer[] {
  const { row } = said;
  if (row === null) return [];
  const figures = figuresIn(document, row.grid).filter(({ cell }) => cell?.row === row.row);
  const [only, more] = figures;
  if (only === undefined || more !== undefined || !isLayer(only)) return [];
  const label = `${row.row.low} `;
  return [
    {
      role: /^less\b/.test(label) ? 'overlap' : roleIn(label, ''),
      value: Math.abs(only.value),
      step: only.step,
      unit: only.unit === 'money' ? 'money' : 'count',
      said,
    },
  ];
}

/** Lines beyond which a passage is no list of measures. */
const MOST_LINES = 14;

/** Give the passages that tell of measures. Deterministic; linear. */
export const layersTold: (document: Understanding) => readonly Layers[] = oncePer((document) => {
  const passages: (readonly Said[])[] = [...saidWith(document).values()].filter(
    ([first]) => first?.row === null,
  );
  const rows = Map.groupBy(
    saidOf(document).filter(({ row }) => row !== null),
    ({ row }) => row?.grid,
  );
  return [...passages, ...rows.values()].flatMap((lines) => {
    const head = lines[0]?.row?.grid.columns.map(({ low }) => low).join(' ') ?? '';
    const words = `${lines.map(({ low, asked }) => `${asked} ${low}`).join(' ')} ${head}`;
    if (lines.length > MOST_LINES || !OF_MEASURES.test(words)) return [];
    const layers = lines.flatMap((said) =>
      said.row === null ? inSentence(document, said) : inRow(document, said),
    );
    return layers.length === 0 ? [] : [{ layers, lines, words }];
  });
});
