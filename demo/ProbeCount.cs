using System.Collections.Immutable;

namespace Demo;

/// <param name="Requests">All of them.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="FirstFailure">Null when none did.</param>
/// <param name="Answered">Which service answered in which version.</param>
internal sealed record ProbeCount(int Requests, int Failed, string? FirstFailure, ImmutableSortedSet<(string Service, string Version)> Answered)
{
    public static ProbeCount Nothing { get; } = new(0, 0, null, []);

    public ProbeCount Add(ProbeAnswer answer) => new(
        Requests + 1,
        Failed + (answer.Failure is null ? 0 : 1),
        FirstFailure ?? answer.Failure,
        answer is { Service: { } service, Version: { } version } ? Answered.Add((service, version)) : Answered);

    public IEnumerable<string> VersionsOf(string service) => Answered.Where(answer => answer.Service == service).Select(answer => answer.Version);

    public override string ToString() => Failed == 0 ? $"{Requests} requests, 0 failed" : $"{Requests} requests, {Failed} failed (first: {FirstFailure})";
}
