import type { CallToWrite } from './snippet.ts';

/** Names of environment variables that every client of the cloud takes its key pair from. */
export const SECRET_ID = 'TENCENTCLOUD_SECRET_ID';
export const SECRET_KEY = 'TENCENTCLOUD_SECRET_KEY';

/** Where the file is named that clients are told to trust over HTTPS; `brokerage env` sets it. */
export const AUTHORITY_FILE = 'BROKERAGE_CA';

export interface SdkNames {
  /** `v20190819`: the SDKs have a package for each version. */
  readonly versionFolder: string;
  /** `Ckafka`, which class names begin with. */
  readonly capitalProduct: string;
  /** `http` or `https` */
  readonly scheme: string;
  /** `127.0.0.1:8597` */
  readonly host: string;
}

/** What the SDKs make of a call's product, version and endpoint. @throws TypeError when the endpoint is no URL. */
export function sdkNames({ product, version, endpoint }: CallToWrite): SdkNames {
  const { protocol, host } = new URL(endpoint);
  return {
    versionFolder: `v${version.replaceAll('-', '')}`,
    capitalProduct: product.charAt(0).toUpperCase() + product.slice(1),
    scheme: protocol.slice(0, -1),
    host,
  };
}
