import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { useText } from '../../language/language.tsx';
import { PRODUCTS } from '../model/products.ts';
import { useProduct } from '../model/use-products.ts';
import { StateMark } from './state-mark.tsx';

/** All products, their nouns and their actions; each product is loaded when it is opened. */
export function ActionTree({ product, action }: { product: string; action: string }): ReactNode {
  const t = useText();
  return (
    <nav className="tree" aria-label={t({ en: 'Actions', zh: '接口' })}>
      {Object.keys(PRODUCTS).map((it) => (
        <ProductBranch key={it} product={it} action={it === product ? action : ''} isCurrent={it === product} />
      ))}
    </nav>
  );
}

interface BranchProps {
  readonly product: string;
  /** The action that is shown; empty when none of this product is. */
  readonly action: string;
  readonly isCurrent: boolean;
}

function ProductBranch({ product, action, isCurrent }: BranchProps): ReactNode {
  const t = useText();
  const [isOpen, setIsOpen] = useState(isCurrent);
  const document = useProduct(product, isOpen || isCurrent);
  const groups = Object.entries(document.data?.groups ?? {});
  return (
    <details open={isOpen || isCurrent} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {t(PRODUCTS[product] ?? { en: product, zh: product })} <code>{product}</code>
      </summary>
      <FailureAlert failure={document.error} onRetry={() => void document.refetch()} />
      {groups.map(([id, title]) => {
        const actions = document.data?.actions.filter((it) => it.group === id) ?? [];
        if (actions.length === 0) return null;
        return (
          <details key={id} open={groups.length < 3 || actions.some((it) => it.name === action)}>
            <summary>
              {t(title)} <span className="hint">{actions.length}</span>
            </summary>
            <ul>
              {actions.map(({ name, state }) => (
                <li key={name}>
                  <Link
                    to="/explorer/$product/$action"
                    params={{ product, action: name }}
                    className={state === 'refused' ? 'refused' : undefined}
                  >
                    {name} <StateMark state={state} isShort />
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </details>
  );
}
