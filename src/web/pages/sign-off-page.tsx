/** The sign-off of one update: what changed first, then what is signed, the two signatures, the seal, and what follows. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { SignOffReply } from '../../contract/sign-off.ts';
import { signOff, signOffPath } from '../api.ts';
import { Answered, Page } from '../parts/page-frame.tsx';
import { AfterSealing } from '../parts/sign-off/after-sealing.tsx';
import { type CheckSeen, CheckStands, checkOf } from '../parts/sign-off/check-stands.tsx';
import { Findings } from '../parts/sign-off/findings.tsx';
import { FreezeStep } from '../parts/sign-off/freeze-step.tsx';
import { Officer } from '../parts/sign-off/officer.tsx';
import { SealStep } from '../parts/sign-off/seal-step.tsx';
import { SinceLastUpdate } from '../parts/sign-off/since-last-update.tsx';
import { Verify } from '../parts/sign-off/verify.tsx';
import { useListed } from '../parts/use-listed.ts';
import { signOffCheck } from '../prepared-api.ts';

/** Show the sign-off of one update. */
export function SignOffPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/returns/$year/$sequence/sign-off' });
  const query = useQuery(signOff(params, params.year, params.sequence));
  const checked = useQuery(signOffCheck(params, params.year, params.sequence));
  const listed = useListed(params);
  const path = signOffPath(params, params.year, params.sequence);
  return (
    <Page title={`Sign-off, update ${params.year}/${params.sequence}`} of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <SignOff key={data.updateId} data={data} check={checkOf(data, checked.data)} path={path} />
        )}
      </Answered>
    </Page>
  );
}

function SignOff({ data, check, path }: Shown & { readonly path: string }) {
  const params = useParams({ from: '/programmes/$authority/$programme/returns/$year/$sequence/sign-off' });
  const isSealed = data.seal !== null;
  return (
    <>
      <State data={data} check={check} />
      <CheckStands check={check} isDraft={data.stage === 'draft'} />
      {check.told !== null && <SinceLastUpdate changes={check.told.changes} />}
      <section aria-labelledby="content">
        <h2 id="content" className="keel-h2">
          What is signed
        </h2>
        <p>
          <Link
            to="/programmes/$authority/$programme/returns/$year/$sequence"
            params={params}
            className="govuk-link"
          >
            Read the whole return
          </Link>{' '}
          before you sign. What is signed is the return together with everything its figures were made from.
        </p>
        <Hash data={data} />
        <FreezeStep data={data} check={check} path={path} />
      </section>
      {check.told !== null && <Findings data={data} check={check.told} isNow={check.isNow} path={path} />}
      <section aria-labelledby="signatures">
        <h2 id="signatures" className="keel-h2">
          The two signatures
        </h2>
        <p className="keel-notice">
          <strong>Who is signing?</strong>{' '}
          {data.account.startsWith('local:')
            ? `Nobody signs in here: whoever is at this machine can open this page (the account at work is ${data.account}).`
            : 'The two signatures must come from two accounts.'}{' '}
          What makes a signature an officer’s is the officer’s own key and its passphrase. Keep the passphrase
          to yourself, and give the fingerprint of your key to the department by another way.
        </p>
        <div className="keel-officers">
          {data.officers.map((officer) => (
            <Officer key={officer.role} officer={officer} data={data} check={check} path={path} />
          ))}
        </div>
      </section>
      <SealStep data={data} check={check} path={path} />
      {data.stage !== 'draft' && <Verify key={data.stageWords} path={path} isSealed={isSealed} />}
      {isSealed && <AfterSealing data={data} path={path} />}
      <OtherUpdates data={data} />
    </>
  );
}

type Shown = { readonly data: SignOffReply; readonly check: CheckSeen };

function State({ data, check: { told } }: Shown) {
  const changedSince = told?.changedSince ?? null;
  return (
    <>
      <p className="keel-state" role="status">
        <strong>{data.updateName}:</strong> {data.stageWords}
        {data.revision !== null && data.revision > 1 && `, revision ${data.revision}`}
        {data.submittedOn !== null && `, sent on ${data.submittedOn}`}.
      </p>
      {changedSince !== null && (
        <div className="keel-problem" role="alert">
          <h2 className="keel-h3">The programme changed after this return was frozen</h2>
          <p>
            Signatures over the frozen return do not cover the change, so neither signing nor sealing goes on.
            Freeze it again; both officers then sign what it says now.
          </p>
          <p>
            <strong>First place:</strong> <code>{changedSince}</code>
          </p>
        </div>
      )}
    </>
  );
}

function Hash({ data }: { readonly data: SignOffReply }) {
  if (data.contentHash === null)
    return <p>It is not frozen yet, so there is no hash to sign: it still follows the records.</p>;
  return (
    <dl className="keel-facts">
      <div>
        <dt>Hash of the content</dt>
        <dd>
          <strong className="keel-readable">{data.readableHash}</strong>
          <span className="keel-hash">SHA-256 {data.contentHash}</span>
        </dd>
      </div>
      {data.seal !== null && (
        <div>
          <dt>Seal</dt>
          <dd>
            <strong className="keel-readable">{data.readableSeal}</strong>
            <span className="keel-hash">{data.seal}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}

function OtherUpdates({ data }: { readonly data: SignOffReply }) {
  const params = useParams({ from: '/programmes/$authority/$programme/returns/$year/$sequence/sign-off' });
  return (
    <section aria-labelledby="updates">
      <h2 id="updates" className="keel-h2">
        Every update
      </h2>
      <ul className="keel-updates">
        {data.updates.map(({ updateId, name, year, sequence, stageWords }) => (
          <li key={updateId}>
            <Link
              to="/programmes/$authority/$programme/returns/$year/$sequence/sign-off"
              params={{ ...params, year, sequence }}
              className="govuk-link"
            >
              {year}, {name}
            </Link>
            : {stageWords}
          </li>
        ))}
      </ul>
      {data.revisions.length > 1 && (
        <p>
          Revisions of this update:{' '}
          {data.revisions.map(({ revision, stageWords }) => `${revision} (${stageWords})`).join(', ')}. None
          is ever overwritten.
        </p>
      )}
    </section>
  );
}
