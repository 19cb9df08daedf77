using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>The runs of a workflow (GitHub documentation, "List workflow runs for a workflow", "Get a workflow run attempt").</summary>
internal sealed class WorkflowRunEndpoints(LocalGitHubOptions options)
{
    private const string MayRead = "actions: read";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/repos/{owner}/{name}/actions/workflows/{workflow}/runs", (string owner, string name, string workflow, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? Answer($"{owner}/{name}", workflow, request));
        routes.MapGet("/repos/{owner}/{name}/actions/runs/{id:long}/attempts/{attempt:int}", (string owner, string name, long id, int attempt, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? Attempt($"{owner}/{name}", id, attempt));
    }

    private IResult Attempt(string repository, long id, int attempt)
    {
        var run = options.WorkflowRuns.FirstOrDefault(one => one.Repository == repository && one.Id == id);
        if (run is null || attempt < 1 || attempt > run.EarlierAttempts.Count + 1) return Reply.Message(404, "Not Found");
        return Reply.Json(200, Json(attempt <= run.EarlierAttempts.Count ? run with { Conclusion = run.EarlierAttempts[attempt - 1] } : run));
    }

    private IResult Answer(string repository, string workflow, HttpRequest request)
    {
        var all = options.WorkflowRuns.Where(run => run.Repository == repository && run.Workflow == workflow).ToList();
        if (all.Count == 0) return Reply.Message(404, "Not Found");
        var (branch, status) = (request.Query["branch"].ToString(), request.Query["status"].ToString());
        var found = all.Where(run => (branch.Length == 0 || run.Branch == branch) && (status.Length == 0 || run.Conclusion == status || StatusOf(run) == status))
            .OrderByDescending(run => run.CreatedAt).ThenByDescending(run => run.Id).ToList();
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonObject { ["total_count"] = found.Count, ["workflow_runs"] = new JsonArray([.. Paging.Page(request, found).Select(Json)]) });
    }

    private static string StatusOf(LocalWorkflowRun run) => run.Conclusion is null ? "in_progress" : "completed";

    private static JsonObject Json(LocalWorkflowRun run) => new()
    {
        ["id"] = run.Id,
        ["head_sha"] = run.HeadSha,
        ["head_branch"] = run.Branch,
        ["event"] = run.Event,
        ["status"] = StatusOf(run),
        ["conclusion"] = run.Conclusion,
        ["created_at"] = run.CreatedAt,
        ["html_url"] = $"https://github.com/{run.Repository}/actions/runs/{run.Id}",
        ["head_repository"] = new JsonObject { ["full_name"] = run.HeadRepository ?? run.Repository },
    };
}
