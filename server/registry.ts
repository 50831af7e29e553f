import type { Services } from './services.ts';

const KEY = Symbol.for('copydesk.services');
type Registry = { [KEY]?: Services };

/**
 * Hands the running services to the app's bundle, which is another module graph:
 * a module imported by both exists twice, only `globalThis` is one.
 */
export function registerServices(services: Services): void {
  (globalThis as Registry)[KEY] = services;
}

export function registeredServices(): Services | undefined {
  return (globalThis as Registry)[KEY];
}
