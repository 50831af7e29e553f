import { readConfig } from '../config.ts';
import { registeredServices, registerServices } from '../registry.ts';
import { startServices, type Services } from '../services.ts';
import { createFrontDoor, type Handler } from './front-door.ts';
import { createUpgrade, type Upgrade } from './upgrade.ts';

/** Started once a process: Vite runs its plugins again whenever its configuration changes. */
export async function startDevelopment(): Promise<{ frontDoor: Handler; upgrade: Upgrade }> {
  const services = registeredServices() ?? (await start());
  return { frontDoor: createFrontDoor(services), upgrade: createUpgrade(services) };
}

async function start(): Promise<Services> {
  const services = await startServices(readConfig(process.env));
  registerServices(services);
  const stop = () => void services.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return services;
}
