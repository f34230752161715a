import type { Call } from '../../../api/define-action.ts';
import type { Subnet } from '../../../domain/network.ts';
import { notFound } from '../filters.ts';

/** The subnet that a call names by SubnetId. Refused (ResourceNotFound) when it is not the account's or not of the region. */
export async function findSubnet({
  account,
  region,
  rows,
  parameters,
}: Call<{ readonly SubnetId: string }>): Promise<Subnet> {
  const subnet = await rows.network.subnet(account.appId, region, parameters.SubnetId);
  if (subnet === null) throw notFound('SubnetId', parameters.SubnetId);
  return subnet;
}
