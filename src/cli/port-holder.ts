import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { SetupError } from '../lib/setup-error.ts';

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Tries whether the address can be listened on, before anything else is started for nothing.
 * @throws SetupError that says who has it, where the system tells.
 */
export async function refuseTakenPort(listen: ListenAddress): Promise<void> {
  const code = await whyNotFree(listen);
  if (code !== null) throw portProblem(listen, code);
}

/** null when the address can be listened on, the system's code otherwise. */
export function whyNotFree({ host, port }: ListenAddress): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', (problem: NodeJS.ErrnoException) => resolve(problem.code ?? 'unknown'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

export function portProblem({ host, port }: ListenAddress, code: string): SetupError {
  const remedy = 'set BROKERAGE_LISTEN to another address and port, like 127.0.0.1:8598';
  if (code !== 'EADDRINUSE') return new SetupError(`cannot listen on ${host}:${port} (${code})`, remedy);
  const holder = portHolder(port);
  return new SetupError(
    `port ${port} of ${host} is taken${holder === null ? '' : ` by process ${holder.pid} (${holder.command})`}`,
    `stop that program, or ${remedy}`,
  );
}

/** Who listens on a TCP port of this machine; null where the system does not tell (not Linux, another user's process). */
export function portHolder(port: number): { pid: number; command: string } | null {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => listeningInodes(file, port)));
  if (inodes.size === 0) return null;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const holds = readdirSync(`/proc/${pid}/fd`).some((fd) => {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
        return inode !== undefined && inodes.has(inode);
      });
      if (holds) return { pid: Number(pid), command: commandOf(pid) };
    } catch {
      // Ended meanwhile, or another user's.
    }
  }
  return null;
}

const COMMAND_LENGTH_MAX = 80;

function commandOf(pid: string): string {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  return words.length > COMMAND_LENGTH_MAX ? `${words.slice(0, COMMAND_LENGTH_MAX)}…` : words;
}

function listeningInodes(file: string, port: number): string[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    // number, local address:port, remote address:port, state (0A: listening), …, the tenth field is the socket's inode
    const fields = line.trim().split(/\s+/);
    const isListening = fields[1]?.endsWith(`:${hexPort}`) === true && fields[3] === '0A';
    return isListening && fields[9] !== undefined ? [fields[9]] : [];
  });
}
