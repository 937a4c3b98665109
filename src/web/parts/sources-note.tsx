/** Where the figures of a whole section come from, behind one line that opens. */

/** Show the sources; `name` is the section's own title. */
export function SourcesNote({
  sources,
  name,
}: {
  readonly sources: readonly string[];
  readonly name: string;
}) {
  if (sources.length === 0) return null;
  return (
    <details className="keel-where">
      <summary>
        Where these figures come from<span className="govuk-visually-hidden">: {name}</span>
      </summary>
      <ul>
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </details>
  );
}
