import type { InstanceDetail } from '../../../../spec/types/ckafka.ts';

/** What the windows that change an instance need to know of it: a row of the list, or anything that has these members. */
export type DialogInstance = Pick<
  InstanceDetail,
  | 'InstanceId'
  | 'InstanceName'
  | 'InstanceType'
  | 'Bandwidth'
  | 'DiskSize'
  | 'DiskType'
  | 'MaxPartitionNumber'
  | 'PartitionNumber'
  | 'ExpireTime'
  | 'Status'
>;

export interface InstanceDialogProps {
  readonly instance: DialogInstance;
  readonly onClose: () => void;
}

/** Bought by the month. */
export const isPrepaid = ({ ExpireTime }: Pick<DialogInstance, 'ExpireTime'>): boolean => ExpireTime > 0;
/** Answers carry Mbps, requests MB/s. */
export const bandwidthMBps = ({ Bandwidth }: Pick<DialogInstance, 'Bandwidth'>): number => Bandwidth / 8;
