/** What the check finds in the draft: each with its quote, its reckoning and what to do, to be fixed, explained or accepted. */

import { useState } from 'react';
import type { DraftFinding, SignOffReply } from '../../../contract/sign-off.ts';
import { withCapital } from '../../../core/base/first-letter.ts';
import { dayAndTime } from '../prepared.tsx';
import type { CheckTold } from './check-stands.tsx';
import { Field } from './field.tsx';
import { Refused, useStep } from './step-button.tsx';

type Given = {
  readonly data: SignOffReply;
  readonly check: CheckTold;
  /** Whether the check is of now: a finding of an earlier one is not answered. */
  readonly isNow: boolean;
  readonly path: string;
};

/** Show the findings: errors that are open first, then warnings, then what was answered; where there are none, that the check found none. */
export function Findings({ data, check, isNow, path }: Given) {
  const isOpen = ({ answer }: DraftFinding) => answer === null;
  const errors = check.findings.filter((one) => isOpen(one) && one.severity === 'error');
  const warnings = check.findings.filter((one) => isOpen(one) && one.severity !== 'error');
  const answered = check.findings.filter((one) => !isOpen(one));
  return (
    <section aria-labelledby="findings">
      <h2 id="findings" className="keel-h2">
        {data.stage === 'draft' ? 'What the check finds' : 'What the check had found'}
      </h2>
      {check.findings.length === 0 ? (
        <p>{nothingFound(check, data.stage === 'draft')}</p>
      ) : (
        <p>{leadOf(errors.length, warnings.length, answered.length)}</p>
      )}
      <ul className="keel-findings" hidden={check.findings.length === 0}>
        {[...errors, ...warnings, ...answered].map((finding) => (
          <Finding
            key={finding.key}
            finding={finding}
            path={path}
            mayAnswer={isNow && data.can.freeze && data.stage === 'draft'}
          />
        ))}
      </ul>
    </section>
  );
}

/** Say that nothing was found, by how many rules and when; or that nothing was checked. */
function nothingFound({ rulesRun, isChecked, prepared }: CheckTold, isDraft: boolean): string {
  if (!isDraft)
    return isChecked
      ? 'The check had found nothing when this return was frozen.'
      : 'This return was frozen before checks were kept with it, so what a check would have found is not known.';
  if (rulesRun === null)
    return 'Nothing has been checked yet: the return cannot be built as it stands. What stands in the way is told above.';
  const at = prepared === undefined ? null : dayAndTime(prepared.madeAt);
  return `The check found nothing. It ran ${rulesRun} rules over the words and figures of this draft${at === null ? '' : ` on ${at}`}.`;
}

function leadOf(errors: number, warnings: number, answered: number): string {
  const rest = [
    ...(warnings === 0
      ? []
      : [
          `${warnings} ${warnings === 1 ? 'thing is' : 'things are'} worth a look: a warning stops nothing, and stands in what is signed.`,
        ]),
    ...(answered === 0 ? [] : [`${answered} ${answered === 1 ? 'was' : 'were'} explained or accepted.`]),
  ].join(' ');
  if (errors === 0) return `Nothing is open that stops the freeze. ${rest}`.trim();
  const words = errors === 1 ? 'thing cannot be right as it stands' : 'things cannot be right as they stand';
  return `${errors} ${words}. Correct the words or figures, or say why they stay: the reason is kept in the record. ${rest}`.trim();
}

type FindingGiven = { readonly finding: DraftFinding; readonly path: string; readonly mayAnswer: boolean };

function Finding({ finding, path, mayAnswer }: FindingGiven) {
  const { section, quotes, arithmetic, advice, answer, severity } = finding;
  return (
    <li className="keel-finding">
      <h3 className="keel-h3">
        {answer !== null ? 'Answered' : severity === 'error' ? 'Open' : 'Warning'}
        {section === null ? '' : `: ${section}`}
      </h3>
      {quotes.map((quote) => (
        <blockquote key={quote}>{quote}</blockquote>
      ))}
      <p>{withCapital(arithmetic)}.</p>
      {answer === null ? <p>{advice}</p> : <p className="keel-quiet">{answer}</p>}
      {mayAnswer && <Answer finding={finding} path={path} />}
    </li>
  );
}

function Answer({ finding, path }: Omit<FindingGiven, 'mayAnswer'>) {
  const { step, take } = useStep(path);
  const [reason, setReason] = useState('');
  const say = (answer: 'explained' | 'accepted' | 'taken-back') =>
    void take('answer-finding', { key: finding.key, answer, reason });
  const isGoing = step.at === 'going';
  return (
    <details className="keel-where keel-no-print">
      <summary>
        {finding.answer === null ? 'Explain or accept it' : 'Take the answer back'}
        <span className="govuk-visually-hidden"> ({finding.quotes[0]})</span>
      </summary>
      <Refused step={step} />
      <Field
        label="Why"
        hint="One sentence; it stays in the record with your account"
        value={reason}
        say={setReason}
      />
      <div className="govuk-button-group">
        {finding.answer === null ? (
          <>
            <button
              type="button"
              className="govuk-button"
              disabled={isGoing}
              onClick={() => say('explained')}
            >
              Explain: it is right
            </button>
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              disabled={isGoing}
              onClick={() => say('accepted')}
            >
              Accept it as it is
            </button>
          </>
        ) : (
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            disabled={isGoing}
            onClick={() => say('taken-back')}
          >
            Take it back
          </button>
        )}
      </div>
    </details>
  );
}
