/** The writing of a return: how much is ready first, then every section with its owner, its state and its length. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { SectionState, WritingReply } from '../../contract/writing.ts';
import { Answered, Page } from '../parts/page-frame.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { useListed } from '../parts/use-listed.ts';
import { STATES, StateMark } from '../parts/writing/state-mark.tsx';
import { writing } from '../writing-api.ts';

type Listed = WritingReply['sections'][number];

const AT = '/programmes/$authority/$programme/returns/$year/$sequence/writing';
const EVERYBODY = '';
/** States in which the return cannot be frozen. */
const STOPPING: readonly SectionState[] = ['problem', 'comment'];

/** Show the sections of one update's return. */
export function WritingPage() {
  const params = useParams({ from: AT });
  const query = useQuery(writing(params, params.year, params.sequence));
  const listed = useListed(params);
  return (
    <Page title={`Writing, update ${params.year}/${params.sequence}`} of={listed?.authorityName ?? null}>
      <Answered query={query}>{(data) => <Sections data={data} />}</Answered>
    </Page>
  );
}

function Sections({ data }: { readonly data: WritingReply }) {
  const params = useParams({ from: AT });
  const [owner, setOwner] = useState(EVERYBODY);
  const owners = [...new Set(data.sections.map((one) => one.owner))].sort();
  const shown = data.sections.filter((one) => owner === EVERYBODY || one.owner === owner);
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <>
      <p className="keel-state">{leadOf(data)}</p>
      <StateStrip sections={data.sections} />
      <div className="govuk-form-group keel-no-print">
        <label className="govuk-label" htmlFor="owner">
          Show the sections of
        </label>
        <select
          id="owner"
          className="govuk-select"
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
        >
          <option value={EVERYBODY}>Everybody</option>
          {owners.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      {groups.map((group) => (
        <Group key={group} name={group} sections={shown.filter((one) => one.group === group)} />
      ))}
      <p className="keel-no-print">
        <Link
          to="/programmes/$authority/$programme/returns/$year/$sequence"
          params={params}
          className="govuk-link"
        >
          Read the return as it stands
        </Link>
      </p>
    </>
  );
}

/** The answer first: what stops the freeze, what wants a look, what is ready. */
function leadOf({ sections, isOpen, updateName }: WritingReply): string {
  const count = (states: readonly SectionState[]) =>
    sections.filter(({ state }) => states.includes(state)).length;
  const stopping = count(STOPPING);
  const moved = count(['moved']);
  const empty = count(['empty']);
  const parts = [
    stopping === 0
      ? 'no section stops the freeze'
      : `${stopping} of ${sections.length} sections stop the freeze`,
    ...(moved === 0 ? [] : [`${moved} ${moved === 1 ? 'has' : 'have'} figures that moved`]),
    ...(empty === 0 ? [] : [`${empty} ${empty === 1 ? 'is' : 'are'} empty`]),
    `${count(['ready'])} of ${sections.length} are called ready`,
  ];
  const closed = isOpen ? '' : ' It is frozen, signed or sent: nothing is written in it now.';
  return `${updateName}: ${parts.join('; ')}.${closed}`;
}

const WIDTH = 700;
const HEIGHT = 26;

/** How many sections stand how, as one strip; its words are beside it. */
function StateStrip({ sections }: { readonly sections: readonly Listed[] }) {
  const counts = STATES.map((one) => ({
    ...one,
    count: sections.filter(({ state }) => state === one.state).length,
  })).filter(({ count }) => count > 0);
  const widths = counts.map(({ count }) => (count / sections.length) * WIDTH);
  return (
    <figure className="keel-states">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {counts.map(({ state }, k) => (
          <rect
            key={state}
            className={`keel-states-${state}`}
            x={widths.slice(0, k).reduce((sum, width) => sum + width, 0)}
            y="0"
            width={Math.max(0, (widths[k] ?? 0) - 2)}
            height={HEIGHT}
          />
        ))}
      </svg>
      <figcaption>
        <ul>
          {counts.map(({ state, count }) => (
            <li key={state}>
              <StateMark state={state} /> {count}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function Group({ name, sections }: { readonly name: string; readonly sections: readonly Listed[] }) {
  const params = useParams({ from: AT });
  const id = `group-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="keel-h2">
        {name}
      </h2>
      <ScrollBox labelledBy={id}>
        <table className="govuk-table keel-table keel-tasks" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">Section</th>
              <th scope="col">Owner</th>
              <th scope="col">State</th>
              <th scope="col" className="keel-number">
                Words
              </th>
            </tr>
          </thead>
          <tbody>
            {sections.map(({ fieldId, title, owner, state, stateWords, words, maxWords }) => (
              <tr key={fieldId}>
                <th scope="row">
                  <Link
                    to="/programmes/$authority/$programme/returns/$year/$sequence/writing/section"
                    params={params}
                    search={{ section: fieldId }}
                    className="govuk-link"
                  >
                    {title}
                  </Link>
                </th>
                <td>{owner}</td>
                <td>
                  <StateMark state={state} />
                  {!['ready', 'draft', 'empty', 'same'].includes(state) && (
                    <span className="keel-state-words">{stateWords}</span>
                  )}
                </td>
                <td className="keel-number">
                  {words}
                  {maxWords !== null && ` of ${maxWords}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
