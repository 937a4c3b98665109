/** A form that asks the server for one thing, says plainly what stood in the way, and keeps what was typed. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ProblemReply } from '../../../contract/problem-reply.ts';
import { NO_ANSWER, RefusedError } from '../../api.ts';
import { Labelled } from '../labelled.tsx';

type ActFormGiven = {
  /** What the button says. */
  readonly button: string;
  readonly kind?: 'main' | 'secondary' | 'warning';
  /** What is done with what was typed, by the names of the fields. */
  readonly act: (typed: (name: string) => string) => Promise<void>;
  readonly children?: ReactNode;
};

const BUTTONS = {
  main: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  warning: 'govuk-button govuk-button--warning',
} as const;

/** Show a form. */
export function ActForm({ button, kind = 'main', act, children }: ActFormGiven) {
  const [problem, setProblem] = useState<ProblemReply | null>(null);
  const [isGoing, setGoing] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setGoing(true);
    setProblem(null);
    try {
      await act((name) => String(data.get(name) ?? ''));
    } catch (error) {
      setProblem(error instanceof RefusedError ? error.reply : NO_ANSWER);
    } finally {
      setGoing(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="keel-form">
      {problem !== null && <Trouble problem={problem} />}
      {children}
      <button type="submit" className={BUTTONS[kind]} disabled={isGoing}>
        {isGoing ? 'One moment…' : button}
      </button>
    </form>
  );
}

/** What stood in the way; it takes the focus, so that nobody misses it. */
function Trouble({ problem }: { readonly problem: ProblemReply }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="keel-problem" role="alert" tabIndex={-1} ref={box}>
      <h2 className="keel-h3">{problem.message}</h2>
      {problem.advice !== undefined && <p>{problem.advice}</p>}
    </div>
  );
}

type TextFieldGiven = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly autoComplete: string;
  readonly inputMode?: 'numeric';
  readonly isNarrow?: boolean;
};

/** One line to type in. */
export function TextField({ name, label, hint, type = 'text', isNarrow = false, ...rest }: TextFieldGiven) {
  return (
    <Labelled label={label} hint={hint}>
      {(ties) => (
        <input
          {...ties}
          name={name}
          type={type}
          className={`govuk-input ${isNarrow ? 'govuk-input--width-10' : 'govuk-!-width-two-thirds'}`}
          spellCheck={false}
          autoCapitalize="none"
          {...rest}
        />
      )}
    </Labelled>
  );
}

type NamedChoiceGiven = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What is chosen at first; the first where it is not said. */
  readonly usual?: string;
  /** The options. */
  readonly children: ReactNode;
};

/** A list to pick from. */
export function NamedChoice({ name, label, hint, usual, children }: NamedChoiceGiven) {
  return (
    <Labelled label={label} hint={hint}>
      {(ties) => (
        <select {...ties} name={name} className="govuk-select" defaultValue={usual}>
          {children}
        </select>
      )}
    </Labelled>
  );
}
