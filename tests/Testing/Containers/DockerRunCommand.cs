using System.Text;

namespace Testing.Containers;

/// <summary>The arguments of <c>docker run</c>, in the order and with the quoting of the runner.</summary>
public sealed record DockerRunCommand
{
    public required string Name { get; init; }

    public string Label { get; init; } = "4b8c1f";

    public required string Image { get; init; }

    public required IReadOnlyCollection<string> Variables { get; init; }

    /// <summary>The step's environment has no <c>CI</c> of its own.</summary>
    public bool SetCi { get; init; } = true;

    public string? Entrypoint { get; init; }

    /// <summary>Only when the job has a container or services.</summary>
    public string? Network { get; init; }

    public required IReadOnlyList<Mount> Mounts { get; init; }

    /// <summary>One argument each.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>The input <c>args</c>, appended as it is, when the manifest has no <c>args</c>.</summary>
    public string? RawArguments { get; init; }

    public override string ToString()
    {
        var line = new StringBuilder($"run --name {Name} --label {Label} --workdir /github/workspace --rm");
        foreach (var name in Variables) line.Append($" -e \"{name.Replace("\"", "\\\"")}\"");
        line.Append(" -e GITHUB_ACTIONS=true");
        if (SetCi) line.Append(" -e CI=true");
        if (!string.IsNullOrEmpty(Entrypoint)) line.Append($" --entrypoint \"{Entrypoint}\"");
        if (!string.IsNullOrEmpty(Network)) line.Append($" --network {Network}");
        foreach (var mount in Mounts) line.Append(' ').Append(mount);
        line.Append(' ').Append(Image);
        foreach (var argument in Arguments ?? []) line.Append($" \"{argument.Replace("\"", "\\\"")}\"");
        if (Arguments is null && !string.IsNullOrEmpty(RawArguments)) line.Append(' ').Append(RawArguments);
        return line.ToString();
    }
}
