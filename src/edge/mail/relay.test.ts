/** The relay, against a mail server that really runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedWith } from '../../../test/make/identity.ts';
import { withMailServer } from '../../../test/make/mail-server.ts';
import { openRelay } from './relay.ts';

const FROM = 'evenkeel@example.gov.uk';
const MESSAGE = { to: 'casey@example.org', subject: 'Due in 3 days', text: 'Dear Casey\n\n£2m “due”\n' };

test('a message reaches the server with its sender, its one recipient and its words', () =>
  withMailServer(async ({ address, kept }) => {
    const relay = openRelay({ address, from: FROM });
    await relay.send(MESSAGE);
    relay.close();
    assert.deepEqual([kept[0]?.from, kept[0]?.to], [FROM, [MESSAGE.to]]);
    assert.match(kept[0]?.text ?? '', /^Subject: Due in 3 days\r?$/m);
    assert.match(kept[0]?.text ?? '', /^Content-Type: text\/plain; charset=utf-8\r?$/m);
  }));

test('nothing in an address or a subject adds a recipient or a header', () =>
  withMailServer(async ({ address, kept }) => {
    const relay = openRelay({ address, from: FROM });
    await relay.send({
      ...MESSAGE,
      subject: 'Due\r\nBcc: rowan@example.org',
      text: '.\r\nRCPT TO:<rowan@example.org>',
    });
    await relay.send({ ...MESSAGE, to: 'casey@example.org, rowan@example.org' }).catch(() => undefined);
    relay.close();
    assert.ok(kept.every(({ to }) => !to.includes('rowan@example.org')));
    assert.doesNotMatch(kept[0]?.text ?? '', /^Bcc:/m);
  }));

test('a server that asks for a user is told it, and a wrong secret or a refused recipient is a sentence without address', () =>
  withMailServer(
    async ({ address, kept }) => {
      const withUser = (secret: string) => {
        const own = new URL(address);
        own.username = 'evenkeel';
        own.password = secret;
        return openRelay({ address: own, from: FROM });
      };
      await withUser('right one').send(MESSAGE);
      assert.equal(kept.length, 1);
      await refusedWith('mail.refused', withUser('wrong').send(MESSAGE));
      const refused = withUser('right one').send({ ...MESSAGE, to: 'nobody@example.org' });
      await assert.rejects(
        refused,
        (error) => !String(error).includes('nobody@') && /did not take/.test(String(error)),
      );
    },
    {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) =>
        password === 'right one' ? done(null, { user: 'evenkeel' }) : done(new Error('no')),
      onRcptTo: ({ address: to }, _session, done) =>
        done(to.startsWith('nobody') ? new Error('unknown') : null),
    },
  ));

test('a server that is not there is a sentence', async () => {
  const relay = openRelay({ address: new URL('smtp://127.0.0.1:1'), from: FROM });
  await refusedWith('mail.unreachable', relay.send(MESSAGE));
});
