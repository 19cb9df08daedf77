using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>What is known of an action.</summary>
public sealed record KnownAction
{
    /// <summary>The commit to use; null when it is not fixed.</summary>
    public string? Commit { get; init; }

    /// <summary>The version that commit is: <c>v4.2.2</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Whether nobody maintains it any more.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Its inputs, and whether each must be given; null when nobody has looked.</summary>
    public IReadOnlyDictionary<string, bool>? Inputs { get; init; }

    /// <summary>Its outputs; null when nobody has looked.</summary>
    public IReadOnlySet<string>? Outputs { get; init; }

    /// <summary>What it uses itself; an action that others can change makes it changeable too.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>Whether this is known of the version a reference names: one that nobody looked at may be otherwise.</summary>
    public bool Holds(UsesReference uses)
    {
        ArgumentNullException.ThrowIfNull(uses);
        return Commit is null || uses.Ref == Commit || (Version is { } version && (version == uses.Ref || version.StartsWith(uses.Ref + ".", StringComparison.Ordinal)));
    }

    /// <summary>From its manifest.</summary>
    public static KnownAction Of(Workflow manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new KnownAction
        {
            Inputs = Declaration.ReadAll(manifest.Yaml.Get("inputs")).DistinctBy(input => input.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(input => input.Name, input => input is { IsRequired: true, HasDefault: false }, StringComparer.OrdinalIgnoreCase),
            Outputs = Declaration.ReadAll(manifest.Yaml.Get("outputs")).Select(output => output.Name).ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
    }
}
