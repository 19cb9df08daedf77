using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.AppRunner;

/// <summary>The part of App Runner that lists services.</summary>
public sealed class AppRunnerService(IReadOnlyList<WorldAppRunnerService> services, int pageSize) : ILocalService
{
    public string SigningName => "apprunner";

    public IReadOnlyCollection<string> Operations { get; } = ["ListServices"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var page = Page.Of(services, call, "NextToken", "MaxResults", pageSize);
        return Task.FromResult(page.With(new JsonObject { ["ServiceSummaryList"] = new JsonArray([.. page.Items.Select(service => Show(service, call))]) }, "NextToken"));
    }

    private static JsonObject Show(WorldAppRunnerService service, ApiCall call) => new()
    {
        ["ServiceName"] = service.Name,
        ["ServiceArn"] = $"arn:aws:apprunner:{call.Region}:{call.Caller.AccountId}:service/{service.Name}/8fe1e10304f84fd2b0df550fe98a71fa",
        ["ServiceUrl"] = service.Url,
        ["Status"] = "RUNNING",
    };
}
