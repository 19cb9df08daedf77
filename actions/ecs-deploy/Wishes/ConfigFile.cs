using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>The file <c>config</c>: below <c>services</c> a section for each service, with the inputs of this action as keys.</summary>
internal static class ConfigFile
{
    /// <returns>The wishes by name of the service.</returns>
    /// <exception cref="FormatException">Something is wrong; the message holds every problem with its line.</exception>
    public static IReadOnlyDictionary<string, ServiceWish> Read(RunnerContext runner, string path)
    {
        var file = WorkspacePath.Resolve(runner, path);
        if (!File.Exists(file.FullPath))
            throw new FormatException("there is no such file in the workspace. Is the repository checked out?");
        return Parse(runner, File.ReadAllText(file.FullPath));
    }

    public static IReadOnlyDictionary<string, ServiceWish> Parse(RunnerContext runner, string yaml)
    {
        var problems = new List<YamlProblem>();
        var wishes = new OrderedDictionary<string, ServiceWish>(StringComparer.Ordinal);
        var root = YamlTree.Read(yaml);
        if (root.Get("services") is not YamlValue.Mapping { Entries.Count: > 0 } services)
            throw new FormatException("expected 'services:' with a section for each service");

        // Keys that begin with x- are for anchors, as in Compose files.
        foreach (var (key, _) in root.Entries().Where(entry => entry.Key.Text != "services" && !entry.Key.Text.StartsWith("x-", StringComparison.Ordinal)))
            problems.Add(new YamlProblem(key.At, $"'{key.Text}' is not allowed here; allowed are 'services' and keys that begin with 'x-'"));
        foreach (var (name, value) in services.Entries)
            wishes[name.Text] = ReadService(runner, name, value, problems);
        return problems.Count == 0 ? wishes : throw new FormatException(string.Join("; ", problems.OrderBy(problem => problem.Line)));
    }

    private static ServiceWish ReadService(RunnerContext runner, YamlValue.Scalar name, YamlValue value, List<YamlProblem> problems)
    {
        switch (value)
        {
            case YamlValue.Mapping section:
                var source = new ConfigSource(name.Text, section, problems);
                var wish = ServiceWish.From(source, runner);
                source.RefuseOthers();
                return wish;
            case YamlValue.Scalar { IsPlain: true, Text: "" or "~" or "null" }:
                return new ServiceWish();
            default:
                problems.Add(new YamlProblem(value.At, $"expected a section with keys for the service '{name.Text}'"));
                return new ServiceWish();
        }
    }
}
