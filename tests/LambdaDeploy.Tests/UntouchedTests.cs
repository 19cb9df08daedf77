using System.Text.Json.Nodes;

namespace LambdaDeploy.Tests;

/// <summary>Random functions and random wishes: what nobody wished for is the same afterwards, byte for byte.</summary>
public sealed class UntouchedTests
{
    /// <summary>What moves with every update, whoever asks for what.</summary>
    private static readonly string[] Moving = ["RevisionId", "LastModified", "CodeSha256", "CodeSize", "ConfigSha256", "LastUpdateStatus", "State"];

    private static readonly (string Member, string Json)[] Settings =
    [
        ("Timeout", "17"), ("MemorySize", "1024"), ("Description", "\"grüß <&> \\\"x\\\"\""), ("Handler", "\"app.handler\""), ("Runtime", "\"python3.13\""),
        ("Environment", """{"Variables":{"ONE":"1","TWO":"a=b c","THREE":"grüß"}}"""), ("TracingConfig", """{"Mode":"Active"}"""),
        ("EphemeralStorage", """{"Size":1024}"""), ("VpcConfig", """{"SubnetIds":["subnet-1","subnet-2"],"SecurityGroupIds":["sg-1"]}"""),
        ("DeadLetterConfig", """{"TargetArn":"arn:aws:sqs:eu-central-1:123456789012:dead"}"""), ("LoggingConfig", """{"LogFormat":"JSON","ApplicationLogLevel":"DEBUG","LogGroup":"/shop"}"""),
        ("Layers", """["arn:aws:lambda:eu-central-1:123456789012:layer:tools:4"]"""), ("SnapStart", """{"ApplyOn":"PublishedVersions"}"""),
    ];

    private static readonly (string Input, string Value, string Member)[] Wishes =
    [
        ("memory", "512", "MemorySize"), ("timeout-function", "30s", "Timeout"), ("handler", "main.run", "Handler"), ("runtime", "python3.12", "Runtime"),
        ("env", "TWO=new\nFOUR=4", "Environment"), ("env-unset", "ONE", "Environment"), ("tracing", "pass-through", "TracingConfig"), ("ephemeral-storage", "2048", "EphemeralStorage"),
        ("vpc", "{SecurityGroupIds: [sg-2]}", "VpcConfig"), ("logging", "{ApplicationLogLevel: INFO, LogFormat: JSON}", "LoggingConfig"), ("snap-start", "none", "SnapStart"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_nobody_wished_for_is_the_same_afterwards(int seed)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(1, 8).Select(number => $"f{number}").ToArray();
        await using var world = await LambdaWorld.StartAsync([.. names.Select(name => LambdaWorld.Function(name, RandomConfiguration(random)))]);
        foreach (var name in names)
        {
            var wishes = Wishes.Where(_ => random.Next(3) == 0).ToList();
            var before = await world.ConfigurationAsync(name);

            using var run = world.RunWith($$"""{"answer":"{{name}}"}""", name);
            foreach (var (input, value, _) in wishes)
                run.Input(input, value);
            await LambdaWorld.DeployAsync(run);

            var told = $"{name}, {string.Join(", ", wishes)}: {run.Log}";
            run.ExitCode.ShouldBe(0, told);
            ShouldBeUntouched(before, await world.ConfigurationAsync(name), [.. wishes.Select(wish => wish.Member)], told);
        }
        world.Server.Records.ShouldBeClean();
    }

    private static string RandomConfiguration(Random random) =>
        $"{{{string.Join(",", Settings.Where(_ => random.Next(2) == 0).Select(setting => $"\"{setting.Member}\":{setting.Json}"))}}}";

    private static void ShouldBeUntouched(JsonObject before, JsonObject after, HashSet<string> wished, string told)
    {
        foreach (var member in before.Select(member => member.Key).Union(after.Select(member => member.Key)).Except(Moving).Where(member => !wished.Contains(member)))
            $"{member}: {after[member]?.ToJsonString()}".ShouldBe($"{member}: {before[member]?.ToJsonString()}", told);
        if (wished.Contains("VpcConfig"))
            Texts(after["VpcConfig"]?["SubnetIds"]).ShouldBe(Texts(before["VpcConfig"]?["SubnetIds"]), told);
        if (wished.Contains("LoggingConfig"))
            after["LoggingConfig"]!["LogGroup"]!.ToString().ShouldBe(before["LoggingConfig"]!["LogGroup"]!.ToString(), told);
        if (wished.Contains("Environment"))
            after["Environment"]?["Variables"]?["THREE"]?.ToString().ShouldBe(before["Environment"]?["Variables"]?["THREE"]?.ToString(), told);
    }

    private static string Texts(JsonNode? list) => list?.ToJsonString() ?? "[]";
}
