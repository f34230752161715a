import type { ErrorDescription } from './description.ts';

/** Codes of CKafka and of buying, besides the general ones. Each line: code, meaning in English and Chinese, whether the same call may succeed later, what to do. */
export const CKAFKA_ERROR_CODES = {
  InvalidFilter: {
    en: 'A filter is wrong.',
    zh: '过滤器错误。',
    retryable: false,
    remedy: 'Correct the filter that the message names.',
  },
  'InvalidParameter.TopicExist': {
    en: 'The topic name is taken.',
    zh: '主题名称重复。',
    retryable: false,
    remedy: 'Choose another name.',
  },
  'InvalidParameterValue.InstanceNotExist': {
    en: 'The instance does not exist.',
    zh: '实例不存在。',
    retryable: false,
    remedy: 'Check the id and the region with DescribeInstances.',
  },
  'InvalidParameterValue.NotAllowedEmpty': {
    en: 'A parameter that is needed is missing or empty.',
    zh: '参数不允许为空。',
    retryable: false,
    remedy: 'Send the parameter that the message names.',
  },
  'InvalidParameterValue.RepetitionValue': {
    en: 'A value that must be unique is there already.',
    zh: '参数值重复。',
    retryable: false,
    remedy: 'Remove or change the repeated value.',
  },
  'InvalidParameterValue.SubnetIdInvalid': {
    en: 'The subnet does not exist in that VPC.',
    zh: '子网 ID 无效。',
    retryable: false,
    remedy: 'Take one that DescribeSubnets lists for the VPC.',
  },
  'InvalidParameterValue.SubnetNotBelongToZone': {
    en: 'The subnet is not in the zone.',
    zh: '子网不属于该可用区。',
    retryable: false,
    remedy: 'Take a subnet of ZoneId, or the ZoneId of the subnet.',
  },
  'InvalidParameterValue.TopicNameAlreadyExist': {
    en: 'The topic name exists already.',
    zh: '主题名称已存在。',
    retryable: false,
    remedy: 'Choose another name.',
  },
  'InvalidParameterValue.VpcIdInvalid': {
    en: 'The VPC does not exist in this region.',
    zh: 'VPC ID 无效。',
    retryable: false,
    remedy: 'Take one that DescribeVpcs lists in this region.',
  },
  'InvalidParameterValue.WrongAction': {
    en: 'The value of `Action` is wrong.',
    zh: 'Action 参数值错误。',
    retryable: false,
    remedy: 'Check the name of the action.',
  },
  'InvalidParameterValue.ZoneNotSupport': {
    en: 'The zone is not in this region, or is closed.',
    zh: '可用区不支持。',
    retryable: false,
    remedy: 'Take a zone that DescribeCkafkaZone lists for this region.',
  },
  'LimitExceeded.RouteOverLimit': {
    en: 'The instance has as many routes as it may.',
    zh: '路由数量超过限制。',
    retryable: false,
    remedy: 'Delete a route first.',
  },
  'LimitExceeded.RouteSASLOverLimit': {
    en: 'The instance has as many SASL routes as it may.',
    zh: 'SASL 路由数量超过限制。',
    retryable: false,
    remedy: 'Delete a SASL route first.',
  },
  'OperationDenied.ResourceTaskPaused': {
    en: 'The task of the resource is paused.',
    zh: '资源任务已暂停。',
    retryable: false,
    remedy: 'Resume the task first.',
  },
  'ResourceUnavailable.KafkaStorageError': {
    en: 'The disk of a broker failed.',
    zh: 'Kafka 存储异常。',
    retryable: true,
    remedy: 'Look at the health of the instance, and send it again.',
  },
  'UnsupportedOperation.BatchDelInstanceLimit': {
    en: 'Too many instances are deleted at once.',
    zh: '批量删除实例超过限制。',
    retryable: false,
    remedy: 'Delete fewer at once.',
  },
  'UnsupportedOperation.FrequencyTopicDeleteOperate': {
    en: 'A topic can be deleted 60 seconds after it was created.',
    zh: '主题创建成功 60 秒后才能删除。',
    retryable: true,
    remedy: 'Wait a minute.',
  },
  'UnsupportedOperation.OssReject': {
    en: 'The order system refused the operation.',
    zh: '运营系统拒绝操作。',
    retryable: false,
    remedy: 'Read the message; it says why.',
  },
} as const satisfies Record<string, ErrorDescription>;
