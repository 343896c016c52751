import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { DeletableView, RequestView } from '../../../bot/api/customers.ts';
import { VERIFIED_HOW, type VerifiedHow } from '../../../supervision/customers/wants.ts';
import { api } from '../../api/client.ts';
import { moment } from '../../parts/time.ts';
import { useWords, useWordsOf } from '../../words/WordsContext.tsx';
import { CUSTOMERS_WORDS } from './words.ts';

const HOWS = ['link', 'printed', 'told', 'refused'] as const;
type How = (typeof HOWS)[number];

/** Answers a request; where nobody has shown yet who asks, that is noted first. */
export function AnswerDialog({ request, onClose, onChanged }: { readonly request: RequestView; readonly onClose: () => void; readonly onChanged: () => void }) {
  const { say } = useWordsOf(CUSTOMERS_WORDS);
  const words = useWords();
  const { id, wants, conversation } = request;
  const [now, setNow] = useState(request);
  const [verified, setVerified] = useState<VerifiedHow>('document');
  const [how, setHow] = useState<How>(wants === 'access' ? (conversation === undefined ? 'printed' : 'link') : 'told');
  const [text, setText] = useState('');
  const [deletes, setDeletes] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const { data } = useQuery({ queryKey: ['requests', id, 'deletable'], queryFn: () => api.get<DeletableView>(`/requests/${id}/deletable`), enabled: wants === 'deletion', retry: false });
  const kept = data?.conversations.filter((each) => !each.deletable) ?? [];
  const free = data?.conversations.filter((each) => each.deletable) ?? [];
  const last = kept.map(({ until }) => until ?? '').sort().at(-1) ?? '';
  const proven = now.verified !== undefined;
  const done = (work: Promise<RequestView>, then: (request: RequestView) => void): void => {
    setBusy(true);
    setError(undefined);
    work.then(then, setError).finally(() => setBusy(false));
  };
  const go = (): void => (proven || how === 'refused'
    ? done(api.post<RequestView>(`/requests/${id}/answer`, { version: now.version, how, text: text.trim(), delete: deletes }), onChanged)
    : done(api.post<RequestView>(`/requests/${id}/verify`, { version: now.version, how: verified }), setNow));
  return (
    <Modal open title={`${say('req.answer')} · ${say(`req.${wants}`)}`} okText={proven || how === 'refused' ? say('req.answer') : say('req.verify')} cancelText={say('cancel')} confirmLoading={busy} okButtonProps={{ disabled: (proven || how === 'refused') && text.trim() === '' }} onCancel={onClose} onOk={go}>
      <div className="customers-form">
        {!proven && <label>{say('req.verified')}<Select aria-label={say('req.verified')} value={verified} onChange={setVerified} options={VERIFIED_HOW.map((each) => ({ value: each, label: say(`req.${each}`) }))} /></label>}
        <label>{say('req.how')}<Select aria-label={say('req.how')} value={how} onChange={setHow} options={HOWS.filter((each) => each !== 'link' || (wants === 'access' && conversation !== undefined)).map((each) => ({ value: each, label: say(`req.how.${each}`) }))} /></label>
        {kept.length > 0 && <p className="quiet">{say('req.kept', { n: kept.length, until: moment(last, words) })}</p>}
        {free.length > 0 && <Checkbox checked={deletes} onChange={(event) => setDeletes(event.target.checked)}>{say('req.deletable', { n: free.length })} · {say('req.delete')}</Checkbox>}
        <label>{say('req.text')}<Input.TextArea aria-label={say('req.text')} value={text} maxLength={2_000} autoSize={{ minRows: 3 }} onChange={(event) => setText(event.target.value)} /></label>
        {error && <Alert type="error" showIcon title={error.message} role="alert" />}
      </div>
    </Modal>
  );
}
