using HealthCheck.Tests.Support;
using Testing;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>Wrong inputs end with exit code 2 before any request.</summary>
public sealed class InputTests
{
    [Theory]
    [InlineData("urls", "", "Add 'urls', 'config' or 'alarms'")]
    [InlineData("urls", "  \n ", "Add 'urls', 'config' or 'alarms'")]
    [InlineData("urls", "api.example.com", "'api.example.com'")]
    [InlineData("urls", "ftp://example.com", "http:// or https://")]
    [InlineData("urls", "http://", "http:// or https://")]
    [InlineData("urls", "ssm:", "expected ssm:/name of a parameter")]
    [InlineData("urls", "ssm:/name health", "expected ssm:/name of a parameter")]
    [InlineData("urls", "cfn:stack", "expected cfn:Stack.OutputKey")]
    [InlineData("urls", "elb:/health", "expected elb:name")]
    [InlineData("urls", "s3:bucket", "http:// or https://")]
    [InlineData("method", "FETCH", "expected one of GET")]
    [InlineData("headers", "no colon", "expected 'Name: value'")]
    [InlineData("headers", "Bad Name: x", "the name of a header")]
    [InlineData("headers", "X: a\rEvil: b", "control character")]
    [InlineData("expected-status", "2xx", "expected statuses")]
    [InlineData("fail-fast-status", "200", "healthy (200-299) and hopeless")]
    [InlineData("assert", "json $.a[?length(@) > 1] exists", "other JSON path forms are not supported")]
    [InlineData("assert", "version == 1.2", "'version ==' needs a 'version-path'")]
    [InlineData("expect-version", "1.0", "'version-path' must say")]
    [InlineData("version-path", "version", "expected a JSON path")]
    [InlineData("timeout", "soon", "expected a duration")]
    [InlineData("retries", "-1", "expected a whole number")]
    [InlineData("consecutive-successes", "3", "too few ever to be healthy")]
    [InlineData("initial-delay", "30s", "nothing would be checked")]
    [InlineData("body", "x", "needs POST")]
    [InlineData("basic-auth", "nocolon", "expected user:password")]
    [InlineData("redirects", "all", "expected one of none, same-host, any")]
    [InlineData("backoff", "linear", "expected one of constant, exponential")]
    [InlineData("max-body", "1GB", "expected a size")]
    [InlineData("max-parallel", "0", "expected a whole number from 1 to 64")]
    public async Task A_wrong_input_is_named_and_nothing_is_requested(string input, string value, string said)
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, ""));
        using var run = HealthCheckRun.For(server.Url).Input("retries", "1").Input(input, value);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        run.Outputs["result"].ShouldBe("error");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_errors_are_reported_together()
    {
        using var run = HealthCheckRun.For("one", "two").Input("method", "FETCH").Input("assert", "a\nb");

        await run.CheckAsync();

        foreach (var said in new[] { "'one'", "'two'", "FETCH", "'a'", "'b'" }) run.Log.ShouldContain(said);
    }

    [Fact]
    public async Task Head_and_an_assertion_about_the_body_contradict_each_other()
    {
        using var run = HealthCheckRun.For("http://example.com").Input("method", "HEAD").Input("assert", "body contains x");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("the answer to HEAD has no body");
    }
}
