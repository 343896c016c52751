import { Modal } from 'antd';
import { useWords, type Word } from '../words/WordsContext.tsx';

/** Keys of the desk, as they are shown. */
export const KEYS: readonly (readonly [string, Word])[] = [
  ['Alt+1 … Alt+8', 'keys.chat'], ['Alt+Q', 'keys.next'], ['Enter', 'keys.send'], ['/', 'keys.canned'], ['Alt+N', 'keys.norm'],
  ['Alt+I', 'keys.note'], ['Alt+T', 'keys.pass'], ['Alt+B', 'keys.return'], ['Alt+W', 'keys.close'], ['Ctrl+Enter', 'keys.confirm'],
];

/** The list of keys. */
export function Keys({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { say } = useWords();
  return (
    <Modal open={open} onCancel={onClose} onOk={onClose} footer={null} title={say('keys.title')}>
      <dl className="keys">{KEYS.map(([keys, word]) => <div key={word}><dt><kbd>{keys}</kbd></dt><dd>{say(word)}</dd></div>)}</dl>
    </Modal>
  );
}
