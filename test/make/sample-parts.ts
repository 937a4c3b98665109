/** The figures, ratings and hostile strings of the sample report, all made up. */

import type { RatingLevel } from '../../src/core/programme/rating-scale.ts';
import type { Figure } from '../../src/core/report/blocks.ts';

/** Strings that mean something to a format, and must print as they stand. */
export const NASTY_TEXTS: readonly string[] = [
  '<script>alert("x")</script> & <b>not bold</b> &amp;',
  '#panic("x") $x^2$ @ref *star* _under_ `tick` \\ back // slash /* and */ ~tilde [square] = head',
  '=HYPERLINK("http://example.invalid","click")',
  '+cmd|calc!A0',
  '@SUM(A1:A9)',
  '-2+3+cmd',
];

/** Complete. */
export const BLUE: RatingLevel = {
  id: 'blue',
  meaning: 'complete',
  word: 'Blue',
  letter: 'S',
  definition: 'The saving is made or the work is complete.',
  colour: 'blue',
  shape: 'tick',
};
/** On target. */
export const GREEN: RatingLevel = {
  id: 'green',
  meaning: 'on-target',
  word: 'Green',
  letter: 'A',
  definition: 'Still on target.',
  colour: 'green',
  shape: 'circle',
};
/** Off target, with a plan. */
export const AMBER: RatingLevel = {
  id: 'amber',
  meaning: 'off-target-with-plan',
  word: 'Amber',
  letter: 'O',
  definition: 'Off target now, with a plan to bring it back.',
  colour: 'amber',
  shape: 'triangle',
};
/** Off target. */
export const RED: RatingLevel = {
  id: 'red',
  meaning: 'off-target',
  word: 'Red',
  letter: 'R',
  definition: 'Off target.',
  colour: 'red',
  shape: 'cross',
};

/** The levels of the sample's rating scale, best first. */
export const SAMPLE_LEVELS: readonly RatingLevel[] = [BLUE, GREEN, AMBER, RED];

/** The figures that the sample shows. */
export const FIGURES: readonly Figure[] = [
  {
    id: 'plans.2024-10',
    value: 6161,
    unit: 'plans',
    shown: '6,161',
    label: 'Plans maintained at 31 October 2024',
    source: {
      kind: 'stored',
      record: 'monthly-actuals',
      file: 'monthly.csv',
      sha256: 'ab'.repeat(32),
      row: 26,
    },
  },
  {
    id: 'plans.gap.2024-10',
    value: 492,
    unit: 'plans',
    shown: '492',
    label: 'Plans above the agreed line at 31 October 2024',
    source: { kind: 'computed', method: 'actual less agreed', inputs: ['plans.2024-10', 'agreed.2024-10'] },
  },
  {
    id: 'finance.cumulative.2024/25',
    value: 6294512345,
    unit: 'pence',
    shown: '£62.9m',
    label: 'Cumulative deficit, 2024/25',
    source: { kind: 'computed', method: 'finance projection', inputs: ['finance.in-year.2024/25'] },
  },
  {
    id: 'share.independent.2024-10',
    value: 0.0562,
    unit: 'share',
    shown: '5.62%',
    label: 'Share of plans in independent and non-maintained special schools',
    source: { kind: 'computed', method: 'children over plans', inputs: ['plans.2024-10'] },
  },
  {
    id: 'places.delivered',
    value: null,
    unit: 'places',
    shown: 'not available',
    label: 'Places delivered',
    source: { kind: 'stored', record: 'places' },
  },
  {
    id: 'note.nasty',
    value: NASTY_TEXTS[2] ?? '',
    unit: 'text',
    shown: NASTY_TEXTS[2] ?? '',
    label: NASTY_TEXTS[0] ?? '',
    source: { kind: 'stored', record: NASTY_TEXTS[4] ?? '' },
  },
];
