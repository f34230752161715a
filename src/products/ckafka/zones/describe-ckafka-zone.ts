import type { DescribeCkafkaZoneRequest, DescribeCkafkaZoneResponse, ZoneInfo } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { Zone } from '../../../domain/offer.ts';
import { refusedValue } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';
import { professionText, publicNetworkLimitText, publicNetworkText, standardS2Text } from './spec-texts.ts';

/** ZoneStatus of the upstream. */
const ZONE_STATUS = { open: 3, closed: 4 } as const;
const NO_PRICE = { RealTotalCost: 0, TotalCost: 0 };

/**
 * Request: {CdcId?}
 * Answer: {Result: {ZoneList: [{ZoneId: "450001" (a text), ZoneName, ZoneStatus: 3 open | 4 closed, SoldOut: "false", SalesInfo, …}],
 *   Profession, StandardS2, PublicNetworkLimit (JSON texts), MaxBuyInstanceNum, ClusterInfo: [], …}} for the call's region.
 */
export const describeCkafkaZone = defineAction<Services, DescribeCkafkaZoneRequest, DescribeCkafkaZoneResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeCkafkaZone',
  changes: false,
  regional: true,
  partly: ['CdcId is refused: there are no dedicated clusters'],
  run({ account, region, language, parameters }, { catalogue }) {
    if (parameters.CdcId !== undefined && parameters.CdcId !== '')
      throw refusedValue('CdcId', parameters.CdcId, {
        en: 'no value: there are no dedicated clusters here',
        zh: '不传入：此处没有专有集群',
      });
    const zones = catalogue.region(region)?.zones ?? [];
    const words = language === 'zh-CN' ? 'zh' : 'en';
    return Promise.resolve({
      Result: {
        ZoneList: zones.map((zone) => zoneInfo(zone, words, account.appId, catalogue)),
        MaxBuyInstanceNum: catalogue.limits.instanceCount.max,
        // Of the first edition, as upstream shows it; Profession has the whole.
        MaxBandwidth: catalogue.proEditions[0]?.bandwidthMBps.max ?? 0,
        UnitPrice: NO_PRICE,
        MessagePrice: NO_PRICE,
        ClusterInfo: [],
        Standard: '',
        StandardS2: standardS2Text(catalogue),
        Profession: professionText(catalogue),
        Physical: '',
        PublicNetwork: publicNetworkText(catalogue),
        PublicNetworkLimit: publicNetworkLimitText(catalogue),
        ForceCheckTag: false,
      },
    });
  },
});

function zoneInfo(zone: Zone, words: 'en' | 'zh', appId: number, { releases }: Catalogue): ZoneInfo {
  const isSoldOut = !zone.open;
  const sales = ['standard', 'profession'].flatMap((platform) =>
    releases.map(({ kafkaVersion }) => ({
      Flag: isSoldOut,
      Platform: platform,
      SoldOut: isSoldOut,
      Version: kafkaVersion,
    })),
  );
  return {
    ZoneId: String(zone.zoneId),
    ZoneName: zone.name[words],
    ZoneStatus: zone.open ? ZONE_STATUS.open : ZONE_STATUS.closed,
    IsInternalApp: 0,
    AppId: appId,
    Flag: isSoldOut,
    SoldOut: String(isSoldOut),
    Exflag: isSoldOut ? '1' : '0',
    ExtraFlag: isSoldOut ? '1' : '0',
    SalesInfo: sales,
  };
}
