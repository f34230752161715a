import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../api/use-api.ts';
import { useLanguage, useText } from '../language/language.tsx';
import { useSession } from '../session/session.tsx';

export interface NamedRegion {
  readonly code: string;
  readonly name: string;
}

/** The regions that are served, and the chosen one before they are known. */
export function useRegions(): readonly NamedRegion[] {
  const { language } = useLanguage();
  const { session, region } = useSession();
  const api = useApi();
  const regions = useQuery({
    queryKey: ['regions', language, session?.uin],
    enabled: session !== null,
    staleTime: Infinity,
    queryFn: async () => (await api.call('ckafka', 'DescribeRegion', {})).Result,
  });
  const known = regions.data?.map((it) => ({ code: it.RegionCodeV3, name: it.RegionName })) ?? [];
  return known.some((it) => it.code === region) ? known : [{ code: region, name: region }, ...known];
}

/** The region that calls are made in, out of those that are served. */
export function RegionChoice(): ReactNode {
  const t = useText();
  const { region, chooseRegion } = useSession();
  const regions = useRegions();
  return (
    <select
      className="control small"
      aria-label={t({ en: 'Region', zh: '地域' })}
      value={region}
      onChange={(event) => chooseRegion(event.target.value)}
    >
      {regions.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
