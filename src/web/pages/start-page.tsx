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
        {({ programmes }) =>
          programmes.length === 0 ? <EmptyStore /> : <ProgrammeList programmes={programmes} />
        }
      </Answered>
      <AnyAuthority />
      <FirstSteps />
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
      <p>Nothing is wrong: no programme has been loaded yet. To look around with a fictional county:</p>
      <Commands lines={['./bin/evenkeel demo --out demo', './bin/evenkeel programme load demo']} />
    </div>
  );
}

/** The shortest way to a figure of one's own: what the department has published already. */
function AnyAuthority() {
  return (
    <section aria-labelledby="any-authority">
      <h2 id="any-authority" className="keel-h2">
        Start with what is published
      </h2>
      <p className="keel-prose">
        Any authority in England, from the department’s files alone: its plans, a forecast with its range, and
        every published measure beside its neighbours.{' '}
        <Link to="/published" className="govuk-link">
          Any authority, from published files
        </Link>
      </p>
    </section>
  );
}

const STEPS = [
  {
    title: 'Describe your programme',
    text: 'Write the agreement, its conditions and the plan into a programme folder, then load it.',
    lines: ['./bin/evenkeel programme load FOLDER'],
  },
  {
    title: 'Bring in your figures',
    text: 'Monthly actuals, SEN2 tables, placement costs and published tables are recognised by what is in them. Every row is accounted for.',
    lines: ['./bin/evenkeel import FILE \\', '  --into PROGRAMME'],
  },
  {
    title: 'Build the return',
    text: 'Open the Return page, or write all its formats to a folder.',
    lines: ['./bin/evenkeel return build PROGRAMME \\', '  --update 2024-25/3 --out FOLDER'],
  },
] as const;

function FirstSteps() {
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps" className="keel-h2">
        To use your own data
      </h2>
      <ol className="keel-steps">
        {STEPS.map(({ title, text, lines }) => (
          <li key={title}>
            <h3 className="keel-h3">{title}</h3>
            <p>{text}</p>
            <Commands lines={lines} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Commands({ lines }: { readonly lines: readonly string[] }) {
  return (
    <pre className="keel-commands">
      <code>{lines.join('\n')}</code>
    </pre>
  );
}
