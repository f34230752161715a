import { Refusal } from '../../domain/refusal.ts';

/** Parameters of the product that ask for what is not here: refused rather than taken and forgotten. */
export function refuseUnsupported(asked: {
  readonly StackType?: string;
  readonly Ipv6CidrBlock?: string;
  readonly CdcId?: string;
  readonly EnableRouteVpcPublish?: boolean;
  readonly EnableRouteVpcPublishIpv6?: boolean;
  readonly EnableCdcPublish?: boolean;
}): void {
  const isIpv4 = asked.StackType === undefined || asked.StackType === '' || asked.StackType === 'IPv4';
  if (!isIpv4) throw unsupported('StackType', 'IPv4 alone', '仅支持 IPv4');
  if (isGiven(asked.Ipv6CidrBlock)) throw unsupported('Ipv6CidrBlock', 'IPv4 alone', '仅支持 IPv4');
  if (isGiven(asked.CdcId)) throw unsupported('CdcId', 'no dedicated clusters', '不支持专有集群');
  for (const name of ['EnableRouteVpcPublish', 'EnableRouteVpcPublishIpv6', 'EnableCdcPublish'] as const) {
    if (asked[name] === true)
      throw unsupported(name, 'no connection to publish routes to; send false', '没有可发布路由的网络连接，请传 false');
  }
}

function isGiven(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}

function unsupported(parameter: string, en: string, zh: string): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The parameter \`${parameter}\` is not supported: there is ${en} here.`,
    zh: `不支持参数 \`${parameter}\`：${zh}。`,
  });
}
