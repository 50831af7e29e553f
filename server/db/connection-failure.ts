/** Node's codes for a way that is closed. */
const NODE_CODES: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
];
/** pg's own words, which carry no code. */
const PG_WORDS =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * Whether an error is of the way to the database and not of what was asked, so
 * that asking again later may go well although nothing else changes. Postgres
 * calls FATAL what ends a connection, or never lets it begin.
 */
export function isConnectionFailure(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  return (
    severity === 'FATAL' ||
    (typeof code === 'string' && NODE_CODES.includes(code)) ||
    PG_WORDS.test(error.message)
  );
}
