/** Opening a link that serves once: the first administrator, an invitation, or a new password. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { LinkReply } from '../../contract/identity.ts';
import { openLink, presence, takeLink } from '../identity-api.ts';
import { ActForm, TextField } from '../parts/identity/act-form.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';

const TITLES = {
  'first-administrator': 'Make the first account',
  invitation: 'Open your account',
  reset: 'Choose a new password',
} as const;

/** Show what the link is for, and take it. */
export function SetUpPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  // The address bar forgets it, so that it stays in no history and on no shared screen.
  useEffect(() => window.history.replaceState(window.history.state, '', window.location.pathname), []);
  const query = useQuery({ queryKey: ['link', token], queryFn: () => openLink(token), staleTime: Infinity });
  return (
    <Page title={query.data === undefined ? 'Open a link' : TITLES[query.data.purpose]} of={null}>
      <Answered query={query}>{(link) => <ChoosePassword link={link} token={token} />}</Answered>
    </Page>
  );
}

function ChoosePassword({ link, token }: { readonly link: LinkReply; readonly token: string }) {
  const router = useRouter();
  const queries = useQueryClient();
  const isFirst = link.purpose === 'first-administrator';
  return (
    <>
      <p className="keel-lead">
        {isFirst
          ? 'The first account looks after all others: it invites people and gives them their roles.'
          : `For ${link.name ?? ''}, ${link.email ?? ''}.`}
      </p>
      <ActForm
        button={isFirst ? 'Make the account' : 'Keep the password'}
        act={async (typed) => {
          await takeLink({ token, email: typed('email'), name: typed('name'), password: typed('password') });
          await queries.invalidateQueries(presence());
          await router.navigate({ to: '/sign-in', search: {}, replace: true });
        }}
      >
        {isFirst && (
          <>
            <TextField name="name" label="Your name" autoComplete="name" />
            <TextField name="email" label="Your e-mail address" type="email" autoComplete="username" />
          </>
        )}
        <TextField
          name="password"
          label="A password"
          hint="At least 12 characters. Three or four words that do not belong together are good, and easy to remember."
          type="password"
          autoComplete="new-password"
        />
      </ActForm>
    </>
  );
}
