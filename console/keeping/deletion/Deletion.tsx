import { Route, Routes } from 'react-router-dom';
import { useSay } from '../parts.ts';
import { DeletionPage } from './DeletionPage.tsx';
import { Deletions } from './Deletions.tsx';
import { PastTime } from './PastTime.tsx';

/** Deleting for good: what is past its time, what was proposed, and one deletion by its address. */
export function Deletion() {
  return (
    <Routes>
      <Route path=":id" element={<DeletionPage />} />
      <Route index element={<Both />} />
    </Routes>
  );
}

function Both() {
  const { say } = useSay();
  return (
    <>
      <p className="hint">{say('deletion.hint')}</p>
      <Deletions />
      <PastTime />
    </>
  );
}
