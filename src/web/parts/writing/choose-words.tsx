/** Two people wrote the same part in different ways: both stand beside each other, and the writer keeps one, the other or both. */
import { useEffect, useRef, useState } from 'react';
import type { CommentaryPart } from '../../../core/programme/programme.ts';
import type { DraftChoice } from '../../../core/writing/section-draft.ts';
import { PartText } from './part-text.tsx';

type Kept = 'both' | 'mine' | 'theirs';

/** Show the choice; nothing is lost by it: what is not kept stays in the history of the record. */
export function ChooseWords({
  choice,
  choose,
}: {
  readonly choice: DraftChoice;
  readonly choose: (parts: readonly CommentaryPart[]) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [kept, setKept] = useState<Readonly<Record<number, Kept>>>({});
  useEffect(() => heading.current?.focus(), []);
  const keptOf = (k: number): Kept => kept[k] ?? 'both';
  const whole = choice.stretches.flatMap((stretch, k) => {
    if (stretch.kind === 'agreed') return stretch.parts;
    const { mine, theirs } = stretch;
    return { both: [...theirs, ...mine], mine, theirs }[keptOf(k)];
  });
  return (
    <section aria-labelledby="choose" className="keel-choose">
      <h2 id="choose" ref={heading} tabIndex={-1} className="keel-h2">
        Somebody else changed the same words
      </h2>
      <p>
        They saved before you. Nothing of either is lost: say for each place what stays. Both are kept unless
        you say otherwise.
      </p>
      {choice.stretches.map((stretch, k) =>
        stretch.kind === 'agreed' ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place of the section is known by its order alone
          <fieldset key={k} className="keel-both">
            <legend className="keel-h3">What stays here?</legend>
            <div className="keel-two-ways">
              <Way title="Theirs" parts={stretch.theirs} none="They took these words out." />
              <Way title="Yours" parts={stretch.mine} none="You took these words out." />
            </div>
            {(['both', 'theirs', 'mine'] as const).map((one) => (
              <label key={one} className="keel-radio">
                <input
                  type="radio"
                  name={`keep-${k}`}
                  checked={keptOf(k) === one}
                  onChange={() => setKept({ ...kept, [k]: one })}
                />{' '}
                {WORDS[one]}
              </label>
            ))}
          </fieldset>
        ),
      )}
      <button type="button" className="govuk-button" onClick={() => choose(whole)}>
        Go on with these words
      </button>
    </section>
  );
}

const WORDS: Readonly<Record<Kept, string>> = {
  both: 'Keep both, theirs first',
  theirs: 'Keep theirs',
  mine: 'Keep yours',
};

function Way({
  title,
  parts,
  none,
}: {
  readonly title: string;
  readonly parts: readonly CommentaryPart[];
  readonly none: string;
}) {
  return (
    <div className="keel-way">
      <h3 className="keel-h3">{title}</h3>
      {parts.length === 0 && <p className="keel-quiet">{none}</p>}
      {parts.map((part, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part of a section that does not change is known by its place
        <PartText key={k} part={part} />
      ))}
    </div>
  );
}
