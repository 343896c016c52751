import { archiveContract } from './keeping/archive.js';
import { deletionContract } from './keeping/deletion.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('keeping on PostgreSQL', (ground) => {
  archiveContract(ground.make);
  deletionContract(ground.make);
});
