/** Asking readers for a second factor: one box a role, for whoever looks after the whole installation. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountsReply } from '../../../contract/identity.ts';
import { accounts, setSecondFactors } from '../../identity-api.ts';
import { ActForm } from './act-form.tsx';
import { ROLE_WORDS } from './grant-fields.tsx';

/** Show what is asked of readers, and the form to change it. */
export function ReadersFactor({ data }: { readonly data: AccountsReply }) {
  const queries = useQueryClient();
  const [told, setTold] = useState('');
  const asked = data.readers.filter(({ isAsked }) => isAsked);
  return (
    <section aria-labelledby="readers">
      <h2 id="readers" className="keel-h2">
        Second factor for readers
      </h2>
      <p>
        Whoever changes, signs, exports or sees a child’s record must show a second factor. Of readers,{' '}
        {asked.length === 0
          ? 'none must here.'
          : `these must here: ${asked.map(({ role }) => ROLE_WORDS[role].name.toLowerCase()).join(', ')}.`}
      </p>
      {told !== '' && <p role="status">{told}</p>}
      {data.mayAskReaders && (
        <details className="keel-where">
          <summary>Change which readers must</summary>
          <ActForm
            button="Keep this"
            kind="secondary"
            act={async (typed) => {
              const roles = data.readers.map(({ role }) => role).filter((role) => typed(role) !== '');
              const { withoutOne } = await setSecondFactors(roles);
              await queries.invalidateQueries(accounts());
              setTold(wordsOf(withoutOne));
            }}
          >
            <fieldset className="govuk-fieldset">
              <legend className="govuk-fieldset__legend">Who must show a second factor too</legend>
              <p className="govuk-hint">
                Whoever has none yet is signed out now, and led through setting one up when they next sign in.
                It takes a phone, or an authenticator on their computer, and two minutes.
              </p>
              <div className="govuk-checkboxes" data-module="govuk-checkboxes">
                {data.readers.map(({ role, isAsked }) => (
                  <div className="govuk-checkboxes__item" key={role}>
                    <input
                      className="govuk-checkboxes__input"
                      type="checkbox"
                      id={`factor-${role}`}
                      name={role}
                      defaultChecked={isAsked}
                    />
                    <label className="govuk-label govuk-checkboxes__label" htmlFor={`factor-${role}`}>
                      {ROLE_WORDS[role].name}
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
          </ActForm>
        </details>
      )}
    </section>
  );
}

function wordsOf(withoutOne: number): string {
  if (withoutOne === 0) return 'Kept. Nobody has to set one up for it.';
  return `Kept. ${withoutOne} ${withoutOne === 1 ? 'person' : 'people'} will set one up at the next sign-in.`;
}
