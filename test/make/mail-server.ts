/** A mail server of its own on loopback for tests: keeps what it is given, and may ask for a user or refuse a recipient. */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type KeptMail = { readonly from: string; readonly to: readonly string[]; readonly text: string };

/** Run with a mail server; `address` is where it listens. */
export async function withMailServer(
  work: (server: { readonly address: URL; readonly kept: KeptMail[] }) => Promise<void>,
  options: SMTPServerOptions = {},
): Promise<void> {
  const kept: KeptMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    ...options,
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        kept.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text,
        });
        done();
      });
    },
  });
  const port = await new Promise<number>((listening) => {
    const node = server.listen(0, '127.0.0.1', () => {
      const address = node.address();
      listening(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  try {
    await work({ address: new URL(`smtp://127.0.0.1:${port}`), kept });
  } finally {
    await new Promise<void>((closed) => server.close(() => closed()));
  }
}
