using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The file that the input <c>config</c> names: targets, a flow, a soak.</summary>
internal sealed class ConfigFile
{
    private readonly List<YamlProblem> problems = [];

    private ConfigFile(string name, YamlValue.Mapping root) => (Name, Root) = (name, new YamlSection(root, "the file", problems));

    /// <summary>Path in the workspace.</summary>
    public string Name { get; }

    public YamlSection Root { get; }

    /// <summary>Opens it; null when there is none, and when it is wrong, which is an error of the input then.</summary>
    public static ConfigFile? Open(InputReader read)
    {
        if (read.OptionalPath("config") is not { } path) return null;
        try
        {
            if (!File.Exists(path.FullPath)) throw new FormatException("there is no such file in the workspace. Is the repository checked out?");
            return new ConfigFile(path.RelativePath, YamlTree.Read(File.ReadAllText(path.FullPath)) as YamlValue.Mapping ?? throw new FormatException("expected a mapping with targets, flow or soak"));
        }
        catch (FormatException problem)
        {
            read.Error("config", problem.Message);
            return null;
        }
    }

    /// <summary>Makes every problem an error of the input, in the order of the file.</summary>
    public void Report(InputReader read)
    {
        Root.RefuseOthers();
        foreach (var problem in problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)) read.PrivateError("config", $"{Name}, {problem}");
    }
}
