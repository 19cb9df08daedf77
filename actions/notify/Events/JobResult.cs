namespace Notify.Events;

/// <summary>How a job that this one waited for ended, from the <c>needs</c> context.</summary>
/// <param name="Name">Id of the job.</param>
/// <param name="Result"><c>success</c>, <c>failure</c>, <c>cancelled</c> or <c>skipped</c>.</param>
internal sealed record JobResult(string Name, string Result);
