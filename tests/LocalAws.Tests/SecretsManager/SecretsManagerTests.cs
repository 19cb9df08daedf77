using System.Text.Json.Nodes;
using LocalAws.Processes;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.SecretsManager;

public sealed class SecretsManagerTests : IAsyncLifetime
{
    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(WorldFile.Parse(
            """
            clusters: [main]
            secrets:
              - { name: shop/key, value: first }
              - { name: shop/database, value: { user: shop, password: p4ss, port: 5432 } }
            images: [{ repository: shop/api, tag: "1", outcomes: [runs] }]
            """,
            "/"));
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Reads_by_name_by_ARN_and_by_ARN_without_its_end()
    {
        var arn = Text((await CallAsync("DescribeSecret", """{"SecretId":"shop/key"}""")).Json, "ARN");

        foreach (var id in (string[])["shop/key", arn, arn[..^7]])
            Text((await CallAsync("GetSecretValue", $$"""{"SecretId":"{{id}}"}""")).Json, "SecretString").ShouldBe("first");
        Text((await CallAsync("GetSecretValue", """{"SecretId":"shop/database"}""")).Json, "SecretString").ShouldBe("""{"user":"shop","password":"p4ss","port":5432}""");
        _server.Records.Actions().ShouldBe(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Keeps_the_previous_version_and_those_before_by_their_id()
    {
        var first = Text((await CallAsync("GetSecretValue", """{"SecretId":"shop/key"}""")).Json, "VersionId");
        _server.Secrets.Put("shop/key", "second");
        _server.Secrets.Put("shop/key", "third");

        Text((await CallAsync("GetSecretValue", """{"SecretId":"shop/key"}""")).Json, "SecretString").ShouldBe("third");
        Text((await CallAsync("GetSecretValue", """{"SecretId":"shop/key","VersionStage":"AWSPREVIOUS"}""")).Json, "SecretString").ShouldBe("second");
        Text((await CallAsync("GetSecretValue", $$"""{"SecretId":"shop/key","VersionId":"{{first}}"}""")).Json, "SecretString").ShouldBe("first");
        (await CallAsync("DescribeSecret", """{"SecretId":"shop/key"}""")).Json["VersionIdsToStages"]!.AsObject().Count.ShouldBe(2);
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("""{"SecretId":"none"}""", "Secrets Manager can't find the specified secret.")]
    [InlineData("""{"SecretId":"shop/key","VersionStage":"AWSPREVIOUS"}""", "staging label: AWSPREVIOUS")]
    [InlineData("""{"SecretId":"shop/key","VersionId":"00000000-0000-0000-0000-000000000000"}""", "VersionId: 00000000")]
    public async Task Names_what_does_not_exist(string body, string message)
    {
        var answer = await CallAsync("GetSecretValue", body);

        (answer.Status, answer.Code).ShouldBe((400, "ResourceNotFoundException"));
        answer.Message.ShouldContain(message);
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("shop/key", "", "first")]
    [InlineData("shop/database", ":password::", "p4ss")]
    [InlineData("shop/database", ":port::", "5432")]
    [InlineData("shop/key", "::AWSCURRENT:", "first")]
    public async Task A_program_finds_its_secret_in_its_environment(string name, string more, string value)
    {
        _server.Logs.CreateGroup("/ecs/api");
        _server.Ecs.AddImage("shop/api", "1", new LocalProgram { FileName = "/bin/sh", Arguments = ["-c", "echo \"key: $KEY\""] });

        var task = await RunAsync(_server.Secrets.Find(name)!.Arn + more);
        await Eventually.ShouldAsync(() => Text(Show(task), "lastStatus") == "STOPPED");

        _server.Logs.Read("/ecs/api", $"ecs/app/{task.Split('/')[^1]}").Select(line => line.Message).ShouldBe([$"key: {value}"]);
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("shop/database", ":token::", "did not contain json key token")]
    [InlineData("shop/key", ":password::", "did not contain json key password")]
    [InlineData("shop/key", "::AWSPREVIOUS:", "can't find the specified secret")]
    public async Task A_task_without_its_secret_does_not_start(string name, string more, string reason)
    {
        var task = await RunAsync(_server.Secrets.Find(name)!.Arn + more);

        await Eventually.ShouldAsync(() => Text(Show(task), "lastStatus") == "STOPPED");

        Text(Show(task), "stopCode").ShouldBe("TaskFailedToStart");
        Text(Show(task), "stoppedReason").ShouldStartWith("ResourceInitializationError: ");
        Text(Show(task), "stoppedReason").ShouldContain(reason);
    }

    [Theory]
    [InlineData("", "first")]
    [InlineData(":a::", null)]
    [InlineData("::AWSCURRENT:", "first")]
    public void A_reference_of_a_task_names_key_stage_and_version(string more, string? value) =>
        _server.Secrets.Read(_server.Secrets.Find("shop/key")!.Arn + more).Value.ShouldBe(value);

    private async Task<string> RunAsync(string secret)
    {
        await _client.EcsAsync("RegisterTaskDefinition", $$$"""
            {"family":"api","containerDefinitions":[{"name":"app","image":"shop/api:1","secrets":[{"name":"KEY","valueFrom":"{{{secret}}}"}],
              "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/api","awslogs-stream-prefix":"ecs","awslogs-create-group":"true"} } }]}
            """);
        return Text((await _client.EcsAsync("RunTask", """{"cluster":"main","taskDefinition":"api"}""")).Json["tasks"]![0], "taskArn");
    }

    private JsonNode Show(string task) =>
        _client.EcsAsync("DescribeTasks", $$"""{"cluster":"main","tasks":["{{task}}"]}""").GetAwaiter().GetResult().Json["tasks"]![0]!;

    private Task<RawAnswer> CallAsync(string operation, string body) => _client.JsonAsync("secretsmanager", $"secretsmanager.{operation}", body);

    private static string Text(JsonNode? node, string member) => node![member]!.GetValue<string>();
}
