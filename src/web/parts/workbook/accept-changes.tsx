/** The changes of a workbook to choose from, and what is asked before they are taken over: reason, source, grade of evidence. */

import { useId, useState } from 'react';
import type {
  AcceptWorkbookBody,
  WorkbookChangeLine,
  WorkbookChangesReply,
} from '../../../contract/plan-workbook.ts';
import { withCapital } from '../../../core/base/first-letter.ts';
import { EVIDENCE_GRADES, isEvidenceGrade } from '../../../core/plan/evidence-grade.ts';
import { ActForm, NamedChoice, TextField } from '../identity/act-form.tsx';
import { ScrollBox } from '../scroll-box.tsx';

type Given = {
  readonly found: WorkbookChangesReply;
  readonly onAccept: (body: AcceptWorkbookBody) => Promise<void>;
  readonly onLeave: () => void;
};

/** Show them, all chosen at first. */
export function AcceptChanges({ found, onAccept, onLeave }: Given) {
  const { changes, planVersion, sha256 } = found;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = changes.filter(({ cell }) => !left.has(cell));
  const leave = (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={onLeave}>
      Leave the plan as it is
    </button>
  );
  if (changes.length === 0) return <p>{leave}</p>;
  const turn = (cell: string, isOn: boolean) => {
    const next = new Set(left);
    if (isOn) next.delete(cell);
    else next.add(cell);
    setLeft(next);
  };
  return (
    <>
      <ChangesTable found={found} left={left} turn={turn} />
      <h3 className="keel-h3">Why are they changed?</h3>
      <ActForm
        button={
          chosen.length === 1
            ? 'Change the plan: one assumption'
            : `Change the plan: ${chosen.length} assumptions`
        }
        act={async (typed) => {
          const grade = typed('grade');
          await onAccept({
            planVersion,
            sha256,
            changes: chosen.map(({ cell, value }) => ({ cell, value })),
            reason: typed('reason'),
            source: typed('source'),
            grade: isEvidenceGrade(grade) ? grade : 'assumed',
          });
        }}
      >
        <TextField
          name="reason"
          label="Reason"
          hint="It is kept with each change, such as “settlement of December”."
          autoComplete="off"
        />
        <TextField
          name="source"
          label="Source"
          hint="The paper, table or meeting that the values come from."
          autoComplete="off"
        />
        <GradeField />
      </ActForm>
      <p>{leave}</p>
    </>
  );
}

/** How well the values are founded, best first. */
function GradeField() {
  return (
    <NamedChoice name="grade" label="How well founded they are" usual="assumed">
      {EVIDENCE_GRADES.map((grade) => (
        <option key={grade} value={grade}>
          {withCapital(grade)}
        </option>
      ))}
    </NamedChoice>
  );
}

type TableGiven = {
  readonly found: WorkbookChangesReply;
  readonly left: ReadonlySet<string>;
  readonly turn: (cell: string, isOn: boolean) => void;
};

function ChangesTable({ found, left, turn }: TableGiven) {
  const id = useId();
  return (
    <div className="keel-table-block">
      <p id={id} className="keel-caption">
        Each change, and what it does alone
      </p>
      <ScrollBox labelledBy={id}>
        <table className="govuk-table keel-table" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">Assumption</th>
              <th scope="col" className="keel-number">
                In the plan
              </th>
              <th scope="col" className="keel-number">
                In the workbook
              </th>
              {found.effectHeadings.map((heading) => (
                <th key={heading} scope="col" className="keel-number">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.changes.map((change) => (
              <ChangeRow
                key={change.cell}
                headings={found.effectHeadings}
                change={change}
                isOn={!left.has(change.cell)}
                turn={turn}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="keel-note">Take the tick away from a change that should not be made.</p>
    </div>
  );
}

function ChangeRow({
  change: { cell, label, before, after, effects, hasMoved },
  isOn,
  turn,
  headings,
}: {
  readonly change: WorkbookChangeLine;
  readonly isOn: boolean;
  readonly turn: TableGiven['turn'];
  readonly headings: readonly string[];
}) {
  const id = useId();
  return (
    <tr>
      <th scope="row">
        <span className="keel-tick">
          <input
            id={id}
            type="checkbox"
            checked={isOn}
            onChange={(event) => turn(cell, event.target.checked)}
          />
          <label htmlFor={id}>{label}</label>
        </span>
        {hasMoved && (
          <span className="keel-quiet">The plan has moved here since the workbook was written.</span>
        )}
      </th>
      <td className="keel-number">{before}</td>
      <td className="keel-number">{after}</td>
      {effects.map((effect, place) => (
        <td key={headings[place] ?? place} className="keel-number">
          {effect}
        </td>
      ))}
    </tr>
  );
}
