/** Tokens with which programs ask: what there is, when each was last used, making one and revoking one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TokensReply } from '../../contract/tokens.ts';
import { ROLES } from '../../core/access/access.ts';
import { makeToken, revokeToken, tokens } from '../identity-api.ts';
import { ActForm, TextField } from '../parts/identity/act-form.tsx';
import { readScope, TokenFields } from '../parts/identity/token-fields.tsx';
import { TokenMade } from '../parts/identity/token-made.tsx';
import { ROLE_WORDS } from '../parts/identity/grant-fields.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';

type Token = TokensReply['tokens'][number];

/** Show the tokens. */
export function TokensPage() {
  const query = useQuery(tokens());
  return (
    <Page title="Tokens" of={null}>
      <Answered query={query}>{(data) => <Tokens data={data} now={new Date().toISOString()} />}</Answered>
    </Page>
  );
}

function Tokens({ data, now }: { readonly data: TokensReply; readonly now: string }) {
  const isOpen = ({ revokedAt, endsAt }: Token) => revokedAt === null && endsAt > now;
  const open = data.tokens.filter(isOpen);
  const over = data.tokens.filter((one) => !isOpen(one));
  return (
    <>
      <p className="keel-lead">{summary(open)}</p>
      <p>
        A token lets a program ask for what its owner may see, without signing in. It never signs a return,
        changes accounts, makes tokens, or looks at a child’s record.
      </p>
      <MakeOne data={data} />
      <section aria-labelledby="serving">
        <h2 id="serving" className="keel-h2">
          Tokens that serve
        </h2>
        {open.length === 0 && <p>None.</p>}
        <ul className="keel-people">
          {open.map((one) => (
            <TokenCard key={one.id} token={one} programmes={data.programmes} />
          ))}
        </ul>
      </section>
      {over.length > 0 && (
        <details className="keel-where">
          <summary>
            {over.length} {over.length === 1 ? 'token serves' : 'tokens serve'} no more
          </summary>
          <ul className="govuk-list govuk-list--bullet">
            {over.map((one) => (
              <li key={one.id}>
                {one.name}, {one.owner},{' '}
                {one.revokedAt === null ? `ended ${dayOf(one.endsAt)}` : `revoked ${dayOf(one.revokedAt)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function summary(open: readonly Token[]): string {
  if (open.length === 0) return 'No program has a token that serves.';
  if (open.length === 1)
    return open[0]?.usedAt === null ? '1 token serves, and was never used.' : '1 token serves.';
  const unused = open.filter(({ usedAt }) => usedAt === null).length;
  const count = `${open.length} tokens serve`;
  return unused === 0
    ? `${count}.`
    : `${count}; ${unused} of them ${unused === 1 ? 'was' : 'were'} never used.`;
}

function MakeOne({ data }: { readonly data: TokensReply }) {
  const queries = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  if (data.owners.length === 0 || data.programmes.length === 0)
    return <p>There is no programme yet that a token could be for.</p>;
  return (
    <section aria-labelledby="make">
      <h2 id="make" className="keel-h2">
        Make a token
      </h2>
      {secret !== null && <TokenMade secret={secret} />}
      <ActForm
        key={secret ?? ''}
        button="Make the token"
        act={async (typed) => {
          const owner = data.owners.find(({ id }) => id === typed('owner')) ?? data.owners[0];
          const made = await makeToken({
            accountId: owner === undefined || owner.isSelf ? null : owner.id,
            name: typed('name'),
            role: ROLES.find((role) => role === typed('role')) ?? 'board-member',
            ...readScope(typed('scope')),
            days: Number(typed('days')),
          });
          await queries.invalidateQueries(tokens());
          setSecret(made.secret);
        }}
      >
        <TextField name="name" label="What it is for" hint="Such as “Ledger feed”" autoComplete="off" />
        <TokenFields data={data} />
      </ActForm>
    </section>
  );
}

function TokenCard({ token, programmes }: { readonly token: Token } & Pick<TokensReply, 'programmes'>) {
  const queries = useQueryClient();
  const { name, owner, role, authority, programmeId, endsAt, usedAt } = token;
  const called = programmes.find((one) => one.authority === authority)?.authorityName ?? authority;
  const scope = programmeId === null ? called : `${called}, ${programmeId} only`;
  return (
    <li className="keel-person">
      <h3 className="keel-h3">{name}</h3>
      <p className="keel-quiet">
        {owner} · {ROLE_WORDS[role].name}, {scope} · until {dayOf(endsAt)} ·{' '}
        {usedAt === null ? 'never used' : `last used ${WHEN.format(new Date(usedAt))}`}
      </p>
      <ActForm
        button={`Revoke ${name}`}
        kind="warning"
        act={async () => {
          await revokeToken(token.id);
          await queries.invalidateQueries(tokens());
        }}
      />
    </li>
  );
}

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

function dayOf(instant: string): string {
  return DAY.format(new Date(instant));
}
