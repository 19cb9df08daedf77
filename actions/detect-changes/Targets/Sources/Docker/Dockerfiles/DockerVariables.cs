namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>The values that <c>ARG</c> and <c>ENV</c> gave at one place in a Dockerfile.</summary>
internal sealed class DockerVariables
{
    private static readonly string[] Platform = ["TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT", "BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT"];

    private readonly Dictionary<string, string?> values;   // null when there is one that is not known
    private readonly char escape;

    public DockerVariables(char escape)
        : this([], escape)
    {
    }

    private DockerVariables(Dictionary<string, string?> values, char escape) => (this.values, this.escape) = (values, escape);

    /// <summary>For a stage that goes on from here.</summary>
    public DockerVariables Copy() => new(new(values), escape);

    public void Set(string name, string? value) => values[name] = value;

    public string? Get(string name) => values.TryGetValue(name, out var value) ? value : Platform.Contains(name) ? PathPattern.Unknown.ToString() : null;

    /// <returns><see langword="null"/> when a variable in it has no known value.</returns>
    public string? Expand(string text) => Substitution.InDockerfile(text, escape, Get);
}
