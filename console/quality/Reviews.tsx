import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { ReviewItem } from '../../bot/api/quality.ts';
import { ChooseDialog } from './ChooseDialog.tsx';
import { DrawDialog } from './DrawDialog.tsx';
import { withoutNew } from './newFrom.ts';
import { queryOf, useSay } from './parts.ts';
import { RegisterList, useRegister, useWhen } from './Register.tsx';
import { reviewLine } from './reviewLine.tsx';

const STATES = ['waiting', 'shown', 'objected', 'answered', 'closed'] as const;

/** Samples: drawn, to be scored, objected to, done (norm 5.2). */
export function Reviews() {
  const words = useSay();
  const { say } = words;
  const [search, setSearch] = useSearchParams();
  const [drawing, setDrawing] = useState(false);
  const go = useNavigate();
  const when = useWhen();
  const [state, mine, group, agent] = [search.get('state') ?? '', search.get('mine') === 'true', search.get('group') ?? '', search.get('agent') ?? ''];
  const query = useRegister<ReviewItem>('reviews', (after) => `/quality/reviews${queryOf({ state, mine, group, agent, after })}`);
  const filter = (name: string, value: string): void => setSearch((now) => {
    const next = new URLSearchParams(now);
    if (value === '') next.delete(name);
    else next.set(name, value);
    return next;
  });
  return (
    <>
      <div className="quality-bar">
        <h2>{say('review.title')}</h2>
        <Select aria-label={say('all')} value={state} style={{ width: 150 }} onChange={(value: string) => filter('state', value)} options={[{ value: '', label: say('all') }, ...STATES.map((each) => ({ value: each, label: say(`state.${each}`) }))]} />
        <Checkbox checked={mine} onChange={({ target }) => filter('mine', target.checked ? 'true' : '')}>{say('review.mine')}</Checkbox>
        {group + agent !== '' && <Button size="small" onClick={() => setSearch({})}>{say('risk.clear')}</Button>}
        <Button type="primary" className="quality-push" onClick={() => setDrawing(true)}>{say('review.draw')}</Button>
      </div>
      <RegisterList query={query} none={say('review.none')} line={(item, people) => reviewLine(item, people, words, when)} />
      {drawing && <DrawDialog onClose={() => setDrawing(false)} onDrawn={(draw) => { setDrawing(false); setSearch({ group: draw }); }} />}
      {search.get('new') === 'review' && <ChooseDialog search={search} onClose={() => setSearch(withoutNew)} onChosen={(id) => void go(`/quality/reviews/${id}`)} />}
    </>
  );
}
