import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { SeenView, UnsealBody, UnsealedView } from '../../bot/api/access.ts';
import type { UnsealReason } from '../../supervision/access/reason.ts';
import { api } from '../api/client.ts';
import { moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { ReasonDialog } from './customers/ReasonDialog.tsx';
import { CUSTOMERS_WORDS } from './customers/words.ts';
import './customers/customers.css';

/**
 * Opens what a line or a case really says, for a reason. What is shown is held here alone, in no cache: it hides after a
 * while, when the page is left, and when the window is hidden.
 */
export function Unseal({ of, subject, title }: { readonly of: UnsealBody['of']; readonly subject: string; readonly title: string }) {
  const { say, named } = useWordsOf(CUSTOMERS_WORDS);
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<SeenView>();
  const [shown, setShown] = useState<UnsealedView>();
  const [left, setLeft] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  useEffect(() => {
    if (!shown) return undefined;
    const until = Date.now() + shown.hideAfterSeconds * 1_000;
    const hide = (): void => setShown(undefined);
    const look = (): void => {
      const seconds = Math.ceil((until - Date.now()) / 1_000);
      setLeft(seconds);
      if (seconds <= 0) hide();
    };
    const hidden = (): void => { if (document.hidden) hide(); };
    look();
    const timer = setInterval(look, 500);
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', hide);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', hide);
    };
  }, [shown]);
  const begin = (): void => {
    setOpen(true);
    setError(undefined);
    api.post<SeenView>('/access/seen', { subject }).then(setSeen, setError);
  };
  const unseal = (reason: UnsealReason): void => {
    setBusy(true);
    setError(undefined);
    api.post<UnsealedView>('/access/unseal', { of, reason } satisfies UnsealBody).then((found) => {
      setShown(found);
      setOpen(false);
    }, setError).finally(() => setBusy(false));
  };
  if (shown) {
    return (
      <div className="unsealed" role="status">
        {shown.text !== undefined && <p>{shown.text}</p>}
        {shown.data && <dl className="facts">{Object.entries(shown.data).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>)}</dl>}
        {shown.value !== undefined && <pre>{JSON.stringify(shown.value, undefined, 1)}</pre>}
        <span className="quiet">{say('unseal.hides', { n: left })}</span> <Button size="small" onClick={() => setShown(undefined)}>{say('unseal.hide')}</Button>
      </div>
    );
  }
  const unsealings = seen?.looks.filter(({ what }) => what.startsWith('personal.')) ?? [];
  return (
    <>
      <Button size="small" type="link" aria-label={title} onClick={begin}>{say('unseal')}</Button>
      <ReasonDialog open={open} title={title} busy={busy} error={error} onClose={() => setOpen(false)} onReason={unseal}>
        {seen?.left !== undefined && <p className="quiet">{say('unseal.left', { n: seen.left })}</p>}
        <strong>{say('seen')}</strong>
        <ul className="plain customers-seen">
          {unsealings.length === 0 && <li className="quiet">{say('seen.none')}</li>}
          {unsealings.map((each) => <li key={each.ordinal}><time className="quiet" dateTime={each.at}>{moment(each.at, words)}</time> {each.name || each.staff} · {named('what', each.what)}{each.sequence !== undefined && ` · ${say('log.line', { n: each.sequence })}`}{each.outcome === 'refused' && ` · ${say('log.refused')}`}{each.reason && ` · ${named('reason', each.reason.kind)} ${each.reason.words}`}</li>)}
        </ul>
      </ReasonDialog>
    </>
  );
}
