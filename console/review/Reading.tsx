import { ArrowLeftOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { useWordsOf } from '../words/WordsContext.tsx';
import { CompareDialog, rememberLooked } from './CompareDialog.tsx';
import { ConversationPane } from './ConversationPane.tsx';
import { lineIn, soughtIn } from './links.ts';
import { REVIEW_WORDS } from './words.ts';

/** One conversation on one page, or two side by side: `/review/CONV?beside=OTHER#s12`. */
export function Reading() {
  const { say } = useWordsOf(REVIEW_WORDS);
  const { conversation = '' } = useParams<'conversation'>();
  const { hash, state } = useLocation() as { readonly hash: string; readonly state: unknown };
  const [query, setQuery] = useSearchParams();
  const go = useNavigate();
  // What it was found by is kept while one reads, whichever line one goes to.
  const [sought] = useState(() => soughtIn(state));
  const [picking, setPicking] = useState(false);
  const beside = query.get('beside') ?? undefined;
  useEffect(() => rememberLooked(conversation), [conversation]);
  const compare = (other: string | undefined): void => {
    setPicking(false);
    setQuery((before) => {
      const next = new URLSearchParams(before);
      if (other === undefined) next.delete('beside');
      else next.set('beside', other);
      return next;
    });
  };
  return (
    <section className="review-read" aria-label={say('title')}>
      <div className="review-bar">
        <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={() => void (history.length > 1 ? go(-1) : go('/review'))}>{say('back')}</Button>
        <span className="frame-space" />
        {beside === undefined ? <Button icon={<SwapOutlined aria-hidden />} onClick={() => setPicking(true)}>{say('compare')}</Button> : <Button icon={<SwapOutlined aria-hidden />} onClick={() => compare(undefined)}>{say('compare.end')}</Button>}
      </div>
      {beside === undefined
        ? <ConversationPane key={conversation} conversation={conversation} line={lineIn(hash)} sought={sought} />
        : <Beside one={conversation} other={beside} line={lineIn(hash)} />}
      <CompareDialog open={picking} conversation={conversation} onClose={() => setPicking(false)} onPicked={compare} />
    </section>
  );
}

/** Side by side where there is room, otherwise one behind the other. */
function Beside({ one, other, line }: { readonly one: string; readonly other: string; readonly line: number | undefined }) {
  const [wide, setWide] = useState(() => matchMedia('(min-width: 900px)').matches);
  useEffect(() => {
    const query = matchMedia('(min-width: 900px)');
    const look = (): void => setWide(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  const panes = [<ConversationPane key={one} conversation={one} line={line} narrow />, <ConversationPane key={other} conversation={other} line={undefined} narrow />];
  return wide ? <div className="review-beside">{panes}</div> : <Tabs className="review-tabs" items={[one, other].map((key, index) => ({ key, label: key.slice(0, 12), children: panes[index] }))} />;
}
