/**
 * Errors of the way to the database, not of what was asked: by Node's codes, by
 * Postgres's classes 08 (connection) and 57P (shutdown), and by pg's own words,
 * which carry no code.
 */
const NODE_CODES: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
];
const POSTGRES_CODE = /^(08|57P0)/;
const PG_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether asking again later may go well although nothing else changes. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return NODE_CODES.includes(code) || POSTGRES_CODE.test(code) || PG_WORDS.test(error.message);
}
