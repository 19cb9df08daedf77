namespace Actions.GitHub;

/// <summary>What GitHub says of a snapshot.</summary>
/// <param name="Result"><c>SUCCESS</c>, <c>ACCEPTED</c> or <c>INVALID</c>.</param>
/// <param name="Message">For people.</param>
internal sealed record SnapshotAnswer(string Result = "", string Message = "");
