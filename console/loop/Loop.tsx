import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Spin, Tabs } from 'antd';
import { useState } from 'react';
import type { AmendmentView, LoopGroupView } from '../../bot/api/loop.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useSession } from '../parts/session.ts';
import { moment } from '../parts/time.ts';
import { useWords } from '../words/WordsContext.tsx';
import { Effect } from './Effect.tsx';
import { Propose } from './Propose.tsx';

/** What the norms could not answer, in groups; what is proposed about it; published by a second person. */
export function Loop() {
  const words = useWords();
  const { say } = words;
  const { staff } = useSession();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [proposing, setProposing] = useState<LoopGroupView>();
  const [effect, setEffect] = useState<string>();
  const groups = useQuery({ queryKey: ['questions'], queryFn: () => api.get<{ readonly groups: LoopGroupView[] }>('/questions') });
  const amendments = useQuery({ queryKey: ['amendments'], queryFn: () => api.get<{ readonly amendments: AmendmentView[] }>('/amendments') });
  const act = async (path: string): Promise<void> => {
    try {
      await api.post(path);
      void message.success(say('done.saved'));
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    } finally {
      void client.invalidateQueries({ queryKey: ['questions'] });
      void client.invalidateQueries({ queryKey: ['amendments'] });
    }
  };
  const questions = groups.isPending ? <Spin aria-label={say('app.loading')} /> : (
    <ul className="plain matters">
      {groups.data?.groups.length === 0 && <li className="quiet">{say('loop.none')}</li>}
      {groups.data?.groups.map((group) => (
        <li key={group.id}>
          <div className="row-top"><strong>{group.wordings[0]}</strong> <span className="tag">{say('loop.count', { count: group.count })}</span> {group.declined > 0 && <span className="tag tag-1">{say('loop.declined', { count: group.declined })}</span>} <time className="quiet">{moment(group.lastSeen, words)}</time></div>
          {group.wordings.slice(1, 4).map((wording) => <div key={wording} className="quiet">{wording}</div>)}
          <div className="quiet">{say('loop.nearest')} {group.nearest.map(({ id, title }) => `${id} ${title}`).join(' · ')}</div>
          <div className="matter-steps">
            <Button size="small" type="primary" onClick={() => setProposing(group)}>{say('loop.propose')}</Button>
            <Button size="small" onClick={() => void act(`/questions/${group.id}/dismiss`)}>{say('loop.dismiss')}</Button>
          </div>
        </li>
      ))}
    </ul>
  );
  const proposals = (
    <ul className="plain matters">
      {amendments.data?.amendments.length === 0 && <li className="quiet">{say('loop.noAmendments')}</li>}
      {amendments.data?.amendments.toReversed().map((each) => (
        <li key={each.id}>
          <div className="row-top"><span className="tag">{say(`loop.kind.${each.kind}`)}</span> <strong>{each.questions?.[0] ?? each.words?.join('、')}</strong> <span>→ {each.clause ?? each.means}</span> <span className={`tag ${each.status === 'published' ? 'tag-good' : ''}`}>{say(`loop.status.${each.status}`)}</span></div>
          {each.text?.['zh-Hans'] !== undefined && <div>{each.text['zh-Hans']}</div>}
          <div className="quiet">{say('loop.madeBy', { name: each.madeBy, time: moment(each.madeAt, words) })}{each.publishedBy !== undefined && ` · ${say('loop.publishedBy', { name: each.publishedBy })}`}</div>
          <div className="matter-steps">
            <Button size="small" onClick={() => setEffect(each.id)}>{say('loop.effect')}</Button>
            {each.status === 'proposed' && <Button size="small" type="primary" disabled={each.madeBy === staff.name} title={each.madeBy === staff.name ? say('loop.second') : undefined} onClick={() => void act(`/amendments/${each.id}/publish`)}>{say('loop.publish')}</Button>}
            {each.status !== 'withdrawn' && <Button size="small" onClick={() => void act(`/amendments/${each.id}/withdraw`)}>{say('loop.withdraw')}</Button>}
          </div>
        </li>
      ))}
    </ul>
  );
  const failed = groups.error ?? amendments.error;
  const open = amendments.data?.amendments.filter(({ status }) => status === 'proposed').length ?? 0;
  return (
    <section className="page narrow" aria-labelledby="loop-title">
      <h1 id="loop-title">{say('loop.title')}</h1>
      {failed && <Failed error={failed} again={() => void Promise.all([groups.refetch(), amendments.refetch()])} />}
      <Tabs items={[{ key: 'questions', label: `${say('loop.questions')} ${groups.data?.groups.length ?? ''}`, children: questions }, { key: 'amendments', label: `${say('loop.amendments')} ${open === 0 ? '' : open}`, children: proposals }]} />
      {proposing && <Propose group={proposing} onClose={() => setProposing(undefined)} onProposed={(made) => { setProposing(undefined); setEffect(made); void client.invalidateQueries({ queryKey: ['amendments'] }); }} />}
      {effect !== undefined && <Effect id={effect} onClose={() => setEffect(undefined)} />}
    </section>
  );
}
