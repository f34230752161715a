import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FailureAlert } from '../components/failure-alert.tsx';
import { useText } from '../language/language.tsx';
import { ActionPage } from './action-page.tsx';
import { isProduct, PRODUCTS } from './model/products.ts';
import { useProduct } from './model/use-products.ts';

const texts = {
  loading: { en: 'Loading…', zh: '加载中…' },
  noProduct: { en: 'There is no such product', zh: '没有该产品' },
  noAction: { en: 'There is no such action', zh: '没有该接口' },
  look: { en: 'Look for it in the search, or choose one of the list.', zh: '请通过搜索或列表选择接口。' },
};

/** The action that the address names, or why there is none. */
export function ChosenAction(): ReactNode {
  const t = useText();
  const { product, action } = useParams({ from: '/explorer/$product/$action' });
  const document = useProduct(product);
  const found = document.data?.actions.find((it) => it.name === action);
  if (document.data !== undefined && found !== undefined)
    return <ActionPage key={`${product}/${action}`} product={document.data} action={found} />;
  if (!isProduct(product)) return <Missing title={`${t(texts.noProduct)}: ${product}`} />;
  if (document.data !== undefined) return <Missing title={`${t(texts.noAction)}: ${action}`} />;
  return (
    <section className="panel middle">
      {document.isLoading && <p>{t(texts.loading)}</p>}
      <FailureAlert failure={document.error} onRetry={() => void document.refetch()} />
    </section>
  );
}

/** A product without an action: the list has its actions. */
export function ChosenProduct(): ReactNode {
  const t = useText();
  const { product } = useParams({ from: '/explorer/$product' });
  const title = PRODUCTS[product];
  return <Missing title={title === undefined ? `${t(texts.noProduct)}: ${product}` : t(title)} />;
}

function Missing({ title }: { title: string }): ReactNode {
  const t = useText();
  return (
    <section className="panel middle">
      <h1 tabIndex={-1}>{title}</h1>
      <p>{t(texts.look)}</p>
    </section>
  );
}
