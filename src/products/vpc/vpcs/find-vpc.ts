import type { Call } from '../../../api/define-action.ts';
import type { Vpc } from '../../../domain/network.ts';
import { notFound } from '../filters.ts';

/** The VPC that a call names by VpcId. Refused (ResourceNotFound) when it is not the account's or not of the region. */
export async function findVpc({ account, region, rows, parameters }: Call<{ readonly VpcId: string }>): Promise<Vpc> {
  const vpc = await rows.network.vpc(account.appId, region, parameters.VpcId);
  if (vpc === null) throw notFound('VpcId', parameters.VpcId);
  return vpc;
}
