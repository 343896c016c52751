import { api } from '../../api/client.ts';

/** Fetches a file by POST, so that nothing of what is asked stands in an address, and has the browser keep it. @throws ApiError */
export async function save(path: string, body: unknown, name: string): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await api.file(path, body));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
