using DetectChanges.Targets.Sources.DotNet.Build;

namespace DetectChanges.Targets.Sources.DotNet.Packages;

/// <summary>Which packages a project takes in the version that is said centrally.</summary>
internal sealed class PackageUse
{
    private readonly VersionTable versions;
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);
    private bool usesUnknown;

    public PackageUse(Evaluation evaluation, VersionTable versions)
    {
        this.versions = versions;
        foreach (var item in evaluation.Items.Where(item => item.Item.Is("PackageReference"))) Add(evaluation, item);
        PinsTransitively = evaluation.Properties.Expand("$(CentralPackageTransitivePinningEnabled)", evaluation.Project).Any(value => value.Equals("true", StringComparison.OrdinalIgnoreCase));

        // An SDK that is itself a package may refer to packages that no file of the repository shows.
        usesUnknown |= evaluation.Sdks.Any(sdk => !sdk.StartsWith("Microsoft.NET.Sdk", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a version may also replace that of a package which only other packages ask for.</summary>
    public bool PinsTransitively { get; }

    /// <summary>Whether a change of that version changes the project; where it cannot be known what it uses, every version does.</summary>
    public bool Of(string package) => usesUnknown || PinsTransitively || versions.IsEverywhere(package) || used.Contains(package);

    private void Add(Evaluation evaluation, EvaluatedItem reference)
    {
        var (item, file, certain) = reference;
        var overrides = HasOwnVersion(evaluation, item, file);
        foreach (var package in evaluation.PartsOfAll(item.Value, file))
        {
            usesUnknown |= !IsKnown(package);
            if (item.Action == ItemAction.Include && !overrides) used.Add(package);
            else if (item.Action == ItemAction.Update && overrides && certain == true) used.Remove(package);
        }
    }

    // With a version of its own a project does not see the central one.
    private static bool HasOwnVersion(Evaluation evaluation, Statement.Item item, string file) =>
        (item.Of("VersionOverride") ?? item.Of("Version")) is { IsConditional: false } own && evaluation.Properties.Expand(own.Value, file).All(value => value.Length > 0 && IsKnown(value));

    private static bool IsKnown(string value) => !value.Contains(BuildPath.Unknown) && !value.Contains(BuildPath.Outside) && !value.Contains("@(", StringComparison.Ordinal);
}
