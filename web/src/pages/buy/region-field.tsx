import type { ReactNode } from 'react';
import { SelectField } from '../../forms/choice-field.tsx';
import { useSession } from '../../session/session.tsx';
import { useRegions } from '../../shell/region-choice.tsx';

/** The region of the whole console: what is listed afterwards is where the instance is. */
export function RegionField(): ReactNode {
  const { region, chooseRegion } = useSession();
  const regions = useRegions();
  return (
    <SelectField
      label={{ en: 'Region', zh: '地域' }}
      value={region}
      options={regions.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
      onChange={chooseRegion}
    />
  );
}
