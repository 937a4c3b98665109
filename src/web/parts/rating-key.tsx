/** The key to the ratings, from the programme's own scale. */
import type { RatingLevelShape } from '../../contract/rating.ts';
import { RatingMark } from './rating-mark.tsx';

/** Show each level with what it means. */
export function RatingKey({ levels }: { readonly levels: readonly RatingLevelShape[] }) {
  return (
    <dl className="keel-key" aria-label="Key to the ratings">
      {levels.map((level) => (
        <div key={level.id}>
          <dt>
            <RatingMark level={level} />
          </dt>
          <dd>{level.definition}</dd>
        </div>
      ))}
    </dl>
  );
}
