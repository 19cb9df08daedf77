using System.Text.Json.Nodes;
using Bench.Measuring;
using LocalGitHub;
using Testing;

namespace Bench.Notify;

/// <summary>Lets the whole program post one message to a webhook on this machine, in turn with what a user would run instead.</summary>
internal sealed class NotifyBench(Options options, string work, Terminal terminal)
{
    private const string Path = "T1/B1/x";
    private readonly int runs = options.Runs ?? (options.Quick ? 3 : 25);

    /// <returns>The report, as Markdown.</returns>
    public async Task<string> RunAsync()
    {
        var machine = Machine.Describe(options.Program);
        await using var slack = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { Webhooks = new HashSet<string> { Path } });
        var contenders = new[] { Ours(slack), Curl(slack), Node(slack) };
        var looks = contenders.Select(contender => PeakMemory.Of(contender.Command).Mebibytes).ToList();
        var series = Series.InTurn(runs, [.. contenders.Select(contender => (Func<Command>)(() => contender.Command))]);
        var measured = contenders.Select((contender, at) => new Measured(contender, series[at], looks[at])).ToList();
        foreach (var one in measured) terminal.Say($"{one.Contender.Name}: {one.Series.Wall.Milliseconds()}, {one.Mebibytes:0} MiB");
        if (slack.Requests.Any(request => request.Status != 200)) throw new InvalidOperationException("a message was refused: there is nothing to compare");
        return new NotifyReport(machine, runs, measured).ToString();
    }

    private Contender Ours(LocalGitHubServer slack)
    {
        var payload = System.IO.Path.Combine(work, "event.json");
        File.WriteAllText(payload, new JsonObject { ["ref"] = "refs/heads/main" }.ToJsonString());
        var variables = new Dictionary<string, string>(CleanEnvironment.Variables)
        {
            ["INPUT_SLACK-WEBHOOK-URL"] = slack.Webhook(Path).ToString(),
            ["INPUT_STATUS"] = "success",
            ["INPUT_SERVICE"] = "api",
            ["INPUT_VERSION"] = "1.4.0",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_EVENT_NAME"] = "push",
            ["GITHUB_EVENT_PATH"] = payload,
            ["GITHUB_REPOSITORY"] = "acme/shop",
            ["GITHUB_RUN_ID"] = "1001",
            ["GITHUB_WORKFLOW"] = "deploy",
            ["GITHUB_ACTOR"] = "octocat",
            ["GITHUB_SHA"] = new string('a', 40),
            ["GITHUB_OUTPUT"] = Empty("output"),
            ["GITHUB_STEP_SUMMARY"] = Empty("summary"),
        };
        return new Contender("notify", new Command(options.Program, [], variables, work));
    }

    private Contender Curl(LocalGitHubServer slack) => new(
        "curl",
        new Command("curl", ["--silent", "--fail", "--header", "Content-Type: application/json", "--data", $"@{Message()}", "--output", "/dev/null", slack.Webhook(Path).ToString()], CleanEnvironment.Variables, work));

    private Contender Node(LocalGitHubServer slack)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(work, "peers")).FullName;
        foreach (var file in new[] { "package.json", "package-lock.json", "send.js" }) File.Copy(Repository.File("bench", "Notify", "peers", file), System.IO.Path.Combine(folder, file));
        // With the settings of the person who measures: they say where packages come from.
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(one => (string)one.Key, one => (string)one.Value!);
        new Command("npm", ["ci", "--no-audit", "--no-fund"], environment, folder).Run();
        return new Contender("node with @slack/webhook", new Command("node", ["send.js", slack.Webhook(Path).ToString(), Message()], CleanEnvironment.Variables, folder));
    }

    private string Message()
    {
        var file = System.IO.Path.Combine(work, "message.json");
        File.WriteAllText(file, """{"text":"api 1.4.0 deployed","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*api* 1.4.0 deployed"}}]}""");
        return file;
    }

    private string Empty(string name)
    {
        var file = System.IO.Path.Combine(work, name);
        File.WriteAllText(file, "");
        return file;
    }
}
