import { Route, Routes } from 'react-router-dom';
import { AccessLog } from './AccessLog.tsx';
import { Requests } from './Requests.tsx';
import { ServiceFile } from './ServiceFile.tsx';

/** Service files, customers' requests about their data, and who looked. */
export function Customers() {
  return (
    <Routes>
      <Route index element={<ServiceFile />} />
      <Route path="log" element={<AccessLog />} />
      <Route path="requests" element={<Requests />} />
      <Route path="file/:reference" element={<ServiceFile />} />
    </Routes>
  );
}
