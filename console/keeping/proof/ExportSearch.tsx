import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { JobAsked } from '../../../bot/api/proof.ts';
import type { ReviewFilters } from '../../../bot/api/review.ts';
import { api } from '../../api/client.ts';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { PROOF_WORDS } from './words.ts';

/** Exports every conversation that a search finds; where the file then is, one is taken. */
export function ExportSearch({ filters }: { readonly filters: ReviewFilters }) {
  const { say } = useWordsOf(PROOF_WORDS);
  const { message } = App.useApp();
  const go = useNavigate();
  const [asking, setAsking] = useState(false);
  const ask = async (format: 'csv' | 'jsonl'): Promise<void> => {
    setAsking(true);
    try {
      const { joined } = await api.post<JobAsked>('/proof/exports/search', { filters, format });
      if (joined) void message.info(say('exports.joined'));
      await go('/keeping/proof');
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : String(problem));
    } finally {
      setAsking(false);
    }
  };
  return (
    <Dropdown trigger={['click']} menu={{ items: [{ key: 'csv', label: 'CSV', onClick: () => void ask('csv') }, { key: 'jsonl', label: 'JSON Lines', onClick: () => void ask('jsonl') }] }}>
      <Button loading={asking}>{say('exports.start')}</Button>
    </Dropdown>
  );
}
