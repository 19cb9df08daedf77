using Testing;

namespace LambdaDeploy.Tests;

/// <summary>What is refused before AWS is asked for anything: all of it at once, by name, with what is allowed.</summary>
public sealed class InputsTests
{
    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        using var run = await RunAsync(
            ("functions", "api: nowhere\nbad name"), ("alias", "7"), ("env", "no value"), ("memory", "64"), ("timeout-function", "16m"),
            ("role", "admin"), ("layers", "tools"), ("canary-steps", "50,10,100"), ("error-rate-max", "101"), ("artifact-key", "api.zip"), ("test-event", "{"), ("test-expect", "header x"));

        run.ExitCode.ShouldBe(2);
        foreach (var error in new[]
        {
            "Input 'functions': 'api: nowhere' is not allowed: there is no file or folder 'nowhere' in the workspace",
            "Input 'functions': 'bad name' is not allowed: expected the name of a function",
            "Input 'alias': '7' is not allowed: expected 1 to 128 letters, digits, - and _, not digits alone",
            "Input 'env': line 1: expected [function/]NAME=value",
            "Input 'memory': '64' is not allowed: expected 128 to 10240 MB of memory",
            "Input 'timeout-function': '16m' is not allowed: expected whole seconds from 1 s to 15 m",
            "Input 'role': 'admin' is not allowed: expected the ARN of a role",
            "Input 'layers': line 1: expected the ARN of a layer version",
            "Input 'canary-steps': '50,10,100' is not allowed: expected rising shares that end in 100",
            "Input 'error-rate-max': '101' is not allowed: expected per cent",
            "Input 'artifact-key': 'api.zip' is not allowed: expected a key with {version} in it",
            "Input 'test-event'", "the event is not JSON",
            "Input 'test-expect'", "expected an assertion on the answer",
        })
            run.Log.ShouldContain(error);
    }

    [Theory]
    [InlineData("functions", "nothing is wanted of 'api'")]
    [InlineData("publish", "an alias points to a published version", "alias", "live", "publish", "false", "memory", "512")]
    [InlineData("strategy", "without 'alias' there is nothing to shift", "strategy", "canary", "memory", "512")]
    [InlineData("soak", "without 'alias' there is nothing to shift", "soak", "5m", "memory", "512")]
    [InlineData("soak", "there is nothing to look at meanwhile", "alias", "live", "soak", "5m", "memory", "512")]
    [InlineData("soak", "watched only for the time given here", "alias", "live", "alarms", "errors", "memory", "512")]
    [InlineData("soak", "watched only for the time given here", "alias", "live", "error-rate-max", "1", "memory", "512")]
    [InlineData("alarms", "without 'alias' there is nothing to shift", "alarms", "errors", "memory", "512")]
    [InlineData("strategy", "a canary that nobody watches says nothing", "alias", "live", "strategy", "canary", "memory", "512")]
    [InlineData("canary-interval", "samples, which tell nothing", "alias", "live", "strategy", "canary", "memory", "512", "gate-urls", "https://shop.example", "canary-interval", "6s")]
    [InlineData("function-version", "an existing version is served by an alias", "function-version", "3")]
    [InlineData("function-version", "expected the number of a published version", "function-version", "latest", "alias", "live")]
    [InlineData("zip", "give only one of 'zip', 's3', 'image', 'function-version'", "s3", "s3://b/k.zip", "zip", ".")]
    [InlineData("test-expect", "there is no 'test-event' for 'api' to be answered", "test-expect", "body contains ok", "memory", "512")]
    [InlineData("test-expect", "nobody sees an answer", "test-event", "{}", "test-invocation", "event", "test-expect", "body contains ok", "memory", "512")]
    [InlineData("env-mode", "'replace' without 'env' would remove every variable of 'api'", "env-mode", "replace", "memory", "512")]
    [InlineData("env", "the function 'web' is not among those to deploy (api)", "env", "web/AB=b")]
    [InlineData("env", "expected a name of at least two letters, digits and _, beginning with a letter", "env", "1A=b")]
    [InlineData("schedule", "expected rate(…) or cron(…)", "schedule", "daily")]
    [InlineData("schedule", "'event-rule' has a schedule of its own", "schedule", "rate(1 day)", "event-rule", "schedule: rate(1 day)")]
    [InlineData("event-rule", "expected either 'schedule' or 'pattern'", "event-rule", "name: nightly")]
    [InlineData("event-rule", "a schedule runs on the bus 'default' alone", "event-rule", "{schedule: rate(1 day), bus: shop}")]
    [InlineData("event-rule", "'input' is not JSON", "event-rule", "{schedule: rate(1 day), input: hello}")]
    [InlineData("event-rule", "'rate' is not allowed; allowed are name, bus, schedule, pattern, state, input", "event-rule", "rate: 1 day")]
    [InlineData("image", "expected an image in ECR", "image", "nginx:1")]
    [InlineData("vpc", "expected keys from SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack", "vpc", "{Subnets: [a]}")]
    [InlineData("keep-versions", "'0' is not allowed", "keep-versions", "0", "memory", "512")]
    [InlineData("tracing", "expected one of active, pass-through", "tracing", "on")]
    public async Task One_that_does_not_fit_is_named_with_what_to_do(string input, string message, params string[] pairs)
    {
        using var run = await RunAsync([("functions", "api"), .. pairs.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain($"Input '{input}': ");
        run.Log.ShouldContain(message);
        run.Log.ShouldNotContain("This is a bug");
    }

    [Fact]
    public async Task A_function_named_twice_and_too_many_of_them_are_refused()
    {
        using var twice = await RunAsync(("functions", "api\narn:aws:lambda:eu-central-1:123456789012:function:api"), ("memory", "512"));
        using var many = await RunAsync(("functions", string.Join('\n', Enumerable.Range(1, 21).Select(number => $"f{number}"))), ("memory", "512"));
        using var none = await RunAsync(("memory", "512"));

        twice.Log.ShouldContain("a function is named twice");
        many.Log.ShouldContain("at most 20 functions can be deployed in one step");
        none.Log.ShouldContain("nothing says what to deploy");
    }

    [Fact]
    public async Task Values_of_variables_are_in_no_message()
    {
        using var run = await RunAsync(("functions", "api"), ("env", "hunter-1\nweb/AB=hunter-2"), ("memory", "1"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldNotContain("hunter");
    }

    private static async Task<ActionRun> RunAsync(params (string Name, string Value)[] inputs)
    {
        var run = new ActionRun();
        run.Variables["AWS_REGION"] = "eu-central-1";
        foreach (var (name, value) in inputs)
            run.Input(name, value);
        return await LambdaWorld.DeployAsync(run);
    }
}
