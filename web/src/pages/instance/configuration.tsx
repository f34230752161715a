import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { useText } from '../../language/language.tsx';
import { EditConfiguration } from './edit-configuration.tsx';
import type { TabProps } from './tab-props.ts';

const texts = {
  title: { en: 'Configuration', zh: '配置信息' },
  edit: { en: 'Edit', zh: '编辑' },
  on: { en: 'On', zh: '开启' },
  off: { en: 'Off', zh: '关闭' },
  default: { en: 'default', zh: '默认' },
};

/** What the instance's owner has set. */
export function Configuration({ attributes }: TabProps): ReactNode {
  const t = useText();
  const [isEditing, setIsEditing] = useState(false);
  const { Config } = attributes;
  const onOff = (value: boolean | number | null | undefined): string =>
    t(value === true || value === 1 ? texts.on : texts.off);
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t(texts.title)}</h2>
        <Button variant="outline" onClick={() => setIsEditing(true)}>
          {t(texts.edit)}
        </Button>
      </div>
      <Facts
        facts={[
          [{ en: 'Retention', zh: '消息保留时间' }, hours(attributes.MsgRetentionTime)],
          [{ en: 'Largest message', zh: '最大消息大小' }, `${attributes.MaxMessageByte} B`],
          [{ en: 'Topics made by clients', zh: '自动创建 Topic' }, onOff(Config?.AutoCreateTopicsEnable)],
          [{ en: 'Partitions by default', zh: '默认分区数' }, Config?.DefaultNumPartitions ?? t(texts.default)],
          [{ en: 'Replicas by default', zh: '默认副本数' }, Config?.DefaultReplicationFactor ?? t(texts.default)],
          [{ en: 'Unclean leader election', zh: '未同步副本选举' }, onOff(attributes.UncleanLeaderElectionEnable)],
          [{ en: 'Deletion protection', zh: '删除保护' }, onOff(attributes.DeleteProtectionEnable)],
          [{ en: 'Dynamic retention', zh: '动态消息保留' }, onOff(attributes.RetentionTimeConfig?.Enable)],
          [{ en: 'Disk that grows by itself', zh: '磁盘自动扩容' }, onOff(attributes.DynamicDiskConfig.Enable)],
        ]}
      />
      {isEditing && <EditConfiguration attributes={attributes} onClose={() => setIsEditing(false)} />}
    </section>
  );
}

/** Minutes as the cloud's console writes them. */
function hours(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
