using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LocalOsv;

/// <summary>What OSV documents at https://google.github.io/osv.dev/api/.</summary>
internal sealed class OsvEndpoints(OsvStore store, LocalOsvOptions options)
{
    private const int MostQueries = 1000;

    public void Map(WebApplication app)
    {
        app.MapPost("/v1/querybatch", async context => await (await QueryAsync(context)).ExecuteAsync(context));
        app.MapGet("/v1/vulns/{id}", (string id) => store.Find(id) is { } record ? Reply.Json(record) : Reply.Error(404, "Bug not found."));
        app.MapFallback(() => Reply.Error(404, "Not found"));
    }

    private async Task<IResult> QueryAsync(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body);
        var queries = body!["queries"]!.AsArray();
        if (queries.Count > MostQueries) return Reply.Error(400, "Too many queries.");
        var ecosystems = queries.Select(query => query!["package"]!["ecosystem"]!.GetValue<string>().Split(':')[0]);
        if (!ecosystems.All(options.Ecosystems.Contains)) return Reply.Error(400, "Invalid ecosystem.");
        var fault = (context.Items[nameof(FaultRule)] as FaultRule)?.Kind;
        var results = new JsonArray([.. queries.Select(query => Result(query!, fault))]);
        if (fault == FaultKind.Partial) results.RemoveAt(results.Count - 1);
        return Reply.Json(new JsonObject { ["results"] = results });
    }

    private JsonNode Result(JsonNode query, FaultKind? fault)
    {
        var package = query["package"]!;
        var (ecosystem, name) = (package["ecosystem"]!.GetValue<string>(), package["name"]!.GetValue<string>());
        var ids = store.Find(ecosystem, name, query["version"]!.GetValue<string>());
        var from = int.Parse(query["page_token"]?.GetValue<string>() ?? "0");
        var result = new JsonObject();
        var page = ids.Skip(from).Take(options.PageSize).ToList();
        if (page.Count > 0) result["vulns"] = new JsonArray([.. page.Select(Short)]);
        if (from + page.Count < ids.Count || fault == FaultKind.EndlessPages) result["next_page_token"] = $"{from + page.Count}";
        return result;
    }

    private JsonNode Short(string id) => new JsonObject { ["id"] = id, ["modified"] = store.Find(id)!["modified"]?.GetValue<string>() };
}
