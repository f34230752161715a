import type { DescribePrometheusRequest, DescribePrometheusResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';

/**
 * Request: {InstanceId}
 * Answer: {Result: [{Type: JmxExport, SourceIp, SourcePort, VpcId, SubnetId}]}; empty before CreatePrometheus
 *
 * One address for all brokers: each of their lines says which broker it is of.
 */
export const describePrometheus = defineAction<Services, DescribePrometheusRequest, DescribePrometheusResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribePrometheus',
  changes: false,
  regional: true,
  async run(call) {
    const { instanceId } = await findInstance(call);
    const target = await call.rows.prometheusTargets.of(instanceId);
    if (target === null) return { Result: [] };
    const { address, port, vpcId, subnetId } = target;
    return {
      Result: [{ Type: 'JmxExport', SourceIp: address, SourcePort: port, VpcId: vpcId, SubnetId: subnetId }],
    };
  },
});
