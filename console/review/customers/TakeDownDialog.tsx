import { Alert, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { RequestView } from '../../../bot/api/customers.ts';
import { REQUEST_WANTS, VERIFIED_HOW, type RequestWants, type VerifiedHow } from '../../../supervision/customers/wants.ts';
import { LOCALES, type Locale } from '../../../records/message.ts';
import { api } from '../../api/client.ts';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { CUSTOMERS_WORDS } from './words.ts';

/** A receipt number of ours: two letters, a day, a serial number. */
const NUMBER = /^[A-Z]{2}-\d{8}-\d+$/i;

/** Takes down a request of a customer who called, wrote or came to the counter. */
export function TakeDownDialog({ onClose, onTaken }: { readonly onClose: () => void; readonly onTaken: (request: RequestView) => void }) {
  const { say } = useWordsOf(CUSTOMERS_WORDS);
  // The same for every try of this dialog: an answer that was lost makes no second request.
  const [key] = useState(() => crypto.randomUUID());
  const [who, setWho] = useState('');
  const [wants, setWants] = useState<RequestWants>('access');
  const [locale, setLocale] = useState<Locale>('zh-Hans');
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState('');
  const [right, setRight] = useState('');
  const [verified, setVerified] = useState<VerifiedHow>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const typed = who.trim();
  const complete = typed !== '' && (wants !== 'correction' || (wrong.trim() !== '' && right.trim() !== ''));
  const take = (): void => {
    setBusy(true);
    setError(undefined);
    api.post<RequestView>('/requests', {
      key, wants, locale, by: NUMBER.test(typed) ? { kind: 'number', number: typed } : { kind: 'typed', typed },
      ...(words.trim() !== '' && { words: words.trim() }), ...(verified && { verified }), ...(wants === 'correction' && { correction: { wrong: wrong.trim(), right: right.trim() } }),
    }).then(onTaken, setError).finally(() => setBusy(false));
  };
  return (
    <Modal open title={say('take.title')} okText={say('take.go')} cancelText={say('cancel')} confirmLoading={busy} okButtonProps={{ disabled: !complete }} onCancel={onClose} onOk={take}>
      <div className="customers-form">
        <label>{say('take.who')}<Input aria-label={say('take.who')} value={who} maxLength={200} autoComplete="off" placeholder={say('file.typed')} onChange={(event) => setWho(event.target.value)} /></label>
        <Radio.Group aria-label={say('req.wants')} value={wants} onChange={(event) => setWants(event.target.value as RequestWants)} options={REQUEST_WANTS.map((each) => ({ value: each, label: say(`req.${each}`) }))} />
        {wants === 'correction' && <label>{say('take.wrong')}<Input.TextArea aria-label={say('take.wrong')} value={wrong} maxLength={2_000} autoSize onChange={(event) => setWrong(event.target.value)} /></label>}
        {wants === 'correction' && <label>{say('take.right')}<Input.TextArea aria-label={say('take.right')} value={right} maxLength={2_000} autoSize onChange={(event) => setRight(event.target.value)} /></label>}
        <label>{say('take.words')}<Input.TextArea aria-label={say('take.words')} value={words} maxLength={2_000} autoSize={{ minRows: 2 }} onChange={(event) => setWords(event.target.value)} /></label>
        <label>{say('req.verified')}<Select allowClear aria-label={say('req.verified')} placeholder={say('take.unverified')} value={verified ?? null} onChange={(how: VerifiedHow | null) => setVerified(how ?? undefined)} options={VERIFIED_HOW.map((each) => ({ value: each, label: say(`req.${each}`) }))} /></label>
        <label>{say('take.locale')}<Select aria-label={say('take.locale')} value={locale} onChange={setLocale} options={LOCALES.map((each) => ({ value: each, label: say(`locale.${each}`) }))} /></label>
        {error && <Alert type="error" showIcon title={error.message} role="alert" />}
      </div>
    </Modal>
  );
}
