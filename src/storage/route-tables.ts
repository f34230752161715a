import type { ColumnType, Generated } from 'kysely';
import type { AllowedBlock, Route } from '../domain/route.ts';

export interface RouteTable extends Omit<Route, 'routeId' | 'ipWhitelist'> {
  routeId: Generated<number>;
  ipWhitelist: ColumnType<readonly AllowedBlock[], string, string>;
  certificate: ColumnType<string | null, string | null | undefined, string>;
  sealedPrivateKey: ColumnType<Buffer | null, Buffer | null | undefined, Buffer>;
}

export interface InstanceAuthorityTable {
  instanceId: string;
  certificate: string;
  sealedPrivateKey: Buffer;
}

export interface RouteSecurityGroupsTable {
  routeId: number;
  instanceId: string;
  securityGroupIds: readonly string[];
}
