/** The mark of a rating: a shape and a colour that always stand beside its word. */
import type { RatingLevel } from '../../core/programme/rating-scale.ts';

/** Colours of a rating: the mark itself, its outline, and the tint behind the word. */
export type RatingColours = { readonly mark: string; readonly edge: string; readonly tint: string };

const COLOURS: Readonly<Record<RatingLevel['colour'], RatingColours>> = {
  blue: { mark: '#1d5fa8', edge: '#134377', tint: '#e3edf8' },
  green: { mark: '#00703c', edge: '#004d29', tint: '#e0f1e8' },
  amber: { mark: '#f2a516', edge: '#8a5300', tint: '#fdf1d9' },
  red: { mark: '#c0220e', edge: '#841407', tint: '#fbe5e1' },
};

/** No rating: a dash on grey. */
const NONE: RatingColours = { mark: '#6a707a', edge: '#6a707a', tint: '#eef0f3' };

const SHAPES: Readonly<Record<RatingLevel['shape'], string>> = {
  tick: 'M1.5,8.6L4.2,5.9L6.8,8.5L12.2,2.6L14.7,5.2L6.9,13.6Z',
  circle: 'M8,1.5a6.5,6.5 0 1,0 0.01,0Z',
  triangle: 'M8,1.4L15.2,14.2H0.8Z',
  cross:
    'M3.6,1.2L8,5.6L12.4,1.2L14.8,3.6L10.4,8L14.8,12.4L12.4,14.8L8,10.4L3.6,14.8L1.2,12.4L5.6,8L1.2,3.6Z',
};

/** Give the colours of a level; grey where there is no rating. */
export function ratingColours(level: RatingLevel | null): RatingColours {
  return level === null ? NONE : COLOURS[level.colour];
}

/** Draw the mark of a level as SVG text, 16 by 16; hidden from those who listen, as the word stands beside it. */
export function ratingMark(level: RatingLevel | null): string {
  const { mark, edge } = ratingColours(level);
  const path = level === null ? 'M2,7H14V9H2Z' : SHAPES[level.shape];
  return `<svg xmlns="http://www.w3.org/2000/svg" class="ek-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="${path}" fill="${mark}" stroke="${edge}" stroke-width="0.8"/></svg>`;
}
