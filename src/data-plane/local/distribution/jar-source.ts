import type { LockedJar } from './jar-lock.ts';

/** Tells a person how far a step is. `total` is absent where it is not known. */
export type Progress = (text: string, done?: number, total?: number) => void;

/** Where jars come from. */
export interface JarSource {
  /** As it is shown to a person: `Maven (mvn)`, or the repository's address without a password. */
  readonly name: string;
  /**
   * Puts each jar below `folder`, at its repository path. Checks no hash: the cache does, whatever the source.
   * @throws SetupError in one line that says what to do when the source is missing, cannot be reached or lacks a jar.
   */
  fetch(jars: readonly LockedJar[], folder: string, onProgress: Progress): Promise<void>;
}
