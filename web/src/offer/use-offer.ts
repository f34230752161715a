import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';
import { useLanguage } from '../language/language.tsx';
import { offerOf, type Offer } from './offer.ts';

/** What can be bought in the region that is chosen. */
export function useOffer(): UseQueryResult<Offer> {
  const api = useApi();
  const { language } = useLanguage();
  return useQuery({
    queryKey: [...api.scope, 'offer', language],
    staleTime: 60_000,
    queryFn: async () => offerOf(await api.call('ckafka', 'DescribeCkafkaZone', {})),
  });
}
