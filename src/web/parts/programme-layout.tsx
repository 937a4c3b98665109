/** The bar of one programme: whose it is, its newest update, the way to its pages, and a plain word where it is made up. */
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useListed } from './use-listed.ts';

const PAGES = [
  { to: '/programmes/$authority/$programme', name: 'Overview' },
  { to: '/programmes/$authority/$programme/plan-numbers', name: 'Plan numbers' },
  { to: '/programmes/$authority/$programme/cohort-forecast', name: 'Forecast' },
  { to: '/programmes/$authority/$programme/finance', name: 'Finance' },
  { to: '/programmes/$authority/$programme/conditions', name: 'Conditions' },
  { to: '/programmes/$authority/$programme/ratings', name: 'Ratings' },
  { to: '/programmes/$authority/$programme/places', name: 'Places' },
  { to: '/programmes/$authority/$programme/risks', name: 'Risks' },
  { to: '/programmes/$authority/$programme/records', name: 'Records' },
  { to: '/programmes/$authority/$programme/voice', name: 'Voice' },
  { to: '/programmes/$authority/$programme/surveys', name: 'Surveys' },
  { to: '/programmes/$authority/$programme/data', name: 'Data' },
  { to: '/programmes/$authority/$programme/measures', name: 'Measures' },
  { to: '/programmes/$authority/$programme/lab', name: 'Scenario lab' },
] as const;

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
          <nav aria-label="Pages">
            <ul className="keel-nav">
              {PAGES.map(({ to, name }) => (
                <li key={to}>
                  <Link to={to} params={params} activeOptions={{ exact: true, includeSearch: false }}>
                    {name}
                  </Link>
                </li>
              ))}
              {year !== undefined && sequence !== undefined && (
                <>
                  <li>
                    <Link
                      to="/programmes/$authority/$programme/returns/$year/$sequence"
                      params={{ ...params, year, sequence }}
                      activeOptions={{ exact: true, includeHash: false }}
                    >
                      Return
                    </Link>
                  </li>
                  <li>
                    <Link
                      to="/programmes/$authority/$programme/returns/$year/$sequence/writing"
                      params={{ ...params, year, sequence }}
                      activeOptions={{ includeHash: false }}
                    >
                      Writing
                    </Link>
                  </li>
                  <li>
                    <Link
                      to="/programmes/$authority/$programme/returns/$year/$sequence/sign-off"
                      params={{ ...params, year, sequence }}
                      activeOptions={{ includeHash: false }}
                    >
                      Sign-off
                    </Link>
                  </li>
                </>
              )}
            </ul>
          </nav>
        </div>
      </section>
      <Outlet />
    </>
  );
}
