import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useWordsOf } from '../words/WordsContext.tsx';

/** What customers see on their page. */
interface Shown {
  readonly notices: readonly { readonly id: string; readonly texts: Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en', string>> }[];
}

/** These few words alone: the header is loaded with every screen. */
const WORDS = { zh: { told: '客户页面公告：' }, en: { told: 'Customers are told:' } } as const;
/** How often it is looked for, in ms. The answer is made in memory. */
const LOOK_MS = 30_000;

/** The notices that customers see just now, above every screen: whoever talks to a customer says the same. */
export function CurrentNotices() {
  const { say, language } = useWordsOf(WORDS);
  const { data } = useQuery({
    queryKey: ['notices'], refetchInterval: LOOK_MS, retry: false,
    queryFn: async ({ signal }) => {
      const answer = await fetch('/chat/notices', { credentials: 'omit', signal });
      if (!answer.ok) throw new Error(String(answer.status));
      return (await answer.json()) as Shown;
    },
  });
  return (data?.notices ?? []).map(({ id, texts }) => <Alert key={id} banner type="warning" role="status" title={<><strong>{say('told')}</strong> {language === 'en' ? texts.en : texts['zh-Hans']}</>} />);
}
