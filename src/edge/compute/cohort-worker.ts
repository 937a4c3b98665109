/** A worker's way in: it runs the simulations of each task it is sent, chunk by chunk. */
import { parentPort } from 'node:worker_threads';
import { makeCohortRunner } from '../../core/model/cohort/run-cohort.ts';
import { type CohortNews, type CohortTask, takeChunks } from './cohort-task.ts';

parentPort?.on('message', (task: CohortTask) => {
  const say = (news: CohortNews): void => parentPort?.postMessage(news);
  const { id } = task;
  try {
    takeChunks(task, makeCohortRunner(task.model, task.options, task.scenarios), (simulations) =>
      say({ id, kind: 'done', simulations }),
    );
    say({ id, kind: 'finished' });
  } catch (error) {
    say({ id, kind: 'failed', error });
  }
});
