import { bytes, hex, hmac, sha256, type Bytes } from '../../api/sign.ts';

/** All that a TC3 signature is made of. A mistake of a client is one of these with a change. */
export interface Tc3Signing {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly signedHeaders: string;
  /** What stands in the last line of the canonical request. */
  readonly payloadHash: string;
  readonly algorithm: string;
  readonly timestamp: string;
  readonly date: string;
  readonly service: string;
  readonly terminator: string;
  /** With what is put before it: `TC3` and the SecretKey. */
  readonly firstKey: string;
  /** What a client may get wrong in how the parts are put together. */
  readonly form?: {
    readonly headerSeparator?: string;
    /** What stands behind the last header: a line end, which makes the empty line. */
    readonly afterHeaders?: string;
    readonly lineEnd?: string;
    readonly hashCase?: 'upper';
    /** The canonical request itself where its hash should be. */
    readonly isUnhashed?: boolean;
    /** Keys passed on as hex texts. */
    readonly areKeysHex?: boolean;
  };
}

export interface Tc3Steps {
  readonly canonicalRequest: string;
  readonly canonicalRequestHash: string;
  readonly stringToSign: string;
  readonly dateKey: string;
  readonly serviceKey: string;
  readonly signingKey: string;
  readonly signature: string;
}

export function canonicalRequestOf(signing: Tc3Signing): string {
  const { headerSeparator = ':', afterHeaders = '\n', lineEnd = '\n' } = signing.form ?? {};
  const headers = signing.headers.map(([name, value]) => `${name}${headerSeparator}${value}`).join(lineEnd);
  const parts = [signing.method, signing.path, signing.query, headers + afterHeaders.replace('\n', lineEnd)];
  return [...parts, signing.signedHeaders, signing.payloadHash].join(lineEnd);
}

export interface DerivedKeys {
  readonly date: Bytes;
  readonly service: Bytes;
  readonly signing: Bytes;
}

/** The steps from a canonical request on, whatever it is. */
export function tc3StepsOf(canonicalRequest: string, signing: Tc3Signing): Promise<Tc3Steps> {
  return stepsFrom(canonicalRequest, signing, new Map());
}

/** Pure: the same input gives the same steps. `known`: keys that were derived before, for who tries many signings. */
export function tc3Steps(signing: Tc3Signing, known = new Map<string, Promise<DerivedKeys>>()): Promise<Tc3Steps> {
  return stepsFrom(canonicalRequestOf(signing), signing, known);
}

async function stepsFrom(
  canonicalRequest: string,
  signing: Tc3Signing,
  known: Map<string, Promise<DerivedKeys>>,
): Promise<Tc3Steps> {
  const { lineEnd = '\n', hashCase, isUnhashed = false, areKeysHex = false } = signing.form ?? {};
  const lowerHash = hex(await sha256(canonicalRequest));
  const canonicalRequestHash = hashCase === 'upper' ? lowerHash.toUpperCase() : lowerHash;
  const scope = [signing.date, signing.service, signing.terminator].filter((it) => it !== '').join('/');
  const last = isUnhashed ? canonicalRequest : canonicalRequestHash;
  const stringToSign = [signing.algorithm, signing.timestamp, scope, last].join(lineEnd);
  const pass = (key: Bytes): Bytes => (areKeysHex ? bytes(hex(key)) : key);
  const ofKeys = JSON.stringify([signing.firstKey, signing.date, signing.service, signing.terminator, areKeysHex]);
  const derived = known.get(ofKeys) ?? derive(signing, pass);
  known.set(ofKeys, derived);
  const keys = await derived;
  return {
    canonicalRequest,
    canonicalRequestHash,
    stringToSign,
    dateKey: hex(keys.date),
    serviceKey: hex(keys.service),
    signingKey: hex(keys.signing),
    signature: hex(await hmac(pass(keys.signing), stringToSign)),
  };
}

async function derive(signing: Tc3Signing, pass: (key: Bytes) => Bytes): Promise<DerivedKeys> {
  // A browser makes no HMAC with an empty key, which nobody has.
  const date = await hmac(bytes(signing.firstKey || ' '), signing.date);
  const service = await hmac(pass(date), signing.service);
  return { date, service, signing: await hmac(pass(service), signing.terminator) };
}
