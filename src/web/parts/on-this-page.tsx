/** Links to the parts of a long page. */

/** Show the links; nothing where there is only one part. */
export function OnThisPage({
  places,
}: {
  readonly places: readonly { readonly id: string; readonly text: string }[];
}) {
  if (places.length < 2) return null;
  return (
    <nav aria-label="On this page" className="keel-on-page">
      <ul>
        {places.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} className="govuk-link">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
