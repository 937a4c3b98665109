/** The engagement hub: what must be looked at, what was said and done, votes, panels, consultations, measures, then every record. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { PageTable } from '../../contract/chart-with-table.ts';
import type { VoiceReply } from '../../contract/voice.ts';
import { recordsPath, voice, voicePath } from '../api.ts';
import { DataTable } from '../parts/data-table.tsx';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { partOf } from '../parts/page-part.tsx';
import { ENDS_LIST } from '../parts/records/link-form.tsx';
import { RecordGroup } from '../parts/records/record-group.tsx';
import { useListed } from '../parts/use-listed.ts';
import { CodeForm } from '../parts/voice/code-form.tsx';
import { PaperForm } from '../parts/voice/paper-form.tsx';
import { PublishSection } from '../parts/voice/publish-section.tsx';
import { LineList, StatementList } from '../parts/voice/statement-list.tsx';
import { VoteResult } from '../parts/voice/vote-result.tsx';

const PLACES = [
  { id: 'look-at', text: 'What must be looked at' },
  { id: 'said', text: 'You said, we did' },
  { id: 'lines', text: 'From the plan back to what was said' },
  { id: 'votes', text: 'Votes before and after' },
  { id: 'panels', text: 'Who is heard' },
  { id: 'events', text: 'Events and co-design' },
  { id: 'actions', text: 'From minutes to actions' },
  { id: 'consultations', text: 'Consultations and replies' },
  { id: 'measures', text: 'Culture and trust' },
  { id: 'publish', text: 'What is published' },
  { id: 'records', text: 'Every record' },
] as const;
const Part = partOf(PLACES);

/** Show the hub of one programme. */
export function VoicePage() {
  const params = useParams({ from: '/programmes/$authority/$programme/voice' });
  const query = useQuery(voice(params));
  const listed = useListed(params);
  return (
    <Page title="Voice" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <>
            <p className="keel-state">{data.lead}</p>
            <OnThisPage places={PLACES}>
              <Said data={data} />
              <Votes data={data} path={voicePath(params)} />
              <Heard data={data} />
              <Part id="publish">
                <PublishSection path={voicePath(params)} data={data} />
              </Part>
              <Part id="records">
                <datalist id={ENDS_LIST}>
                  {data.records.ends.map(({ key, title }) => (
                    <option key={key} value={key}>
                      {title}
                    </option>
                  ))}
                </datalist>
                <p>
                  Everything above is made of these records. Each change is a version with who, when and why.
                </p>
                {data.records.groups.map((group) => (
                  <details key={group.kind} className="keel-where">
                    <summary>
                      {group.title} ({group.records.length})
                    </summary>
                    <RecordGroup group={group} data={data.records} at={params} path={recordsPath(params)} />
                  </details>
                ))}
              </Part>
            </OnThisPage>
          </>
        )}
      </Answered>
    </Page>
  );
}

function Said({ data }: { readonly data: VoiceReply }) {
  return (
    <>
      <Part id="look-at">
        {data.faults.length === 0 ? (
          <p>Nothing.</p>
        ) : (
          <ul className="keel-reasons">
            {data.faults.map(({ node, message, blocks }) => (
              <li key={`${node} ${message}`}>
                {message}
                {blocks && <strong> Nothing is published before this is mended.</strong>}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part id="said">
        <StatementList statements={data.statements} />
      </Part>
      <Part id="lines">
        <LineList lines={data.lines} />
      </Part>
    </>
  );
}

function Heard({ data }: { readonly data: VoiceReply }) {
  return (
    <>
      <Part id="panels">
        {data.panels.map((table) => (
          <DataTable key={table.caption} table={table} />
        ))}
      </Part>
      <Part id="events">
        <Maybe table={data.events} />
        <Maybe table={data.involvements} />
      </Part>
      <Part id="actions">
        <Maybe table={data.actions} />
      </Part>
      <Part id="consultations">
        <Maybe table={data.consultations} />
      </Part>
      <Part id="measures">
        <Maybe table={data.measures} />
      </Part>
    </>
  );
}

function Maybe({ table }: { readonly table: PageTable | null }) {
  return table === null ? <p>None yet.</p> : <DataTable table={table} />;
}

function Votes({ data, path }: { readonly data: VoiceReply; readonly path: string }) {
  return (
    <Part id="votes">
      <p className="keel-note">
        Changes are in points: the share who agree after, less the share who agree before. The range holds the
        true change 19 times in 20. “c” is kept back from everybody, because few people of the sector voted.
      </p>
      {data.votes.map((vote) => (
        <VoteResult key={vote.id} vote={vote} />
      ))}
      {data.records.mayWrite && (
        <>
          <details className="keel-where">
            <summary>Make voting codes</summary>
            <CodeForm path={path} data={data} />
          </details>
          <details className="keel-where">
            <summary>Enter a vote from paper</summary>
            <PaperForm path={path} data={data} />
          </details>
        </>
      )}
    </Part>
  );
}
