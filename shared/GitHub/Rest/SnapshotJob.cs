namespace Actions.GitHub;

/// <param name="Id">Id of the workflow run.</param>
/// <param name="Correlator">Name of the series: a newer snapshot replaces the one with the same correlator.</param>
public sealed record SnapshotJob(string Id, string Correlator);
