import type { Subnet as WireSubnet } from '../../../../spec/types/vpc.ts';
import type { Call } from '../../../api/define-action.ts';
import type { Subnet } from '../../../domain/network.ts';
import type { Services } from '../../services.ts';
import { subnetAnswer } from '../answers.ts';

/** Subnets with what belongs to them: route table, taken addresses and tags, a statement each. */
export async function subnetAnswers(
  call: Call<unknown>,
  services: Services,
  subnets: readonly Subnet[],
): Promise<WireSubnet[]> {
  const { account, region, rows } = call;
  const subnetIds = subnets.map((it) => it.subnetId);
  const vpcIds = [...new Set(subnets.map((it) => it.vpcId))];
  const vpcs = await rows.network.listVpcs(account.appId, region, { vpcIds }, Math.max(1, vpcIds.length), 0);
  const routeTables = new Map(vpcs.items.map((it) => [it.vpcId, it.routeTableId]));
  const taken = await rows.network.takenAddressCounts(subnetIds);
  const tags = await rows.tags.of(account.appId, 'subnet', subnetIds);
  return subnets.map((it) =>
    subnetAnswer(
      it,
      {
        routeTableId: routeTables.get(it.vpcId) ?? '',
        takenCount: taken.get(it.subnetId) ?? 0,
        tags: tags.get(it.subnetId),
      },
      services,
    ),
  );
}
