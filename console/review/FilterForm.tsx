import { DownOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import type { ReviewFilters } from '../../bot/api/review.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { countOf, NO_FILTERS } from './filters.ts';
import { useChoices } from './useChoices.ts';
import { REVIEW_WORDS } from './words.ts';

const KINDS = ['complaint', 'application', 'feedback'] as const;
const STATES = ['draft', 'open', 'accepted', 'investigating', 'answered', 'handled', 'first-review', 'second-review', 'final-review', 'approved', 'declined', 'arranged', 'confirmed', 'cancelled', 'withdrawn', 'closed'] as const;
const DEADLINES = ['kept', 'missed', 'open'] as const;
const MARKS = ['low', 'middle', 'high'] as const;
const MOODS = ['anger', 'distress', 'threat', 'abuse', 'money-at-risk'] as const;
const WHYS = ['any', 'none', 'asked', 'complaint', 'complaint-major', 'misunderstood', 'declined', 'unhelpful', 'not-identified', 'rule'] as const;

interface Props {
  readonly filters: ReviewFilters;
  readonly onChange: (next: ReviewFilters) => void;
  readonly onFind: () => void;
}

/** What is looked for. Enter finds, wherever one is. */
export function FilterForm({ filters, onChange, onFind }: Props) {
  const { say, named } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  const { data: choices } = useChoices();
  const count = countOf(filters);
  const [open, setOpen] = useState(count > 0);
  const set = (change: Partial<ReviewFilters>): void => onChange({ ...filters, ...change });
  const many = (name: 'channels' | 'classes' | 'agents' | 'kinds' | 'states' | 'deadlines' | 'marks' | 'moods' | 'handoffs' | 'clauses', options: readonly { readonly value: string; readonly label: string }[], more: { readonly free?: boolean } = {}) => (
    <Field label={say(name)}>
      <Select<string[]>
        mode={more.free === true ? 'tags' : 'multiple'} aria-label={say(name)} allowClear maxTagCount="responsive" value={[...filters[name]]} onChange={(value) => set({ [name]: value })}
        options={options.map(({ value, label }) => ({ value, label }))} showSearch={{ optionFilterProp: 'label' }} tokenSeparators={more.free === true ? [' ', ',', '，', '、'] : []}
        {...(name === 'clauses' && { placeholder: say('clauses.placeholder') })}
      />
    </Field>
  );
  return (
    <form className="review-filters" role="search" onSubmit={(event) => { event.preventDefault(); onFind(); }}>
      <div className="review-words">
        <Input
          size="large" autoFocus allowClear prefix={<SearchOutlined aria-hidden />} aria-label={say('find')} placeholder={say('find.placeholder')} value={filters.words} maxLength={20_000}
          onChange={({ target }) => set({ words: target.value })}
        />
        <Button type="primary" size="large" htmlType="submit">{say('find')}</Button>
        <Button size="large" aria-expanded={open} icon={open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />} onClick={() => setOpen(!open)}>{`${say('filters')}${count > 0 ? ` ${count}` : ''}`}</Button>
      </div>
      {open && (
        <div className="review-fields">
          <Field label={say('customer')}><Input aria-label={say('customer')} allowClear placeholder={say('customer.placeholder')} value={filters.customer} maxLength={200} onChange={({ target }) => set({ customer: target.value })} /></Field>
          {many('kinds', KINDS.map((value) => ({ value, label: words.named('matter', value) })))}
          {many('states', STATES.map((value) => ({ value, label: words.named('state', value) })))}
          {many('deadlines', DEADLINES.map((value) => ({ value, label: say(`deadline.${value}`) })))}
          {many('marks', MARKS.map((value) => ({ value, label: say(`mark.${value}`) })))}
          {many('moods', MOODS.map((value) => ({ value, label: say(`mood.${value}`) })))}
          {many('handoffs', WHYS.map((value) => ({ value, label: value === 'any' || value === 'none' ? named('handoff', value) : words.named('why', value) })))}
          {many('agents', (choices?.staff ?? []).map(({ id, name, workNumber }) => ({ value: id, label: `${name}${workNumber === '' ? '' : ` ${workNumber}`}` })))}
          {many('channels', (choices?.channels ?? []).map((value) => ({ value, label: words.named('channel', value) })))}
          {many('classes', (choices?.classes ?? []).map((value) => ({ value, label: value })), { free: true })}
          {many('clauses', [], { free: true })}
          <Field label={say('span')}>
            <DatePicker.RangePicker
              allowEmpty={[true, true]} aria-label={say('span')} value={[filters.from === undefined ? null : dayjs(filters.from), filters.to === undefined ? null : dayjs(filters.to)]} placeholder={[say('from'), say('to')]}
              onChange={(span) => {
                const { from: _from, to: _to, ...rest } = filters;
                onChange({ ...rest, ...(span?.[0] && { from: span[0].format('YYYY-MM-DD') }), ...(span?.[1] && { to: span[1].format('YYYY-MM-DD') }) });
              }}
            />
          </Field>
          <div className="review-field review-field-last">
            <Checkbox checked={filters.faults} onChange={({ target }) => set({ faults: target.checked })}>{say('faults')}</Checkbox>
            <Button type="link" size="small" onClick={() => onChange({ ...NO_FILTERS, words: filters.words })}>{say('filters.reset')}</Button>
          </div>
        </div>
      )}
    </form>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className="review-field"><span className="review-label" aria-hidden>{label}</span>{children}</div>;
}
