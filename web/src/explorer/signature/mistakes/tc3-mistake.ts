import type { Text } from '../../../language/text.ts';
import type { PastedRequest } from '../pasted-request.ts';
import type { Tc3Signing } from '../tc3-signing.ts';

/** What a client may have signed instead, and in words what it did. */
export interface Tc3Mistake {
  /** Mistakes about the same thing are not made together. */
  readonly about: 'host' | 'content-type' | 'body' | 'time' | 'scope' | 'key' | 'headers' | 'target' | 'form';
  readonly text: Text;
  readonly signing: (right: Tc3Signing) => Tc3Signing;
}

export interface MistakeContext {
  readonly request: PastedRequest;
  readonly secretKey: string;
  readonly secretId: string;
}

export const withHeader = (signing: Tc3Signing, name: string, value: string): Tc3Signing => ({
  ...signing,
  headers: signing.headers.map(([it, old]) => (it.toLowerCase() === name ? [it, value] : [it, old])),
});

export const valueOf = (signing: Tc3Signing, name: string): string =>
  signing.headers.find(([it]) => it.toLowerCase() === name)?.[1] ?? '';

export function distinct(values: readonly string[], without: string): string[] {
  return [...new Set(values)].filter((it) => it !== without);
}
