import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { useText } from '../../language/language.tsx';
import { writeJson, type Json } from '../json/json.ts';

/** In place of a field whose value in the JSON is of another shape than the model has; it is kept, and sent. */
export function OtherShape({ name, value, onRemove }: { name: string; value: Json; onRemove: () => void }): ReactNode {
  const t = useText();
  return (
    <div className="field" role="group" aria-label={name}>
      <span>{name}</span>
      <code>{writeJson(value)}</code>
      <span className="error">
        {t({
          en: 'The JSON has something of another shape here; it is sent as it is.',
          zh: 'JSON 中此处的结构与模型不同，将原样发送。',
        })}
      </span>
      <span>
        <Button size="small" variant="outline" onClick={onRemove}>
          {t({ en: `Take ${name} out`, zh: `移除 ${name}` })}
        </Button>
      </span>
    </div>
  );
}
