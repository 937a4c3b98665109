/** Who is signed in, in the bar of every page, with the way to the account, to the people, and out. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { askAnew } from '../ask-anew.ts';
import { presence, signOut } from '../identity-api.ts';

/** Show it; nothing where whoever sits at the machine is let in. */
export function WhoLine() {
  const { data } = useQuery(presence());
  const queries = useQueryClient();
  const router = useRouter();
  if (data?.mode !== 'accounts' || data.person === null || data.stage !== 'whole') return null;
  const leave = async () => {
    await signOut();
    await router.navigate({ to: '/sign-in' });
    await askAnew(queries);
  };
  return (
    <nav aria-label="Your account" className="keel-who">
      <ul>
        {data.mayManageAccounts && (
          <li>
            <Link to="/people">People</Link>
          </li>
        )}
        {data.mayMakeTokens && (
          <li>
            <Link to="/tokens">Tokens</Link>
          </li>
        )}
        <li>
          <Link to="/account">{data.person.name}</Link>
        </li>
        <li>
          <button type="button" className="keel-linklike" onClick={() => void leave()}>
            Sign out
          </button>
        </li>
      </ul>
    </nav>
  );
}
