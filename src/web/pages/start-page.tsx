/** The start page: the programmes in the store, and what to do first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ListingReply } from '../../contract/listing.ts';
import { listing } from '../api.ts';
import { Answered, Page } from '../parts/page-frame.tsx';

/** Show the programmes, newest update first to hand. */
export function StartPage() {
  const query = useQuery(listing());
  return (
    <Page
      title="Programmes"
      of={null}
      lead={
        <p className="keel-lead">
          Plan numbers, the money, the conditions and the quarterly return of a high needs recovery programme,
          in one place and from one set of stored figures.
        </p>
      }
    >
      <Answered query={query}>
        {({ programmes }) => (
          <>
            {programmes.length === 0 ? <EmptyStore /> : <ProgrammeList programmes={programmes} />}
            <FirstSteps programmes={programmes} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function ProgrammeList({ programmes }: ListingReply) {
  return (
    <ul className="keel-programmes">
      {programmes.map((one) => {
        const params = { authority: one.authorityCode, programme: one.programmeId };
        const [year, sequence] = one.newestUpdate?.split('/') ?? [];
        return (
          <li key={`${one.authorityCode}/${one.programmeId}`} className="keel-programme">
            <h2 className="keel-h2">
              <Link to="/programmes/$authority/$programme" params={params} className="govuk-link">
                {one.authorityName}
              </Link>
            </h2>
            <p>{one.name}</p>
            {one.fictional && <p className="keel-quiet">A fictional county, to try everything on.</p>}
            <p className="keel-programme-links">
              <Link to="/programmes/$authority/$programme/finance" params={params} className="govuk-link">
                Finance<span className="govuk-visually-hidden"> of {one.authorityName}</span>
              </Link>
              <Link to="/programmes/$authority/$programme/conditions" params={params} className="govuk-link">
                Conditions<span className="govuk-visually-hidden"> of {one.authorityName}</span>
              </Link>
              {year !== undefined && sequence !== undefined && (
                <Link
                  to="/programmes/$authority/$programme/returns/$year/$sequence"
                  params={{ ...params, year, sequence }}
                  className="govuk-link"
                >
                  Return {one.newestUpdate}
                  <span className="govuk-visually-hidden"> of {one.authorityName}</span>
                </Link>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function EmptyStore() {
  return (
    <div className="keel-empty">
      <h2 className="keel-h2">The store is empty</h2>
      <p>
        Nothing is wrong: no programme has been loaded yet. The quickest way to a figure of your own is what
        the department has published already.
      </p>
      <p>
        <Link to="/published" className="govuk-button">
          Start with published files
        </Link>
      </p>
      <details className="keel-where">
        <summary>Look around with a fictional county</summary>
        <p>Whoever runs Evenkeel loads it with two commands:</p>
        <Commands lines={['./bin/evenkeel demo --out demo', './bin/evenkeel programme load demo']} />
      </details>
    </div>
  );
}

type Programmes = ListingReply['programmes'];

/** The way from nothing to a signed return, each step with the page that does it; commands are for those who prefer them. */
function FirstSteps({ programmes }: { readonly programmes: Programmes }) {
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps" className="keel-h2">
        To use your own data
      </h2>
      <ol className="keel-steps">
        <li>
          <h3 className="keel-h3">See your authority in published figures</h3>
          <p>
            Bring in the department’s files, choose your authority: its plans, a forecast with its range, and
            every published measure beside its neighbours.
          </p>
          <p>
            <Link to="/published" className="govuk-link">
              Any authority, from published files
            </Link>
          </p>
        </li>
        <li>
          <h3 className="keel-h3">Set up your programme</h3>
          <p>
            The agreement, its conditions, the form of the return and the plan make a programme folder. Load
            it once; from then on the work is done on the pages.
          </p>
          <p>
            <Link to="/begin" className="govuk-link">
              Set up a programme
            </Link>
          </p>
          <Folded
            name="By command"
            lines={['./bin/evenkeel programme load FOLDER']}
            note="docs/formats/programme-folder.md says what the folder holds; the command “evenkeel demo --out FOLDER” writes one to begin from."
          />
        </li>
        <li>
          <h3 className="keel-h3">Bring in your figures</h3>
          <p>
            Monthly actuals, SEN2 tables, placement costs and published tables are recognised by what is in
            them. Every row is accounted for.
          </p>
          <Ways programmes={programmes} to="/programmes/$authority/$programme/data" name="Data" />
          <Folded name="By command" lines={['./bin/evenkeel import FILE \\', '  --into PROGRAMME']} />
        </li>
        <li>
          <h3 className="keel-h3">Write, check and sign the return</h3>
          <p>
            It is written section by section, checked, signed by both officers and sealed on its own pages.
          </p>
          <Returns programmes={programmes} />
          <Folded
            name="By command"
            lines={['./bin/evenkeel return build PROGRAMME \\', '  --update 2024-25/3 --out FOLDER']}
          />
        </li>
      </ol>
    </section>
  );
}

/** A page of each programme, while they are few; where there are many, the list above leads to them. */
const FEW = 4;

function Ways({
  programmes,
  to,
  name,
}: {
  readonly programmes: Programmes;
  readonly to: '/programmes/$authority/$programme/data';
  readonly name: string;
}) {
  if (programmes.length === 0)
    return <p className="keel-quiet">On the page {name} of your programme, once it is set up.</p>;
  return (
    <ul className="keel-ways">
      {programmes.slice(0, FEW).map(({ authorityCode, programmeId, authorityName }) => (
        <li key={`${authorityCode}/${programmeId}`}>
          <Link to={to} params={{ authority: authorityCode, programme: programmeId }} className="govuk-link">
            {name} of {authorityName}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Returns({ programmes }: { readonly programmes: Programmes }) {
  const withUpdate = programmes.flatMap(({ newestUpdate, ...one }) => {
    const [year, sequence] = newestUpdate?.split('/') ?? [];
    return year === undefined || sequence === undefined ? [] : [{ ...one, year, sequence }];
  });
  if (withUpdate.length === 0)
    return <p className="keel-quiet">On the page Return of your programme, once it is set up.</p>;
  return (
    <ul className="keel-ways">
      {withUpdate.slice(0, FEW).map(({ authorityCode, programmeId, authorityName, year, sequence }) => (
        <li key={`${authorityCode}/${programmeId}`}>
          <Link
            to="/programmes/$authority/$programme/returns/$year/$sequence/writing"
            params={{ authority: authorityCode, programme: programmeId, year, sequence }}
            className="govuk-link"
          >
            Write the return of {authorityName}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Folded({
  name,
  lines,
  note,
}: {
  readonly name: string;
  readonly lines: readonly string[];
  readonly note?: string;
}) {
  return (
    <details className="keel-where">
      <summary>{name}</summary>
      <Commands lines={lines} />
      {note !== undefined && <p className="keel-note">{note}</p>}
    </details>
  );
}

function Commands({ lines }: { readonly lines: readonly string[] }) {
  return (
    <pre className="keel-commands">
      <code>{lines.join('\n')}</code>
    </pre>
  );
}
