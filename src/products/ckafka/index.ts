import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { createPostPaidInstance } from './instances/create-post-paid-instance.ts';
import { deleteInstancePost } from './instances/delete-instance-post.ts';
import { describeCkafkaVersion } from './instances/describe-ckafka-version.ts';
import { describeInstanceAttributes } from './instances/describe-instance-attributes.ts';
import { describeInstances } from './instances/describe-instances.ts';
import { describeInstancesDetail } from './instances/describe-instances-detail.ts';
import { describeTypeInstances } from './instances/describe-type-instances.ts';
import { instanceScalingDown } from './instances/instance-scaling-down.ts';
import { modifyInstanceAttributes } from './instances/modify-instance-attributes.ts';
import { describeTaskStatus } from './tasks/describe-task-status.ts';
import { describeCkafkaZone } from './zones/describe-ckafka-zone.ts';
import { describeRegion } from './zones/describe-region.ts';

/** The actions of ckafka 2019-08-19 that are served. */
export const ckafkaActions: readonly AnyAction<Services>[] = [
  createPostPaidInstance,
  deleteInstancePost,
  describeCkafkaVersion,
  describeCkafkaZone,
  describeInstanceAttributes,
  describeInstances,
  describeInstancesDetail,
  describeRegion,
  describeTaskStatus,
  describeTypeInstances,
  instanceScalingDown,
  modifyInstanceAttributes,
];
