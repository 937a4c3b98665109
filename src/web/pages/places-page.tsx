/** The page of places: what late ones cost in its first sentence, then the pipeline, need against places, and allocation. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RefusedError } from '../api.ts';
import { Page } from '../parts/page-frame.tsx';
import { PageSections } from '../parts/page-sections.tsx';
import { AnsweredPrepared } from '../parts/prepared.tsx';
import { useListed } from '../parts/use-listed.ts';
import { places } from '../prepared-api.ts';

/** Show the places of one programme. One without a record of them is told what to bring, and that is no fault. */
export function PlacesPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/places' });
  const query = useQuery(places(params));
  const listed = useListed(params);
  const reply = query.error instanceof RefusedError ? query.error.reply : null;
  return (
    <Page title="Places" of={listed?.authorityName ?? null}>
      {reply?.code === 'places.none' ? (
        <p className="keel-empty">
          {reply.message}. {reply.advice}
        </p>
      ) : (
        <AnsweredPrepared query={query}>
          {({ answer, notes, sections }) => (
            <>
              <p className="keel-prose">
                <strong>{answer}</strong>
              </p>
              {notes.map((note) => (
                <p key={note} className="keel-prose">
                  {note}
                </p>
              ))}
              <PageSections sections={sections} />
            </>
          )}
        </AnsweredPrepared>
      )}
    </Page>
  );
}
