import { useWordsOf } from '../../words/WordsContext.tsx';
import { Anchors } from './Anchors.tsx';
import { Exports } from './Exports.tsx';
import { Inspection } from './Inspection.tsx';
import './proof.css';
import { Verification } from './Verification.tsx';
import { PROOF_WORDS } from './words.ts';

/** Everything that proves the record: verification, anchors, inspection files, exports. */
export function Proof() {
  const { say } = useWordsOf(PROOF_WORDS);
  return (
    <div className="proof">
      <p className="proof-intro">{say('intro')}</p>
      <Verification />
      <Inspection />
      <Anchors />
      <Exports />
    </div>
  );
}
