import { Link } from 'react-router-dom';
import { useSession } from '../parts/session.ts';

/** Receipt numbers that something stands on; links for those who work on cases. */
export function Numbers({ numbers }: { readonly numbers: readonly string[] }) {
  const { roles } = useSession().staff;
  const opens = roles.includes('agent') || roles.includes('supervisor');
  return numbers.map((number) => (opens ? <Link key={number} to={`/cases/${number}`} className="evidence">{number}</Link> : <span key={number} className="evidence">{number}</span>));
}
