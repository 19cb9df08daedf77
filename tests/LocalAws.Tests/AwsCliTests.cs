using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>An independent client, written by AWS from the same models: what it sends is accepted, what it gets is understood.</summary>
public sealed class AwsCliTests : IAsyncLifetime
{
    private LocalAwsServer _server = null!;
    private AwsCli _aws = null!;

    public async ValueTask InitializeAsync()
    {
        AwsCli.Require();
        _server = await LocalAwsServer.StartAsync();
        _aws = new AwsCli(_server);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Tells_who_is_calling()
    {
        var identity = await _aws.RunAsync("sts", "get-caller-identity");

        identity["Account"]!.GetValue<string>().ShouldBe(_server.AccountId);
        identity["Arn"]!.GetValue<string>().ShouldBe($"arn:aws:iam::{_server.AccountId}:user/local");
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Puts_and_reads_parameters_over_several_pages()
    {
        for (var i = 0; i < 4; i++)
            await _aws.RunAsync("ssm", "put-parameter", "--name", $"/shop/p{i}", "--value", $"v{i}", "--type", "SecureString");

        var one = await _aws.RunAsync("ssm", "get-parameter", "--name", "/shop/p1", "--with-decryption");
        one["Parameter"]!["Value"]!.GetValue<string>().ShouldBe("v1");
        var all = await _aws.RunAsync("ssm", "get-parameters-by-path", "--path", "/shop");
        all["Parameters"]!.AsArray().Count.ShouldBe(4);
        _server.Records.Count("ssm:GetParametersByPath").ShouldBe(2);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Shows_the_error_of_a_missing_parameter()
    {
        var (exit, _, error) = await _aws.TryAsync("ssm", "get-parameter", "--name", "/none");

        exit.ShouldNotBe(0);
        error.ShouldContain("(ParameterNotFound) when calling the GetParameter operation: Parameter not found.");
    }

    [Fact]
    public async Task Writes_and_reads_logs()
    {
        await _aws.RunAsync("logs", "create-log-group", "--log-group-name", "/ecs/api");
        await _aws.RunAsync("logs", "create-log-stream", "--log-group-name", "/ecs/api", "--log-stream-name", "api/1");
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await _aws.RunAsync(
            "logs", "put-log-events", "--log-group-name", "/ecs/api", "--log-stream-name", "api/1",
            "--log-events", $"timestamp={now},message=started", $"timestamp={now + 1},message=ready");

        var read = await _aws.RunAsync("logs", "get-log-events", "--log-group-name", "/ecs/api", "--log-stream-name", "api/1", "--start-from-head");
        read["events"]!.AsArray().Select(entry => entry!["message"]!.GetValue<string>()).ShouldBe(["started", "ready"]);
        var filtered = await _aws.RunAsync("logs", "filter-log-events", "--log-group-name", "/ecs/api", "--filter-pattern", "ready");
        filtered["events"]!.AsArray().Count.ShouldBe(1);
        var groups = await _aws.RunAsync("logs", "describe-log-groups");
        groups["logGroups"]![0]!["logGroupName"]!.GetValue<string>().ShouldBe("/ecs/api");
        _server.Records.ShouldBeClean();
    }
}
