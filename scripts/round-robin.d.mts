/** A load balancer for trying: each new connection goes to the next node, on this machine, that takes it. */
export function startRoundRobin(
  ports: readonly number[],
  address: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; readonly close: () => Promise<void> }>;
