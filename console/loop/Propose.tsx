import { Alert, Form, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { AmendmentView, LoopGroupView } from '../../bot/api/loop.ts';
import { api } from '../api/client.ts';
import { confirmsBy } from '../parts/dialog.ts';
import { useWords } from '../words/WordsContext.tsx';

type Kind = AmendmentView['kind'];

interface Fields {
  readonly clause?: string;
  readonly questions?: string;
  readonly words?: string;
  readonly means?: string;
  readonly hans?: string;
  readonly hant?: string;
  readonly en?: string;
}

const lines = (text = ''): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** Turns a group into an example question of a clause, a synonym, or an answer in words of its own with its clause. */
export function Propose({ group, onClose, onProposed }: { readonly group: LoopGroupView; readonly onClose: () => void; readonly onProposed: (id: string) => void }) {
  const { say } = useWords();
  const [form] = Form.useForm<Fields>();
  const [kind, setKind] = useState<Kind>('alias');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async ({ clause, questions, words = '', means, hans, hant = '', en = '' }: Fields): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const proposal = kind === 'synonym' ? { kind, words: words.split(/[,，、\n]+/).map((each) => each.trim()).filter((each) => each !== ''), means }
      : { kind, clause, questions: lines(questions), ...(kind === 'answer' && { text: { 'zh-Hans': hans, ...(hant !== '' && { 'zh-Hant': hant }), ...(en !== '' && { en }) } }) };
    try {
      onProposed((await api.post<AmendmentView>('/amendments', { proposal, group: group.id })).id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const needed = [{ required: true, whitespace: true, message: say('loop.needed') }];
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} okText={say('loop.propose')} cancelText={say('chat.cancel')} title={group.wordings[0]}>
      <div onKeyDown={confirmsBy(form.submit)}>
        <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)} initialValues={{ clause: group.nearest[0]?.id, questions: group.wordings.slice(0, 5).join('\n') }}>
          {problem !== undefined && <Alert type="error" showIcon role="alert" className="gap" title={problem} />}
          <Segmented<Kind> block className="gap" value={kind} onChange={setKind} options={(['alias', 'answer', 'synonym'] as const).map((each) => ({ value: each, label: say(`loop.kind.${each}`) }))} />
          <datalist id="nearest-clauses">{group.nearest.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</datalist>
          {kind === 'synonym' ? (
            <>
              <Form.Item name="words" label={say('loop.words')} rules={needed}><Input /></Form.Item>
              <Form.Item name="means" label={say('loop.means')} rules={needed}><Input /></Form.Item>
            </>
          ) : (
            <>
              <Form.Item name="clause" label={say('loop.clause')} rules={needed}><Input list="nearest-clauses" /></Form.Item>
              <Form.Item name="questions" label={say('loop.asQuestions')} rules={needed}><Input.TextArea rows={4} /></Form.Item>
              {kind === 'answer' && (
                <>
                  <Form.Item name="hans" label={`${say('loop.answer')} · 简体`} rules={needed}><Input.TextArea rows={3} maxLength={2_000} /></Form.Item>
                  <Form.Item name="hant" label={`${say('loop.answer')} · 繁體`}><Input.TextArea rows={2} maxLength={2_000} /></Form.Item>
                  <Form.Item name="en" label={`${say('loop.answer')} · English`}><Input.TextArea rows={2} maxLength={2_000} /></Form.Item>
                </>
              )}
            </>
          )}
        </Form>
      </div>
    </Modal>
  );
}
