import type { ReactNode } from 'react';
import { useText } from '../language/language.tsx';
import type { Text } from '../language/text.ts';

export interface Column<Row> {
  /** Empty for a column of buttons. */
  readonly title: Text;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  readonly isFigure?: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists, for who cannot see it. */
  readonly label: Text;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string | number;
  /** What stands there when there are no rows. */
  readonly empty: Text;
  readonly isLoading: boolean;
}

/** Rows of an answer. Wide tables scroll sideways by themselves, not the page. */
export function DataTable<Row>({ label, columns, rows, rowKey, empty, isLoading }: DataTableProps<Row>): ReactNode {
  const t = useText();
  const says = rows === undefined ? isLoading && LOADING : rows.length === 0 && empty;
  return (
    <div className="table-frame" role="region" aria-label={t(label)} tabIndex={0}>
      <table className="data" aria-busy={isLoading}>
        <thead>
          <tr>
            {columns.map(({ title, isFigure = false }) => (
              <th key={title.en} scope="col" className={isFigure ? 'figure' : undefined}>
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows?.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ title, cell, isFigure = false }) => (
                <td key={title.en} className={isFigure ? 'figure' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {says !== false && (
            <tr>
              <td colSpan={columns.length} className="empty">
                {t(says)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

const LOADING: Text = { en: 'Loading…', zh: '加载中…' };
