import type { Text } from '../../language/text.ts';

/** What is said of a signature. */
export interface Diagnosis {
  readonly scheme: 'TC3' | 'v1';
  /**
   * `right`: the server takes it. `explained`: it is wrong, and a known mistake makes exactly it. `unexplained`: it is wrong, and none does.
   * `unknown`: without the key nobody can tell.
   */
  readonly verdict: 'right' | 'explained' | 'unexplained' | 'unknown';
  /** The sentence that answers the question. */
  readonly summary: Text;
  /** What is wrong whatever the key: missing headers, an old timestamp. */
  readonly findings: readonly Finding[];
  readonly steps: readonly ComparedStep[];
}

export interface Finding {
  /** `refused`: the server refuses the call for it; `noted`: worth knowing. */
  readonly weight: 'refused' | 'noted';
  readonly text: Text;
}

/** One step on both sides. */
export interface ComparedStep {
  readonly title: Text;
  /** What the server makes of the request. */
  readonly server: string;
  /** What was signed: found out, or given; null: not known. */
  readonly client: string | null;
  /** Shown only when asked for. */
  readonly isSecret?: boolean;
}

export interface Difference {
  /** From 1. */
  readonly line: number;
  /** undefined: the text has no such line. */
  readonly server: string | undefined;
  readonly client: string | undefined;
}

/** The first line in which two texts differ; null when they are the same. Pure. */
export function firstDifference(server: string, client: string): Difference | null {
  const [ofServer, ofClient] = [server.split('\n'), client.split('\n')];
  const lines = Math.max(ofServer.length, ofClient.length);
  for (let index = 0; index < lines; index++) {
    if (ofServer[index] !== ofClient[index])
      return { line: index + 1, server: ofServer[index], client: ofClient[index] };
  }
  return null;
}
