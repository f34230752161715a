import { useQuery } from '@tanstack/react-query';
import type { Subnet, Vpc } from '../../../../spec/types/vpc.ts';
import { useApi } from '../../api/use-api.ts';
import type { Draft } from './draft.ts';
import type { Network } from './order.ts';

export interface NetworkChoice {
  readonly vpcs: readonly Vpc[];
  /** Of the VPC, in the zones of the draft. */
  readonly subnets: readonly Subnet[];
  /** All of the VPC: what a new one must not overlap with. */
  readonly takenBlocks: readonly string[];
  readonly vpcId: string;
  /** null: there is no subnet to buy in. */
  readonly network: Network | null;
  /** `ap-guangzhou-3` of 100003. */
  readonly zoneCode: (zoneId: number) => string;
  readonly isLoading: boolean;
  readonly failure: unknown;
  readonly retry: () => void;
}

const ALL = '100';

/** The networks of the region, with the first that fits where the draft names none. */
export function useNetwork(draft: Draft): NetworkChoice {
  const api = useApi();
  const zones = useQuery({
    queryKey: [...api.scope, 'zone codes'],
    staleTime: Infinity,
    queryFn: async () => (await api.call('cvm', 'DescribeZones', {})).ZoneSet,
  });
  const vpcs = useQuery({
    queryKey: [...api.scope, 'vpcs'],
    queryFn: async () => (await api.call('vpc', 'DescribeVpcs', { Limit: ALL })).VpcSet,
  });
  const vpc =
    vpcs.data?.find((it) => it.VpcId === draft.vpcId) ?? vpcs.data?.find((it) => it.IsDefault) ?? vpcs.data?.[0];
  const vpcId = vpc?.VpcId ?? '';
  const subnets = useQuery({
    queryKey: [...api.scope, 'subnets', vpcId],
    enabled: vpcId !== '',
    queryFn: async () => {
      const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
      return (await api.call('vpc', 'DescribeSubnets', { Filters, Limit: ALL })).SubnetSet;
    },
  });
  const zoneCode = (zoneId: number): string => zones.data?.find((it) => it.ZoneId === String(zoneId))?.Zone ?? '';
  const byZone = draft.zoneIds.flatMap((zoneId) => {
    const inZone = subnets.data?.filter((it) => it.Zone === zoneCode(zoneId)) ?? [];
    return inZone.map((subnet) => ({ subnet, zoneId }));
  });
  const chosen = byZone.find(({ subnet }) => subnet.SubnetId === draft.subnetId) ?? byZone[0];
  const all = [zones, vpcs, subnets];
  return {
    vpcs: vpcs.data ?? [],
    subnets: byZone.map(({ subnet }) => subnet),
    takenBlocks: subnets.data?.map((it) => it.CidrBlock ?? '') ?? [],
    vpcId,
    network: chosen === undefined ? null : { vpcId, subnetId: chosen.subnet.SubnetId ?? '', zoneId: chosen.zoneId },
    zoneCode,
    isLoading: all.some((it) => it.isLoading),
    failure: all.find((it) => it.error !== null)?.error ?? null,
    retry: () => void Promise.all(all.filter((it) => it.isError).map((it) => it.refetch())),
  };
}
