/** What an address shows that leads nowhere. */
import { Link } from '@tanstack/react-router';
import { Page } from '../parts/page-frame.tsx';

/** Say so, and lead back. */
export function NotFoundPage() {
  return (
    <Page title="There is no page here" of={null}>
      <p>The address may have been typed wrongly, or the page may have moved.</p>
      <p>
        <Link to="/" className="govuk-link">
          Go to the start page
        </Link>
      </p>
    </Page>
  );
}
