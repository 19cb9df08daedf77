using System.Text;
using System.Text.Json.Nodes;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Sentry;

/// <summary>A release with its commits, and a deploy of it for each environment.</summary>
internal sealed class SentrySink(SentrySettings settings, PreviousCommit previousCommit) : ISink
{
    private readonly SentryRequests requests = new(settings);

    public SinkName Name => SinkName.Sentry;

    // A release that is not recorded would have its errors counted to the one before.
    public bool HearsInSilence(Notification notification) => true;

    public IReadOnlyList<string> Preview(Notification notification)
    {
        var (plan, why) = SentryPlan.For(notification);
        if (plan?.Version is not { } version) return [plan?.Refusal ?? why];
        var all = new List<SinkRequest> { requests.Release(notification, version, null) };
        if (plan.IsDeployed && notification.Environment is not null) all.Add(requests.Deploy(notification, version));
        if (plan is { IsNew: true, IsDeployed: true }) all.Add(requests.Finish(notification, version));
        return [.. all.Select(request => $"{request.Method} {request.Address.GetLeftPart(UriPartial.Path)}\n{Encoding.UTF8.GetString(request.Body.Span)}")];
    }

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        var (plan, why) = SentryPlan.For(notification);
        if (plan is null) return Receipt.Skipped(why);
        var version = plan.Version ?? throw new SinkFailure(plan.Refusal);
        var remarks = new List<string>();
        if (version != plan.Name) remarks.Add($"Sentry knows the release as '{version}'");
        var previous = plan.IsNew ? await FindPreviousAsync(notification, remarks, call) : null;
        await ReleaseAsync(notification, version, previous, remarks, call);
        if (plan.IsDeployed) await DeployAsync(notification, version, remarks, call);
        if (plan is { IsNew: true, IsDeployed: true }) await DeliverAsync(requests.Finish(notification, version), call);
        return new Receipt(version, remarks.Count == 0 ? null : string.Join("; ", remarks));
    }

    private async Task ReleaseAsync(Notification notification, string version, string? previous, List<string> remarks, SinkCall call)
    {
        var request = requests.Release(notification, version, previous);
        var answer = await call.Http.SendAsync(request, call.Stopping);
        if (answer.IsSuccess) return;
        if (previous is null || answer.Status != 400 || answer.Tree() is not JsonObject problem || !problem.ContainsKey("refs")) throw Refused(request, answer);
        Warn($"Sentry does not know the repository '{settings.Repository ?? notification.Repository}'. Connect it there, or give 'sentry-repository'", remarks, call);
        await DeliverAsync(requests.Release(notification, version, null), call);
    }

    /// <returns>Null when it is not known, or the same as now.</returns>
    private async Task<string?> FindPreviousAsync(Notification notification, List<string> remarks, SinkCall call)
    {
        var (commit, why) = await previousCommit.FindAsync(notification, call);
        if (commit is null) Warn(why, remarks, call);
        if (commit != notification.Commit) return commit;
        remarks.Add("without commits: this one was deployed before");
        return null;
    }

    private static void Warn(string why, List<string> remarks, SinkCall call)
    {
        remarks.Add($"without commits: {why}");
        call.Warn($"The release has no commits: {why.TrimEnd('.')}.");
    }

    private async Task DeployAsync(Notification notification, string version, List<string> remarks, SinkCall call)
    {
        if (notification.Environment is null) remarks.Add("no deploy was recorded: 'environment' is not given");
        else await OnlyOnce.SendAsync(() => PostDeployAsync(notification, version, call), () => FindDeployAsync(notification, version, call));
    }

    private async Task<string> PostDeployAsync(Notification notification, string version, SinkCall call) => IdOf((await DeliverAsync(requests.Deploy(notification, version), call)).Tree()) ?? "";

    private async Task<string?> FindDeployAsync(Notification notification, string version, SinkCall call) =>
        (await DeliverAsync(requests.Deploys(version), call)).Tree() is JsonArray deploys
            ? deploys.OfType<JsonObject>().Where(deploy => SentryRequests.IsOf(notification, deploy)).Select(deploy => IdOf(deploy) ?? "").FirstOrDefault()
            : null;

    private static async Task<SinkAnswer> DeliverAsync(SinkRequest request, SinkCall call)
    {
        var answer = await call.Http.SendAsync(request, call.Stopping);
        return answer.IsSuccess ? answer : throw Refused(request, answer);
    }

    private static string? IdOf(JsonNode? tree) => (tree as JsonObject)?["id"]?.ToString();

    private static SinkFailure Refused(SinkRequest request, SinkAnswer answer) => SinkHttp.Refused(request, answer, answer.Status switch
    {
        401 => "Is 'sentry-auth-token' still valid, and one of this Sentry?",
        403 => "The token needs the scope org:ci or project:releases, for every project of 'sentry-projects'.",
        404 => "Are 'sentry-org' and 'sentry-url' right?",
        _ => null,
    });
}
