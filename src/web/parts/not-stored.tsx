/** What is not stored yet, and what it would bring. */

/** Show the list; nothing where all is there. */
export function NotStored({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="not-stored">
      <h2 id="not-stored" className="keel-h2">
        {title}
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
