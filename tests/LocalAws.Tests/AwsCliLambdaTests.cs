using System.Text.Json.Nodes;
using LocalAws.Lambda;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line on functions.</summary>
public sealed class AwsCliLambdaTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:lambda:eu-central-1:123456789012:function:api";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aws-cli-lambda-");
    private LocalAwsServer _server = null!;
    private AwsCli _aws = null!;

    public async ValueTask InitializeAsync()
    {
        AwsCli.Require();
        var world = new LocalWorld { Functions = [new FunctionSpec("api") { Zip = FunctionZip.Behaving("""{"answer":"old"}"""), Aliases = ["live"] }] };
        _server = await LocalAwsServer.StartAsync(world);
        _aws = new AwsCli(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Updates_waits_publishes_and_moves_an_alias_by_weight()
    {
        var zip = FileOf("code.zip", FunctionZip.Behaving("""{"answer":{"version":"new"},"log":["hello"]}"""));
        var updated = await _aws.RunAsync("lambda", "update-function-code", "--function-name", "api", "--zip-file", $"fileb://{zip}");
        await _aws.RunAsync("lambda", "wait", "function-updated-v2", "--function-name", "api");
        var published = await _aws.RunAsync("lambda", "publish-version", "--function-name", "api", "--code-sha256", Text(updated, "CodeSha256"), "--description", "1.2.0");
        await _aws.RunAsync("lambda", "wait", "published-version-active", "--function-name", "api", "--qualifier", "2");
        await _aws.RunAsync("lambda", "update-alias", "--function-name", "api", "--name", "live", "--routing-config", "AdditionalVersionWeights={2=0.1}");
        var alias = await _aws.RunAsync("lambda", "get-alias", "--function-name", Arn, "--name", "live");

        (Text(updated, "LastUpdateStatus"), Text(published, "Version")).ShouldBe(("InProgress", "2"));
        alias["RoutingConfig"]!["AdditionalVersionWeights"]!["2"]!.GetValue<double>().ShouldBe(0.1);
        (await _aws.RunAsync("lambda", "list-versions-by-function", "--function-name", "api"))["Versions"]!.AsArray().Count.ShouldBe(3);
        (await _aws.RunAsync("lambda", "list-aliases", "--function-name", "api"))["Aliases"]!.AsArray().Count.ShouldBe(1);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Invokes_by_qualifier_and_reads_log_and_error()
    {
        _server.Lambda.SetRules("api", new FunctionRule { Error = new FunctionFailure("Died", "boom") });
        var output = Path.Combine(_folder.FullName, "answer.json");

        var called = await _aws.RunAsync("lambda", "invoke", "--function-name", $"{Arn}:live", "--log-type", "Tail", "--payload", FileUri("event.json", """{"n":1}"""), output);
        var latest = await _aws.RunAsync("lambda", "invoke", "--function-name", "api", "--qualifier", "$LATEST", "--invocation-type", "Event", output);

        (Text(called, "ExecutedVersion"), called["StatusCode"]!.GetValue<int>(), latest["StatusCode"]!.GetValue<int>()).ShouldBe(("1", 200, 202));
        called.ContainsKey("FunctionError").ShouldBeFalse("the code's own behaviour comes first");
        Text(called, "LogResult").ShouldNotBeEmpty();
        _server.Lambda.Invocations[0].Event!.ToJsonString().ShouldBe("""{"n":1}""");
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Changes_configuration_permissions_tags_and_concurrency()
    {
        await _aws.RunAsync("lambda", "update-function-configuration", "--function-name", "api", "--timeout", "20", "--environment", "Variables={MODE=fast}");
        await _aws.RunAsync("lambda", "wait", "function-updated", "--function-name", "api");
        await _aws.RunAsync(
            "lambda", "add-permission", "--function-name", "api", "--qualifier", "live", "--statement-id", "nightly", "--action", "lambda:InvokeFunction",
            "--principal", "events.amazonaws.com", "--source-arn", "arn:aws:events:eu-central-1:123456789012:rule/nightly");
        await _aws.RunAsync("lambda", "tag-resource", "--resource", Arn, "--tags", "team=shop,stage=dev");
        await _aws.RunAsync("lambda", "untag-resource", "--resource", Arn, "--tag-keys", "stage", "none");
        await _aws.RunAsync("lambda", "put-provisioned-concurrency-config", "--function-name", "api", "--qualifier", "live", "--provisioned-concurrent-executions", "2");

        var function = await _aws.RunAsync("lambda", "get-function", "--function-name", "api");
        var policy = await _aws.RunAsync("lambda", "get-policy", "--function-name", "api", "--qualifier", "live");

        function["Configuration"]!["Timeout"]!.GetValue<int>().ShouldBe(20);
        Text(function["Configuration"]!["Environment"]!["Variables"]!, "MODE").ShouldBe("fast");
        function["Tags"]!.ToJsonString().ShouldBe("""{"team":"shop"}""");
        Text(JsonNode.Parse(Text(policy, "Policy"))!["Statement"]![0]!, "Sid").ShouldBe("nightly");
        await _aws.RunAsync("lambda", "remove-permission", "--function-name", "api", "--qualifier", "live", "--statement-id", "nightly");
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Creates_lists_and_deletes_functions_and_event_sources()
    {
        var zip = FileOf("code.zip", FunctionZip.Of(("index.js", "1")));
        await _aws.RunAsync(
            "lambda", "create-function", "--function-name", "worker", "--runtime", "nodejs22.x", "--handler", "index.handler",
            "--role", "arn:aws:iam::123456789012:role/worker", "--zip-file", $"fileb://{zip}");
        await _aws.RunAsync("lambda", "wait", "function-active-v2", "--function-name", "worker");
        var source = await _aws.RunAsync("lambda", "create-event-source-mapping", "--function-name", "worker", "--event-source-arn", "arn:aws:sqs:eu-central-1:123456789012:jobs");
        await _aws.RunAsync("lambda", "update-event-source-mapping", "--uuid", Text(source, "UUID"), "--no-enabled");

        (await _aws.RunAsync("lambda", "list-functions"))["Functions"]!.AsArray().Select(one => Text(one!, "FunctionName")).ShouldBe(["api", "worker"]);
        Text((await _aws.RunAsync("lambda", "list-event-source-mappings", "--function-name", "worker"))["EventSourceMappings"]![0]!, "State").ShouldBe("Disabled");
        await _aws.RunAsync("lambda", "delete-function", "--function-name", "worker");
        (await _aws.TryAsync("lambda", "get-function", "--function-name", "worker")).Error.ShouldContain("(ResourceNotFoundException) when calling the GetFunction operation");
        _server.Records.ShouldBeClean();
    }

    private string FileOf(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string FileUri(string name, string text) => $"fileb://{FileOf(name, System.Text.Encoding.UTF8.GetBytes(text))}";

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
