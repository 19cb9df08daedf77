namespace Migrate.Tasks;

/// <summary>Why RunTask started nothing (ECS developer guide, API failure reasons), in words.</summary>
internal static class PlacementFailures
{
    private static readonly (string Start, string Meaning, bool Passes)[] Known =
    [
        ("RESOURCE:MEMORY", "no container instance has enough memory free", true),
        ("RESOURCE:CPU", "no container instance has enough CPU free", true),
        ("RESOURCE:PORTS", "the host port is taken on every container instance", true),
        ("RESOURCE:ENI", "no container instance has a network interface free", true),
        ("RESOURCE", "no container instance has enough left", true),
        ("Capacity is unavailable", "AWS has no capacity at this time", true),
        ("AGENT", "the container agent of the instance is not connected", true),
        ("LOCATION", "no container instance is in a zone of the subnets", false),
        ("ATTRIBUTE", "no container instance has an attribute that the task definition asks for", false),
        ("MemberOf", "no container instance satisfies the placement constraint", false),
        ("MISSING", "the container instance does not exist", false),
        ("INACTIVE", "the container instance was deregistered", false),
    ];

    /// <summary>Whether waiting may help.</summary>
    public static bool MayPass(string reason) => Of(reason).Passes;

    public static string Explain(string reason) => Of(reason) is { Meaning.Length: > 0 } known ? $"{reason}, {known.Meaning}" : reason;

    private static (string Start, string Meaning, bool Passes) Of(string reason) =>
        Array.Find(Known, row => reason.StartsWith(row.Start, StringComparison.OrdinalIgnoreCase)) is { Start: not null } known ? known : ("", "", true);
}
