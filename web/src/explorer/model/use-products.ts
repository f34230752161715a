import { useQueries, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { ExplorerProduct } from '../../../../src/explorer-model/explorer-product.ts';
import { isProduct, loadProduct, PRODUCTS } from './products.ts';

const query = (product: string, enabled: boolean): UseQueryOptions<ExplorerProduct> => ({
  queryKey: ['explorer', product],
  queryFn: () => loadProduct(product),
  enabled: enabled && isProduct(product),
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
});

/** One product's document, loaded once. */
export function useProduct(product: string, enabled = true): ReturnType<typeof useQuery<ExplorerProduct>> {
  return useQuery(query(product, enabled));
}

/** All products' documents as far as they are loaded, for the search; nothing is loaded before it is enabled. */
export function useAllProducts(enabled: boolean): { products: readonly ExplorerProduct[]; isLoading: boolean } {
  return useQueries({
    queries: Object.keys(PRODUCTS).map((product) => query(product, enabled)),
    combine: (results) => ({
      products: results.flatMap(({ data }) => data ?? []),
      isLoading: results.some((it) => it.isLoading),
    }),
  });
}
