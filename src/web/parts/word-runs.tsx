/** Words that came or went between two texts, marked as such and not by colour alone. */

type WordRun = { readonly kind: 'same' | 'added' | 'gone'; readonly text: string };

/** Show the runs in order. */
export function WordRuns({ runs }: { readonly runs: readonly WordRun[] }) {
  return runs.map(({ kind, text }, k) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name of their own and never move
    <Run key={k} kind={kind} text={text} />
  ));
}

function Run({ kind, text }: WordRun) {
  if (kind === 'added')
    return (
      <ins>
        <span className="govuk-visually-hidden"> added: </span>
        {text}
      </ins>
    );
  if (kind === 'gone')
    return (
      <del>
        <span className="govuk-visually-hidden"> taken out: </span>
        {text}
      </del>
    );
  return <>{text}</>;
}
