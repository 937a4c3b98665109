/** The choice of a look-back for the forecast from records: which is in force and why, a warning where another did better, and the form. */
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { BasisChoice, ChooseBasisReply } from '../../contract/cohort-forecast.ts';
import { postJson } from '../api.ts';
import { askAnew } from '../ask-anew.ts';
import { ActForm, NamedChoice, TextField } from './identity/act-form.tsx';

/** Show the choice; the form is there for those who may choose. @param path  where the choice is sent. */
export function ChooseBasis({ choice, path }: { readonly choice: BasisChoice; readonly path: string }) {
  const { bases, inForce, inWords, warnings, mayChoose } = choice;
  const queries = useQueryClient();
  const id = useId();
  return (
    <section aria-labelledby={`${id}-title`} className="keel-section">
      <h2 id={`${id}-title`} className="keel-h2">
        Choose the look-back
      </h2>
      <p className="keel-prose">{inWords}</p>
      {warnings.length > 0 && (
        <div className="keel-problem">
          <h3 className="keel-h3">The look-back in force is not the best of the back-test</h3>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      {mayChoose ? (
        <div className="keel-no-print">
          <ActForm
            button="Use this look-back"
            kind="secondary"
            act={async (typed) => {
              const body = { basis: typed('basis'), reason: typed('reason') };
              await postJson<ChooseBasisReply>(path, body);
              await askAnew(queries);
            }}
          >
            <NamedChoice name="basis" label="Take all rates from" usual={inForce} key={inForce}>
              {bases.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NamedChoice>
            <TextField
              name="reason"
              label="Why"
              hint="Kept with the choice and shown beside it; no names of children."
              autoComplete="off"
            />
          </ActForm>
        </div>
      ) : (
        <p className="keel-prose">You may look, and may not choose.</p>
      )}
    </section>
  );
}
