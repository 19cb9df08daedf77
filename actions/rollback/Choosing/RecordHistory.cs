using Actions.GitHub;

namespace Rollback;

/// <summary>Reads the deployment records of one target: what was deployed last, and what was rolled back from. Pure.</summary>
/// <param name="records">Newest first.</param>
/// <param name="versionIn">Reads the version out of a record.</param>
internal sealed class RecordHistory(IReadOnlyList<DeploymentRecord> records, Func<RecordPayload, string?> versionIn)
{
    /// <summary>The newest that says what was deployed.</summary>
    public DeploymentRecord? Newest { get; } = records.FirstOrDefault(record => record.Payload is not null);

    /// <summary>Versions, and their names, that were rolled back from and have not come back since.</summary>
    public IReadOnlySet<string> Left => field ??= LeftBy(records);

    /// <summary>The newest about a version.</summary>
    public DeploymentRecord? Of(string version) => records.FirstOrDefault(record => IsAbout(record, version));

    public bool IsAbout(DeploymentRecord record, string version) => record.Payload is { } payload && versionIn(payload) == version;

    /// <summary>True when the newest is a way back to a version.</summary>
    public bool EndsWithReturnTo(string version) => Newest is { IsRollback: true, Succeeded: true } newest && IsAbout(newest, version);

    /// <summary>True when the newest did not end with success, and the version is that of the newest before it that did.</summary>
    public bool EndsWithFailureAfter(string version) =>
        Newest is { IsRollback: false, Succeeded: false, IsUnfinished: false } failed && !IsAbout(failed, version)
        && records.FirstOrDefault(record => record is { Succeeded: true, Payload: not null }) is { } good && IsAbout(good, version);

    private HashSet<string> LeftBy(IReadOnlyList<DeploymentRecord> newestFirst)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in newestFirst.Reverse().Where(record => record is { Succeeded: true, Payload: not null }))
        {
            left.RemoveWhere(version => version == record.Payload!.Version || version == versionIn(record.Payload!));
            if (record is { IsRollback: true, Payload.Previous: { } previous })
                left.Add(previous);
        }
        return left;
    }
}
