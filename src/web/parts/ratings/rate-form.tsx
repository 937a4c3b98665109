/** Rating one condition or risk: activity and effect apart; overall is worked out, a rating that differs needs a reason. */
import { useState } from 'react';
import type { RatedSubject, RatingsReply } from '../../../contract/ratings.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

type Given = { readonly subject: RatedSubject; readonly data: RatingsReply; readonly path: string };

/** Show the form, filled with the rating as it stands. */
export function RateForm({ subject, data, path }: Given) {
  const { step, take } = useStep(path);
  const now = subject.rounds.at(-1);
  const first = data.levels[0]?.id ?? '';
  const [activity, setActivity] = useState(now?.activity?.id ?? subject.proposed.activity?.id ?? first);
  const [effect, setEffect] = useState(now?.effect?.id ?? subject.proposed.effect?.id ?? first);
  const [reason, setReason] = useState(now?.reason ?? '');
  const options = data.levels.map(({ id, word, definition }) => ({
    value: id,
    text: `${word}: ${definition}`,
  }));
  return (
    <details className="keel-where keel-no-print">
      <summary>
        Rate<span className="govuk-visually-hidden"> {subject.title}</span>
      </summary>
      <form
        className="keel-form"
        onSubmit={(event) => {
          event.preventDefault();
          const named = { updateId: data.updateId, subject: { kind: subject.kind, id: subject.id } };
          void take('rate', { ...named, activity, effect, reason });
        }}
      >
        <Refused step={step} />
        <Choice
          label="Activity"
          hint="Is the work done as planned?"
          value={activity}
          say={setActivity}
          options={options}
        />
        <Choice
          label="Effect"
          hint="Do the figures move as agreed?"
          value={effect}
          say={setEffect}
          options={options}
        />
        <Field
          label="Reason"
          hint="Needed where it is not what the evidence proposes; it stands in the return."
          value={reason}
          say={setReason}
          rows={3}
        />
        <button type="submit" className="govuk-button" disabled={step.at === 'going'}>
          Save rating
        </button>
      </form>
    </details>
  );
}
