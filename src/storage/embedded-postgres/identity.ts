import { spawnSync, type SpawnOptions } from 'node:child_process';

/**
 * Whom PostgreSQL's programs run as. They refuse to run as root, so root has two ways:
 * - `user-namespace`: still root outside, user 1000 inside a namespace of its own; files stay where they are and belong to root.
 * - `dropped`: a user without rights, where namespaces are forbidden (many containers); its files must lie where it can reach them.
 */
export type Identity =
  | { readonly kind: 'same-user' }
  | { readonly kind: 'user-namespace' }
  | { readonly kind: 'dropped'; readonly uid: number; readonly gid: number };

/** The user that systems keep for programs without rights. */
export const NOBODY: Identity = { kind: 'dropped', uid: 65534, gid: 65534 };

/** What fits this process and machine; the namespace is proven by a trial. */
export function chooseIdentity(): Identity {
  if (process.geteuid?.() !== 0) return { kind: 'same-user' };
  const trial = commandAs({ kind: 'user-namespace' }, 'true', []);
  return spawnSync(trial.file, trial.args, { stdio: 'ignore' }).status === 0 ? { kind: 'user-namespace' } : NOBODY;
}

/** What to spawn so that `file` runs under the identity, with its own process id (no shell or parent stays in between). */
export function commandAs(
  identity: Identity,
  file: string,
  args: readonly string[],
): { file: string; args: string[]; options: Pick<SpawnOptions, 'uid' | 'gid'> } {
  switch (identity.kind) {
    case 'same-user':
      return { file, args: [...args], options: {} };
    case 'user-namespace':
      return { file: 'unshare', args: ['--user', '--map-user=1000', '--map-group=1000', file, ...args], options: {} };
    case 'dropped':
      return { file, args: [...args], options: { uid: identity.uid, gid: identity.gid } };
  }
}
