import { expect, test } from '#tests/support/journey.ts';

test('a fresh desk is ready and asks its first visitor to set it up', async ({ desk, page }) => {
  expect((await page.request.get('/healthz')).status()).toBe(200);
  expect((await page.request.get('/readyz')).status()).toBe(200);
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const response = await page.goto('/');
  expect(response?.status()).toBe(200);
  expect(await response?.headerValue('content-security-policy')).toMatch(
    /script-src 'self' 'nonce-[^']+';/,
  );
  await expect(page).toHaveURL(/\/setup$/);
  expect(faults).toEqual([]);
  expect(await desk.database.query('select 1 as one from account')).toEqual([]);
});
