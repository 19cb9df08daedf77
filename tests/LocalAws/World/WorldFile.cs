using System.Text.Json.Nodes;
using LocalAws.Access;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Wire;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LocalAws;

/// <summary>Reads a world from YAML. An unknown key, a wrong type, a missing value is an error with its line.</summary>
public static class WorldFile
{
    /// <param name="folder">What relative paths of programs start from.</param>
    /// <exception cref="WorldFileException">The text is not a world.</exception>
    public static LocalWorld Parse(string yaml, string folder)
    {
        if (Root(yaml) is not { } root)
            return new LocalWorld();
        var section = new YamlSection(root);
        var account = section.Text("account") ?? new LocalWorld().AccountId;
        var world = new LocalWorld
        {
            AccountId = account,
            Region = section.Text("region") ?? new LocalWorld().Region,
            Seed = section.Whole("seed") ?? 1,
            Clock = Clock(section),
            AccessKeys = [.. section.List("accessKeys").Select(node => AccessKey(node, account))],
            Roles = [.. section.List("roles").Select(Role)],
            OidcProviders = [.. section.List("oidcProviders").Select(Provider)],
            Parameters = [.. section.List("parameters").Select(Parameter)],
            Secrets = [.. section.List("secrets").Select(Secret)],
            Stacks = [.. section.List("stacks").Select(Stack)],
            AppRunner = AppRunnerSection.Options(section.Section("appRunner")),
            AppRunnerServices = [.. section.List("appRunnerServices").Select(AppRunnerService)],
            Buckets = [.. section.List("buckets").Select(Bucket)],
            LogGroups = [.. section.Texts("logGroups")],
            LogDelay = section.Duration("logDelay") ?? TimeSpan.Zero,
            PageSize = section.Whole("pageSize") ?? new LocalWorld().PageSize,
            LogEventPageSize = section.Whole("logEventPageSize") ?? new LocalWorld().LogEventPageSize,
            EmptyLogPages = section.Flag("emptyLogPages") ?? false,
            Faults = [.. section.List("faults").Select(node => FaultSection.Read(new YamlSection(node)))],
            EcsSetup = new EcsSetup
            {
                Clusters = [.. section.Texts("clusters")],
                Images = [.. section.List("images").Select(node => EcsSection.Image(new YamlSection(node), folder))],
                Hooks = [.. section.List("hooks").Select(node => EcsSection.Hook(new YamlSection(node)))],
                LoadBalancers = [.. section.List("loadBalancers").Select(node => EcsSection.LoadBalancer(new YamlSection(node)))],
            },
            TaskDefinitions = [.. section.List("taskDefinitions").Select(Tree)],
            Services = [.. section.List("services").Select(Tree)],
            Rules = [.. section.List("rules").Select(Rule)],
            Schedules = [.. section.List("schedules").Select(Tree)],
            Alarms = [.. section.List("alarms").Select(Tree)],
            FailingTargets = section.TextMap("failingTargets"),
            Ecs = EcsSection.Options(section.Section("ecs")),
            Lambda = FunctionSection.Options(section.Section("lambda")),
            Functions = [.. section.List("functions").Select(node => FunctionSection.Function(new YamlSection(node), folder))],
        };
        section.Finish();
        return world;
    }

    private static YamlNode? Root(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: "" or null } ? null : stream.Documents[0].RootNode;
        }
        catch (YamlException broken)
        {
            throw new WorldFileException(broken.Start.Line, broken.Message);
        }
    }

    private static TimeProvider Clock(YamlSection section) => section.Node("clock") switch
    {
        null or YamlScalarNode { Value: "real" } => WorldClock.Real(),
        YamlScalarNode { Value: "manual" } => WorldClock.Manual(),
        YamlMappingNode map when new YamlSection(map) is var scaled && scaled.Number("scaled") is { } factor => WorldClock.Scaled(factor),
        var other => throw YamlSection.Wrong(other, "'clock' must be real, manual or { scaled: N }"),
    };

    private static AccessKey AccessKey(YamlNode node, string account)
    {
        var section = new YamlSection(node);
        var user = section.Text("user") ?? "local";
        var made = Access.AccessKey.ForUser(account, user);
        var key = made with { Id = section.Text("id") ?? made.Id, Secret = section.Text("secret") ?? made.Secret };
        section.Finish();
        return key;
    }

    private static WorldRole Role(YamlNode node)
    {
        var section = new YamlSection(node);
        var trust = section.Node("trust") ?? throw section.Wrong("'trust' is missing: an assume-role policy in AWS's form");
        try
        {
            var role = new WorldRole(section.Required("name"), TrustPolicy.Parse(YamlSection.Json(trust)!.ToJsonString()))
            {
                MaxSessionDuration = section.Whole("maxSessionDuration") ?? 3600,
            };
            section.Finish();
            return role;
        }
        catch (FormatException wrong)
        {
            throw YamlSection.Wrong(trust, wrong.Message);
        }
    }

    private static OidcProvider Provider(YamlNode node)
    {
        var section = new YamlSection(node);
        var provider = new OidcProvider(new Uri(section.Required("issuer")), [.. section.Texts("audiences")])
        {
            Keys = section.Node("keys") is { } keys ? YamlSection.Json(keys)!.ToJsonString() : null,
            KeysUri = section.Text("keysUri") is { } uri ? new Uri(uri) : null,
        };
        section.Finish();
        return provider;
    }

    private static WorldParameter Parameter(YamlNode node)
    {
        var section = new YamlSection(node);
        var parameter = new WorldParameter(section.Required("name"), section.Required("value"), section.Text("type") ?? "String");
        section.Finish();
        return parameter;
    }

    /// <summary>The value is a text or a mapping, which becomes a JSON secret.</summary>
    private static WorldStack Stack(YamlNode node)
    {
        var section = new YamlSection(node);
        var stack = new WorldStack(section.Required("name"), section.TextMap("outputs"));
        section.Finish();
        return stack;
    }

    private static WorldAppRunnerService AppRunnerService(YamlNode node)
    {
        var section = new YamlSection(node);
        var service = new WorldAppRunnerService(section.Required("name"), section.Text("url"))
        {
            Settings = section.Node("settings") is { } settings ? Tree(settings) : null,
            Listens = section.Flag("listens") ?? false,
            RollbackFails = section.Flag("rollbackFails") ?? false,
        };
        section.Finish();
        return service;
    }

    private static WorldBucket Bucket(YamlNode node)
    {
        var section = new YamlSection(node);
        var bucket = new WorldBucket(section.Required("name"))
        {
            IsVersioned = section.Flag("versioned") ?? false,
            IsListable = section.Flag("listable") ?? true,
            ExpireAfter = section.Duration("expireAfter"),
        };
        section.Finish();
        return bucket;
    }

    private static WorldSecret Secret(YamlNode node)
    {
        var section = new YamlSection(node);
        var value = section.Node("value") ?? throw section.Wrong("'value' is missing");
        var secret = new WorldSecret(section.Required("name"), value is YamlScalarNode text ? text.Value! : YamlSection.Json(value)!.ToJsonString());
        section.Finish();
        return secret;
    }

    /// <summary>Members of PutRule, with <c>Targets</c> and <c>ManagedBy</c> beside them.</summary>
    private static WorldRule Rule(YamlNode node)
    {
        var settings = Tree(node);
        var rule = new WorldRule(settings)
        {
            Targets = [.. (settings["Targets"] as JsonArray)?.Select(target => target!.DeepClone().AsObject()) ?? []],
            ManagedBy = settings["ManagedBy"]?.ToString(),
        };
        settings.Remove("Targets");
        settings.Remove("ManagedBy");
        return rule;
    }

    private static JsonObject Tree(YamlNode node) => YamlSection.Json(node) as JsonObject ?? throw YamlSection.Wrong(node, "must be a mapping");
}
