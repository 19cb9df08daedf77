using System.Text.Json.Nodes;
using Testing;

namespace Notify.Tests.Support;

internal static class NotifyRun
{
    /// <summary>A run after a push to main by <c>octocat</c>; inputs not given keep the defaults of action.yml.</summary>
    public static ActionRun Of(string status = "success") => new ActionRun { Time = new ShortWaits() }.AsNotification(status);

    /// <summary>The same for a run with a clock of its own.</summary>
    public static ActionRun AsNotification(this ActionRun run, string status = "success") => run
        .WithEvent(new JsonObject
        {
            ["ref"] = "refs/heads/main",
            ["before"] = new string('b', 40),
            ["after"] = new string('a', 40),
            ["compare"] = "https://github.com/acme/shop/compare/bbbbbbbbbbbb...aaaaaaaaaaaa",
            ["commits"] = new JsonArray(new JsonObject { ["id"] = new string('a', 40), ["message"] = "Sell tea\n\nIn three sizes." }),
        })
        .Input("status", status);

    public static ActionRun WithEvent(this ActionRun run, JsonObject payload)
    {
        var path = Path.Combine(Path.GetDirectoryName(run.Workspace)!, "event.json");
        File.WriteAllText(path, payload.ToJsonString());
        run.Variables["GITHUB_EVENT_PATH"] = path;
        run.Variables["GITHUB_ACTOR"] = "octocat";
        run.Variables["GITHUB_WORKFLOW"] = "deploy";
        return run;
    }

    public static Task<ActionRun> NotifyAsync(this ActionRun run) => run.RunAsync("notify", typeof(NotifyApp), NotifyApp.RunAsync);
}
