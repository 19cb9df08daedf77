using ResolveEnvironment.Events;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Naming;

/// <summary>Names that a deployment gets from what it deploys and where.</summary>
internal static class DeploymentNames
{
    // Of a tag of an image.
    private const int LongestVersion = 128;
    private const int LongestGroup = 200;

    /// <summary>The tag, or the branch with the commit; empty when there is nothing to name.</summary>
    public static string Version(Occasion occasion)
    {
        if (occasion.Kind == RefKind.Tag) return SafeName.Of(occasion.Name, LongestVersion);
        if (occasion.Sha is not { } sha) return "";
        var name = occasion.Kind switch
        {
            RefKind.PullRequest => $"pr-{occasion.PullRequest}",
            RefKind.MergeGroup => $"merge-group-{occasion.Name}",
            RefKind.Branch => occasion.Name,
            _ => "ref",
        };
        return $"{SafeName.Of(name, LongestVersion - 8)}-{sha.Short}";
    }

    /// <summary>One deployment of a component to an environment at a time.</summary>
    public static string ConcurrencyGroup(TargetEnvironment environment, string? component) =>
        SafeName.Of($"suite-deploy-{environment.Name}{(component is null ? "" : $"-{component}")}", LongestGroup);

    public static string Url(TargetEnvironment environment, string version) =>
        environment.Url?.Fill(environment, SafeName.Of(environment.Name, 63), version) ?? "";
}
