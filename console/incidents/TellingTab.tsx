import { Alert, Button } from 'antd';
import type { IncidentView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { useKept } from '../parts/kept.ts';
import { moment } from '../parts/time.ts';
import { MessageForm } from './MessageForm.tsx';
import { useAct, useSay } from './parts.ts';
import { Rounds } from './Rounds.tsx';
import { isComplete, Texts, type Told } from './Texts.tsx';

/** What customers are told: the notice on the page, and messages that two people answer for. */
export function TellingTab({ incident }: { readonly incident: IncidentView }) {
  const { say } = useSay();
  const { state, rounds } = incident;
  const over = state === 'closed' || state === 'withdrawn';
  return (
    <div className="incident-columns">
      <BannerSection key={incident.id} incident={incident} over={over} />
      <section aria-labelledby="message">
        <h2 id="message">{say('message')}</h2>
        <p className="quiet">{say('message.hint')}</p>
        <Rounds incident={incident} />
        {state === 'reported' && <Alert type="info" showIcon title={say('notStarted')} />}
        {!over && state !== 'reported' && <MessageForm key={`${incident.id} ${rounds.length}`} incident={incident} />}
      </section>
    </div>
  );
}

function BannerSection({ incident: { id, banner, told, drill }, over }: { readonly incident: IncidentView; readonly over: boolean }) {
  const { say, tag } = useSay();
  const { run, busy } = useAct(id);
  const shown = banner !== undefined && banner.liftedAt === undefined;
  const [kept, keepDraft] = useKept(`draft.incident.${id}.banner`, '');
  const texts = kept === '' ? (banner?.texts ?? told.banner) : (JSON.parse(kept) as Told);
  const show = async (): Promise<void> => {
    if (await run((path) => api.put(`${path}/banner`, { texts }))) keepDraft('');
  };
  return (
    <section aria-labelledby="banner">
      <h2 id="banner">{say('banner')} {shown && !drill && <span className="tag tag-1">{say('banner.on')}</span>}</h2>
      <p className="quiet">{say(drill ? 'banner.drill' : 'banner.hint')}</p>
      <Texts name={say('banner')} value={texts} onChange={(value) => keepDraft(JSON.stringify(value))} disabled={over} notice />
      {banner && <p className="quiet">{say('banner.shown', { name: banner.shownBy.name, time: moment(banner.shownAt, { tag }) })}{banner.liftedAt !== undefined && ` · ${say('banner.lifted', { name: banner.liftedBy?.name ?? '', time: moment(banner.liftedAt, { tag }) })}`}</p>}
      <div className="incident-actions">
        {!over && <Button type={shown ? 'default' : 'primary'} loading={busy} disabled={!isComplete(texts)} onClick={() => void show()}>{say(shown ? 'banner.change' : 'banner.show')}</Button>}
        {shown && <Button type="primary" loading={busy} onClick={() => void run((path) => api.delete(`${path}/banner`))}>{say('banner.lift')}</Button>}
      </div>
    </section>
  );
}
