import { Button } from 'antd';
import { Link } from 'react-router-dom';
import type { BesideView, HandoffView } from '../../bot/api/chats.ts';
import { useNames } from '../parts/names.ts';
import { moment } from '../parts/time.ts';
import { useWords } from '../words/WordsContext.tsx';

/** Who it is, what the bot has learned, what was before. */
export function CustomerPane({ beside, summary, onUnlink }: { readonly beside: BesideView | undefined; readonly summary: HandoffView['summary'] | undefined; readonly onUnlink?: (() => void) | undefined }) {
  const words = useWords();
  const { say } = words;
  const nameOf = useNames();
  const customer = beside?.customer;
  return (
    <div className="pane">
      <dl className="facts">
        <div><dt>{say('beside.name')}</dt><dd>{customer?.name ?? '—'}</dd></div>
        <div><dt>{say('beside.contact')}</dt><dd>{customer?.contact ?? '—'}</dd></div>
        {customer?.identity !== undefined && <div><dt>{say('beside.identity')}</dt><dd>{customer.identity}</dd></div>}
      </dl>
      <p><span className={`tag ${customer?.verified === true ? 'tag-good' : ''}`}>{say(customer?.verified === true ? 'beside.verified' : 'beside.notVerified')}</span></p>
      {summary && (summary.said !== undefined || summary.form || summary.agreed !== undefined) && (
        <section>
          <h2>{say('beside.learned')}</h2>
          {summary.said !== undefined && <p><span className="quiet">{say('beside.said')}</span> {summary.said}</p>}
          {summary.agreed !== undefined && <p><span className="quiet">{say('beside.agreed')}</span> {summary.agreed}</p>}
          {summary.form && (
            <>
              <p className="quiet">{say('beside.form', { name: words.named('form', summary.form.name) })}</p>
              <dl className="facts">{summary.form.answers.map(({ slot, label, value }) => <div key={slot}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
            </>
          )}
        </section>
      )}
      <section>
        <h2>{say('beside.earlier')}</h2>
        {(beside?.earlier.length ?? 0) === 0 ? <p className="quiet">{say('beside.none')}</p> : (
          <ul className="plain">{beside?.earlier.map(({ conversation, at, title, outcome }) => <li key={`${conversation} ${at} ${title}`}><Link to={`/desk/${encodeURIComponent(conversation)}`}>{title}</Link> <span className="quiet">{moment(at, words)} {outcome !== undefined && (words.named('state', outcome) === outcome ? words.named('outcome', outcome) : words.named('state', outcome))}</span></li>)}</ul>
        )}
      </section>
      {(beside?.linked.length ?? 0) > 0 && (
        <section>
          <h2>{say('beside.linked')}</h2>
          <ul className="plain">{beside?.linked.map(({ conversation, at, channel, said, by }) => <li key={conversation}><span className="tag">{words.named('channel', channel)}</span> <Link to={`/desk/${encodeURIComponent(conversation)}`}>{said === '' ? conversation : said}</Link> <span className="quiet">{moment(at, words)} · {say(`beside.by.${by}`)}</span></li>)}</ul>
          {onUnlink && <Button size="small" onClick={onUnlink}>{say('beside.unlink')}</Button>}
        </section>
      )}
      <section>
        <h2>{say('beside.notes')}</h2>
        {(beside?.notes.length ?? 0) === 0 ? <p className="quiet">{say('beside.none')}</p> : <ul className="plain">{beside?.notes.map(({ sequence, text, at, from }) => <li key={sequence}><span className="quiet">{nameOf(from.id)} {moment(at, words)}</span> {text}</li>)}</ul>}
      </section>
    </div>
  );
}
