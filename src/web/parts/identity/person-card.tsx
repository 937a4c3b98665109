/** One person of the installation: their roles, and what an administrator may do with the account. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountReply, AccountsReply } from '../../../contract/identity.ts';
import { accounts, changeAccount, type GrantWish, newLink, setRoles } from '../../identity-api.ts';
import { ActForm } from './act-form.tsx';
import { GrantFields, ROLE_WORDS, readGrants } from './grant-fields.tsx';
import { LinkToHandOn } from './link-to-hand-on.tsx';

type Given = { readonly account: AccountReply } & Pick<AccountsReply, 'authorities'>;

const STATES = { invited: 'Invited', active: 'Active', closed: 'Closed' } as const;

/** Show a person. */
export function PersonCard({ account, authorities }: Given) {
  const queries = useQueryClient();
  const again = async () => {
    await queries.invalidateQueries(accounts());
  };
  return (
    <li className="keel-person">
      <h3 className="keel-h3">{account.name}</h3>
      <p className="keel-quiet">
        {account.email} · {STATES[account.state]} · {factorWords(account)}
      </p>
      <RoleList account={account} authorities={authorities} again={again} />
      <details className="keel-where">
        <summary>
          Change<span className="govuk-visually-hidden"> the account of {account.name}</span>
        </summary>
        {account.state === 'closed' ? (
          <Act name="Open the account again" act={() => changeAccount(account.id, 'reopen')} again={again} />
        ) : (
          <Changes account={account} authorities={authorities} again={again} />
        )}
      </details>
    </li>
  );
}

function factorWords({ hasSecondFactor, needsSecondFactor }: AccountReply): string {
  if (hasSecondFactor) return 'second factor set up';
  return needsSecondFactor ? 'second factor asked for at the next sign-in' : 'no second factor needed';
}

type Again = { readonly again: () => Promise<void> };

function RoleList({ account, authorities, again }: Given & Again) {
  const nameOf = (code: string) =>
    code === 'all' ? 'all authorities' : (authorities.find((one) => one.code === code)?.name ?? code);
  if (account.grants.length === 0) return <p>No role: the account opens nothing.</p>;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {account.grants.map((grant) => (
        <li key={`${grant.role} ${grant.authority}`}>
          {ROLE_WORDS[grant.role].name}, {nameOf(grant.authority)}
          {account.state !== 'closed' && (
            <Remove account={account} grant={grant} words={nameOf(grant.authority)} again={again} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Remove({
  account,
  grant,
  words,
  again,
}: Again & { readonly account: AccountReply; readonly grant: GrantWish; readonly words: string }) {
  const [problem, setProblem] = useState('');
  const remove = async () => {
    try {
      await setRoles(
        account.id,
        account.grants.filter((one) => one !== grant),
      );
      await again();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'This was not done');
    }
  };
  return (
    <>
      {' '}
      <button type="button" className="keel-linklike" onClick={() => void remove()}>
        Take away
        <span className="govuk-visually-hidden">
          {' '}
          the role of {ROLE_WORDS[grant.role].name} for {words} from {account.name}
        </span>
      </button>
      {problem !== '' && (
        <span role="alert" className="keel-refused">
          {' '}
          {problem}.
        </span>
      )}
    </>
  );
}

function Changes({ account, authorities, again }: Given & Again) {
  const [link, setLink] = useState<string | null>(null);
  const isInvited = account.state === 'invited';
  return (
    <>
      <ActForm
        button="Give the role"
        kind="secondary"
        act={async (typed) => {
          await setRoles(account.id, [...account.grants, ...readGrants(typed)]);
          await again();
        }}
      >
        <GrantFields authorities={authorities} />
      </ActForm>
      {link !== null && (
        <LinkToHandOn name={account.name} link={link} days={isInvited ? 'a week' : 'an hour'} />
      )}
      <ActForm
        button={isInvited ? 'Make a new invitation link' : 'Make a link for a new password'}
        kind="secondary"
        act={async () => setLink((await newLink(account.id)).link)}
      />
      {account.hasSecondFactor && (
        <Act
          name="Take the lost authenticator away"
          act={() => changeAccount(account.id, 'remove-second-factor')}
          again={again}
        />
      )}
      <Act name="Close the account" act={() => changeAccount(account.id, 'close')} again={again} />
    </>
  );
}

type ActGiven = Again & { readonly name: string; readonly act: () => Promise<unknown> };

function Act({ name, act, again }: ActGiven) {
  return (
    <ActForm
      button={name}
      kind="warning"
      act={async () => {
        await act();
        await again();
      }}
    />
  );
}
