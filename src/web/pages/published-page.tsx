/** Any authority from published files: bring the files in, choose an authority. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { PublishedListReply } from '../../contract/published.ts';
import { showCount } from '../../core/base/show.ts';
import { publishedList } from '../api.ts';
import { Choice } from '../parts/choice.tsx';
import { NotStored } from '../parts/not-stored.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { UploadPanel } from '../parts/upload-panel.tsx';

/** Show the page. */
export function PublishedPage() {
  const query = useQuery(publishedList());
  return (
    <Page title="Any authority, from published files" of={null}>
      <Answered query={query}>{(data) => <Shelf data={data} />}</Answered>
    </Page>
  );
}

function Shelf({ data }: { readonly data: PublishedListReply }) {
  const { authorities, missing, mayAdd, largestUpload } = data;
  const navigate = useNavigate();
  const open = (code: string) => {
    if (code !== '') void navigate({ to: '/published/$code', params: { code } });
  };
  return (
    <>
      <p className="keel-state">
        {authorities.length === 0
          ? 'No published file is stored yet. Bring in the department’s table of plans by authority and year, and every authority in it has a forecast.'
          : `${showCount(authorities.length)} authorities can be shown.`}
      </p>
      {authorities.length > 0 && (
        <Choice
          label="Authority"
          hint="Its plans, a forecast with its range, and its measures beside others."
          value=""
          say={open}
          options={[
            { value: '', text: 'Choose an authority' },
            ...authorities.map(({ code, name }) => ({ value: code, text: name })),
          ]}
        />
      )}
      {mayAdd && (
        <UploadPanel
          params={null}
          heading="Bring published files in"
          lead="Drop the department’s files here as they were downloaded, or choose them: each is recognised by what is in it. They are shared by all programmes of this installation."
          largestUpload={largestUpload}
        />
      )}
      <NotStored title="What more files would bring" lines={missing} />
      {authorities.length > 0 && (
        <details>
          <summary>All authorities by name</summary>
          <ul>
            {authorities.map(({ code, name, region }) => (
              <li key={code}>
                <Link to="/published/$code" params={{ code }} className="govuk-link">
                  {name}
                </Link>
                {region === null ? '' : `, ${region}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
