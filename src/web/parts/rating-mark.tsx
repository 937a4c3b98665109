/** A rating as a shape and a word together, so that colour is never alone. */
import type { RatingLevelShape } from '../../contract/rating.ts';

const PATHS = {
  tick: 'M3.5 8.5l3 3 6-7',
  circle: 'M8 3.5a4.5 4.5 0 1 0 .01 0z',
  triangle: 'M8 3l5.5 10h-11z',
  cross: 'M4 4l8 8M12 4l-8 8',
} as const;

/** Show a level, or that none was recorded. */
export function RatingMark({ level }: { readonly level: RatingLevelShape | null }) {
  if (level === null) return <span className="keel-rating keel-rating-none">Not rated</span>;
  const isFilled = level.shape === 'circle' || level.shape === 'triangle';
  return (
    <span className={`keel-rating keel-rating-${level.colour}`} title={level.definition}>
      <svg viewBox="0 0 16 16" className="keel-rating-shape" aria-hidden="true" focusable="false">
        <path
          d={PATHS[level.shape]}
          fill={isFilled ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {level.word}
    </span>
  );
}
