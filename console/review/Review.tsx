import { Route, Routes } from 'react-router-dom';
import { Find } from './Find.tsx';
import { Customers } from './customers/Customers.tsx';
import { Reading } from './Reading.tsx';
import './review.css';

/** Finding conversations, and reading one, or two side by side. */
export function Review() {
  return (
    <Routes>
      <Route index element={<Find />} />
      <Route path="customers/*" element={<Customers />} />
      <Route path=":conversation" element={<Reading />} />
    </Routes>
  );
}
