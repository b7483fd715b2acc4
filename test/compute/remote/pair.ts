import type { Device } from '@compute/device';
import { remoteDevice } from '@compute/remote/client';
import { fromTarget } from '@compute/remote/port';
import { serveDevice } from '@compute/remote/serve';

export interface Pair {
  /** The client's side of `served`. */
  readonly device: Device;
  /** What the server had to say that was no sentence of Longshort. */
  readonly reported: readonly unknown[];
  /** How often the client has asked for a port. */
  readonly connections: () => number;
  /** Ends the server as the death of its process does. */
  readonly cut: () => void;
}

/** A device behind a real port of this process. */
export function pairOf(served: Device): Pair {
  const reported: unknown[] = [];
  const cuts: (() => void)[] = [];
  const cut = (): void => {
    for (const close of cuts.splice(0)) close();
  };
  let connections = 0;
  const device = remoteDevice(served.id, async () => {
    connections++;
    const { port1, port2 } = new MessageChannel();
    serveDevice(served, fromTarget(port1), (error) => reported.push(error));
    cuts.push(() => port1.close());
    return fromTarget(port2);
  });
  return { device, reported, connections: () => connections, cut };
}
