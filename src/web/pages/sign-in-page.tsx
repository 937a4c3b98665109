/** Signing in: the password or single sign-on, then the second factor, then the page that was wanted. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PresenceReply } from '../../contract/identity.ts';
import { askAnew } from '../ask-anew.ts';
import { giveCode, presence, signIn, signOut } from '../identity-api.ts';
import { ActForm, TextField } from '../parts/identity/act-form.tsx';
import { Authenticator } from '../parts/identity/authenticator.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';

const TITLES = {
  none: 'Sign in',
  password: 'Show that it is you',
  'set-up': 'Set up a second factor',
  whole: 'You are signed in',
} as const;

/** Show the step that is next. */
export function SignInPage() {
  const { to = '/' } = useSearch({ from: '/sign-in' });
  const query = useQuery(presence());
  const stage = query.data?.stage ?? 'none';
  return (
    <Page title={TITLES[stage]} of={null}>
      <Answered query={query}>{(data) => <Steps data={data} to={to} />}</Answered>
    </Page>
  );
}

function Steps({ data, to }: { readonly data: PresenceReply; readonly to: string }) {
  const queries = useQueryClient();
  const again = async () => {
    await queries.invalidateQueries(presence());
  };
  if (data.mode === 'machine' || data.stage === 'whole') return <Onward to={to} />;
  if (data.stage === 'password') return <CodeStep again={again} />;
  if (data.stage === 'set-up')
    return (
      <>
        <p className="keel-lead">
          Your role, or your organisation, asks for more than a password here: one that somebody else has
          learned must not be enough to read these records.
        </p>
        <p>
          It takes about two minutes, once. You need an authenticator app on a phone, or one on your computer;
          your password stays as it is. If you have neither, ask whoever invited you: nothing of yours is lost
          meanwhile.
        </p>
        <Authenticator asksPassword={false} onDone={() => void again()} />
        <SignOutLine again={again} />
      </>
    );
  return <PasswordStep data={data} to={to} again={again} />;
}

/** Everything asked for before was refused or somebody else’s, so it is asked anew. */
function Onward({ to }: { readonly to: string }) {
  const router = useRouter();
  const queries = useQueryClient();
  useEffect(() => {
    void askAnew(queries).then(() => router.navigate({ to, replace: true }));
  }, [queries, router, to]);
  return <p className="keel-loading">Opening the page you wanted…</p>;
}

type Again = { readonly again: () => Promise<void> };

function PasswordStep({ data, to, again }: Again & { readonly data: PresenceReply; readonly to: string }) {
  return (
    <>
      {data.hasSingleSignOn && (
        <p>
          <a className="govuk-button" href={`/api/identity/single-sign-on?to=${encodeURIComponent(to)}`}>
            Sign in with your work account
          </a>
        </p>
      )}
      <ActForm
        button="Sign in"
        kind={data.hasSingleSignOn ? 'secondary' : 'main'}
        act={async (typed) => {
          await signIn({ email: typed('email'), password: typed('password') });
          await again();
        }}
      >
        <TextField name="email" label="E-mail address" type="email" autoComplete="username" />
        <TextField name="password" label="Password" type="password" autoComplete="current-password" />
      </ActForm>
      <p className="keel-quiet">
        Forgotten it, or no account yet? An administrator of Evenkeel in your authority can give you a link.
      </p>
    </>
  );
}

function CodeStep({ again }: Again) {
  return (
    <>
      <ActForm
        button="Go on"
        act={async (typed) => {
          await giveCode(typed('code'));
          await again();
        }}
      >
        <TextField
          name="code"
          label="Six digits of your authenticator app"
          hint="Or one of your recovery codes, such as ABCDE-FGHJK"
          autoComplete="one-time-code"
          isNarrow
        />
      </ActForm>
      <SignOutLine again={again} />
    </>
  );
}

function SignOutLine({ again }: Again) {
  const leave = async () => {
    await signOut();
    await again();
  };
  return (
    <p>
      <button type="button" className="keel-linklike" onClick={() => void leave()}>
        Not you? Sign in as somebody else
      </button>
    </p>
  );
}
