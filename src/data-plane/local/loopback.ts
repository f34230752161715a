import { createServer } from 'node:net';

/** An address that no resolver or name service uses, inside the block that default VPCs are made of. */
const PROBE = '127.16.0.1';

/** Whether this system answers on all of 127.0.0.0/8 (Linux does, macOS only on 127.0.0.1). Opens a port for a moment. */
export function hasLoopbackRange(): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer();
  probe.once('error', () => resolve(false));
  probe.listen(0, PROBE, () => probe.close(() => resolve(true)));
  return promise;
}
