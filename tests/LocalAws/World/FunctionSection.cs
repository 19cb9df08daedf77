using System.Text.Json.Nodes;
using LocalAws.Lambda;
using YamlDotNet.RepresentationModel;

namespace LocalAws;

/// <summary>The parts of a world file that concern Lambda.</summary>
internal static class FunctionSection
{
    private static readonly Dictionary<string, EmptyEnvironment> EmptyEnvironments = new()
    {
        ["clear"] = EmptyEnvironment.Clear,
        ["keep"] = EmptyEnvironment.Keep,
        ["error"] = EmptyEnvironment.Refuse,
    };

    /// <summary>
    /// <c>{ name: api, zip: { index.js: text }, rules: [...], aliases: [live], updates: [stuck], configuration: { Timeout: 5 } }</c>; <c>image</c> instead of
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
            Rules = [.. section.List("rules").Select(node => RuleSection.Read(new YamlSection(node)))],
            Program = section.Section("program") is { } program ? EcsSection.Program(program, folder) : null,
            Aliases = [.. section.Texts("aliases")],
            Updates = [.. section.List("updates").Select(Outcome)],
        };
        section.Finish();
        if (function.Program is not null && function.Rules.Count > 0)
            throw section.Wrong("a function has a program or rules, not both");
        return function;
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

    private static JsonObject Tree(YamlNode node) => YamlSection.Json(node) as JsonObject ?? throw YamlSection.Wrong(node, "must be a mapping");
}
