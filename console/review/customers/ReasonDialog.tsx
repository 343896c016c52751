import { Alert, Input, Modal, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { UNSEAL_REASONS, type UnsealReason, type UnsealReasonKind } from '../../../supervision/access/reason.ts';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { CUSTOMERS_WORDS } from './words.ts';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly busy: boolean;
  readonly error: Error | undefined;
  readonly onClose: () => void;
  readonly onReason: (reason: UnsealReason) => void;
  readonly children?: ReactNode;
}

/** Asks why, before anything sealed is opened. What was typed stays when it was refused. */
export function ReasonDialog({ open, title, busy, error, onClose, onReason, children }: Props) {
  const { say } = useWordsOf(CUSTOMERS_WORDS);
  const [kind, setKind] = useState<UnsealReasonKind>('complaint');
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!open) setWords('');
  }, [open]);
  return (
    <Modal open={open} title={title} okText={say('unseal.go')} cancelText={say('cancel')} confirmLoading={busy} okButtonProps={{ disabled: words.trim() === '' }} onCancel={onClose} onOk={() => onReason({ kind, words: words.trim() })}>
      <div className="customers-form">
        <p className="quiet">{say('unseal.note')}</p>
        <label>{say('unseal.kind')}<Select aria-label={say('unseal.kind')} value={kind} onChange={setKind} options={UNSEAL_REASONS.map((each) => ({ value: each, label: say(`reason.${each}`) }))} /></label>
        <label>{say('unseal.words')}<Input.TextArea aria-label={say('unseal.words')} value={words} maxLength={400} autoSize={{ minRows: 2 }} onChange={(event) => setWords(event.target.value)} /></label>
        {error && <Alert type="error" showIcon title={error.message} role="alert" />}
        {children}
      </div>
    </Modal>
  );
}
