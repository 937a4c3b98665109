/** Making voting codes for a meeting: how many for which sector; the codes are shown once, to be printed and handed out. */
import { useState } from 'react';
import type { ProblemReply } from '../../../contract/problem-reply.ts';
import type { CodesReply, VoiceReply } from '../../../contract/voice.ts';
import { NO_ANSWER, postJson, RefusedError } from '../../api.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, type Step } from '../sign-off/step-button.tsx';

type Given = { readonly path: string; readonly data: VoiceReply };

/** Show the form, and below it the codes that were made. */
export function CodeForm({ path, data }: Given) {
  const [meeting, setMeeting] = useState(data.meetings[0]?.id ?? '');
  const [sector, setSector] = useState(data.sectors[0]?.id ?? '');
  const [count, setCount] = useState('5');
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const [codes, setCodes] = useState<CodesReply['codes']>([]);
  const make = async () => {
    setStep({ at: 'going' });
    try {
      const body = { meetingId: meeting, counts: { [sector]: Number(count) } };
      const reply = await postJson<CodesReply>(`${path}/make-codes`, body);
      setCodes((before) => [...before, ...reply.codes]);
      setStep({ at: 'rest' });
    } catch (error) {
      const problem: ProblemReply = error instanceof RefusedError ? error.reply : NO_ANSWER;
      setStep({ at: 'refused', problems: [problem] });
    }
  };
  const words = (id: string) => data.sectors.find((one) => one.id === id)?.words ?? id;
  return (
    <>
      <form
        className="keel-no-print keel-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Refused step={step} />
        <Choice
          label="Meeting"
          value={meeting}
          say={setMeeting}
          options={data.meetings.map(({ id, title, codes: made }) => ({
            value: id,
            text: `${title} (${made})`,
          }))}
        />
        <Choice
          label="Sector"
          value={sector}
          say={setSector}
          options={data.sectors.map(({ id, words: text }) => ({ value: id, text }))}
        />
        <Field label="How many codes" value={count} say={setCount} />
        <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
          Make codes
        </button>
      </form>
      {codes.length > 0 && (
        <div className="keel-problem keel-codes" role="status">
          <p>
            <strong>Print these now: they are shown this once.</strong> Hand them out without noting who has
            which. People vote at the address /vote of this server.
          </p>
          <ul>
            {codes.map(({ sector: of, code }) => (
              <li key={code}>
                <code>{code}</code> {words(of)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
