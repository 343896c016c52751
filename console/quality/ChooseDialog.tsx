import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import type { OneReview } from '../../bot/api/quality.ts';
import { api } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { useSay } from './parts.ts';
import { StepForm, type Filled } from './StepForm.tsx';

/** Reviews the talk that a line belongs to: `?new=review&conversation=…&sequence=…`. */
export function ChooseDialog({ search, onClose, onChosen }: { readonly search: URLSearchParams; readonly onClose: () => void; readonly onChosen: (id: string) => void }) {
  const { say } = useSay();
  const me = useSession().staff.id;
  const client = useQueryClient();
  const [conversation, sequence, agent] = [search.get('conversation') ?? '', Number(search.get('sequence') ?? '1'), search.get('agent')];
  const submit = async ({ agent: whose, reviewer }: Filled): Promise<void> => {
    const made = await api.post<OneReview>('/quality/reviews', { conversation, sequence, agent: whose, reviewer });
    void client.invalidateQueries({ queryKey: ['quality'] });
    onChosen(made.item.id);
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={say('choose.title')}>
      <p className="quiet">{say('choose.line', { conversation, sequence })}</p>
      <StepForm
        action={say('choose.title')} onSubmit={submit} onCancel={onClose}
        fields={[{ name: 'agent', label: say('choose.agent'), kind: 'agent', ...(agent !== null && { initial: agent }) }, { name: 'reviewer', label: say('choose.reviewer'), kind: 'overseer', initial: me }]}
      />
    </Modal>
  );
}
