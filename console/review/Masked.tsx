import type { ReviewRecord } from '../../bot/api/review.ts';
import { useWordsOf } from '../words/WordsContext.tsx';
import { CUSTOMERS_WORDS } from './customers/words.ts';
import { Unseal } from './Unseal.tsx';
import { REVIEW_WORDS } from './words.ts';

/** Says that more was said than is shown, and opens it for a reason. */
export function Masked({ conversation, record }: { readonly conversation: string; readonly record: ReviewRecord }) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const { say: sayUnseal } = useWordsOf(CUSTOMERS_WORDS);
  const { sequence } = record;
  return (
    <div>
      <span className="tag" data-line={sequence}>{say('masked')}</span>
      <Unseal of={{ kind: 'line', conversation, sequence }} subject={conversation} title={sayUnseal('unseal.title', { n: sequence })} />
    </div>
  );
}
