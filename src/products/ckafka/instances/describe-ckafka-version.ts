import type { DescribeCkafkaVersionRequest, DescribeCkafkaVersionResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { findInstance } from './find-instance.ts';

/**
 * Request: {InstanceId}
 * Answer: {Result: {KafkaVersion (as it was asked for), CurBrokerVersion: "v2.4.1", LatestBrokerVersion: [{KafkaVersion, BrokerVersion}]}}.
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
    return {
      Result: {
        KafkaVersion: instance.askedKafkaVersion,
        CurBrokerVersion: `v${instance.kafkaVersion}`,
        LatestBrokerVersion: catalogue.releases.map(({ kafkaVersion }) => ({
          KafkaVersion: kafkaVersion,
          BrokerVersion: `v${kafkaVersion}`,
        })),
        AllowUpgradeHighVersion: false,
        HighVersionSet: [],
        AllowAutoDeleteTimestamp: false,
        AllowModifyTxnIdExpiration: false,
      },
    };
  },
});
