import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { SetupError } from './lib/setup-error.ts';

/** Answers where calls are served then. @throws SetupError that says what to do when the address cannot be had. */
export async function listen(server: FastifyInstance, { host, port }: Config['listen']): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const remedy = 'stop the program that holds it, or set BROKERAGE_LISTEN to a free address and port';
    if (code === 'EADDRINUSE') throw new SetupError(`${host}:${port} is taken`, remedy, { cause });
    throw new SetupError(`cannot listen on ${host}:${port} (${code ?? String(cause)})`, remedy, { cause });
  }
}
