/** From a theme to You Said, We Did: what was said of it in meetings, and what was done, will be done or cannot be. */
import { Link } from '@tanstack/react-router';
import type { ReviewReply } from '../../../contract/review.ts';
import type { ProgrammeAddress } from '../../api.ts';

type Given = { readonly at: ProgrammeAddress; readonly answered: ReviewReply['answered'] };

/** Show it. */
export function ThemesAnswered({ at, answered }: Given) {
  return (
    <>
      {answered.length === 0 && <p>No statement of You Said, We Did names a theme yet.</p>}
      <dl className="keel-lines">
        {answered.map(({ theme, said }) => (
          <div key={theme}>
            <dt>{theme}</dt>
            <dd>
              <ul>
                {said.map(({ key, title, stateWords, answer }) => (
                  <li key={key}>
                    {title}. <strong>{stateWords}</strong>
                    {answer === '' ? '.' : `: ${answer}`}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to="/programmes/$authority/$programme/voice" params={at} className="govuk-link">
          You Said, We Did
        </Link>{' '}
        has every statement, who owns it and the line of the plan it changed. A statement names its theme
        there.
      </p>
    </>
  );
}
