import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

describe('the configuration', () => {
  test('needs nothing: every variable has a default', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4747,
      databaseUrl: null,
      redisUrl: null,
      dataDirectory: expect.stringMatching(/^\/.+\/data$/),
      nodeName: expect.stringMatching(/./),
      origin: null,
      logLevel: 'info',
      trustedProxies: 0,
      connectionsPerAddress: 2048,
      metricsToken: null,
      wikidataUrl: null,
    });
  });

  test('an empty variable counts as not set', () => {
    expect(readConfig({ PORT: '', ORIGIN: ' ', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  test('reads each variable', () => {
    const config = readConfig({
      HOST: '::',
      PORT: '80',
      DATABASE_URL: 'postgres://desk:secret@db/desk',
      REDIS_URL: 'rediss://cache:6380',
      DATA_DIR: '/srv/desk',
      NODE_NAME: 'left',
      ORIGIN: 'https://desk.example.org/',
      LOG_LEVEL: 'warn',
      TRUST_PROXY: '1',
    });
    expect(config).toEqual({
      host: '::',
      port: 80,
      databaseUrl: 'postgres://desk:secret@db/desk',
      redisUrl: 'rediss://cache:6380',
      dataDirectory: '/srv/desk',
      nodeName: 'left',
      origin: 'https://desk.example.org',
      logLevel: 'warn',
      trustedProxies: 1,
      connectionsPerAddress: 2048,
      metricsToken: null,
      wikidataUrl: null,
    });
  });

  test.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL must begin with postgres://'],
    [{ REDIS_URL: 'memcached://cache' }, 'REDIS_URL must begin with redis://'],
    [{ ORIGIN: 'desk.example.org' }, 'ORIGIN must be an address such as'],
    [{ ORIGIN: 'https://example.org/desk' }, 'ORIGIN must be an address such as'],
    [{ ORIGIN: 'ftp://example.org' }, 'ORIGIN must be an address such as'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn'],
    [{ WIKIDATA_URL: 'www.wikidata.org' }, 'WIKIDATA_URL must be an address such as'],
    [{ WIKIDATA_URL: 'http://www.wikidata.org/w/api.php' }, 'WIKIDATA_URL must be an address'],
    [{ WIKIDATA_URL: 'http://127.0.0.1.evil.example/' }, 'WIKIDATA_URL must be an address'],
    [{ WIKIDATA_URL: 'https://me:secret@wiki.example/api' }, 'WIKIDATA_URL must be an address'],
    [{ WIKIDATA_URL: 'https://wiki.example/api?action=x' }, 'WIKIDATA_URL must be an address'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be a whole number from 0 to 10.'],
    [{ TRUST_PROXY: '1' }, 'ORIGIN must be set to the public address when TRUST_PROXY is'],
  ])('%j is refused, naming the variable', (environment, words) => {
    expect(() => readConfig(environment)).toThrow(words);
  });

  test.each([
    'https://www.wikidata.org/w/api.php',
    'http://127.0.0.1:8080/w/api.php',
    'http://localhost/api',
    'http://[::1]:90/api',
  ])('names may be looked up at %s', (address) => {
    expect(readConfig({ WIKIDATA_URL: address }).wikidataUrl).toBe(address);
  });

  test('names every variable at fault at once, and repeats no secret', () => {
    const read = () => readConfig({ PORT: 'x', LOG_LEVEL: 'y', DATABASE_URL: 'secret' });
    expect(read).toThrow(/DATABASE_URL[^]*LOG_LEVEL|PORT[^]*LOG_LEVEL/);
    expect(read).not.toThrow(/secret/);
  });
});
