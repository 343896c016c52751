import { useQuery } from '@tanstack/react-query';
import { Modal, Spin } from 'antd';
import type { EffectView } from '../../bot/api/loop.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useWords } from '../words/WordsContext.tsx';

const FIGURES = ['hit1', 'hit3', 'answered', 'wrong'] as const;

/** What publishing an amendment changes: its own questions, the evaluation's figures before and after, each question that comes out otherwise. */
export function Effect({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['effect', id], queryFn: () => api.get<EffectView>(`/amendments/${id}/effect`), staleTime: 0 });
  const outcome = ({ outcome: name, clause }: { readonly outcome: string; readonly clause?: string | undefined }): string => `${say(`loop.outcome.${name === 'answer' || name === 'offer' || name === 'missing' ? name : 'decline'}`)}${clause === undefined ? '' : ` ${clause}`}`;
  const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)} %`);
  return (
    <Modal open onCancel={onClose} footer={null} width={720} title={say('loop.effectOf', { id })}>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!data && !error && <div className="centred"><Spin aria-label={say('app.loading')} /></div>}
      {data && (
        <div className="pane">
          <h2>{say('loop.figures')} <span className="tag tag-good">{say('loop.better', { count: data.better })}</span> <span className={`tag ${data.worse > 0 ? 'tag-0' : ''}`}>{say('loop.worse', { count: data.worse })}</span></h2>
          <table className="figures">
            <thead><tr><th scope="col" />{FIGURES.map((name) => <th key={name} scope="col">{say(`loop.figure.${name}`)}</th>)}</tr></thead>
            <tbody>{(['before', 'after'] as const).map((when) => <tr key={when}><th scope="row">{say(`loop.${when}`)}</th>{FIGURES.map((name) => <td key={name}>{percent(data.figures.evaluation[when][name])}</td>)}</tr>)}</tbody>
          </table>
          <h2>{say('loop.own')}</h2>
          <ul className="plain changes">{data.own.map(({ question, before, after }) => <li key={question}>{question}<span className="quiet">{outcome(before)} → <strong>{outcome(after)}</strong></span></li>)}</ul>
          {data.changed.length > 0 && <h2>{say('loop.changed')}</h2>}
          <ul className="plain changes">{data.changed.slice(0, 50).map(({ question, verdict, before, after }) => <li key={question} className={verdict === 'worse' ? 'bad' : ''}>{question}<span className="quiet">{outcome(before)} → {outcome(after)}</span></li>)}</ul>
        </div>
      )}
    </Modal>
  );
}
