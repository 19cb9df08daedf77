namespace LocalAws.Logs;

/// <param name="Id">Order within its stream.</param>
public sealed record LogEvent(string Group, string Stream, long Id, DateTimeOffset Time, DateTimeOffset Ingested, string Message);
