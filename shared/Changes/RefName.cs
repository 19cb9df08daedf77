namespace Actions.Changes;

/// <summary>Full and short names of branches and tags.</summary>
internal static class RefName
{
    private const string Heads = "refs/heads/";
    private const string Tags = "refs/tags/";

    /// <summary>The branch that a full name stands for.</summary>
    public static string? Branch(string? name) => After(name, Heads);

    /// <summary>The tag that a full name stands for.</summary>
    public static string? Tag(string? name) => After(name, Tags);

    public static string Short(string name) => Branch(name) ?? Tag(name) ?? name;

    public static string FullBranch(string branch) => Heads + branch;

    private static string? After(string? name, string start) => name != null && name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..] : null;
}
