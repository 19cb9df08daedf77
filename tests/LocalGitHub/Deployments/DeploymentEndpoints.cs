using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Deployments and their statuses (GitHub documentation, "List deployments", "Create a deployment", "List deployment statuses", "Create a deployment status").</summary>
internal sealed class DeploymentEndpoints(LocalGitHubOptions options, DeploymentStore store)
{
    private const string MayRead = "deployments: read";
    private const string MayWrite = "deployments: write";
    private const int LongestDescription = 140;
    private static readonly string[] States = ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/repos/{owner}/{name}/deployments", (string owner, string name, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? List($"{owner}/{name}", request));
        routes.MapPost("/repos/{owner}/{name}/deployments", async (string owner, string name, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayWrite) ?? Create($"{owner}/{name}", await BodyAsync(request)));
        routes.MapGet("/repos/{owner}/{name}/deployments/{id:long}/statuses", (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? Statuses($"{owner}/{name}", id, request));
        routes.MapPost("/repos/{owner}/{name}/deployments/{id:long}/statuses", async (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayWrite) ?? AddStatus($"{owner}/{name}", id, await BodyAsync(request)));
    }

    private IResult List(string repository, HttpRequest request)
    {
        var (environment, task) = (request.Query["environment"].ToString(), request.Query["task"].ToString());
        var found = store.All.Where(one => one.Repository == repository && (environment.Length == 0 || one.Environment == environment) && (task.Length == 0 || one.Task == task))
            .OrderByDescending(one => one.Id).ToList();
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, found).Select(Show)]));
    }

    private static JsonObject Show(LocalDeployment one) => new()
    {
        ["id"] = one.Id,
        ["sha"] = one.Sha,
        ["task"] = one.Task,
        ["environment"] = one.Environment,
        ["payload"] = JsonNode.Parse(one.Payload),
        ["created_at"] = one.CreatedAt,
    };

    private IResult Create(string repository, JsonObject body)
    {
        if (body["ref"]?.GetValue<string>() is not { Length: > 0 } commit) return Reply.Message(422, "Invalid request. \"ref\" wasn't supplied.");
        if (body["auto_merge"]?.GetValue<bool>() != false) return Reply.Message(409, "Conflict merging main into the ref.");
        if (body["required_contexts"] is not JsonArray { Count: 0 }) return Reply.Message(409, "Conflict: Commit status checks failed for the ref.");
        var made = store.Add(id => new LocalDeployment(id, body["environment"]?.GetValue<string>() ?? "production", commit)
        {
            Repository = repository,
            CreatedAt = options.Time.GetUtcNow(),
            Task = body["task"]?.GetValue<string>() ?? "deploy",
            Payload = body["payload"]?.ToJsonString() ?? "{}",
        });
        return Reply.Json(201, Show(made));
    }

    private IResult Statuses(string repository, long id, HttpRequest request)
    {
        if (Find(repository, id) is not { } deployment) return Reply.Message(404, "Not Found");
        Paging.AddLinks(request, deployment.States.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, [.. deployment.States.Reverse()])
            .Select(state => new JsonObject { ["state"] = state, ["log_url"] = deployment.LogUrl })]));
    }

    private IResult AddStatus(string repository, long id, JsonObject body)
    {
        if (Find(repository, id) is null) return Reply.Message(404, "Not Found");
        if (body["state"]?.GetValue<string>() is not { } state || !States.Contains(state)) return Reply.Message(422, "Validation Failed: state is not included in the list");
        if (body["description"]?.GetValue<string>().Length > LongestDescription) return Reply.Message(422, "Validation Failed: description is too long (maximum is 140 characters)");
        store.AddStatus(repository, id, state, body["log_url"]?.GetValue<string>() ?? "", body["auto_inactive"]?.GetValue<bool>() ?? true);
        return Reply.Json(201, new JsonObject { ["id"] = id, ["state"] = state });
    }

    private LocalDeployment? Find(string repository, long id) => store.All.FirstOrDefault(one => one.Repository == repository && one.Id == id);

    private static async Task<JsonObject> BodyAsync(HttpRequest request) => (await JsonNode.ParseAsync(request.Body))!.AsObject();
}
