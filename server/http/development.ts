import { readConfig } from '../config.ts';
import { registeredServices, registerServices } from '../registry.ts';
import type { Realtime } from '../realtime/index.ts';
import { startServices, type Services } from '../services.ts';
import { createFrontDoor, type Handler } from './front-door.ts';

export interface Development {
  readonly frontDoor: Handler;
  /** False when the socket is for something else, such as Vite's own. */
  readonly upgrade: Realtime['upgrade'];
}

/** Started once a process: Vite runs its plugins again whenever its configuration changes. */
export async function startDevelopment(): Promise<Development> {
  const services = registeredServices() ?? (await start());
  return {
    frontDoor: createFrontDoor(services),
    upgrade: (request, socket, head) => services.realtime.upgrade(request, socket, head),
  };
}

async function start(): Promise<Services> {
  const services = await startServices(readConfig(process.env));
  registerServices(services);
  const stop = () => void services.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return services;
}
