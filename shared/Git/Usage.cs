namespace Actions.Git;

/// <summary>What an answer took.</summary>
/// <param name="GitProcesses">Processes of git, fetches included.</param>
/// <param name="Fetches">Fetches from the remote.</param>
/// <param name="ApiCalls">Requests to the API, retries included.</param>
public sealed record Usage(int GitProcesses, int Fetches, int ApiCalls);
