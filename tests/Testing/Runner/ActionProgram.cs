namespace Testing.Runner;

/// <summary>The built program of an action.</summary>
public static class ActionProgram
{
    /// <summary>Beside the running program when it references the action, else where the action's own build of the same configuration puts it.</summary>
    public static string Find(string action)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        string[] places =
        [
            Path.Combine(AppContext.BaseDirectory, action),
            Repository.File("actions", action, "bin", configuration, "net10.0", action),
        ];
        return places.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{action} is not built: dotnet build actions/{action} -c {configuration}", places[^1]);
    }
}
