/** What was said, what came of it, what shows it, and which line of the plan it changed; then the same from the plan's side. */
import type { ShownStatement, VoiceReply } from '../../../contract/voice.ts';

/** Show every statement, the late ones first. */
export function StatementList({ statements }: { readonly statements: readonly ShownStatement[] }) {
  return (
    <ul className="keel-records">
      {statements.map((one) => (
        <li key={one.key} className="keel-record">
          <div className="keel-record-told">
            <div>
              <h3 className="keel-h3">{one.title}</h3>
              <p className={`keel-said keel-said-${one.state}`}>{one.stateWords}</p>
              <p className="keel-note">{one.owner}</p>
            </div>
            <div>
              <blockquote className="keel-quote">{one.said}</blockquote>
              <p className="keel-note">
                {one.by}. {one.heard}.
                {one.theme !== '' && ` What families wrote on it is counted under “${one.theme}”.`}
              </p>
              {one.answer !== '' && <p>{one.answer}</p>}
              {one.sources.length > 0 && <p className="keel-note">Shown by: {one.sources.join('; ')}.</p>}
              {one.changed.length > 0 && (
                <p className="keel-note">
                  <strong>Changed in the plan:</strong> {one.changed.join('; ')}.
                </p>
              )}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Show lines of the plan with what was said that changed each. */
export function LineList({ lines }: { readonly lines: VoiceReply['lines'] }) {
  if (lines.length === 0) return <p>No statement is linked to a line of the plan yet.</p>;
  return (
    <dl className="keel-lines">
      {lines.map(({ key, title, said }) => (
        <div key={key}>
          <dt>{title}</dt>
          <dd>
            <ul>
              {said.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
