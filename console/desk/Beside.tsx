import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useMemo, useState } from 'react';
import type { BesideView, HandoffView } from '../../bot/api/chats.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useWords } from '../words/WordsContext.tsx';
import { chatPath, lastAsked, useConversation } from './conversation.ts';
import { CustomerPane } from './CustomerPane.tsx';
import { MattersPane } from './MattersPane.tsx';
import { NormsPane } from './NormsPane.tsx';
import { UnlinkDialog } from './UnlinkDialog.tsx';

/** What one wants to know beside the words: the customer, their matters, the norms. */
export function Beside({ conversation, handoff, onInsert }: { readonly conversation: string; readonly handoff: HandoffView | undefined; readonly onInsert: (text: string) => void }) {
  const { say } = useWords();
  const { data: view } = useConversation(conversation);
  const beside = useQuery({ queryKey: ['beside', conversation], queryFn: () => api.get<BesideView>(chatPath(conversation, '/beside')) });
  const said = useMemo(() => lastAsked(view?.records ?? []), [view?.records]);
  const [unlinking, setUnlinking] = useState(false);
  const shown = handoff ?? view?.handoff;
  return (
    <aside className="beside" aria-label={say('beside.customer')}>
      {beside.error && <Failed error={beside.error} again={() => void beside.refetch()} />}
      <NormsPane said={said} locale={view?.locale ?? 'zh-Hans'} onInsert={onInsert} />
      <Tabs
        size="small"
        items={[
          { key: 'customer', label: say('beside.customer'), children: <CustomerPane beside={beside.data} summary={shown?.summary} onUnlink={() => setUnlinking(true)} /> },
          { key: 'matters', label: `${say('beside.matters')} ${beside.data?.matters.length ?? ''}`, children: <MattersPane matters={beside.data?.matters ?? []} onDone={() => void beside.refetch()} /> },
        ]}
      />
      {unlinking && <UnlinkDialog conversation={conversation} onClose={() => setUnlinking(false)} onDone={() => { setUnlinking(false); void beside.refetch(); }} />}
    </aside>
  );
}
