import type { ReactNode } from 'react';
import { Facts } from '../../components/facts.tsx';
import { timeText } from '../../components/times.ts';
import { UseMeter } from '../../components/use-meter.tsx';
import { useLanguage, useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { AccessPoints } from './access-points.tsx';
import { BandwidthUse } from './bandwidth-use.tsx';
import { Configuration } from './configuration.tsx';
import type { TabProps } from './tab-props.ts';

const texts = {
  about: { en: 'About', zh: '基础信息' },
  use: { en: 'What was bought, and what is in use', zh: '规格与用量' },
  hourly: { en: 'Pay-as-you-go, by the hour', zh: '按量计费' },
  prepaid: { en: 'Prepaid', zh: '包年包月' },
  renewed: { en: 'By itself, a month at a time', zh: '自动续费，每次一个月' },
  notRenewed: { en: 'Not by itself', zh: '不自动续费' },
};

/** What the instance is, how much of it is in use, how clients reach it and what it is set to. */
export function BasicTab(props: TabProps): ReactNode {
  const { attributes, detail } = props;
  const t = useText();
  const { language } = useLanguage();
  const zones = attributes.ZoneIds.length > 0 ? attributes.ZoneIds : [attributes.ZoneId];
  const tags = attributes.Tags.map(({ TagKey, TagValue }) => `${TagKey}: ${TagValue}`);
  const isPrepaid = attributes.ExpireTime > 0;
  return (
    <>
      <section className="panel">
        <h2>{t(texts.about)}</h2>
        <Facts
          facts={[
            [{ en: 'Kafka version', zh: '内核版本' }, attributes.Version],
            [{ en: 'Edition', zh: '规格类型' }, attributes.InstanceType],
            [{ en: 'Zones', zh: '可用区' }, zones.join(', ')],
            [{ en: 'VPC and subnet', zh: '所在网络' }, `${attributes.VpcId} / ${attributes.SubnetId}`],
            [{ en: 'Billing', zh: '计费模式' }, t(isPrepaid ? texts.prepaid : texts.hourly)],
            [{ en: 'Created', zh: '创建时间' }, timeText(attributes.CreateTime, language)],
            [{ en: 'Expires', zh: '到期时间' }, timeText(attributes.ExpireTime, language)],
            ...(isPrepaid ? [[{ en: 'Renewal', zh: '续费方式' }, t(renewalText(detail?.RenewFlag))] as const] : []),
            [{ en: 'Disk type', zh: '磁盘类型' }, detail?.DiskType ?? '–'],
            [{ en: 'Tags', zh: '标签' }, tags.length === 0 ? '–' : tags.join(', ')],
          ]}
        />
      </section>
      <section className="panel stack">
        <h2>{t(texts.use)}</h2>
        <BandwidthUse {...props} />
        <UseMeter
          label={{ en: 'Topics', zh: 'Topic' }}
          used={attributes.CreatedTopics}
          bought={detail?.MaxTopicNumber ?? attributes.CreatedTopics + attributes.RemainderTopics}
        />
        <UseMeter
          label={{ en: 'Partitions', zh: '分区' }}
          used={attributes.CreatedPartitions}
          bought={detail?.MaxPartitionNumber ?? attributes.CreatedPartitions + attributes.RemainderPartitions}
        />
      </section>
      <AccessPoints {...props} />
      <Configuration {...props} />
    </>
  );
}

/** It is chosen with the purchase, and no call changes it. */
function renewalText(renewFlag: number | undefined): Text {
  return renewFlag === 1 ? texts.renewed : texts.notRenewed;
}
