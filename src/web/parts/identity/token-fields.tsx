/** Choosing whose token it is, its role, what it is for and how long it serves. */
import type { TokensReply } from '../../../contract/tokens.ts';
import { NOT_BY_TOKEN, permissionsOf, ROLES } from '../../../core/access/access.ts';
import { NamedChoice } from './act-form.tsx';
import { ROLE_WORDS } from './grant-fields.tsx';

/** Roles that leave a token anything to do. */
const TOKEN_ROLES = ROLES.filter((role) =>
  permissionsOf(role).some((permission) => !NOT_BY_TOKEN.has(permission) && permission !== 'audit.read'),
);

/** Show the choices. */
export function TokenFields({ data }: { readonly data: TokensReply }) {
  const byAuthority = new Map(data.programmes.map((one) => [one.authority, one.authorityName]));
  return (
    <>
      {data.owners.length > 1 && (
        <NamedChoice name="owner" label="Whose token it is" hint="It never does more than they may.">
          {data.owners.map(({ id, name, isSelf }) => (
            <option key={id} value={id}>
              {isSelf ? `${name} (you)` : name}
            </option>
          ))}
        </NamedChoice>
      )}
      <NamedChoice
        name="role"
        label="What it may do"
        hint="No more than its owner’s own role there."
        usual="board-member"
      >
        {TOKEN_ROLES.map((role) => (
          <option key={role} value={role}>
            as {ROLE_WORDS[role].name}
          </option>
        ))}
      </NamedChoice>
      <NamedChoice name="scope" label="For">
        {[...byAuthority].map(([authority, name]) => (
          <option key={authority} value={authority}>
            {name}, every programme
          </option>
        ))}
        {data.programmes.map(({ authority, programme, authorityName }) => (
          <option key={`${authority} ${programme}`} value={`${authority} ${programme}`}>
            {authorityName}, {programme} only
          </option>
        ))}
      </NamedChoice>
      <NamedChoice name="days" label="How long it serves">
        <option value="30">30 days</option>
        <option value="90">90 days</option>
        <option value="180">180 days</option>
        <option value="366">A year and a day</option>
      </NamedChoice>
    </>
  );
}

/** The authority, and the programme where it is one alone, of what was chosen. */
export function readScope(chosen: string): {
  readonly authority: string;
  readonly programmeId: string | null;
} {
  const [authority = '', programmeId = null] = chosen.split(' ');
  return { authority, programmeId };
}
