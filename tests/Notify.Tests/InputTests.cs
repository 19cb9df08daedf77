using Notify.Tests.Support;

namespace Notify.Tests;

public sealed class InputTests
{
    [Theory]
    [InlineData("status", "succeeded", "expected one of started, success, failure, cancelled, rolled-back, recovered, warning")]
    [InlineData("when", "never", "expected one of always, failure, change, recovered")]
    [InlineData("sinks", "slack, fax", "expected one of slack, teams, email, pull-request-comment, commit-comment, deployment, grafana, sentry, pagerduty, webhook")]
    [InlineData("on-error", "slack=panic", "expected one of ignore, warn, fail")]
    [InlineData("commit", "abc", "expected a full commit id")]
    [InlineData("environment-url", "javascript:alert(1)", "expected an address that begins with http:// or https://")]
    [InlineData("service", "api\nweb", "expected one line")]
    [InlineData("needs", "success", "expected the needs context as JSON: ${{ toJSON(needs) }}")]
    [InlineData("needs", """{"build":{"outputs":{}}}""", "expected a 'result' for each job")]
    [InlineData("builds", "{}", "expected a JSON list of builds, as 'eas build --json' prints it")]
    [InlineData("duration", "4 minutes", "expected")]
    [InlineData("max-changes", "many", "expected a whole number from 0 to 100")]
    [InlineData("template-file", "missing.txt", "there is no such file in the workspace")]
    public async Task A_wrong_input_is_named_with_what_is_allowed(string input, string value, string message)
    {
        using var run = await NotifyRun.Of().Input(input, value).NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain($"Input '{input}': ");
        run.Log.ShouldContain(message);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        using var run = await NotifyRun.Of("fine").Input("when", "never").Input("max-changes", "-1").NotifyAsync();

        run.ExitCode.ShouldBe(2);
        foreach (var input in new[] { "status", "when", "max-changes" }) run.Log.ShouldContain($"Input '{input}'");
    }

    [Theory]
    [InlineData("Hello {{servce}}", "line 1, column 7: there is no field 'servce' (did you mean 'service'?)")]
    [InlineData("Hello\n  {{service", "line 2, column 3: the braces are not closed")]
    public async Task A_wrong_template_is_refused_with_its_place(string template, string message)
    {
        using var run = NotifyRun.Of().Input("template-file", "message.txt");
        await File.WriteAllTextAsync(Path.Combine(run.Workspace, "message.txt"), template);

        await run.NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(message);
    }
}
