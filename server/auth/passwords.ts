import { hash, verify } from '@node-rs/argon2';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';

/** Long beats complicated: what NIST SP 800-63B asks, rounded up. */
export const PASSWORD_LEAST = 10;
/** A passphrase fits; a megabyte to hash does not. */
export const PASSWORD_MOST = 200;

/** Refuses a password that is too easy to guess or too long to hash. */
export function checkNewPassword(password: string, field = 'password'): void {
  const { length } = Array.from(password);
  if (length < PASSWORD_LEAST)
    throw refusals.invalid(texts.input.passwordTooShort(PASSWORD_LEAST), field);
  if (length > PASSWORD_MOST)
    throw refusals.invalid(texts.input.passwordTooLong(PASSWORD_MOST), field);
  if (new Set(password).size < 4) throw refusals.invalid(texts.input.passwordTooEven, field);
}

/** Argon2id with the library's parameters (19 MiB, 2 passes), which OWASP recommends. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password));
}

/** Whether this is the password; with no hash, takes as long and answers no. */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  if (password.length > PASSWORD_MOST * 2) return false;
  const matches = await verify(passwordHash ?? (await nobodysHash()), normalized(password));
  return matches && passwordHash !== null;
}

let hashOfNobody: Promise<string> | null = null;

/** Verified in place of an unknown account's, so that time does not tell who has one. */
function nobodysHash(): Promise<string> {
  hashOfNobody ??= hash(crypto.randomUUID());
  return hashOfNobody;
}

/** The same characters however a keyboard composes them. */
function normalized(password: string): string {
  return password.normalize('NFKC');
}
