import { MinusCircleOutlined } from '@ant-design/icons';
import { Alert, Button, DatePicker, Form, Input, InputNumber, Radio, Select, Upload } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { actKey, api } from '../api/client.ts';
import { useWords } from '../words/WordsContext.tsx';

interface Fields {
  readonly way: 'phone' | 'counter';
  readonly at: Dayjs;
  readonly minutes: number;
  readonly name?: string;
  readonly contact?: string;
  readonly number?: string;
  readonly exchanges: readonly { readonly by: 'customer' | 'agent'; readonly text: string }[];
  readonly outcome: string;
  readonly note?: string;
}

/** A phone call or a visit at the counter, entered by hand: a record like any other (norm 4.5). What was typed stays when it goes wrong. */
export function Entry() {
  const { say } = useWords();
  const [form] = Form.useForm<Fields>();
  const [key, setKey] = useState(actKey);
  const [recording, setRecording] = useState<{ readonly id: string; readonly name: string }>();
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<string>();
  const [busy, setBusy] = useState(false);
  const upload = async (file: File): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setRecording(await api.upload<{ readonly id: string; readonly name: string }>(`/entries/${key}/recording?name=${encodeURIComponent(file.name)}`, file));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const submit = async ({ at, name = '', contact = '', number, note = '', ...rest }: Fields): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { conversation } = await api.post<{ readonly conversation: string }>('/entries', {
        key, ...rest, at: at.toDate().toISOString(), customer: { name, contact }, note, ...(number !== undefined && number !== '' && { number }), ...(recording && { recording: recording.id }),
      });
      setDone(conversation);
      setKey(actKey());
      setRecording(undefined);
      form.resetFields();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="page narrow" aria-labelledby="entry-title">
      <h1 id="entry-title">{say('entry.title')}</h1>
      <p className="quiet">{say('entry.intro')}</p>
      {done !== undefined && <Alert type="success" showIcon role="status" className="gap" title={<>{say('entry.done', { conversation: '' })}<Link to={`/desk/${encodeURIComponent(done)}`}>{done}</Link></>} />}
      {problem !== undefined && <Alert type="error" showIcon role="alert" className="gap" title={problem} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)} initialValues={{ way: 'phone', at: dayjs(), minutes: 5, outcome: 'solved', exchanges: [{ by: 'customer', text: '' }] }}>
        <Form.Item name="way" label={say('entry.way')}><Radio.Group options={[{ value: 'phone', label: say('entry.phone') }, { value: 'counter', label: say('entry.counter') }]} /></Form.Item>
        <div className="fields">
          <Form.Item name="at" label={say('entry.at')} rules={[{ required: true, message: say('entry.at') }]}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" disabledDate={(day) => day.isAfter(dayjs())} /></Form.Item>
          <Form.Item name="minutes" label={say('entry.minutes')}><InputNumber min={0} max={1_440} /></Form.Item>
          <Form.Item name="name" label={say('entry.name')}><Input maxLength={80} autoComplete="off" /></Form.Item>
          <Form.Item name="contact" label={say('entry.contact')}><Input maxLength={120} autoComplete="off" /></Form.Item>
          <Form.Item name="number" label={say('entry.number')}><Input maxLength={64} /></Form.Item>
        </div>
        <Form.List name="exchanges">
          {(lines, { add, remove }) => (
            <fieldset className="exchanges">
              <legend>{say('entry.exchanges')}</legend>
              {lines.map(({ key: line, name }) => (
                <div key={line} className="exchange">
                  <Form.Item name={[name, 'by']} noStyle><Select aria-label={say('entry.exchanges')} options={[{ value: 'customer', label: say('entry.by.customer') }, { value: 'agent', label: say('entry.by.agent') }]} /></Form.Item>
                  <Form.Item name={[name, 'text']} rules={[{ required: true, whitespace: true, message: say('entry.exchanges') }]}><Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4_000} aria-label={say('entry.exchanges')} /></Form.Item>
                  {lines.length > 1 && <Button type="text" icon={<MinusCircleOutlined aria-hidden />} aria-label={say('chat.discard')} onClick={() => remove(name)} />}
                </div>
              ))}
              <Button type="dashed" onClick={() => add({ by: lines.length % 2 === 1 ? 'agent' : 'customer', text: '' })}>{say('entry.add')}</Button>
            </fieldset>
          )}
        </Form.List>
        <Form.Item label={say('entry.recording')}>
          <Upload accept="audio/*" maxCount={1} fileList={recording ? [{ uid: recording.id, name: recording.name, status: 'done' }] : []} onRemove={() => setRecording(undefined)} beforeUpload={(file) => { void upload(file); return false; }}><Button loading={busy}>{say('chat.attach')}</Button></Upload>
        </Form.Item>
        <Form.Item name="outcome" label={say('entry.outcome')}><Radio.Group options={(['solved', 'case-opened', 'unsolved', 'no-answer', 'abuse'] as const).map((each) => ({ value: each, label: say(`outcome.${each}`) }))} /></Form.Item>
        <Form.Item name="note" label={say('entry.note')}><Input.TextArea rows={2} maxLength={4_000} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>{say('entry.submit')}</Button>
      </Form>
    </section>
  );
}
