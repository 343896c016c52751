import { PaperClipOutlined } from '@ant-design/icons';
import type { ReviewRecord } from '../../bot/api/review.ts';
import { useWordsOf } from '../words/WordsContext.tsx';
import { Data, fieldsOf } from './Data.tsx';
import { Marked } from './Marked.tsx';
import { REVIEW_WORDS } from './words.ts';

/** What was said: text, card, buttons, files, and what a button or a form on a card carried. */
export function MessageBody({ record }: { readonly record: ReviewRecord }) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const { text = '', subject, card, choices, files, value, texts, found = [] } = record;
  return (
    <div className="line-said" title={texts === undefined ? undefined : say('texts', { list: texts.join(' ') })}>
      {subject !== undefined && <strong>{subject}</strong>}
      {text !== '' && <p><Marked text={text} places={found} /></p>}
      {card && (
        <div className="bubble-card">
          <strong>{card.title}</strong>
          {card.facts.length > 0 && <dl className="facts">{card.facts.map(({ label, value: fact }, index) => <div key={index}><dt>{label}</dt><dd>{fact}</dd></div>)}</dl>}
          {card.folded && <details><summary>{card.folded.title}</summary><Clause {...card.folded} /></details>}
          {card.notes.map((note, index) => <div key={index} className="quiet">{note}</div>)}
        </div>
      )}
      {choices !== undefined && choices.length > 0 && <div className="quiet">{say('choices', { list: choices.join(' / ') })}</div>}
      {files?.map(({ id, name, size }) => <div key={id}><PaperClipOutlined aria-hidden /> {name} <span className="quiet">{Math.ceil(size / 1024)} KB</span></div>)}
      {value !== undefined && value !== null && <details><summary>{say('value')}</summary><Data data={fieldsOf(value)} /></details>}
    </div>
  );
}

function Clause({ text, marked = '' }: { readonly text: string; readonly marked?: string | undefined }) {
  const from = marked === '' ? -1 : text.indexOf(marked);
  return <p className="line-clause"><Marked text={text} places={from === -1 ? [] : [{ from, to: from + marked.length }]} /></p>;
}
