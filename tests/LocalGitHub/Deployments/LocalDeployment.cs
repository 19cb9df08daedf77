namespace LocalGitHub;

/// <summary>A deployment to an environment.</summary>
public sealed record LocalDeployment
{
    /// <param name="id">Its id; higher ones are newer.</param>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="sha">The commit.</param>
    /// <param name="states">Its statuses, oldest first.</param>
    public LocalDeployment(long id, string environment, string sha, params IReadOnlyList<string> states)
    {
        (Id, Environment, Sha) = (id, environment, sha);
        Statuses = [.. states.Select(state => new LocalStatus(state))];
    }

    public long Id { get; }
    public string Environment { get; }
    public string Sha { get; }
    public string Repository { get; init; } = "acme/shop";
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UnixEpoch;
    public string Task { get; init; } = "deploy";
    public string Description { get; init; } = "";

    /// <summary>JSON text.</summary>
    public string Payload { get; init; } = "{}";

    /// <summary>True for an environment that will go away.</summary>
    public bool IsTransient { get; init; }

    /// <summary>True for an environment that users work with.</summary>
    public bool IsProduction { get; init; }

    /// <summary>Its statuses, oldest first.</summary>
    public IReadOnlyList<LocalStatus> Statuses { get; init; }

    public IReadOnlyList<string> States => [.. Statuses.Select(status => status.State)];

    /// <summary>Address of the run that set the last status; given, that of all.</summary>
    public string LogUrl
    {
        get => Statuses.Count > 0 ? Statuses[^1].LogUrl : "";
        init => Statuses = [.. Statuses.Select(status => status with { LogUrl = value })];
    }
}
