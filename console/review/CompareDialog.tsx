import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { keep, readKept } from '../parts/kept.ts';
import { useWordsOf } from '../words/WordsContext.tsx';
import { REVIEW_WORDS } from './words.ts';

const KEY = 'read.review';
const KEPT = 8;

/** Conversations that one has looked at lately on this machine, by id. */
function looked(): string[] {
  return (readKept(KEY) ?? '').split('\n').filter((each) => each !== '');
}

/** Remembers that one looks at a conversation. */
export function rememberLooked(conversation: string): void {
  if (conversation !== '') keep(KEY, [conversation, ...looked().filter((each) => each !== conversation)].slice(0, KEPT).join('\n'));
}

/** Asks which conversation is to stand beside this one. */
export function CompareDialog({ open, conversation, onClose, onPicked }: { readonly open: boolean; readonly conversation: string; readonly onClose: () => void; readonly onPicked: (other: string) => void }) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const [typed, setTyped] = useState('');
  // An address is as good as an id.
  const id = decoded(/review\/([^?#/]+)/.exec(typed)?.[1] ?? typed.trim());
  const others = looked().filter((each) => each !== conversation);
  return (
    <Modal open={open} title={say('compare.pick')} okText={say('compare')} cancelText={say('cancel')} onCancel={onClose} onOk={() => onPicked(id)} okButtonProps={{ disabled: id === '' || id === conversation }} destroyOnHidden>
      <Input autoFocus aria-label={say('compare.id')} placeholder={say('compare.id')} value={typed} maxLength={400} onChange={({ target }) => setTyped(target.value)} onPressEnter={() => { if (id !== '' && id !== conversation) onPicked(id); }} {...(id === conversation && { status: 'error' as const })} />
      {id === conversation && <p className="bad" role="alert">{say('compare.same')}</p>}
      {others.length > 0 && <><h2>{say('compare.recent')}</h2><ul>{others.map((each) => <li key={each}><Button type="link" onClick={() => onPicked(each)}><code>{each}</code></Button></li>)}</ul></>}
    </Modal>
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
