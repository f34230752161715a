/** A virtual private cloud: a row that subnets and instances stand in. */
export interface Vpc {
  readonly vpcId: string;
  readonly appId: number;
  readonly region: string;
  readonly vpcName: string;
  readonly cidrBlock: string;
  readonly isDefault: boolean;
  readonly enableMulticast: boolean;
  readonly dnsServers: readonly string[];
  readonly domainName: string;
  /** The main route table; an id that Terraform reads back. */
  readonly routeTableId: string;
  readonly createdAt: Date;
}

export interface Subnet {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly appId: number;
  readonly region: string;
  readonly zoneId: number;
  readonly subnetName: string;
  readonly cidrBlock: string;
  readonly isDefault: boolean;
  readonly enableBroadcast: boolean;
  readonly createdAt: Date;
}

/** A TCP address that a client or a broker can be reached at. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/**
 * What an endpoint is for. `bootstrap`: the instance's VIP, where clients begin; `client`: one broker's own listener for clients;
 * `internal`: one broker's listener for the other brokers and for us. With one broker, `bootstrap` is that broker's own listener
 * and there is no `client` row. `prometheus`: where a Prometheus of the owner's reads the instance's figures.
 */
export type EndpointPurpose = 'bootstrap' | 'client' | 'internal' | 'prometheus';

/** An endpoint that is taken. UNIQUE (address, port) in the database is what keeps two instances apart. */
export interface ReservedEndpoint extends Endpoint {
  readonly instanceId: string;
  /** null for a bootstrap endpoint that any broker may serve. */
  readonly brokerId: number | null;
  readonly purpose: EndpointPurpose;
}
