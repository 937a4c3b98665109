/** Says where a figure comes from: the file, row and fingerprint, or the calculation and what went into it. */
import type { ShownFigure } from '../../contract/shown-figure.ts';
import { withMinusSigns } from '../../core/base/show.ts';

/** A line that opens; its name holds the figure's own, so that a list of such lines can be told apart by ear. */
export function WhereFrom({
  figures,
  name,
}: {
  readonly figures: readonly ShownFigure[];
  readonly name: string;
}) {
  if (figures.length === 0) return null;
  return (
    <details className="keel-where">
      <summary>
        Where from<span className="govuk-visually-hidden">: {name}</span>
      </summary>
      <ul>
        {figures.map((figure) => (
          <li key={figure.id}>
            <strong>{withMinusSigns(figure.shown)}</strong> – {figure.label}
            <SourceLine figure={figure} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The source of one figure in words. */
export function SourceLine({ figure: { source } }: { readonly figure: ShownFigure }) {
  if (source.kind === 'computed')
    return (
      <div className="keel-source">
        Calculated: {source.method}
        {source.inputs.length > 0 && (
          <ul>
            {source.inputs.map((input) => (
              <li key={input}>{input}</li>
            ))}
          </ul>
        )}
      </div>
    );
  if (source.file === undefined) return <div className="keel-source">Stored: {source.record}</div>;
  return (
    <div className="keel-source">
      File {source.file}
      {source.row !== undefined && `, row ${source.row}`}
      {source.sha256 !== undefined && (
        <>
          , fingerprint <code>{source.sha256.slice(0, 12)}</code>
        </>
      )}
      , {source.record}
    </div>
  );
}
