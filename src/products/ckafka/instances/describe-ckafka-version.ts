import type { DescribeCkafkaVersionRequest, DescribeCkafkaVersionResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { higherReleases, releaseOf } from '../../../domain/kafka-upgrade.ts';
import type { Services } from '../../services.ts';
import { findInstance } from './find-instance.ts';

/**
 * Request: {InstanceId}
 * Answer: {Result: {KafkaVersion (as it was asked for), CurBrokerVersion: "v2.4.1", LatestBrokerVersion: [{KafkaVersion, BrokerVersion}],
 *   HighVersionSet: those that UpgradeBrokerVersion can bring it to}}. While it is being upgraded, the version that it comes from.
 * The brokers are Apache Kafka as released: a broker version is the release behind a v.
 */
export const describeCkafkaVersion = defineAction<
  Services,
  DescribeCkafkaVersionRequest,
  DescribeCkafkaVersionResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeCkafkaVersion',
  changes: false,
  regional: true,
  async run(call, { catalogue }) {
    const instance = await findInstance(call);
    const higher = higherReleases(instance, catalogue);
    return {
      Result: {
        KafkaVersion: instance.askedKafkaVersion,
        CurBrokerVersion: `v${releaseOf(instance.askedKafkaVersion)}`,
        LatestBrokerVersion: catalogue.releases.map(({ kafkaVersion }) => ({
          KafkaVersion: kafkaVersion,
          BrokerVersion: `v${kafkaVersion}`,
        })),
        AllowUpgradeHighVersion: higher.length > 0,
        HighVersionSet: higher,
        AllowAutoDeleteTimestamp: false,
        AllowModifyTxnIdExpiration: false,
      },
    };
  },
});
