/** How each role of a series looks: a colour that colour-blind readers tell apart, a dash and a marker for grey prints. */
import type { SeriesRole } from '../core/chart/chart.ts';

export type Marker = 'circle' | 'square' | 'triangle' | 'diamond' | 'times' | null;

export type RoleStyle = {
  /** Line and text colour; at least 4.5 to 1 on white. */
  readonly ink: string;
  /** Fill of a bar; the ink outlines it. */
  readonly fill: string;
  /** Dash pattern [px], null for a whole line. */
  readonly dash: string | null;
  readonly marker: Marker;
  /** True where the marker is filled, false where only its outline is drawn. */
  readonly isFilled: boolean;
  /** Width of the line [px]. */
  readonly weight: number;
};

const ROLE_STYLES: Readonly<Record<SeriesRole, RoleStyle>> = {
  actual: { ink: '#12243d', fill: '#12243d', dash: null, marker: 'circle', isFilled: true, weight: 2.5 },
  agreed: { ink: '#9a5200', fill: '#f3c98b', dash: '7 4', marker: 'square', isFilled: false, weight: 2 },
  forecast: {
    ink: '#0a62a8',
    fill: '#a9cdea',
    dash: '2.5 3',
    marker: 'triangle',
    isFilled: true,
    weight: 2.25,
  },
  mitigated: { ink: '#00704f', fill: '#8fd0b8', dash: null, marker: 'diamond', isFilled: true, weight: 2.25 },
  unmitigated: { ink: '#a2195b', fill: '#e9b3cd', dash: '10 4', marker: 'times', isFilled: false, weight: 2 },
  limit: { ink: '#4a4f57', fill: '#c9ccd1', dash: '9 3 2 3', marker: null, isFilled: false, weight: 1.75 },
  'in-year': { ink: '#1c5a8c', fill: '#8db9dc', dash: '5 3', marker: 'square', isFilled: true, weight: 2 },
  cumulative: {
    ink: '#4d2a7f',
    fill: '#c9b8e4',
    dash: null,
    marker: 'circle',
    isFilled: false,
    weight: 2.25,
  },
  context: { ink: '#6a707a', fill: '#d9dce0', dash: null, marker: null, isFilled: false, weight: 1.25 },
};

/** Dashes and markers of a second, third and fourth series in the same role, so that no two look alike. */
const REPEATS: readonly { readonly dash: string | null; readonly marker: Marker }[] = [
  { dash: '4 2', marker: 'diamond' },
  { dash: '1.5 2.5', marker: 'times' },
  { dash: '12 3 3 3', marker: 'triangle' },
];

/**
 * Give the look of a series.
 * @param nth  how many earlier series of the same kind have the same role; 0 gives the role's own look.
 */
export function roleStyle(role: SeriesRole, nth = 0): RoleStyle {
  const own = ROLE_STYLES[role];
  const repeat = nth === 0 ? undefined : REPEATS[(nth - 1) % REPEATS.length];
  return repeat === undefined ? own : { ...own, ...repeat, isFilled: !own.isFilled };
}

/** Give the opacity of a band's fill [0..1]; a second band of the same role is darker, as it lies within the first. */
export function bandOpacity(nth: number): number {
  return Math.min(0.45, 0.16 + 0.14 * nth);
}
