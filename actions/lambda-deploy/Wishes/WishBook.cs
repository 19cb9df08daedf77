using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The functions of this step and what is wanted of each: what the inputs say over what the file <c>config</c> says.</summary>
internal static class WishBook
{
    private const int MostFunctions = 20;
    private static readonly string[] Sources = ["zip", "s3", "image", "function-version"];

    public static IReadOnlyDictionary<string, FunctionWish> Read(InputReader inputs)
    {
        var lines = inputs.ParsedLines("functions", line => FunctionLine.Parse(inputs.Runner, line));
        var config = inputs.Parsed("config", path => Config(inputs.Runner).Read(inputs.Runner, path));
        var all = FunctionWish.From(new InputSource(inputs), inputs.Runner);
        CheckFunctions(inputs, lines, config);
        CheckSources(inputs, lines);

        var wishes = new OrderedDictionary<string, FunctionWish>(StringComparer.Ordinal);
        foreach (var name in lines.Count > 0 ? lines.Select(line => line.Name) : config?.Keys ?? [])
        {
            var line = lines.FirstOrDefault(line => line.Name == name);
            var section = config?.GetValueOrDefault(FunctionName.Short(name)) ?? new FunctionWish();
            wishes[name] = new FunctionWish { Source = line?.Source }.Over(all.For(FunctionName.Short(name))).Over(section.For(FunctionName.Short(name)));
        }
        CheckNames(inputs, all, wishes);
        return wishes;
    }

    internal static ConfigFile<FunctionWish> Config(RunnerContext runner) => new("functions", "function", section => FunctionWish.From(section, runner));

    private static void CheckFunctions(InputReader inputs, IReadOnlyList<FunctionLine> lines, IReadOnlyDictionary<string, FunctionWish>? config)
    {
        if (lines.Count == 0 && inputs.OptionalText("functions") is null && inputs.OptionalText("config") is null)
            inputs.Error("functions", "nothing says what to deploy: give the names of the functions, one a line, or 'config'");
        if (lines.Select(line => FunctionName.Short(line.Name)).Distinct(StringComparer.Ordinal).Count() != lines.Count)
            inputs.Error("functions", "a function is named twice");
        if (lines.Count > MostFunctions || (lines.Count == 0 && config?.Count > MostFunctions))
            inputs.Error(lines.Count > 0 ? "functions" : "config", $"at most {MostFunctions} functions can be deployed in one step");
        foreach (var name in lines.Count == 0 ? config?.Keys ?? [] : [])
            Try(inputs, name);
    }

    private static void Try(InputReader inputs, string name)
    {
        try
        {
            FunctionName.Parse(name);
        }
        catch (FormatException problem)
        {
            inputs.Error("config", $"'{name}': {problem.Message}");
        }
    }

    private static void CheckSources(InputReader inputs, IReadOnlyList<FunctionLine> lines)
    {
        var given = Sources.Where(name => inputs.OptionalText(name) is not null).ToList();
        if (given.Count > 1)
            inputs.Error(given[0], $"give only one of {string.Join(", ", Sources.Select(name => $"'{name}'"))}");
        if (given is ["function-version"] && lines.Count > 1)
            inputs.Error("function-version", "versions are counted by function: deploy one function in the step, or use 'config'");
    }

    private static void CheckNames(InputReader inputs, FunctionWish all, OrderedDictionary<string, FunctionWish> wishes)
    {
        var names = wishes.Keys.Select(FunctionName.Short).ToList();
        foreach (var (input, function) in all.NamedFunctions().Where(named => names.Count > 0 && !names.Contains(named.Function, StringComparer.Ordinal)))
            inputs.PrivateError(input, $"the function '{function}' is not among those to deploy ({string.Join(", ", names)})");
    }
}
