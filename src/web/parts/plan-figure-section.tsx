/** How any figure of the plan came about: asked for by name, and from there every figure that it is made of. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PlanFigureReply } from '../../contract/plan-figure.ts';
import type { ProgrammeAddress } from '../api.ts';
import { planFigure } from '../prepared-api.ts';
import { Answered } from './page-frame.tsx';
import { MakingPart, Preparing } from './prepared.tsx';

/** Show it; nothing is asked of the server before somebody asks. */
export function PlanFigureSection({ params }: { readonly params: ProgrammeAddress }) {
  const [asked, setAsked] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-labelledby="plan-figure" className="keel-no-print">
      <h2 id="plan-figure" className="keel-h2">
        How a figure came about
      </h2>
      {isOpen ? (
        <Asked params={params} asked={asked} ask={setAsked} />
      ) : (
        <>
          <p>
            Any figure of the plan by its name: its value, its equation, what went into it and from where, and
            the figures that it is made of.
          </p>
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => setIsOpen(true)}
          >
            Explain a figure
          </button>
        </>
      )}
    </section>
  );
}

type Given = {
  readonly params: ProgrammeAddress;
  readonly asked: string | null;
  readonly ask: (name: string) => void;
};

function Asked({ params, asked, ask }: Given) {
  const query = useQuery({ ...planFigure(params, asked), placeholderData: keepPreviousData });
  const told = query.data === undefined || 'preparing' in query.data ? undefined : query.data;
  return (
    <>
      <NameField
        key={told?.figure ?? ''}
        names={told?.names ?? []}
        at={asked ?? told?.figure ?? ''}
        ask={ask}
      />
      <Answered query={query}>
        {(data) =>
          'preparing' in data ? (
            <Preparing progress={data.preparing} />
          ) : (
            <>
              <MakingPart note={data.forecast} what="The forecast that this figure is of" />
              <Explained data={data} ask={ask} />
            </>
          )
        }
      </Answered>
    </>
  );
}

function NameField({
  names,
  at,
  ask,
}: {
  readonly names: readonly string[];
  readonly at: string;
  readonly ask: (name: string) => void;
}) {
  const id = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const name = new FormData(event.currentTarget).get('name');
        if (typeof name === 'string' && name.trim() !== '') ask(name.trim());
      }}
    >
      <label className="govuk-label" htmlFor={id}>
        Name of the figure
      </label>
      <input
        id={id}
        className="govuk-input"
        name="name"
        list={`${id}-names`}
        defaultValue={at}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p className="keel-drop-buttons">
        <button type="submit" className="govuk-button govuk-button--secondary">
          Explain it
        </button>
      </p>
    </form>
  );
}

function Explained({ data, ask }: { readonly data: PlanFigureReply; readonly ask: (name: string) => void }) {
  const { figure, value, equation, method, inputs, madeOf, from, note } = data;
  return (
    <div aria-live="polite">
      <p className="keel-lead">
        <code>{figure}</code>: {value}
      </p>
      <p>Equation: {equation}.</p>
      <p className="keel-note">Written down in {method}.</p>
      {inputs.length > 0 && (
        <>
          <h3 className="keel-h3">What went into it</h3>
          <ul>
            {inputs.map((input) => (
              <li key={input.name}>
                <strong>{input.name}</strong>: {input.value}
                <div className="keel-source">From {input.source}</div>
              </li>
            ))}
          </ul>
        </>
      )}
      {madeOf.length > 0 && (
        <>
          <h3 className="keel-h3">Figures that it is made of</h3>
          <ul>
            {madeOf.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className="govuk-button govuk-button--secondary"
                  onClick={() => ask(name)}
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="keel-note">
        Reckoned from {from.join('; ')}. {note}
      </p>
    </div>
  );
}
