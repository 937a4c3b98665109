/** The bar of one programme: whose it is, its newest update, the way to its pages, and a plain word where it is made up. */
import { Outlet, useParams } from '@tanstack/react-router';
import { ProgrammeNavigation } from './programme-navigation.tsx';
import { useListed } from './use-listed.ts';

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
      <Outlet />
    </>
  );
}
