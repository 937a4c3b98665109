/** The people of the installation: who may do what for which authority, invitations, and accounts to close or open again. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountReply, AccountsReply } from '../../contract/identity.ts';
import { accounts, invite } from '../identity-api.ts';
import { ActForm, TextField } from '../parts/identity/act-form.tsx';
import { GrantFields, readGrants } from '../parts/identity/grant-fields.tsx';
import { LinkToHandOn } from '../parts/identity/link-to-hand-on.tsx';
import { PersonCard } from '../parts/identity/person-card.tsx';
import { ReadersFactor } from '../parts/identity/readers-factor.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';

/** Show who there is. */
export function PeoplePage() {
  const query = useQuery(accounts());
  return (
    <Page title="People" of={null}>
      <Answered query={query}>{(data) => <People data={data} />}</Answered>
    </Page>
  );
}

function People({ data }: { readonly data: AccountsReply }) {
  const open = data.accounts.filter(({ state }) => state !== 'closed');
  const closed = data.accounts.filter(({ state }) => state === 'closed');
  const bare = open.filter((one) => one.needsSecondFactor && !one.hasSecondFactor && one.state === 'active');
  return (
    <>
      <p className="keel-lead">{summary(open, bare.length)}</p>
      <InviteSomebody data={data} />
      <ReadersFactor data={data} />
      <section aria-labelledby="who">
        <h2 id="who" className="keel-h2">
          Who there is
        </h2>
        {open.length === 0 && <p>Nobody yet. Invite the first colleague above.</p>}
        <ul className="keel-people">
          {open.map((one) => (
            <PersonCard key={one.id} account={one} authorities={data.authorities} />
          ))}
        </ul>
      </section>
      {closed.length > 0 && (
        <details className="keel-where">
          <summary>
            {closed.length} closed {closed.length === 1 ? 'account' : 'accounts'}
          </summary>
          <ul className="keel-people">
            {closed.map((one) => (
              <PersonCard key={one.id} account={one} authorities={data.authorities} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function summary(open: readonly AccountReply[], bare: number): string {
  // Whoever sees this page without an account was let in because nobody signs in here.
  if (open.length === 0)
    return 'Nobody has an account yet, and signing in is off: whoever sits at this machine is let in. Invite colleagues here; whoever runs Evenkeel then turns signing in on.';
  const waiting = open.filter(({ state }) => state === 'invited').length;
  const parts = [`${open.length} ${open.length === 1 ? 'person has' : 'people have'} an account`];
  if (waiting > 0) parts.push(`${waiting} of them ${waiting === 1 ? 'has' : 'have'} not opened it yet`);
  if (bare > 0) parts.push(`${bare} must still set up a second factor`);
  return `${parts.join('; ')}.`;
}

function InviteSomebody({ data }: { readonly data: AccountsReply }) {
  const queries = useQueryClient();
  const [made, setMade] = useState<{ readonly name: string; readonly link: string } | null>(null);
  return (
    <section aria-labelledby="invite">
      <h2 id="invite" className="keel-h2">
        Invite somebody
      </h2>
      {made !== null && <LinkToHandOn name={made.name} link={made.link} days="a week" />}
      <ActForm
        key={made?.link ?? ''}
        button="Make the invitation"
        act={async (typed) => {
          const { account, link } = await invite({
            email: typed('email'),
            name: typed('name'),
            grants: readGrants(typed),
          });
          await queries.invalidateQueries(accounts());
          setMade({ name: account.name, link });
        }}
      >
        <TextField name="name" label="Name" autoComplete="off" />
        <TextField name="email" label="Work e-mail address" type="email" autoComplete="off" />
        <GrantFields authorities={data.authorities} />
      </ActForm>
    </section>
  );
}
