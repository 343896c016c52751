import { App, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { ReviewRecord } from '../../bot/api/review.ts';
import { actKey, api } from '../api/client.ts';
import { confirmsBy } from '../parts/dialog.ts';
import { keep, readKept } from '../parts/kept.ts';
import { useWordsOf } from '../words/WordsContext.tsx';
import { reviewPath } from './links.ts';
import { REVIEW_WORDS } from './words.ts';

interface Props {
  readonly conversation: string;
  /** The line; nothing is asked while there is none. */
  readonly record: ReviewRecord | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Writes a comment on a line. What is half written is kept on this machine until it is on record. */
export function CommentDialog({ conversation, record, onClose, onDone }: Props) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const { message } = App.useApp();
  const draft = record === undefined ? '' : `draft.comment.${conversation}.${record.sequence}`;
  const [text, setText] = useState('');
  const [key, setKey] = useState(actKey);
  const [sending, setSending] = useState(false);
  useEffect(() => {
    if (draft === '') return;
    setText(readKept(draft) ?? '');
    setKey(actKey());
  }, [draft]);
  const send = async (): Promise<void> => {
    if (record === undefined || text.trim() === '' || sending) return;
    setSending(true);
    try {
      // The same key again after a lost answer: it is on record once.
      await api.post(reviewPath(conversation, '/comments'), { key, on: record.sequence, text: text.trim() });
      keep(draft, undefined);
      void message.success(say('comment.sent'));
      onDone();
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <Modal open={record !== undefined} title={say('comment.on', { n: record?.sequence ?? 0 })} okText={say('comment.send')} cancelText={say('cancel')} onCancel={onClose} onOk={() => void send()} confirmLoading={sending} okButtonProps={{ disabled: text.trim() === '' }} destroyOnHidden>
      {record?.text !== undefined && <blockquote className="review-quote">{record.text.slice(0, 300)}</blockquote>}
      <Input.TextArea
        autoFocus aria-label={say('comment.text')} rows={4} maxLength={2_000} showCount value={text} onKeyDown={confirmsBy(() => void send())}
        onChange={({ target }) => {
          setText(target.value);
          keep(draft, target.value === '' ? undefined : target.value);
        }}
      />
      <p className="quiet">{say('comment.kept')}</p>
    </Modal>
  );
}
