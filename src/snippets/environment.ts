import { AUTHORITY_FILE, SECRET_ID, SECRET_KEY } from './sdk-names.ts';

/** Clients that take what they need from the environment. */
export const CLIENTS = ['tccli', 'terraform', 'python', 'go', 'java', 'node'] as const;
export type Client = (typeof CLIENTS)[number];

export interface ClientPlace {
  /** Where calls are served: `http://127.0.0.1:8597`. */
  readonly url: string;
  readonly region: string;
  readonly keyPair: { readonly secretId: string; readonly secretKey: string };
  /** The file that clients are told to trust; null over plain HTTP. */
  readonly authorityFile: string | null;
}

/** The variables in which a client, and the code that is written for it, calls a server. */
export function environmentOf(client: Client, place: ClientPlace): Record<string, string> {
  const { url, region, keyPair, authorityFile } = place;
  return {
    BROKERAGE_URL: url,
    [SECRET_ID]: keyPair.secretId,
    [SECRET_KEY]: keyPair.secretKey,
    TENCENTCLOUD_REGION: region,
    // What `tccli configure set` then writes is in no other profile.
    ...(client === 'tccli' ? { TCCLI_PROFILE: 'brokerage' } : {}),
    // Its provider has no setting for an endpoint: its plain HTTP calls come here as to a proxy.
    ...(client === 'terraform' ? { TENCENTCLOUD_PROTOCOL: 'HTTP', HTTP_PROXY: url, NO_PROXY: '' } : {}),
    ...(authorityFile === null ? {} : trusting(client, authorityFile)),
  };
}

/**
 * How each is told what to trust over HTTPS: Terraform's provider, which is Go, of the proxy that this is to it. Java asks its own store
 * of keys, and tccli cannot be told.
 */
function trusting(client: Client, authorityFile: string): Record<string, string> {
  if (client === 'node') return { NODE_EXTRA_CA_CERTS: authorityFile };
  if (client === 'go' || client === 'terraform') return { SSL_CERT_FILE: authorityFile };
  if (client === 'python') return { [AUTHORITY_FILE]: authorityFile };
  return {};
}
