import { Alert, App, Button, Spin, Tooltip } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import type { ActedView, HandoffView } from '../../bot/api/chats.ts';
import { actKey, api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useSession } from '../parts/session.ts';
import { useWords } from '../words/WordsContext.tsx';
import { Composer } from './Composer.tsx';
import { addRecords, chatPath, useConversation } from './conversation.ts';
import { EndDialogs, type EndDialog } from './EndDialogs.tsx';
import { useChatKeys } from './keys.ts';
import { Log } from './Log.tsx';
import { useOutbox } from './outbox.ts';

interface ChatProps {
  readonly conversation: string;
  /** The handoff, where it is mine. */
  readonly held: HandoffView | undefined;
  /** Words to be put where one writes. */
  readonly insert: { readonly text: string; readonly at: number } | undefined;
}

/** One conversation: what was said, and what one does about it. */
export function Chat({ conversation, held, insert }: ChatProps) {
  const { say, named } = useWords();
  const { staff } = useSession();
  const { message } = App.useApp();
  const client = useQueryClient();
  const go = useNavigate();
  const view = useConversation(conversation);
  const outbox = useOutbox(conversation);
  const [dialog, setDialog] = useState<EndDialog>();
  const [as, setAs] = useState<'message' | 'note'>('message');
  const handoff = held ?? view.data?.handoff;
  const mine = held !== undefined && held.agent === staff.id && held.state === 'held';
  const speaks = mine && held.kind !== 'task' && held.kind !== 'callback';

  const acted = useCallback(({ records }: ActedView) => {
    addRecords(client, conversation, records);
    for (const key of ['chats', 'queue', 'floor']) void client.invalidateQueries({ queryKey: [key] });
    void client.invalidateQueries({ queryKey: ['beside', conversation] });
  }, [client, conversation]);
  // It is somebody else's now, and no longer to be read along by who gave it away.
  const ended = useCallback((done: ActedView) => {
    acted(done);
    void go('/desk');
  }, [acted, go]);
  const takeOver = async () => {
    try {
      acted(await api.post<ActedView>(chatPath(conversation, '/take-over'), { key: actKey() }));
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    }
  };
  useChatKeys(useMemo(() => ({
    KeyI: () => setAs((now) => (now === 'note' ? 'message' : 'note')),
    ...(mine && { KeyT: () => setDialog('pass'), KeyB: () => setDialog('return'), KeyW: () => setDialog('close') }),
  }), [mine]));

  return (
    <section className="chat" aria-label={handoff?.title ?? conversation}>
      <header className="chat-head">
        <div className="chat-title">
          <h1>{handoff?.title ?? conversation.slice(0, 8)}</h1>
          {handoff && <span className={`tag tag-${handoff.urgency}`}>{named('why', handoff.why)}</span>}
          {view.data && <span className="quiet">{named('channel', view.data.channel)}</span>}
        </div>
        <div className="chat-actions">
          {mine ? (
            <>
              <Tooltip title="Alt+T"><Button onClick={() => setDialog('pass')}>{say('chat.pass')}</Button></Tooltip>
              {speaks && <Tooltip title="Alt+B"><Button onClick={() => setDialog('return')}>{say('chat.return')}</Button></Tooltip>}
              {!speaks && <Button onClick={() => void takeOver()}>{say('chat.takeOver')}</Button>}
              <Tooltip title="Alt+W"><Button type="primary" onClick={() => setDialog('close')}>{say('chat.close')}</Button></Tooltip>
            </>
          ) : <Button onClick={() => void takeOver()}>{say('chat.takeOver')}</Button>}
        </div>
      </header>
      {view.isPending && <div className="centred"><Spin aria-label={say('app.loading')} /></div>}
      {view.error && <Failed error={view.error} again={() => void view.refetch()} />}
      {view.data && <Log view={view.data} outgoing={outbox.outgoing} onAgain={outbox.again} onDiscard={outbox.discard} />}
      {view.data && !speaks && as === 'message' && <Alert type="info" banner title={say('chat.readOnly')} action={<Button size="small" onClick={() => setAs('note')}>{say(staff.roles.includes('supervisor') && !mine ? 'chat.whisperTo' : 'chat.noteTab')}</Button>} />}
      {view.data && (speaks || as === 'note') && <Composer conversation={conversation} as={as} onAs={setAs} onSend={outbox.send} insert={insert} records={view.data.records} locale={view.data.locale} canSpeak={speaks} />}
      {handoff && <EndDialogs open={dialog} handoff={handoff} onClose={() => setDialog(undefined)} onActed={ended} />}
    </section>
  );
}
