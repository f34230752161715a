import type { ReactNode } from 'react';
import Tag from 'tdesign-react/es/tag';
import { useText } from '../language/language.tsx';
import type { Text } from '../language/text.ts';

type Tone = 'default' | 'primary' | 'warning' | 'danger' | 'success';

/** The API's numbers (InstanceDetail.Status), in the words of the cloud's console. */
const STATUSES: Readonly<Record<number, { text: Text; tone: Tone }>> = {
  [-1]: { text: { en: 'Creation failed', zh: '创建失败' }, tone: 'danger' },
  0: { text: { en: 'Creating', zh: '创建中' }, tone: 'primary' },
  1: { text: { en: 'Running', zh: '运行中' }, tone: 'success' },
  2: { text: { en: 'Deleting', zh: '删除中' }, tone: 'primary' },
  3: { text: { en: 'Deleted', zh: '已删除' }, tone: 'default' },
  4: { text: { en: 'Deletion failed', zh: '删除失败' }, tone: 'danger' },
  5: { text: { en: 'Isolated', zh: '已隔离' }, tone: 'warning' },
  7: { text: { en: 'Changing', zh: '变更中' }, tone: 'primary' },
};

const HEALTH: Readonly<Record<number, { text: Text; tone: Tone }>> = {
  1: { text: { en: 'Healthy', zh: '健康' }, tone: 'success' },
  2: { text: { en: 'Warning', zh: '告警' }, tone: 'warning' },
  3: { text: { en: 'Abnormal', zh: '异常' }, tone: 'danger' },
};

/** Whether it will change by itself soon, so that a page looks again often. */
export function isMoving(status: number): boolean {
  return status === 0 || status === 2 || status === 7;
}

export function InstanceStatus({ status }: { status: number }): ReactNode {
  return <NumberTag number={status} known={STATUSES} />;
}

/** With what is wrong, where the server says it. */
export function InstanceHealth({ healthy, message }: { healthy: number; message: string }): ReactNode {
  return (
    <>
      <NumberTag number={healthy} known={HEALTH} />
      {healthy !== 1 && message !== '' && <span className="hint"> {message}</span>}
    </>
  );
}

function NumberTag({ number, known }: { number: number; known: typeof STATUSES }): ReactNode {
  const t = useText();
  const { text, tone } = known[number] ?? { text: { en: String(number), zh: String(number) }, tone: 'default' };
  return (
    <Tag theme={tone} variant="light-outline">
      {t(text)}
    </Tag>
  );
}
