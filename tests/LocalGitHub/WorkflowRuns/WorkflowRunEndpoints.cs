using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>The runs of a workflow (GitHub documentation, "List workflow runs for a workflow").</summary>
internal sealed class WorkflowRunEndpoints(LocalGitHubOptions options)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/repos/{owner}/{name}/actions/workflows/{workflow}/runs", (string owner, string name, string workflow, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", "actions: read") ?? Answer($"{owner}/{name}", workflow, request));

    private IResult Answer(string repository, string workflow, HttpRequest request)
    {
        var all = options.WorkflowRuns.Where(run => run.Repository == repository && run.Workflow == workflow).ToList();
        if (all.Count == 0) return Reply.Message(404, "Not Found");
        var (branch, status) = (request.Query["branch"].ToString(), request.Query["status"].ToString());
        var found = all.Where(run => (branch.Length == 0 || run.Branch == branch) && (status.Length == 0 || run.Conclusion == status))
            .OrderByDescending(run => run.CreatedAt).ThenByDescending(run => run.Id).ToList();
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonObject { ["total_count"] = found.Count, ["workflow_runs"] = new JsonArray([.. Paging.Page(request, found).Select(Json)]) });
    }

    private static JsonObject Json(LocalWorkflowRun run) => new()
    {
        ["id"] = run.Id,
        ["head_sha"] = run.HeadSha,
        ["head_branch"] = run.Branch,
        ["event"] = run.Event,
        ["status"] = "completed",
        ["conclusion"] = run.Conclusion,
        ["created_at"] = run.CreatedAt,
        ["html_url"] = $"https://github.com/{run.Repository}/actions/runs/{run.Id}",
        ["head_repository"] = new JsonObject { ["full_name"] = run.HeadRepository ?? run.Repository },
    };
}
