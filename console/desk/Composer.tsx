import { PaperClipOutlined, SendOutlined } from '@ant-design/icons';
import { App, Button, Input, Segmented, Tag, Upload } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { RecordView } from '../../bot/api/chats.ts';
import { api } from '../api/client.ts';
import { useLive } from '../live/LiveContext.tsx';
import { useKept } from '../parts/kept.ts';
import { useWords } from '../words/WordsContext.tsx';
import { Canned } from './Canned.tsx';
import { chatPath } from './conversation.ts';

/** So often the customer is shown that somebody types, in ms. */
const TYPING_MS = 3_000;

interface ComposerProps {
  readonly conversation: string;
  readonly as: 'message' | 'note';
  readonly onAs: (as: 'message' | 'note') => void;
  readonly onSend: (as: 'message' | 'note', text: string, files?: readonly string[]) => void;
  readonly insert: { readonly text: string; readonly at: number } | undefined;
  readonly records: readonly RecordView[];
  readonly locale: 'zh-Hans' | 'zh-Hant' | 'en';
  readonly canSpeak: boolean;
}

/** Where an agent writes. What is typed survives a reload; what is sent is kept until it has arrived. */
export function Composer({ conversation, as, onAs, onSend, insert, records, locale, canSpeak }: ComposerProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const link = useLive();
  const [text, setText] = useKept(`draft.${as}.${conversation}`, '');
  const [files, setFiles] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  const [canned, setCanned] = useState(false);
  const field = useRef<TextAreaRef>(null);
  const typedAt = useRef(0);
  const inserted = useRef(0);

  useEffect(() => {
    if (!insert || insert.at === inserted.current) return;
    inserted.current = insert.at;
    setText(text === '' ? insert.text : `${text}\n${insert.text}`);
    field.current?.focus();
  }, [insert, setText, text]);
  useEffect(() => field.current?.focus(), [as]);

  const send = (): void => {
    if (text.trim() === '' && files.length === 0) return;
    onSend(as, text.trim(), files.map(({ id }) => id));
    setText('');
    setFiles([]);
  };
  const typed = (value: string): void => {
    setText(value);
    if (as === 'note' || value === '' || Date.now() - typedAt.current < TYPING_MS) return;
    typedAt.current = Date.now();
    link.typing(conversation);
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // Enter that ends Chinese input is no sending.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === '/' && text === '' && as === 'message') {
      event.preventDefault();
      setCanned(true);
    }
  };
  const attach = async (file: File): Promise<void> => {
    try {
      const kept = await api.upload<{ readonly id: string; readonly name: string }>(chatPath(conversation, `/files?name=${encodeURIComponent(file.name)}`), file);
      setFiles((now) => [...now, kept]);
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    }
  };
  const choose = (words: string): void => {
    setCanned(false);
    setText(text === '' ? words : `${text}\n${words}`);
    field.current?.focus();
  };
  return (
    <div className={`composer composer-${as}`}>
      <div className="composer-bar">
        <Segmented<'message' | 'note'> size="small" value={as} onChange={onAs} options={[...(canSpeak ? [{ value: 'message' as const, label: say('chat.reply') }] : []), { value: 'note' as const, label: say('chat.noteTab') }]} />
        {as === 'message' && <Button size="small" type="text" onClick={() => setCanned(true)}>{say('canned.title')} <kbd>/</kbd></Button>}
        {as === 'message' && (
          <Upload showUploadList={false} beforeUpload={(file) => { void attach(file); return false; }}>
            <Button size="small" type="text" icon={<PaperClipOutlined aria-hidden />} aria-label={say('chat.attach')} />
          </Upload>
        )}
        {files.map(({ id, name }) => <Tag key={id} closable onClose={() => setFiles((now) => now.filter((each) => each.id !== id))}>{name}</Tag>)}
      </div>
      <div className="composer-row">
        <Input.TextArea
          ref={field} value={text} onChange={({ target }) => typed(target.value)} onKeyDown={pressed} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4_000}
          placeholder={say(as === 'note' ? 'chat.notePlaceholder' : 'chat.placeholder')} aria-label={say(as === 'note' ? 'chat.notePlaceholder' : 'chat.reply')}
        />
        <Button type="primary" icon={<SendOutlined aria-hidden />} onClick={send} aria-label={say('chat.send')} disabled={text.trim() === '' && files.length === 0} />
      </div>
      <Canned open={canned} onClose={() => setCanned(false)} onChoose={choose} draft={text} records={records} locale={locale} />
    </div>
  );
}
