using System.Collections.Concurrent;

namespace LocalAws.Ssm;

/// <summary>The parameters of a world, all versions.</summary>
public sealed class ParameterStore(TimeProvider clock) : IParameterStore
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Parameter>> _versions = new(StringComparer.Ordinal);

    /// <summary>Newest versions, sorted by name.</summary>
    public IReadOnlyList<Parameter> All => [.. _versions.Values.Select(versions => versions[^1]).OrderBy(parameter => parameter.Name, StringComparer.Ordinal)];

    public string? Find(string nameOrArn) => Get(nameOrArn)?.Value;

    /// <param name="reference">Name or ARN, with <c>:version</c> behind it if a version is wanted.</param>
    public Parameter? Get(string reference)
    {
        var name = NameOf(reference);
        if (_versions.TryGetValue(name, out var versions))
            return versions[^1];
        var colon = name.LastIndexOf(':');
        return colon > 0 && long.TryParse(name[(colon + 1)..], out var version) && _versions.TryGetValue(name[..colon], out versions)
            ? versions.FirstOrDefault(one => one.Version == version)
            : null;
    }

    /// <summary>Sets the value, as a new version.</summary>
    public Parameter Put(string name, string value, string type = "String") =>
        _versions.AddOrUpdate(
            name,
            _ => [new Parameter(name, value, type, 1, clock.GetUtcNow())],
            (_, versions) => [.. versions, new Parameter(name, value, type, versions[^1].Version + 1, clock.GetUtcNow())])[^1];

    /// <returns>False when there is one of that name already.</returns>
    public bool TryAdd(string name, string value, string type) =>
        _versions.TryAdd(name, [new Parameter(name, value, type, 1, clock.GetUtcNow())]);

    public bool Delete(string nameOrArn) => _versions.TryRemove(NameOf(nameOrArn), out _);

    /// <summary>An ARN holds the name without its leading slash.</summary>
    private string NameOf(string reference)
    {
        const string marker = ":parameter/";
        var at = reference.IndexOf(marker, StringComparison.Ordinal);
        if (at < 0 || !reference.StartsWith("arn:", StringComparison.Ordinal))
            return reference;
        var name = reference[(at + marker.Length)..];
        return name.Contains('/') || _versions.ContainsKey("/" + name) ? "/" + name : name;
    }
}
