using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>What is wanted of a function. What is absent or empty stays as it is.</summary>
internal sealed record FunctionWish
{
    public CodeSource? Source { get; init; }
    public string? Component { get; init; }
    public IReadOnlyList<Assignment> Env { get; init; } = [];
    public IReadOnlyList<Assignment> EnvUnset { get; init; } = [];
    public EnvMode? EnvMode { get; init; }
    public IReadOnlyList<LayerLine> Layers { get; init; } = [];

    /// <summary>Of the code, not of the configuration; null leaves it.</summary>
    public Architecture? Architecture { get; init; }

    public SettingsWish Settings { get; init; } = new();
    public IReadOnlyList<Assignment> Tags { get; init; } = [];
    public TestWish Test { get; init; } = new();
    public EventRuleWish? EventRule { get; init; }

    /// <summary>True when nothing is asked for but, perhaps, a test.</summary>
    public bool IsEmpty => this is { Source: null, Env.Count: 0, EnvUnset.Count: 0, Layers.Count: 0, Architecture: null, Settings.IsEmpty: true, Tags.Count: 0, EventRule: null };

    public static FunctionWish From(IWishSource source, RunnerContext runner) => new()
    {
        Source = source.Value<CodeSource>("zip", text => CodeSource.ParseFiles(runner, text))
            ?? source.Value<CodeSource>("s3", CodeSource.ParseStored)
            ?? source.Value<CodeSource>("image", CodeSource.ParseImage)
            ?? source.Value<CodeSource>("function-version", CodeSource.ParseVersion),
        Component = source.Value("component", text => text),
        Env = source.List("env", Assignment.ParseVariable),
        EnvUnset = source.List("env-unset", Assignment.ParseName),
        EnvMode = source.Choice<EnvMode>("env-mode"),
        Layers = source.List("layers", LayerLine.Parse),
        Architecture = source.Choice<Architecture>("architecture"),
        Settings = SettingsWish.From(source),
        Tags = source.List("function-tags", Assignment.Parse),
        Test = TestWish.From(source, runner),
        EventRule = EventRuleWish.From(source),
    };

    /// <summary>Both together; where they say different things, this one counts.</summary>
    public FunctionWish Over(FunctionWish other) => new()
    {
        Source = Source ?? other.Source,
        Component = Component ?? other.Component,
        Env = [.. other.Env, .. Env],
        EnvUnset = [.. other.EnvUnset, .. EnvUnset],
        EnvMode = EnvMode ?? other.EnvMode,
        Layers = Layers.Count > 0 ? Layers : other.Layers,
        Architecture = Architecture ?? other.Architecture,
        Settings = Settings.Over(other.Settings),
        Tags = [.. other.Tags, .. Tags],
        Test = Test.Over(other.Test),
        EventRule = EventRule ?? other.EventRule,
    };

    /// <summary>Only what is meant for this function.</summary>
    public FunctionWish For(string function) => this with
    {
        Env = [.. Env.Where(line => line.AppliesTo(function))],
        EnvUnset = [.. EnvUnset.Where(line => line.AppliesTo(function))],
        Layers = [.. Layers.Where(line => line.AppliesTo(function))],
        Tags = [.. Tags.Where(line => line.AppliesTo(function))],
    };

    /// <summary>Every function that a line names, with the input it stands in.</summary>
    public IEnumerable<(string Input, string Function)> NamedFunctions() =>
        Named("env", Env).Concat(Named("env-unset", EnvUnset)).Concat(Named("function-tags", Tags))
            .Concat(Layers.Where(line => line.Function is not null).Select(line => ("layers", line.Function!))).Distinct();

    private static IEnumerable<(string Input, string Function)> Named(string input, IReadOnlyList<Assignment> lines) =>
        lines.Where(line => line.Function is not null).Select(line => (input, line.Function!));
}
