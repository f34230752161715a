import type { Config } from './config.ts';
import { SetupError } from './lib/setup-error.ts';
import type { Addressing } from './products/services.ts';

/** How endpoints are given out on this system. @throws SetupError when the configuration wants what the system has not. */
export function addressingOf(config: Config, hasRange: boolean): Addressing {
  const found = hasRange ? 'loopback-range' : 'single-address';
  const mode = config.addressing === 'auto' ? found : config.addressing;
  if (mode === 'loopback-range' && found !== mode) {
    throw new SetupError(
      'network.addressing is "loopback-range", and this system answers on 127.0.0.1 only',
      'set it to "auto" or "single-address"',
    );
  }
  const publicRoutes = { address: config.publicAddress, domain: config.publicDomain };
  return { mode, ports: { first: config.firstPort, last: config.lastPort }, publicRoutes };
}
