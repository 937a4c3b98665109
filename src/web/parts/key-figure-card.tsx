/** One key figure: what it is, the figure, how it stands in words, what it is held against, and where it is from. */
import type { KeyFigure } from '../../contract/key-figure.ts';
import { withMinusSigns } from '../../core/base/show.ts';
import { WhereFrom } from './where-from.tsx';

/** Show a key figure. */
export function KeyFigureCard({
  keyFigure,
  level = 3,
}: {
  readonly keyFigure: KeyFigure;
  readonly level?: 3 | 4;
}) {
  const { heading, figure, against, standing, standingInWords, note } = keyFigure;
  const Heading = `h${level}` as const;
  return (
    <section className={`keel-card keel-card-${standing}`} aria-label={heading}>
      <Heading className="keel-card-heading">{heading}</Heading>
      <p className={figure === null ? 'keel-card-missing' : 'keel-card-figure'}>
        {withMinusSigns(figure?.shown ?? 'Not available')}
      </p>
      {standingInWords !== '' && (
        <p className={`keel-standing keel-standing-${standing}`}>{standingInWords}</p>
      )}
      {against.length > 0 && (
        <dl className="keel-against">
          {against.map(({ label, figure: other }) => (
            <div key={other.id}>
              <dt>{label}</dt>
              <dd>{withMinusSigns(other.shown)}</dd>
            </div>
          ))}
        </dl>
      )}
      {note !== '' && <p className="keel-card-note">{note}</p>}
      {figure !== null && (
        <WhereFrom figures={[figure, ...against.map((one) => one.figure)]} name={heading} />
      )}
    </section>
  );
}

/** Show several side by side. */
export function KeyFigures({
  keyFigures,
  level = 3,
}: {
  readonly keyFigures: readonly KeyFigure[];
  readonly level?: 3 | 4;
}) {
  if (keyFigures.length === 0) return null;
  return (
    <div className="keel-cards">
      {keyFigures.map((one) => (
        <KeyFigureCard key={one.id} keyFigure={one} level={level} />
      ))}
    </div>
  );
}
