import { Alert, Button } from 'antd';
import { useWords } from '../words/WordsContext.tsx';

/** What could not be loaded or done, why, and a way to try again. */
export function Failed({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const { say } = useWords();
  return <Alert type="error" showIcon title={say('app.failed', { message: error.message })} action={again && <Button size="small" onClick={again}>{say('app.retry')}</Button>} />;
}
