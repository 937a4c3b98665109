/** One's own account: the second factor, the password, and where one is signed in. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PresenceReply, SignInsReply } from '../../contract/identity.ts';
import { changePassword, endOthers, presence, signIns } from '../identity-api.ts';
import { ActForm, TextField } from '../parts/identity/act-form.tsx';
import { Authenticator } from '../parts/identity/authenticator.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';

/** Show the account. */
export function AccountPage() {
  const query = useQuery(presence());
  return (
    <Page title="Your account" of={null}>
      <Answered query={query}>
        {({ person }) => (person === null ? <Nobody /> : <Own person={person} />)}
      </Answered>
    </Page>
  );
}

function Nobody() {
  return (
    <p className="keel-lead">
      Evenkeel runs on this machine for whoever sits at it, so there is no account to look after.
    </p>
  );
}

function Own({ person }: { readonly person: NonNullable<PresenceReply['person']> }) {
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries();
  return (
    <>
      <p className="keel-lead">
        {person.name}, {person.email}.{' '}
        {person.hasSecondFactor
          ? 'An authenticator app guards the account.'
          : 'Only the password guards the account.'}
      </p>
      <section aria-labelledby="factor">
        <h2 id="factor" className="keel-h2">
          Second factor
        </h2>
        <p>
          {person.hasSecondFactor
            ? 'Set up another app here, for a new phone. The old one then no longer serves.'
            : 'An authenticator app on your phone keeps out whoever learns your password.'}
        </p>
        <Authenticator asksPassword onDone={again} />
      </section>
      <section aria-labelledby="password">
        <h2 id="password" className="keel-h2">
          Password
        </h2>
        <ActForm
          button="Change the password"
          kind="secondary"
          act={async (typed) => {
            await changePassword({ old: typed('old'), password: typed('password') });
            again();
          }}
        >
          <TextField name="old" label="Password now" type="password" autoComplete="current-password" />
          <TextField
            name="password"
            label="New password"
            hint="At least 12 characters. All your other sign-ins end."
            type="password"
            autoComplete="new-password"
          />
        </ActForm>
      </section>
      <SignIns />
    </>
  );
}

function SignIns() {
  const query = useQuery(signIns());
  const queries = useQueryClient();
  return (
    <section aria-labelledby="sign-ins">
      <h2 id="sign-ins" className="keel-h2">
        Where you are signed in
      </h2>
      <Answered query={query}>
        {({ signIns: list }) => (
          <>
            <ul className="govuk-list govuk-list--bullet">
              {list.map((one) => (
                <li key={`${one.startedAt} ${one.device}`}>{wordsOf(one)}</li>
              ))}
            </ul>
            {list.length > 1 && (
              <ActForm
                button="End all others"
                kind="secondary"
                act={async () => {
                  await endOthers();
                  await queries.invalidateQueries(signIns());
                }}
              />
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function wordsOf({ device, startedAt, seenAt, isThisOne }: SignInsReply['signIns'][number]): string {
  const since = WHEN.format(new Date(startedAt));
  return isThisOne
    ? `${device}, since ${since}: this one`
    : `${device}, since ${since}, last seen ${WHEN.format(new Date(seenAt))}`;
}
