// The functions `success()`, `failure()`, `cancelled()` and `always()`: of a job they speak of all jobs before it, of a step about its own job so far.

/** A failure or a skip goes down the whole chain, not only to the next job. */
export function jobStatus(run, ancestors) {
  return {
    always: () => true,
    cancelled: () => run.isCancelled,
    success: () => !run.isCancelled && ancestors.every(job => job.result === 'success'),
    failure: () => ancestors.some(job => job.result === 'failure'),
  };
}

export function stepStatus(job) {
  return {
    always: () => true,
    cancelled: () => job.status === 'cancelled',
    success: () => job.status === 'success',
    failure: () => job.status === 'failure',
  };
}

/** One word for many: of the cells of a matrix, of the jobs of a run. */
export function combined(results) {
  return ['failure', 'cancelled', 'success'].find(word => results.includes(word)) ?? 'skipped';
}
