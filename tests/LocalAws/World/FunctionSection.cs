using System.Text.Json.Nodes;
using LocalAws.Lambda;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LocalAws;

/// <summary>The parts of a world file that concern Lambda, and the behaviour that stands in the zip of a function.</summary>
internal static class FunctionSection
{
    private static readonly Dictionary<string, EmptyEnvironment> EmptyEnvironments = new()
    {
        ["clear"] = EmptyEnvironment.Clear,
        ["keep"] = EmptyEnvironment.Keep,
        ["error"] = EmptyEnvironment.Refuse,
    };

    /// <summary>
    /// <c>{ name: api, zip: { index.js: text }, rules: [...], aliases: [live], configuration: { Timeout: 5 } }</c>; <c>image</c> instead of
    /// <c>zip</c>, <c>program</c> instead of <c>rules</c>.
    /// </summary>
    public static FunctionSpec Function(YamlSection section, string folder)
    {
        var spec = new FunctionSpec(section.Required("name"));
        var function = spec with
        {
            Zip = section.Node("zip") is null ? spec.Zip : FunctionZip.Of([.. section.TextMap("zip").Select(file => (file.Key, file.Value))]),
            Image = section.Text("image"),
            Configuration = section.Node("configuration") is { } tree ? Tree(tree) : [],
            Rules = [.. section.List("rules").Select(node => Rule(new YamlSection(node)))],
            Program = section.Section("program") is { } program ? EcsSection.Program(program, folder) : null,
            Aliases = [.. section.Texts("aliases")],
        };
        section.Finish();
        if (function.Program is not null && function.Rules.Count > 0)
            throw section.Wrong("a function has a program or rules, not both");
        return function;
    }

    /// <summary>One rule, or a list of them, as YAML or JSON.</summary>
    /// <exception cref="WorldFileException">It is neither.</exception>
    public static IReadOnlyList<FunctionRule> Rules(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw new WorldFileException(broken.Start.Line, broken.Message);
        }

        return stream.Documents.FirstOrDefault()?.RootNode switch
        {
            YamlSequenceNode list => [.. list.Select(node => Rule(new YamlSection(node)))],
            { } one => [Rule(new YamlSection(one))],
            null => [],
        };
    }

    public static FunctionRule Rule(YamlSection section)
    {
        var rule = new FunctionRule
        {
            Version = section.Text("version"),
            CodeSha256 = section.Text("code"),
            Event = section.Node("event") is { } wanted ? YamlSection.Json(wanted) : null,
            Percent = section.Number("percent") ?? 100,
            Answer = section.Node("answer") is { } answer ? YamlSection.Json(answer) : null,
            Error = section.Node("error") is { } error ? Failure(error) : null,
            Duration = section.Duration("duration") ?? TimeSpan.Zero,
            Log = [.. section.Texts("log")],
        };
        section.Finish();
        return rule;
    }

    public static LambdaOptions Options(YamlSection? section)
    {
        var defaults = new LambdaOptions();
        if (section is null)
            return defaults;
        var empty = section.Text("emptyEnvironment") ?? "clear";
        var options = defaults with
        {
            UpdateTime = section.Duration("updateTime") ?? defaults.UpdateTime,
            ActivationTime = section.Duration("activationTime") ?? defaults.ActivationTime,
            ProvisioningTime = section.Duration("provisioningTime") ?? defaults.ProvisioningTime,
            EmptyEnvironment = EmptyEnvironments.TryGetValue(empty, out var known) ? known : throw section.Wrong($"unknown emptyEnvironment '{empty}' (known: {string.Join(", ", EmptyEnvironments.Keys)})"),
            FunctionEnvironment = section.TextMap("functionEnvironment"),
            ProcessLimit = section.Whole("processLimit") ?? defaults.ProcessLimit,
        };
        section.Finish();
        return options;
    }

    /// <summary><c>{ function: api, outcomes: [succeeds, stuck, { fails: InvalidSubnet, reason: text }] }</c>.</summary>
    public static (string Function, UpdateOutcome[] Outcomes) Updates(YamlSection section)
    {
        var updates = (section.Required("function"), section.List("outcomes").Select(Outcome).ToArray());
        section.Finish();
        return updates;
    }

    /// <summary><c>{ function: api, before: UpdateAlias, movesAliasTo: "1" }</c>.</summary>
    public static Interference Interference(YamlSection section)
    {
        var interference = new Interference(section.Required("function"), section.Required("before")) { MovesAliasTo = section.Text("movesAliasTo") };
        section.Finish();
        return interference;
    }

    private static UpdateOutcome Outcome(YamlNode node)
    {
        if (node is YamlScalarNode { Value: var name })
        {
            return name switch
            {
                "succeeds" => UpdateOutcome.Succeeds,
                "stuck" => UpdateOutcome.Stuck,
                _ => throw YamlSection.Wrong(node, $"unknown outcome '{name}' (known: succeeds, stuck, {{ fails: reason code }})"),
            };
        }

        var section = new YamlSection(node);
        var outcome = UpdateOutcome.Fails(section.Required("fails"), section.Text("reason"));
        section.Finish();
        return outcome;
    }

    private static FunctionFailure Failure(YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } message })
            return new FunctionFailure("Error", message);
        var section = new YamlSection(node);
        var failure = new FunctionFailure(section.Text("type") ?? "Error", section.Required("message"));
        section.Finish();
        return failure;
    }

    private static JsonObject Tree(YamlNode node) => YamlSection.Json(node) as JsonObject ?? throw YamlSection.Wrong(node, "must be a mapping");
}
