import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import { useState } from 'react';
import type { FindingView, MineView, OwnViolation, ReviewItem } from '../../bot/api/quality.ts';
import { api } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { moment } from '../parts/time.ts';
import { nameIn, queryOf, useSay } from './parts.ts';
import { RegisterList, useRegister, useWhen } from './Register.tsx';
import { reviewLine } from './reviewLine.tsx';
import { StepForm } from './StepForm.tsx';

/** What concerns whoever is signed in: results that they see first, corrections of theirs, violations that were decided. */
export function Mine() {
  const words = useSay();
  const { say, named } = words;
  const me = useSession().staff.id;
  const when = useWhen();
  const reviews = useRegister<ReviewItem>('reviews', (after) => `/quality/reviews${queryOf({ agent: me, after })}`);
  const findings = useRegister<FindingView>('findings', (after) => `/quality/findings${queryOf({ owner: me, state: 'correcting', after })}`);
  const { data } = useQuery({ queryKey: ['quality', 'mine'], queryFn: () => api.get<MineView>('/quality/mine') });
  const toCorrect = findings.data?.pages.some(({ items }) => items.length > 0) === true;
  return (
    <>
      {toCorrect && (
        <section className="mine-section">
          <div className="quality-bar"><h2>{say('mine.corrections')}</h2></div>
          <RegisterList query={findings} none={say('none')} line={(item, people) => ({ id: item.id, to: `/quality/findings/${item.id}`, title: item.body.title, overdue: item.overdue, side: when(item), tags: <span className="tag">{named('weight', item.body.weight)}</span>, more: item.body.measures ?? nameIn(people, item.openedBy) })} />
        </section>
      )}
      {data && data.violations.length > 0 && (
        <section className="mine-section">
          <div className="quality-bar"><h2>{say('mine.violations')}</h2></div>
          {data.violations.map((each) => <Own key={each.id} violation={each} />)}
        </section>
      )}
      <section className="mine-section">
        <div className="quality-bar"><h2>{say('mine.title')}</h2>{data && data.unseen > 0 && <span className="tag tag-1">{say('mine.unseen', { n: data.unseen })}</span>}</div>
        <p className="quality-lead">{say('mine.lead')}</p>
        {reviews.data?.pages[0]?.items.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('mine.none')} /> : <RegisterList query={reviews} none={say('mine.none')} line={(item, people) => reviewLine(item, people, words, when)} />}
      </section>
    </>
  );
}

/** A violation as the person concerned sees it: what was decided, and how to appeal. */
function Own({ violation: { id, version, state, kind, what, decision, decidedAt, appeal, appealUntil } }: { readonly violation: OwnViolation }) {
  const { say, named, tag } = useSay();
  const client = useQueryClient();
  const [appealing, setAppealing] = useState(false);
  const may = appealUntil !== undefined && appealUntil > new Date().toISOString();
  return (
    <div className="exchange-card">
      <p className="register-title"><strong>{named('kind', kind)}</strong><span className="tag">{named('vstate', state)}</span>{decision && <span className="tag tag-1">{named('grade', decision.grade)}</span>}<span className="quiet">{decidedAt !== undefined && moment(decidedAt, { tag })}</span></p>
      <p>{what}</p>
      {decision && <p>{decision.measures}{'\n'}<span className="quiet">{decision.reason}</span></p>}
      {appeal && <p><strong>{say('violation.appeal')}</strong> {appeal.reason}{'\n'}{appeal.outcome === undefined ? say('appeal.pending') : `${named('outcome', appeal.outcome)} ${appeal.note ?? ''}`}</p>}
      {may && !appealing && <p><Button size="small" onClick={() => setAppealing(true)}>{say('vdo.appeal')}</Button> <span className="quiet">{say('appeal.until', { time: moment(appealUntil, { tag }) })}</span></p>}
      {appealing && (
        <StepForm
          fields={[{ name: 'reason', label: say('appeal.reason'), kind: 'text' }]} action={say('vdo.appeal')} onCancel={() => setAppealing(false)}
          onSubmit={async ({ reason }) => {
            await api.post(`/quality/violations/${encodeURIComponent(id)}/appeal`, { version, step: { do: 'appeal', reason } });
            setAppealing(false);
            void client.invalidateQueries({ queryKey: ['quality'] });
          }}
        />
      )}
    </div>
  );
}
