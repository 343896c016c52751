import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../../../records/proof/jobs.js';
import { exportFile, manifestFile } from './writeExport.js';
import { ApiProblem } from '../../problem.js';
import type { StreamAnswer } from '../../server/api/route.js';
import { exportParams } from './exportWork.js';

/** An export's file, or its manifest, as it lies on the disk. @throws ApiProblem 410 when it is not there any more */
export async function exportFileOf(folder: string, job: Job, part: 'file' | 'manifest'): Promise<StreamAnswer> {
  const { format } = exportParams.parse(job.params);
  const name = part === 'file' ? exportFile(job.id, format) : manifestFile(job.id, format);
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new ApiProblem(410, 'Gone', { en: 'the file is not here any more, or lies with another instance: ask for the export again', 'zh-Hans': '文件已不在此处（可能已删除，或在另一实例上），请重新导出' });
  const contentType = part === 'manifest' ? 'application/json' : format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
  return { stream: () => createReadStream(path), size: found.size, contentType, saveAs: `guitai-${job.askedAt.slice(0, 10)}-${name}` };
}
