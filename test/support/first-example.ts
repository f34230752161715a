/** What the first example of CreatePostPaidInstance asks for, but for its place and name. */
export const FIRST_EXAMPLE = {
  InstanceType: 1,
  KafkaVersion: '2.4.2',
  SpecificationsType: 'profession',
  DiskSize: 200,
  BandWidth: 20,
  Partition: 400,
  DiskType: 'CLOUD_BASIC',
  PublicNetworkMonthly: 0,
} as const;
