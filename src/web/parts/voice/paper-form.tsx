/** Entering a vote from paper: one person's sector and answers; nobody's name. */
import { useState } from 'react';
import type { VoiceReply } from '../../../contract/voice.ts';
import { Choice } from '../choice.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

type Given = { readonly path: string; readonly data: VoiceReply };

const SCORES = [
  { value: '', text: 'Not answered' },
  { value: '5', text: 'Strongly agree' },
  { value: '4', text: 'Agree' },
  { value: '3', text: 'Neither agree nor disagree' },
  { value: '2', text: 'Disagree' },
  { value: '1', text: 'Strongly disagree' },
];

/** Show the form. */
export function PaperForm({ path, data }: Given) {
  const { step, take } = useStep(path);
  const [item, setItem] = useState(data.items[0]?.id ?? '');
  const [sector, setSector] = useState(data.sectors[0]?.id ?? '');
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [pairing, setPairing] = useState('no');
  const scoreOf = (text: string) => (text === '' ? null : Number(text));
  const ballot = { sector, before: scoreOf(before), after: scoreOf(after), isPaired: pairing === 'yes' };
  return (
    <form
      className="keel-no-print keel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void take('enter-votes', { item, ballots: [ballot] }).then((isDone) => {
          if (!isDone) return;
          setBefore('');
          setAfter('');
        });
      }}
    >
      <Refused step={step} />
      <Choice
        label="Agenda item"
        value={item}
        say={setItem}
        options={data.items.map(({ id, title }) => ({ value: id, text: title }))}
      />
      <Choice
        label="Sector of the voter"
        value={sector}
        say={setSector}
        options={data.sectors.map(({ id, words }) => ({ value: id, text: words }))}
      />
      <Choice label="Answer before" value={before} say={setBefore} options={SCORES} />
      <Choice label="Answer after" value={after} say={setAfter} options={SCORES} />
      <Choice
        label="Did the voter agree that both answers are kept together?"
        value={pairing}
        say={setPairing}
        options={[
          { value: 'no', text: 'No, or not asked' },
          { value: 'yes', text: 'Yes' },
        ]}
      />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
        Enter the vote
      </button>
    </form>
  );
}
