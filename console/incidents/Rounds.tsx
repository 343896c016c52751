import { App, Button, Progress, Tooltip } from 'antd';
import type { IncidentView, RoundView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { moment } from '../parts/time.ts';
import { useAct, useSay } from './parts.ts';
import { Preview } from './Texts.tsx';

/** Messages that were prepared: what waits for its second person, what is being sent, and what became of it. */
export function Rounds({ incident }: { readonly incident: IncidentView }) {
  return <ul className="rounds">{incident.rounds.map((round) => <Round key={round.id} incident={incident} round={round} />)}</ul>;
}

function Round({ incident: { id, drill }, round }: { readonly incident: IncidentView; readonly round: RoundView }) {
  const { say, tag, language } = useSay();
  const { staff } = useSession();
  const { modal } = App.useApp();
  const { run, busy } = useAct(id);
  const { purpose, texts, counted, preparedAt, preparedBy, confirmedAt, confirmedBy, confirmedCount, cancelledAt, progress } = round;
  const waiting = confirmedAt === undefined && cancelledAt === undefined;
  const own = preparedBy.id === staff.id;
  const shown = language === 'en' ? 'en' : 'zh-Hans';
  const state = cancelledAt !== undefined ? 'cancelled' : waiting ? 'waiting' : drill ? 'rehearsed' : progress?.finished === true ? 'sent' : 'sending';
  const confirm = (): void => {
    void modal.confirm({
      title: say(drill ? 'round.rehearse' : 'round.confirm'), okText: say('confirm'), cancelText: say('cancel'), width: 520, icon: null,
      content: <><p>{say(drill ? 'round.sureDrill' : 'round.sure', { n: counted })}</p><Preview text={texts['zh-Hans']} language="zh-Hans" notice={false} /><Preview text={texts['zh-Hant']} language="zh-Hant" notice={false} /><Preview text={texts.en} language="en" notice={false} /></>,
      onOk: () => run((path) => api.post(`${path}/messages/${round.id}/confirm`)),
    });
  };
  return (
    <li className="round">
      <div className="incident-title"><strong>{say('round', { n: round.id })}</strong><span className="tag">{say(`purpose.${purpose}`)}</span><span className={`tag ${state === 'waiting' ? 'tag-1' : state === 'sent' ? 'tag-good' : ''}`}>{say(`round.${state}`)}</span></div>
      <Preview text={texts[shown]} language={shown} notice={false} />
      <p className="quiet">{say('round.prepared', { name: preparedBy.name, time: moment(preparedAt, { tag }), n: counted })}{confirmedAt !== undefined && ` · ${say('round.confirmed', { name: confirmedBy?.name ?? '', time: moment(confirmedAt, { tag }), n: confirmedCount ?? counted })}`}</p>
      {progress && progress.total > 0 && (
        <>
          <Progress percent={Math.floor(((progress.total - progress.waiting) * 100) / progress.total)} size="small" strokeColor="var(--accent)" aria-label={say('progress.sent')} />
          <dl className="round-figures">
            {([['total', progress.total], ['sent', progress.total - progress.waiting], ['delivered', progress.delivered], ['failed', progress.failed]] as const).map(([name, n]) => <div key={name}><dt>{say(`progress.${name}`)}</dt><dd className={name === 'failed' && n > 0 ? 'bad' : ''}>{n}</dd></div>)}
          </dl>
        </>
      )}
      {waiting && (
        <div className="incident-actions">
          <Tooltip title={own ? say('round.own') : undefined}><Button type="primary" size="small" disabled={own} loading={busy} onClick={confirm}>{say(drill ? 'round.rehearse' : 'round.confirm')}</Button></Tooltip>
          <Button size="small" loading={busy} onClick={() => void run((path) => api.post(`${path}/messages/${round.id}/cancel`))}>{say('round.cancel')}</Button>
          {own && <span className="quiet">{say('round.own')}</span>}
        </div>
      )}
    </li>
  );
}
