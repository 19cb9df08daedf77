using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using FsCheck;
using FsCheck.Fluent;

namespace AppRunnerDeploy.Tests;

/// <summary>The law of every change: what was not given is not changed. Over random configurations.</summary>
public sealed class UntouchedTests
{
    private static readonly Gen<string> Names = Gen.Elements("LOG_LEVEL", "API_TOKEN", "MODE", "A", "B", "x.y", "grüß");
    private static readonly Gen<string> Texts = Gen.Elements("", "1", "a=b", "line\nline", "<&>", "null", " blanks ");

    private static readonly Gen<JsonObject> Maps =
        from names in Names.ListOf()
        from texts in Texts.ListOf(names.Count)
        select new JsonObject(names.Zip(texts).DistinctBy(pair => pair.First).Select(pair => KeyValuePair.Create(pair.First, (JsonNode?)JsonValue.Create(pair.Second))));

    private static readonly Gen<AppRunnerService> Services =
        from plain in Maps
        from secret in Maps
        from hasConfiguration in Gen.Elements(true, false)
        from unknown in Texts
        from autoDeploys in Gen.Elements(true, false)
        select new AppRunnerService
        {
            ServiceName = "shop",
            ServiceArn = "arn",
            SourceConfiguration = Source(plain, secret, hasConfiguration, unknown, autoDeploys),
            InstanceConfiguration = new() { ["Cpu"] = "1024", ["Memory"] = "2048", ["Unknown"] = unknown },
            HealthCheckConfiguration = new() { ["Protocol"] = "TCP", ["Interval"] = 5, ["Unknown"] = new JsonArray(unknown) },
            AutoScalingConfigurationSummary = new() { ["AutoScalingConfigurationArn"] = "scaling" },
        };

    private static readonly Gen<Wish> Wishes =
        from image in Gen.Elements(null, "public.ecr.aws/acme/shop:2")
        from env in Maps
        from unset in Names.ListOf()
        from secrets in Maps
        from port in Gen.Elements<int?>(null, 80)
        from cpu in Gen.Elements(null, "2048")
        from path in Gen.Elements(null, "/health")
        select new Wish
        {
            Image = image, Port = port, Cpu = cpu,
            Env = Variables(env), EnvUnset = [.. unset.Where(name => !env.ContainsKey(name) && !secrets.ContainsKey(name))],
            Secrets = [.. Variables(secrets).Where(secret => !env.ContainsKey(secret.Name))],
            HealthCheck = path is null ? null : new() { ["Path"] = path },
        };

    [Fact]
    public void What_is_not_given_is_not_changed() => Check((service, wish) =>
    {
        var after = new RunnerChange(service, wish).After;
        var (old, wanted) = (Leaves(service), Leaves(after));
        var touched = old.Keys.Union(wanted.Keys).Where(path => old.GetValueOrDefault(path) != wanted.GetValueOrDefault(path));
        touched.Where(path => !IsGiven(path, wish)).ShouldBeEmpty();
    });

    [Fact]
    public void What_is_given_is_there_afterwards() => Check((service, wish) =>
    {
        var configuration = new RunnerChange(service, wish).After.SourceConfiguration!["ImageRepository"]!["ImageConfiguration"];
        foreach (var variable in wish.Env)
            configuration!["RuntimeEnvironmentVariables"]![variable.Name]!.GetValue<string>().ShouldBe(variable.Value);
        foreach (var secret in wish.Secrets)
            configuration!["RuntimeEnvironmentSecrets"]![secret.Name]!.GetValue<string>().ShouldBe(secret.Value);
        foreach (var name in wish.EnvUnset)
            (configuration?["RuntimeEnvironmentVariables"]?[name] ?? configuration?["RuntimeEnvironmentSecrets"]?[name]).ShouldBeNull();
    });

    [Fact]
    public void A_part_is_sent_whole_or_not_at_all_and_the_way_back_is_what_there_was() => Check((service, wish) =>
    {
        var change = new RunnerChange(service, wish);
        var (update, back) = (change.Update, change.BackTo(RunnerSource.ImageOf(service.SourceConfiguration)!));
        (update.SourceConfiguration is null).ShouldBe(back.SourceConfiguration is null);
        back.SourceConfiguration?.ToJsonString().ShouldBe(service.SourceConfiguration!.ToJsonString());
        back.InstanceConfiguration?.ToJsonString().ShouldBe(service.InstanceConfiguration!.ToJsonString());
        update.InstanceConfiguration?["Unknown"]!.GetValue<string>().ShouldBe(service.InstanceConfiguration!["Unknown"]!.GetValue<string>());
        update.AutoScalingConfigurationArn.ShouldBeNull();
    });

    [Fact]
    public void A_second_time_nothing_is_left_to_change() => Check((service, wish) =>
        new RunnerChange(new RunnerChange(service, wish).After, wish).IsEmpty.ShouldBeTrue());

    private static void Check(Action<AppRunnerService, Wish> law) =>
        Prop.ForAll(Arb.From(Services), Arb.From(Wishes), law).QuickCheckThrowOnFailure();

    private static bool IsGiven(string path, Wish wish) =>
        (path.EndsWith("ImageIdentifier", StringComparison.Ordinal) && wish.Image is not null)
        || (path.EndsWith("ImageRepositoryType", StringComparison.Ordinal) && wish.Image is not null)
        || (path.EndsWith(".Port", StringComparison.Ordinal) && wish.Port is not null)
        || (path.EndsWith(".Cpu", StringComparison.Ordinal) && wish.Cpu is not null)
        || (path.EndsWith("Health.Path", StringComparison.Ordinal) && wish.HealthCheck is not null)
        || wish.Env.Concat(wish.Secrets).Select(variable => variable.Name).Concat(wish.EnvUnset).Any(name => path.Contains("RuntimeEnvironment") && (path.EndsWith($".{name}", StringComparison.Ordinal) || path.EndsWith($"[\"{name}\"]", StringComparison.Ordinal)));

    private static Dictionary<string, string> Leaves(AppRunnerService service) => FlatTree.Of(new JsonObject
    {
        ["Source"] = service.SourceConfiguration!.DeepClone(),
        ["Instance"] = service.InstanceConfiguration!.DeepClone(),
        ["Health"] = service.HealthCheckConfiguration!.DeepClone(),
    }).ToDictionary(leaf => leaf.Key, leaf => leaf.Value.Text);

    private static JsonObject Source(JsonObject plain, JsonObject secret, bool hasConfiguration, string unknown, bool autoDeploys)
    {
        var repository = new JsonObject { ["ImageIdentifier"] = "public.ecr.aws/acme/shop:1", ["ImageRepositoryType"] = "ECR_PUBLIC", ["Unknown"] = unknown };
        if (hasConfiguration)
            repository["ImageConfiguration"] = new JsonObject { ["RuntimeEnvironmentVariables"] = plain.DeepClone(), ["RuntimeEnvironmentSecrets"] = secret.DeepClone(), ["Unknown"] = unknown };
        return new JsonObject { ["ImageRepository"] = repository, ["AutoDeploymentsEnabled"] = autoDeploys, ["Unknown"] = new JsonObject { ["Inner"] = unknown } };
    }

    private static IReadOnlyList<Variable> Variables(JsonObject map) => [.. map.Select(pair => new Variable(pair.Key, pair.Value!.GetValue<string>()))];
}
