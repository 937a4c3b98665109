/** What a measure means: its entry in the dictionary. */
import type { ShownMeasure } from '../../contract/measure-definitions.ts';

/** Show the entry. */
export function MeasureMeaning({ measure }: { readonly measure: ShownMeasure }) {
  const { id, definition, numerator, denominator, base, window, unit, polarity, source, basis } = measure;
  const facts = [
    [denominator === null ? 'What is counted' : 'Above the line', numerator],
    ['Below the line', denominator],
    ['Base', base === denominator ? null : base],
    ['Time', window],
    ['Unit', unit],
    ['Which way', polarity],
    ['Basis', basis],
    ['Source', source],
    ['In the dictionary', id],
  ] as const;
  return (
    <>
      <p className="keel-prose">{definition}</p>
      <dl className="keel-facts keel-measure-facts">
        {facts.map(
          ([label, text]) =>
            text !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
