import type { ReactNode } from 'react';
import type { ScorecardView } from '../../bot/api/figures.ts';
import type { Namer } from './naming.ts';

type Scored = NonNullable<ScorecardView['scored']>;

/** The four sides of a scorecard (norm 5.3), each number with how many it is of. */
export function ScoreSides({ scored: { efficiency, quality, compliance, retention }, namer }: { readonly scored: Scored; readonly namer: Namer }) {
  const { say, number, percent, time } = namer;
  const share = ({ n, of }: { readonly n: number; readonly of: number }): ReactNode => (of === 0 ? '–' : <>{percent(n / of)}<small>{number(n)} / {number(of)}</small></>);
  const spread = ({ n, p50, p90, deskP50 }: Scored['efficiency']['first']): ReactNode => (p50 === undefined ? '–' : <>{time(p50)}<small>{[p90 === undefined ? '' : say('key.p90', { value: time(p90) }), deskP50 === undefined || deskP50 === p50 ? '' : say('card.desk', { value: time(deskP50) }), say('key.of', { n: number(n) })].filter((part) => part !== '').join(' · ')}</small></>);
  return (
    <div className="score-sides">
      <Side title={say('card.efficiency')}>
        <Line name={say('card.first')}>{spread(efficiency.first)}</Line>
        <Line name={say('card.later')}>{spread(efficiency.later)}</Line>
        <Line name={say('card.held')}>{spread(efficiency.held)}</Line>
        <Line name={say('card.settling')}>{spread(efficiency.settling)}</Line>
        <Line name={say('card.completed')}>{share(efficiency.completed)}</Line>
        <Line name={say('card.unanswered')}>{number(efficiency.unanswered)}</Line>
        <Line name={say('card.transfers')}>{number(efficiency.transfers)}</Line>
      </Side>
      <div>
        <Side title={say('card.quality')}>
          {(['attitude', 'professionalism', 'efficiency', 'convenience'] as const).map((aspect) => {
            const mark = quality.marks[aspect];
            return <Line key={aspect} name={say(`satisfaction.${aspect}`)}>{mark === undefined ? '–' : <>{number(Math.round(mark.mean * 100) / 100)}<small>{say('key.of', { n: number(mark.n) })}</small></>}</Line>;
          })}
          <Line name={say('card.surveys')}>{share(quality.surveys)}</Line>
          <Line name={say('card.reviews')}>{quality.reviews.mean === undefined ? '–' : <>{number(Math.round(quality.reviews.mean * 10) / 10)}<small>{say('key.of', { n: number(quality.reviews.n) })}</small></>}</Line>
          <Line name={say('card.reopened')}>{number(quality.reopened)}</Line>
        </Side>
        <Side title={say('card.compliance')}>
          <Line name={say('card.kept')}>{share(compliance.kept)}</Line>
          <Line name={say('card.violations')}>{number(compliance.violations)}</Line>
        </Side>
        <Side title={say('card.retention')}>
          <Line name={say('card.served')}>{number(retention.served)}</Line>
          <Line name={say('card.returned')}>{number(retention.returned)}</Line>
          <Line name={say('card.renewals')}><span title={say('card.unknown.text')}>{say('card.unknown')}</span></Line>
        </Side>
      </div>
    </div>
  );
}

function Side({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section><h3>{title}</h3><dl>{children}</dl></section>;
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}
