import { useEffect, useState, type ReactNode } from 'react';
import { SelectField } from '../../forms/choice-field.tsx';
import { TextField } from '../../forms/text-field.tsx';

const texts = {
  search: { en: 'Search', zh: '搜索' },
  searchHint: { en: 'Name or ID', zh: '名称或 ID' },
  status: { en: 'Status', zh: '状态' },
  any: { en: 'Any', zh: '全部' },
  tagKey: { en: 'Tag key', zh: '标签键' },
  tagValue: { en: 'Tag value', zh: '标签值' },
};

/** Empty texts find all. */
export interface Filter {
  readonly search: string;
  /** The API's number as a text. */
  readonly status: string;
  readonly tagKey: string;
  readonly tagValue: string;
}

export const NO_FILTER: Filter = { search: '', status: '', tagKey: '', tagValue: '' };

const STATUSES = [
  { value: '', label: texts.any },
  { value: '0', label: { en: 'Creating', zh: '创建中' } },
  { value: '1', label: { en: 'Running', zh: '运行中' } },
  { value: '7', label: { en: 'Changing', zh: '变更中' } },
  { value: '5', label: { en: 'Isolated', zh: '已隔离' } },
  { value: '2', label: { en: 'Deleting', zh: '删除中' } },
  { value: '-1', label: { en: 'Creation failed', zh: '创建失败' } },
];
const SETTLES_AFTER_MS = 250;

interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** What is typed is searched for once the typing has settled. */
export function InstanceFilters({ filter, onChange }: FiltersProps): ReactNode {
  const [typed, setTyped] = useState(filter);
  useEffect(() => {
    if (typed === filter) return undefined;
    const timer = setTimeout(() => onChange(typed), SETTLES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, filter, onChange]);
  return (
    <search className="filters">
      <TextField
        label={texts.search}
        placeholder="ckafka-"
        hint={texts.searchHint}
        type="search"
        value={typed.search}
        onChange={(search) => setTyped({ ...typed, search })}
      />
      <SelectField
        label={texts.status}
        value={typed.status}
        options={STATUSES}
        onChange={(status) => setTyped({ ...typed, status })}
      />
      <TextField label={texts.tagKey} value={typed.tagKey} onChange={(tagKey) => setTyped({ ...typed, tagKey })} />
      <TextField
        label={texts.tagValue}
        value={typed.tagValue}
        onChange={(tagValue) => setTyped({ ...typed, tagValue })}
      />
    </search>
  );
}
