using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json.Nodes;
using Actions.Toolkit;
using LocalGitHub;
using MimeKit;
using Notify.Sinks;
using Notify.Tests.Email;
using Notify.Tests.Support;
using Testing;
using Testing.Http;

namespace Notify.Tests.Secrets;

/// <summary>Every sink at once, with step debug, and a notification that quotes every secret: none is anywhere afterwards.</summary>
public sealed class SecretScanTests
{
    [Fact]
    public async Task No_secret_is_in_what_is_told()
    {
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { [SecretInputs.Secret("token")] = ["deployments: write", "pull-requests: write", "contents: write", "actions: read"] },
            PullRequests = [new LocalPullRequest(7, new string('a', 40))],
            SlackTokens = new Dictionary<string, IReadOnlyList<string>> { [SecretInputs.Secret("slack-bot-token")] = ["chat:write"] },
            SlackChannels = [new LocalSlackChannel("C001", "deployments")],
        });
        await using var mail = new ScriptedSmtp();

        using var run = await NotifyAsync(new SecretInputs(server.Address.GetLeftPart(UriPartial.Authority), mail.Port), server.Environment);

        run.ExitCode.ShouldBe(0, run.Log);
        foreach (var sink in new[] { "slack", "email", "pull-request-comment", "commit-comment", "deployment" }) Outcome(run, sink).ShouldBe("delivered", run.Log);
        IsClean("mail", mail.Mails.Count == 1 ? MimeText(mail.Mails[0]) : "");
        foreach (var request in server.Requests) IsClean(request.Path, request.Body, unless: request.Path.StartsWith("/pagerduty/", StringComparison.Ordinal) ? "pagerduty-routing-key" : null);
        IsClean(run);
    }

    [Fact]
    public async Task No_secret_is_told_when_the_bot_is_not_used()
    {
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { Webhooks = new HashSet<string> { $"T1/B1/{SecretInputs.Secret("slack-webhook-url")}" } });
        await using var mail = ScriptedSmtp.At("end", ScriptedSmtp.Reset, times: 1);

        using var run = await NotifyAsync(new SecretInputs(server.Address.GetLeftPart(UriPartial.Authority), mail.Port), server.Environment, ("slack-bot-token", ""));

        Outcome(run, "slack").ShouldBe("delivered", run.Log);
        foreach (var request in server.Requests) IsClean(request.Path, request.Body, unless: request.Path.StartsWith("/pagerduty/", StringComparison.Ordinal) ? "pagerduty-routing-key" : null);
        IsClean(run);
    }

    /// <summary>Nothing tempts as much to print an answer as an error.</summary>
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task No_secret_is_told_when_receivers_answer_with_all_they_heard(int status)
    {
        await using var server = RawServer.Start(header => RawServer.Response(status, $$"""{"message": {{JsonValue.Create(header).ToJsonString()}}, "heard": "{{header.ReplaceLineEndings(" ")}}"}"""));
        await using var mail = new ScriptedSmtp((_, stage) => stage == "AUTH" ? $"{(status < 429 ? 535 : 454)} cannot let in {SecretInputs.Secret("smtp-password")}" : null);

        using var run = await NotifyAsync(new SecretInputs(server.Url, mail.Port), new Dictionary<string, string> { ["GITHUB_API_URL"] = server.Url });

        Outcome(run, "slack").ShouldBe("failed", run.Log);
        Outcome(run, "email").ShouldBe("failed", run.Log);
        IsClean(run);
    }

    [Fact]
    public async Task No_secret_is_told_when_nobody_is_there()
    {
        string url;
        await using (var server = RawServer.Start(_ => "")) url = server.Url;

        using var run = await NotifyAsync(new SecretInputs(url, new Uri(url).Port), new Dictionary<string, string> { ["GITHUB_API_URL"] = url });

        Outcome(run, "email").ShouldBe("failed", run.Log);
        IsClean(run);
    }

    [Fact]
    public async Task No_secret_is_told_by_a_dry_run()
    {
        await using var server = await LocalGitHubServer.StartAsync();

        using var run = await NotifyAsync(new SecretInputs(server.Address.GetLeftPart(UriPartial.Authority), 25), server.Environment, ("dry-run", "true"));

        run.Log.ShouldContain("SMTP localhost:25");
        IsClean(run);
    }

    [Fact]
    public async Task No_secret_is_told_by_errors_of_inputs()
    {
        var wrong = SecretInputs.Names.Select(name => (name, $"{SecretInputs.Secret(name)} is not what belongs here")).Append(("smtp-host", ""));

        using var run = await NotifyAsync(new SecretInputs("https://example.com", 25), new Dictionary<string, string>(), [.. wrong]);

        run.ExitCode.ShouldBe(2);
        IsClean(run);
    }

    [Fact]
    public void No_child_is_started_whose_arguments_others_could_read()
    {
        using var file = File.OpenRead(typeof(NotifyApp).Assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();

        var used = metadata.TypeReferences.Select(handle => metadata.GetString(metadata.GetTypeReference(handle).Name)).ToList();

        used.ShouldContain(nameof(ActionContext));
        used.ShouldNotContain(nameof(ProcessRunner));
        used.ShouldNotContain(nameof(System.Diagnostics.Process));
    }

    private static async Task<ActionRun> NotifyAsync(SecretInputs inputs, IReadOnlyDictionary<string, string> environment, params (string Name, string Value)[] others)
    {
        var run = NotifyRun.Of("failure");
        foreach (var (name, value) in environment) run.Variables[name] = value;
        run.Variables["RUNNER_DEBUG"] = "1";
        File.WriteAllText(Path.Combine(run.Workspace, "ca.pem"), MailCertificate.ForLocalhost.Authority);
        foreach (var (name, value) in inputs.Plain) run.Input(name, value);
        foreach (var name in SecretInputs.Names) run.Input(name, inputs.Value(name));
        foreach (var (name, value) in others) run.Input(name, value);
        run.Input("sinks", string.Join(',', Enum.GetValues<SinkName>().Select(KebabCase.Of)));
        var given = SecretInputs.Names.Except(others.Where(other => other.Value.Length == 0).Select(other => other.Name));
        var quoted = string.Join('\n', given.SelectMany(name => SecretInputs.Forms(inputs.Value(name)).Select(form => $"{name} was {form}!")));
        run.Input("reason", quoted).Input("changes", quoted).Input("failed-step", inputs.Value("smtp-password")).Input("environment-url", "https://shop.example.com/?token=Sesame9Open");
        return await run.NotifyAsync();
    }

    private static string Outcome(ActionRun run, string sink) => JsonNode.Parse(run.Outputs["results"])![sink]!["outcome"]!.GetValue<string>();

    private static void IsClean(ActionRun run)
    {
        // What the runner is told to mask is the one place for them.
        IsClean("log", string.Join('\n', run.Log.Split('\n').Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal))));
        foreach (var variable in new[] { "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STATE" }) IsClean(variable, File.ReadAllText(run.Variables[variable]));
        foreach (var file in Directory.GetFiles(run.Workspace, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("ca.pem", StringComparison.Ordinal))) IsClean(file, File.ReadAllText(file));
    }

    private static void IsClean(string place, string text, string? unless = null)
    {
        foreach (var name in SecretInputs.Names.Where(name => name != unless))
        {
            foreach (var form in SecretInputs.Forms(SecretInputs.Secret(name))) text.Contains(form, StringComparison.Ordinal).ShouldBeFalse($"{place} holds {name} as {form}:\n{text}");
        }
    }

    private static string MimeText(byte[] mail)
    {
        using var stream = new MemoryStream(mail);
        var message = MimeMessage.Load(stream);
        return $"{Encoding.Latin1.GetString(mail)}\n{message.Headers}\n{message.TextBody}\n{message.HtmlBody}";
    }
}
