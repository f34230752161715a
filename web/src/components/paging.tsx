import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useText } from '../language/language.tsx';

interface PagingProps {
  /** Rows before the first one shown. */
  readonly offset: number;
  /** Rows on a page. */
  readonly limit: number;
  readonly total: number | undefined;
  readonly onChange: (offset: number) => void;
}

/** Back and forth through what the server pages; nothing where one page holds all. */
export function Paging({ offset, limit, total = 0, onChange }: PagingProps): ReactNode {
  const t = useText();
  if (total <= limit && offset === 0) return null;
  const last = Math.min(offset + limit, total);
  return (
    <nav className="row paging" aria-label={t({ en: 'Pages', zh: '分页' })}>
      <span className="hint" aria-live="polite">
        {t({ en: `${offset + 1} to ${last} of ${total}`, zh: `第 ${offset + 1} - ${last} 条，共 ${total} 条` })}
      </span>
      <Button
        size="small"
        variant="outline"
        disabled={offset === 0}
        onClick={() => onChange(Math.max(0, offset - limit))}
      >
        {t({ en: 'Back', zh: '上一页' })}
      </Button>
      <Button size="small" variant="outline" disabled={last >= total} onClick={() => onChange(offset + limit)}>
        {t({ en: 'Next', zh: '下一页' })}
      </Button>
    </nav>
  );
}
