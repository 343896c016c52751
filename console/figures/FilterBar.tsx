import { Button, Input, Select } from 'antd';
import type { FigureChoices } from '../../bot/api/figures.ts';
import { daysLater, type Filters } from './filters.ts';
import type { Namer } from './naming.ts';

const NARROWING = ['branch', 'channel', 'customerClass', 'agent'] as const;
const ACROSS = ['', 'branch', 'channel', 'customerClass', 'agent'] as const;
/** What a select shows for all, which no value can be. */
const ALL = '\u0000';

interface FilterBarProps {
  readonly choices: FigureChoices;
  readonly filters: Filters;
  readonly namer: Namer;
  readonly change: (more: Partial<Record<keyof Filters, string | undefined>>) => void;
}

/** What the figures are of: when, where, of whom; and what they are compared across. */
export function FilterBar({ choices, filters, namer, change }: FilterBarProps) {
  const { say } = namer;
  const { today } = choices;
  const month = `${today.slice(0, 7)}-01`;
  const lastMonth = `${daysLater(month, -1).slice(0, 7)}-01`;
  const presets = [
    { key: '7', from: daysLater(today, -6), to: today }, { key: '30', from: daysLater(today, -29), to: today }, { key: 'month', from: month, to: today },
    { key: 'last', from: lastMonth, to: daysLater(month, -1) }, { key: 'year', from: daysLater(today, -364), to: today },
  ] as const;
  const ids: Readonly<Record<(typeof NARROWING)[number], readonly string[]>> = { branch: choices.branches.map(({ id }) => id), channel: choices.channels, customerClass: choices.classes, agent: choices.agents.map(({ id }) => id) };
  const narrowed = NARROWING.some((name) => filters[name] !== undefined);
  return (
    <div className="figure-filters" role="search" aria-label={say('filter.period')}>
      <div className="figure-presets" role="group" aria-label={say('filter.period')}>
        {presets.map(({ key, from, to }) => <Button key={key} size="small" type={filters.from === from && filters.to === to ? 'primary' : 'default'} aria-pressed={filters.from === from && filters.to === to} onClick={() => change({ from, to })}>{say(`preset.${key}`)}</Button>)}
      </div>
      <span className="figure-days">
        <Input type="date" size="small" aria-label={say('filter.from')} value={filters.from} max={filters.to} onChange={({ target }) => target.value !== '' && change({ from: target.value })} />
        <span aria-hidden>–</span>
        <Input type="date" size="small" aria-label={say('filter.to')} value={filters.to} min={filters.from} max={today} onChange={({ target }) => target.value !== '' && change({ to: target.value })} />
      </span>
      {NARROWING.map((name) => (
        <Select
          key={name} size="small" aria-label={say(`filter.${name}`)} value={filters[name] ?? ALL} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }}
          onChange={(value: string) => change({ [name]: value === ALL ? undefined : value })}
          options={[{ value: ALL, label: `${say(`filter.${name}`)}: ${say('filter.all')}` }, ...ids[name].map((id) => ({ value: id, label: namer.value(name, id) })), { value: '', label: say('filter.none') }]}
        />
      ))}
      <Select size="small" aria-label={say('filter.across')} value={filters.across ?? ''} popupMatchSelectWidth={false} onChange={(value: string) => change({ across: value === '' ? undefined : value })} options={ACROSS.map((value) => ({ value, label: say(`across.${value}`) }))} />
      {narrowed && <Button size="small" type="link" onClick={() => change({ branch: undefined, channel: undefined, customerClass: undefined, agent: undefined })}>{say('filter.clear')}</Button>}
    </div>
  );
}
