namespace Testing;

/// <summary>The repository these tests belong to.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The actions, by their folders that hold an <c>action.yml</c>.</summary>
    public static IReadOnlyList<string> Actions { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "actions"))
            .Where(folder => System.IO.File.Exists(Path.Combine(folder, "action.yml")))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)];

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (System.IO.File.Exists(Path.Combine(folder, "Actions.sln"))) return folder;
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not below the repository");
    }
}
