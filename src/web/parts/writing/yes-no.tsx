/** The answer to a yes/no question of the form, kept as soon as it is given. */
import type { SectionReply } from '../../../contract/writing.ts';
import { StepRefused } from './step-refused.tsx';
import { useSectionStep } from './use-section-step.ts';

const ANSWERS = [
  { value: 'yes', words: 'Yes' },
  { value: 'no', words: 'No' },
  { value: 'not-applicable', words: 'Not applicable' },
] as const;

/** Show the answers. */
export function YesNo({
  section: { fieldId, answer },
  path,
  mayWrite,
}: {
  readonly section: SectionReply['section'];
  readonly path: string;
  readonly mayWrite: boolean;
}) {
  const { take, problem, isGoing } = useSectionStep(path);
  return (
    <fieldset className="keel-choices" disabled={!mayWrite || isGoing}>
      <legend className="keel-h3">Answer{answer === null ? ': not given yet' : ''}</legend>
      <StepRefused problem={problem} />
      {ANSWERS.map(({ value, words }) => (
        <label key={value} className="keel-radio">
          <input
            type="radio"
            name="answer"
            checked={answer === value}
            onChange={() => void take('answer', { fieldId, ...{ answer: value, before: answer } })}
          />{' '}
          {words}
        </label>
      ))}
    </fieldset>
  );
}
