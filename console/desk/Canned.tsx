import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, type InputRef } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { CannedReply } from '../../bot/api/atHand.ts';
import type { RecordView } from '../../bot/api/chats.ts';
import { actKey, api } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { useWords } from '../words/WordsContext.tsx';

interface CannedProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (text: string) => void;
  /** What is being written: it can be kept as a reply of one's own. */
  readonly draft: string;
  readonly records: readonly RecordView[];
  readonly locale: 'zh-Hans' | 'zh-Hant' | 'en';
}

/** A receipt number: BK-20261203-0007-K. */
const NUMBER = /\b[A-Z]{2}-\d{8}-\d{4,}-[0-9A-Z]\b/;

/** Canned replies: search, arrows, Enter. Variables are filled from the conversation; one that has no value stays to be typed over. */
export function Canned({ open, onClose, onChoose, draft, records, locale }: CannedProps) {
  const { say } = useWords();
  const { staff } = useSession();
  const { data } = useQuery({ queryKey: ['canned'], queryFn: () => api.get<{ readonly replies: CannedReply[] }>('/canned'), enabled: open });
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<InputRef>(null);
  const client = useQueryClient();
  const { message } = App.useApp();
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      void message.success(say('done.saved'));
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    } finally {
      void client.invalidateQueries({ queryKey: ['canned'] });
    }
  };
  const keepDraft = () => change(() => api.put(`/canned/${actKey()}`, { title: Array.from(draft).slice(0, 20).join(''), shortcut: '', texts: { 'zh-Hans': draft, 'zh-Hant': '', en: '' }, owner: staff.id }));
  const filled = ({ texts }: CannedReply): string => {
    const number = records.toReversed().map(({ text }) => NUMBER.exec(text ?? '')?.[0]).find((found) => found !== undefined);
    const values: Readonly<Record<string, string | undefined>> = { agent: staff.workNumber === '' ? staff.displayName : staff.workNumber, number, time: new Date().toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }) };
    return (texts[locale] === '' ? texts['zh-Hans'] : texts[locale]).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  };
  const wanted = search.trim().toLowerCase();
  const found = (data?.replies ?? []).filter((reply) => wanted === '' || [reply.title, reply.shortcut, reply.texts[locale], reply.texts['zh-Hans']].some((text) => text.toLowerCase().includes(wanted)));
  const chosen = found[Math.min(at, found.length - 1)];
  const close = (): void => {
    setSearch('');
    setAt(0);
    onClose();
  };
  const choose = (reply: CannedReply | undefined): void => {
    if (!reply) return;
    onChoose(filled(reply));
    setSearch('');
    setAt(0);
  };
  const pressed = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((now) => Math.max(0, Math.min(found.length - 1, now + step)));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(chosen);
  };
  return (
    <Modal open={open} onCancel={close} footer={null} title={say('canned.title')} afterOpenChange={(opened) => opened && field.current?.focus()} destroyOnHidden>
      <Input.Search ref={field} value={search} onChange={({ target }) => { setSearch(target.value); setAt(0); }} onKeyDown={pressed} placeholder={say('canned.search')} aria-label={say('canned.search')} role="combobox" aria-expanded aria-controls="canned-list" aria-activedescendant={chosen && `canned-${chosen.id}`} />
      {found.length === 0 && data && <p className="quiet">{say('canned.none')}</p>}
      <ul className="canned" id="canned-list" role="listbox" aria-label={say('canned.title')}>
        {found.map((reply) => (
          <li key={`${reply.owner} ${reply.id}`} id={`canned-${reply.id}`} role="option" aria-selected={reply === chosen} onClick={() => choose(reply)}>
            <strong>{reply.title}</strong>{reply.shortcut !== '' && <kbd>{reply.shortcut}</kbd>}{reply.owner !== '' && <><span className="tag">{say('canned.own')}</span><Button size="small" type="link" onClick={(event) => { event.stopPropagation(); void change(() => api.delete(`/canned/${encodeURIComponent(reply.id)}?owner=${staff.id}`)); }}>{say('canned.remove')}</Button></>}
            <div className="quiet">{filled(reply)}</div>
          </li>
        ))}
      </ul>
      {draft.trim() !== '' && <Button size="small" onClick={() => void keepDraft()}>{say('canned.keep')}</Button>}
    </Modal>
  );
}
