namespace LocalAws.SecretsManager;

/// <summary>A secret with all its versions.</summary>
public sealed record Secret(string Name, string Arn, DateTimeOffset Created)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SecretVersion> Versions { get; init; } = [];

    /// <summary>The version of this id and stage; the current one where neither is given.</summary>
    public SecretVersion? Find(string? versionId, string? stage)
    {
        var wanted = stage ?? (versionId is null ? Current : null);
        return Versions.LastOrDefault(version => (versionId ?? version.Id) == version.Id && (wanted is null || version.Stages.Contains(wanted)));
    }
}

/// <param name="Stages">Labels such as <c>AWSCURRENT</c>; a version without any can only be found by its id.</param>
public sealed record SecretVersion(string Id, string Value, IReadOnlyList<string> Stages, DateTimeOffset Created)
{
    public override string ToString() => $"{Id} ({string.Join(", ", Stages)})";
}
