/** The list of passwords known from leaks, installed with the product and read when the first password is set. */

let known: Promise<ReadonlySet<string>> | null = null;

/** Some 49,000 passwords, in lower case. Read once: some 30 ms and 5 MB; nothing is asked of any other machine. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((one) => one.toLowerCase())),
  );
  return known;
}
