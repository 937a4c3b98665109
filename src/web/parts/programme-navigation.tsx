/** The way to the pages of one programme: groups, the pages of the group one is in, and a list of all that opens. */
import { Link, useLocation } from '@tanstack/react-router';
import { groupsFor, type PageParams, type ProgrammePage, pageAt } from '../programme-pages.ts';

/** Show the groups, the pages beside this one, and all pages behind a word; the list closes when a page is opened. */
export function ProgrammeNavigation({ params }: { readonly params: PageParams }) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const here = pageAt(path, params);
  const groups = groupsFor(params);
  const group = groups.find(({ pages }) => here !== null && pages.includes(here));
  return (
    <nav aria-label="Pages" className="keel-pages">
      <div className="keel-pages-groups">
        <ul className="keel-nav keel-nav-groups">
          {groups.map(({ name, pages: [first] }) => (
            <li key={name} className={name === group?.name ? 'keel-here' : undefined}>
              {first !== undefined && <PageLink page={first} params={params} name={name} />}
            </li>
          ))}
        </ul>
        <details key={path} className="keel-all-pages">
          <summary>All pages</summary>
          <div className="keel-all-groups">
            {groups.map(({ name, pages }) => (
              <div key={name}>
                <p className="keel-group-name">{name}</p>
                <PageList pages={pages} params={params} label={name} className="keel-all-list" />
              </div>
            ))}
          </div>
        </details>
      </div>
      {group !== undefined && group.pages.length > 1 && (
        <PageList
          pages={group.pages}
          params={params}
          label={`Pages of ${group.name}`}
          className="keel-nav keel-nav-pages"
        />
      )}
    </nav>
  );
}

type ListGiven = {
  readonly pages: readonly ProgrammePage[];
  readonly params: PageParams;
  readonly label: string;
  readonly className: string;
};

function PageList({ pages, params, label, className }: ListGiven) {
  return (
    <ul className={className} aria-label={label}>
      {pages.map((page) => (
        <li key={page.to}>
          <PageLink page={page} params={params} name={page.name} />
        </li>
      ))}
    </ul>
  );
}

type LinkGiven = { readonly page: ProgrammePage; readonly params: PageParams; readonly name: string };

/** A link to one page; it is told to be the current page only at its own address, whatever is searched for there. */
function PageLink({ page, params, name }: LinkGiven) {
  const { year = '', sequence = '', ...own } = params;
  return (
    <Link
      to={page.to}
      params={{ ...own, year, sequence }}
      activeOptions={{ exact: true, includeSearch: false, includeHash: false }}
    >
      {name}
    </Link>
  );
}
