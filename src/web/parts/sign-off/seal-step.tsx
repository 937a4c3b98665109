/** Sealing a return that both officers have signed. */
import type { SignOffReply } from '../../../contract/sign-off.ts';
import type { CheckSeen } from './check-stands.tsx';
import { StepButton } from './step-button.tsx';

type Given = { readonly data: SignOffReply; readonly check: CheckSeen; readonly path: string };

/** Show the seal: what it waits for, its button, or that it stands. */
export function SealStep({ data, check: { told, isNow }, path }: Given) {
  return (
    <section aria-labelledby="seal">
      <h2 id="seal" className="keel-h2">
        The seal
      </h2>
      <SealWords data={data} />
      {data.can.seal && isNow && told?.changedSince === null && (
        <StepButton path={path} name="seal">
          Seal the return
        </StepButton>
      )}
      {data.stage !== 'draft' && (
        <p className="keel-no-print">
          <a className="govuk-link" href={`${path}/file`} download>
            Download the {data.seal === null ? 'frozen' : 'sealed'} return
          </a>
          , a file that anyone can check without Evenkeel.
        </p>
      )}
    </section>
  );
}

function SealWords({ data }: { readonly data: SignOffReply }) {
  if (data.seal !== null)
    return (
      <p>
        Sealed as <strong className="keel-readable">{data.readableSeal}</strong>. Write it down: the next
        return names it, and whoever knows it can tell this return from any other.
      </p>
    );
  if (data.stage === 'signed') return <p>Both officers have signed. The seal closes the return.</p>;
  return <p>The seal follows when both officers have signed.</p>;
}
