/** Choosing a role and the authority that it is for, in words that say what the role brings. */
import type { AccountReply, AccountsReply } from '../../../contract/identity.ts';
import { ROLES } from '../../../core/access/access.ts';
import type { GrantWish } from '../../identity-api.ts';
import { NamedChoice } from './act-form.tsx';

type RoleName = AccountReply['grants'][number]['role'];

/** Each role and what it brings, in one line. */
export const ROLE_WORDS: Readonly<Record<RoleName, { readonly name: string; readonly brings: string }>> = {
  'finance-lead': { name: 'Finance lead', brings: 'brings figures in, undoes imports, exports' },
  'send-lead': { name: 'SEND lead', brings: 'brings data in, sees case references for a purpose' },
  'programme-lead': { name: 'Programme lead', brings: 'freezes, seals and sends the return' },
  analyst: { name: 'Analyst', brings: 'brings data in, forecasts, exports' },
  's151-officer': { name: 'Section 151 officer', brings: 'signs the return' },
  director: { name: 'Director of children’s services', brings: 'signs the return' },
  'board-member': { name: 'Board member', brings: 'reads the programme and its returns' },
  partner: { name: 'Partner', brings: 'reads the programme, challenges ratings' },
  challenge: { name: 'Challenge', brings: 'reads the programme and its returns, challenges ratings' },
  department: { name: 'Department monitor', brings: 'reads the programme and its returns' },
  administrator: { name: 'Administrator', brings: 'looks after accounts, reads the audit trail' },
};

/** Show the two choices. */
export function GrantFields({ authorities }: Pick<AccountsReply, 'authorities'>) {
  return (
    <>
      <NamedChoice name="role" label="Role" usual="partner">
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {ROLE_WORDS[role].name}: {ROLE_WORDS[role].brings}
          </option>
        ))}
      </NamedChoice>
      <NamedChoice name="authority" label="For">
        {authorities.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
        <option value="all">All authorities of this installation</option>
      </NamedChoice>
    </>
  );
}

/** What was chosen. */
export function readGrants(typed: (name: string) => string): readonly GrantWish[] {
  const role = ROLES.find((one) => one === typed('role'));
  return role === undefined ? [] : [{ role, authority: typed('authority') }];
}
