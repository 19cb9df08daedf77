using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Annotations of a Grafana (Grafana documentation, "Annotations HTTP API").</summary>
internal sealed class GrafanaEndpoints(LocalGrafana grafana)
{
    private const string Path = "/grafana/api/annotations";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpRequest request) => Refuse(request, writes: false) ?? Find(request.Query));
        routes.MapPost(Path, async (HttpRequest request) => Refuse(request, writes: true) ?? Create(await JsonRequest.ReadAsync(request)));
        routes.MapPatch(Path + "/{id:long}", async (long id, HttpRequest request) => Refuse(request, writes: true) ?? Change(id, await JsonRequest.ReadAsync(request)));
    }

    private IResult? Refuse(HttpRequest request, bool writes)
    {
        if (request.Headers.Authorization != $"Bearer {grafana.Token}") return Message(401, "Invalid API key");
        return writes && !grafana.MayWrite ? Message(403, "You'll need additional permissions to perform this action. Permissions needed: annotations:create") : null;
    }

    private IResult Find(IQueryCollection query)
    {
        var dashboard = query["dashboardUID"].ToString();
        var found = grafana.Annotations
            .Where(one => dashboard.Length == 0 || one.DashboardUid == dashboard)
            .Where(one => GrafanaRules.Kept(query["tags"].OfType<string>()).All(tag => one.Tags.Any(kept => kept == tag || kept.StartsWith(tag + ":", StringComparison.Ordinal))))
            .OrderByDescending(one => one.TimeEnd).ThenByDescending(one => one.Time)
            .Take(int.TryParse(query["limit"], out var limit) ? limit : 100);
        return Reply.Json(200, new JsonArray([.. found.Select(Show)]));
    }

    private IResult Create(JsonObject? body)
    {
        if (body is null) return Message(400, "bad request data");
        if (GrafanaRules.Problem(body) is { } problem) return Message(problem.StartsWith("value", StringComparison.Ordinal) ? 500 : 400, problem);
        if (body["dashboardUID"] is { } uid && !grafana.Dashboards.Contains(uid.GetValue<string>())) return Message(404, "Dashboard not found");
        var time = body["time"]!.GetValue<long>();
        var made = grafana.Add(id => new LocalAnnotation(id, time, body["timeEnd"]?.GetValue<long>() ?? time, Tags(body), body["text"]!.GetValue<string>())
        {
            DashboardUid = body["dashboardUID"]?.GetValue<string>(),
            PanelId = body["panelId"]?.GetValue<int>(),
        });
        return Reply.Json(200, new JsonObject { ["message"] = "Annotation added", ["id"] = made.Id });
    }

    private IResult Change(long id, JsonObject? body)
    {
        if (body is null) return Message(400, "bad request data");
        if (GrafanaRules.Problem(body, isChange: true) is { } problem) return Message(400, problem);
        var isThere = grafana.Update(id, one => one with
        {
            Time = body["time"]?.GetValue<long>() ?? one.Time,
            TimeEnd = body["timeEnd"]?.GetValue<long>() ?? one.TimeEnd,
            Tags = body["tags"] is null ? one.Tags : Tags(body),
            Text = body["text"]?.GetValue<string>() ?? one.Text,
        });
        return isThere ? Message(200, "Annotation patched") : Message(404, "Could not find annotation");
    }

    private static IReadOnlyList<string> Tags(JsonObject body) => GrafanaRules.Kept((body["tags"] as JsonArray ?? []).Select(tag => tag!.GetValue<string>()));

    private static JsonObject Show(LocalAnnotation one) => new()
    {
        ["id"] = one.Id,
        ["time"] = one.Time,
        ["timeEnd"] = one.TimeEnd,
        ["tags"] = new JsonArray([.. one.Tags.Select(tag => JsonValue.Create(tag))]),
        ["text"] = one.Text,
        ["dashboardUID"] = one.DashboardUid,
        ["panelId"] = one.PanelId ?? 0,
    };

    private static IResult Message(int status, string message) => Reply.Json(status, new JsonObject { ["message"] = message });
}
