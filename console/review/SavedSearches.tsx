import { DeleteOutlined, FolderOpenOutlined, SaveOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Modal, Popconfirm, Popover } from 'antd';
import { useState } from 'react';
import type { ReviewFilters, SavedSearchView } from '../../bot/api/review.ts';
import { api } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { useWordsOf } from '../words/WordsContext.tsx';
import { filtersIn } from './filters.ts';
import { useStaffNames } from './useChoices.ts';
import { REVIEW_WORDS } from './words.ts';

/** Searches that one keeps or others share, and a way to keep this one. */
export function SavedSearches({ filters, onChosen }: { readonly filters: ReviewFilters; readonly onChosen: (filters: ReviewFilters) => void }) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const { staff } = useSession();
  const nameOf = useStaffNames();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const { data } = useQuery({ queryKey: ['review', 'saved'], queryFn: () => api.get<{ readonly searches: readonly SavedSearchView[] }>('/review/searches') });
  const changed = (): void => void client.invalidateQueries({ queryKey: ['review', 'saved'] });
  const failed = (error: unknown): void => void message.error(error instanceof Error ? error.message : String(error));
  const save = async (): Promise<void> => {
    if (name.trim() === '') return;
    try {
      await api.post('/review/searches', { name: name.trim(), shared, filters });
      setSaving(false);
      setName('');
      void message.success(say('saved.done'));
      changed();
    } catch (error) {
      failed(error);
    }
  };
  const remove = (id: string): Promise<void> => api.delete<undefined>(`/review/searches/${id}`).then(changed, failed);
  const list = (
    <ul className="review-saved">
      {data?.searches.length === 0 && <li className="quiet">{say('saved.none')}</li>}
      {data?.searches.map((each) => (
        <li key={each.id}>
          <button type="button" className="link" onClick={() => { setOpen(false); onChosen(filtersIn({ filters: each.filters })); }}>{each.name}</button>
          {each.owner === staff.id
            ? <Popconfirm title={say('saved.sure')} okText={say('saved.delete')} cancelText={say('cancel')} onConfirm={() => void remove(each.id)}><Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={`${say('saved.delete')} ${each.name}`} /></Popconfirm>
            : <span className="quiet">{say('saved.by', { name: nameOf(each.owner) })}</span>}
        </li>
      ))}
    </ul>
  );
  return (
    <span className="review-saving">
      <Popover trigger="click" open={open} onOpenChange={setOpen} content={list} title={say('saved')} placement="bottomRight"><Button icon={<FolderOpenOutlined aria-hidden />}>{say('saved')}</Button></Popover>
      <Button icon={<SaveOutlined aria-hidden />} onClick={() => setSaving(true)}>{say('saved.save')}</Button>
      <Modal open={saving} title={say('saved.save')} okText={say('saved.save')} cancelText={say('cancel')} onCancel={() => setSaving(false)} onOk={() => void save()} okButtonProps={{ disabled: name.trim() === '' }} destroyOnHidden>
        <Input autoFocus aria-label={say('saved.name')} placeholder={say('saved.name')} maxLength={80} value={name} onChange={({ target }) => setName(target.value)} onPressEnter={() => void save()} />
        <Checkbox className="gap-above" checked={shared} onChange={({ target }) => setShared(target.checked)}>{say('saved.shared')}</Checkbox>
      </Modal>
    </span>
  );
}
