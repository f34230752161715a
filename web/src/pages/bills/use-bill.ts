import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { BillDetail } from '../../../../spec/types/billing.ts';
import { useApi } from '../../api/use-api.ts';
import { NEW_DRAFT } from '../buy/draft.ts';

const PAGE_SIZE = 300;
/** Far more than a person reads; the rest is for programs. */
const PAGES_MAX = 20;

/** Every entry of a month: an instance and a day, or an order of one that is paid by the month. */
export function useMonth(month: string): UseQueryResult<BillDetail[]> {
  const api = useApi();
  return useQuery({
    queryKey: [...api.scope, 'bill', month],
    queryFn: async () => {
      const entries: BillDetail[] = [];
      for (let page = 0; page < PAGES_MAX; page += 1) {
        const asked = { Month: month, Offset: page * PAGE_SIZE, Limit: PAGE_SIZE, NeedRecordNum: 1 };
        const { DetailSet, Total } = await api.call('billing', 'DescribeBillDetail', asked);
        entries.push(...(DetailSet ?? []));
        if (entries.length >= (Total ?? 0)) break;
      }
      return entries;
    },
  });
}

/** The one currency of the server's price book, which is asked for the smallest price. Empty until it is known. */
export function useCurrency(): string {
  const api = useApi();
  const price = useQuery({
    queryKey: [...api.scope, 'currency'],
    staleTime: Infinity,
    queryFn: async () => {
      const { Result } = await api.call('ckafka', 'InquireCkafkaPrice', {
        InstanceType: 'profession',
        Bandwidth: NEW_DRAFT.bandwidthMBps ?? 0,
        Partition: NEW_DRAFT.partitions ?? 0,
        InquiryDiskParam: { DiskType: NEW_DRAFT.diskType, DiskSize: NEW_DRAFT.diskSizeGB },
      });
      return Result.InstancePrice.Currency;
    },
  });
  return price.data ?? '';
}
