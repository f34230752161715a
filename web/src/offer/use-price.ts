import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { InquireCkafkaPriceRequest, InquireCkafkaPriceResp } from '../../../spec/types/ckafka.ts';
import { useApi } from '../api/use-api.ts';

const SETTLES_AFTER_MS = 250;

export interface AskedPrice {
  /** Of the last question that was answered; undefined before the first. */
  readonly price: InquireCkafkaPriceResp | undefined;
  /** Why there is none, such as a thing that the price book has no price for. */
  readonly failure: unknown;
  /** Whether the price is of an earlier question. */
  readonly isBehind: boolean;
}

/** What a size costs, asked again once a change has settled; null: what is typed has no price. */
export function usePrice(asked: InquireCkafkaPriceRequest | null): AskedPrice {
  const api = useApi();
  const text = JSON.stringify(asked);
  const settled = useSettled(text);
  const question = JSON.parse(settled) as InquireCkafkaPriceRequest | null;
  const query = useQuery({
    queryKey: [...api.scope, 'price', settled],
    enabled: question !== null,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async () => (await api.call('ckafka', 'InquireCkafkaPrice', question ?? { InstanceType: '' })).Result,
  });
  const price = question === null || query.isError ? undefined : query.data;
  return {
    price,
    failure: question === null ? null : query.error,
    isBehind: settled !== text || query.isPlaceholderData || query.isFetching,
  };
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
