import { Button, Card, Input, Space } from 'antd';
import { useId, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { PROOF_WORDS } from './words.ts';

/** Receipt numbers of cases; everything else is a conversation. */
const CASE = /^[A-Z]{2}-\d{8}-\d{4,}-[0-9A-Z]$/i;

/** A conversation or a case as a file that proves itself. `?inspect=` fills it in. */
export function Inspection() {
  const { say } = useWordsOf(PROOF_WORDS);
  const [params] = useSearchParams();
  const [of, setOf] = useState(params.get('inspect') ?? '');
  const field = useId();
  const said = of.trim();
  const href = (format: string): string => `/api/proof/inspection?${new URLSearchParams({ [CASE.test(said) ? 'case' : 'conversation']: CASE.test(said) ? said.toUpperCase() : said, format }).toString()}`;
  return (
    <Card title={<h2>{say('inspection')}</h2>}>
      <p>{say('inspection.why')}</p>
      <label htmlFor={field}>{say('inspection.of')}</label>
      <Input id={field} value={of} onChange={({ target }) => setOf(target.value)} maxLength={200} allowClear aria-describedby={`${field}-hint`} />
      <p id={`${field}-hint`}><small>{say('inspection.hint')}</small></p>
      <Space wrap>
        {(['html', 'json', 'csv'] as const).map((format) => (
          <Button key={format} type={format === 'html' ? 'primary' : 'default'} disabled={said === ''} {...(said !== '' && { href: href(format) })} download>{say(`inspection.${format}`)}</Button>
        ))}
      </Space>
    </Card>
  );
}
