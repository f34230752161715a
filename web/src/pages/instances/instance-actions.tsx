import { useState, type ReactNode } from 'react';
import type { InstanceDetail } from '../../../../spec/types/ckafka.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { isPrepaid } from './dialog-instance.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { RetentionDialog } from './retention-dialog.tsx';
import { ScaleDialog } from './scale-dialog.tsx';

const ACTIONS = {
  rename: { en: 'Rename', zh: '改名' },
  scale: { en: 'Scale', zh: '变更规格' },
  retention: { en: 'Retention', zh: '保留时间' },
  renew: { en: 'Renew', zh: '续费' },
  delete: { en: 'Delete', zh: '销毁' },
} as const satisfies Record<string, Text>;
type Action = keyof typeof ACTIONS;

/** The statuses in which each can be done. */
const WHILE: Readonly<Record<Action, readonly number[]>> = {
  rename: [1],
  scale: [1],
  retention: [1],
  // One that is isolated comes back with it.
  renew: [1, 5, 7],
  delete: [-1, 0, 1, 4, 5, 7],
};

/** What can be done with an instance, in its row of the list and at the head of its own page. */
export function InstanceActions({ instance }: { instance: InstanceDetail }): ReactNode {
  const t = useText();
  const [open, setOpen] = useState<Action | null>(null);
  const { Status, InstanceName } = instance;
  const actions = (Object.keys(ACTIONS) as Action[]).filter((it) => it !== 'renew' || isPrepaid(instance));
  return (
    <>
      <span className="actions">
        {actions.map((action) => (
          <Button
            key={action}
            size="small"
            variant="text"
            theme={action === 'delete' ? 'danger' : 'primary'}
            disabled={!WHILE[action].includes(Status)}
            aria-label={`${t(ACTIONS[action])}: ${InstanceName}`}
            onClick={() => setOpen(action)}
          >
            {t(ACTIONS[action])}
          </Button>
        ))}
      </span>
      {open !== null && <OpenDialog action={open} instance={instance} onClose={() => setOpen(null)} />}
    </>
  );
}

function OpenDialog(props: { action: Action; instance: InstanceDetail; onClose: () => void }): ReactNode {
  const { action, ...rest } = props;
  switch (action) {
    case 'rename':
      return <RenameDialog {...rest} />;
    case 'scale':
      return <ScaleDialog {...rest} />;
    case 'retention':
      return <RetentionDialog {...rest} />;
    case 'renew':
      return <RenewDialog {...rest} />;
    case 'delete':
      return <DeleteDialog {...rest} />;
  }
}
