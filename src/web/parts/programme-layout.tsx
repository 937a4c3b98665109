/** The bar of one programme: whose it is, its newest update, the way to its pages, a plain word where it is made up, and the next step where no file is in. */
import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import type { ProgrammeAddress } from '../api.ts';
import { ProgrammeNavigation } from './programme-navigation.tsx';
import { useListed } from './use-listed.ts';

const DATA = '/programmes/$authority/$programme/data';

/** What a newcomer does next, on every page but the one that does it. */
function NextStep({ params }: { readonly params: ProgrammeAddress }) {
  const { pathname } = useLocation();
  if (pathname.endsWith('/data')) return null;
  return (
    <aside className="keel-next-step keel-no-print" aria-label="Next step">
      <p className="keel-width">
        <strong>No file of this programme is in yet.</strong>{' '}
        <Link to={DATA} params={params} className="govuk-link">
          Bring your files in
        </Link>
        : monthly actuals, the SEN2 return, placement costs. Each page fills as they come.
      </p>
    </aside>
  );
}

/** Frame the pages of one programme. */
export function ProgrammeLayout() {
  const params = useParams({ from: '/programmes/$authority/$programme' });
  const listed = useListed(params);
  const [year, sequence] = listed?.newestUpdate?.split('/') ?? [];
  return (
    <>
      {listed?.fictional === true && (
        <aside className="keel-fictional" aria-label="Made-up data">
          <p className="keel-width">
            <strong>Fictional county.</strong> {listed.authorityName} and everything in it is made up.
          </p>
        </aside>
      )}
      <section className="keel-programmebar" aria-label="This programme">
        <div className="keel-width">
          <p className="keel-whose">
            <span className="keel-whose-name">{listed?.authorityName ?? '\u00a0'}</span>
            <span className="keel-whose-programme">{listed?.name}</span>
            {listed?.newestUpdate != null && (
              <span className="keel-whose-update">
                Update {listed.newestUpdate.replace('/', ', number ')}
              </span>
            )}
          </p>
          <ProgrammeNavigation params={{ ...params, year, sequence }} />
        </div>
      </section>
      {listed?.hasFiles === false && <NextStep params={params} />}
      <Outlet />
    </>
  );
}
