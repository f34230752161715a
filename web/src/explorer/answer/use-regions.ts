import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import { useLanguage } from '../../language/language.tsx';
import { useSession } from '../../session/session.tsx';

/** The regions that are served, once somebody has signed in; any other can be typed, and the server's refusal seen. */
export function useRegions(): readonly { code: string; name: string }[] {
  const { language } = useLanguage();
  const { session } = useSession();
  const api = useApi();
  const regions = useQuery({
    // The same as the choice of region on top of every page has asked already.
    queryKey: ['regions', language, session?.uin],
    enabled: session !== null,
    staleTime: Infinity,
    queryFn: async () => (await api.call('ckafka', 'DescribeRegion', {})).Result,
  });
  return regions.data?.map((it) => ({ code: it.RegionCodeV3, name: it.RegionName })) ?? [];
}
