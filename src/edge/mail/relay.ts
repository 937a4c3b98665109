/** Hands messages to the mail relay of whoever runs the installation: plain text, one recipient each, over TLS beyond this machine. */
import { createTransport } from 'nodemailer';
import { raise } from '../../core/base/problem.ts';

/** Where the relay is and who messages are from. */
export type RelaySettings = {
  /** "smtp://user:secret@mail.example.gov.uk:587" or "smtps://…". */
  readonly address: URL;
  /** "evenkeel@example.gov.uk". */
  readonly from: string;
};

/** One message to one person. */
export type Message = { readonly to: string; readonly subject: string; readonly text: string };

export type Relay = {
  /** Hand one message over. @throws ProblemError `mail.refused`, `mail.unreachable`; no address is repeated. */
  readonly send: (message: Message) => Promise<void>;
  readonly close: () => void;
};

/** How long the relay may take to answer [milliseconds]. */
const PATIENCE = 15_000;
const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** Open a relay; nothing is said to it until the first message. */
export function openRelay({ address, from }: RelaySettings): Relay {
  const isSecure = address.protocol === 'smtps:';
  const user = decodeURIComponent(address.username);
  const transport = createTransport({
    host: address.hostname.replaceAll(/[[\]]/g, ''),
    port: Number(address.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    // what is said to another machine is said over TLS or not at all
    requireTLS: !isSecure && !LOOPBACK.includes(address.hostname),
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(address.password) } }),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      try {
        // as an object, so that no sign in an address can make two recipients of one
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
      } catch (error) {
        raiseUnsent(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Codes by which the library says that nobody answered, or not as a relay does. */
const UNREACHED: ReadonlySet<string> = new Set(['ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ESOCKET', 'ETLS']);

function raiseUnsent(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (UNREACHED.has(code))
    return raise({
      code: 'mail.unreachable',
      place: 'EVENKEEL_MAIL_RELAY',
      message: `The mail relay does not answer as it should (${code})`,
      advice: 'Check the address, that the relay runs, and that it speaks TLS where it is another machine.',
    });
  return raise({
    code: 'mail.refused',
    place: 'EVENKEEL_MAIL_RELAY',
    message: `The mail relay did not take a message (${code === '' ? 'no reason told' : code})`,
    advice:
      'Check the user and the sender’s address, and whether the recipient’s is one that the relay takes.',
  });
}
