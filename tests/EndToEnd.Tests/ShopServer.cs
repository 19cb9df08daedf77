using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Faults;
using LocalAws.Wire;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>The shop in a local AWS of this process: for programs, which reach this machine's loopback.</summary>
internal sealed class ShopServer : IAsyncDisposable
{
    private readonly LocalAwsServer server;

    private ShopServer(LocalAwsServer server) => this.server = server;

    /// <summary>The revision the service is on or on its way to.</summary>
    public string Version => Service["taskDefinition"]!.GetValue<string>().Split('/')[^1];

    /// <summary>States of the service deployments since the first one, oldest first.</summary>
    public IReadOnlyList<string> Deployments =>
    [
        .. Service["serviceDeployments"]!.AsArray()
            .OrderBy(deployment => deployment!["createdAt"]!.GetValue<double>())
            .Select(deployment => deployment!["status"]!.GetValue<string>())
            .Skip(1),
    ];

    private JsonNode Service => server.Ecs.Dump()["services"]![0]!;

    public static async Task<ShopServer> StartAsync(string world)
    {
        var shop = new ShopServer(await LocalAwsServer.StartAsync(WorldFile.Parse(world, AppContext.BaseDirectory)));
        await shop.UntilSuccessfulAsync();
        return shop;
    }

    /// <summary>What somebody else does: deploys version 2 to its end.</summary>
    public async Task DeployedAsync()
    {
        await CallAsync("RegisterTaskDefinition", new JsonObject
        {
            ["family"] = "api",
            ["containerDefinitions"] = new JsonArray(new JsonObject { ["name"] = "app", ["image"] = "shop/api:2" }),
        });
        await CallAsync("UpdateService", new JsonObject { ["cluster"] = "shop", ["service"] = "api", ["taskDefinition"] = "api:2" });
        await UntilSuccessfulAsync();
    }

    public void Fault(FaultRule rule) => server.Faults.Add(rule);

    public ProgramRun Deploy(string tag, params (string, string)[] with) => ProgramRun.Start("ecs-deploy", ShopWorld.DeployStep(server.Environment, tag, with));

    public ProgramRun RollBack(params (string, string)[] with) => ProgramRun.Start("rollback", ShopWorld.RollBackStep(server.Environment, with));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task UntilSuccessfulAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Service["serviceDeployments"]!.AsArray().Any(deployment => deployment!["status"]!.GetValue<string>() != "SUCCESSFUL"))
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    private Task<JsonObject> CallAsync(string operation, JsonObject parameters) => server.Ecs.HandleAsync(
        new ApiCall("ecs", operation, parameters, new Caller(server.AccountId, $"arn:aws:iam::{server.AccountId}:user/other"), server.Region), CancellationToken.None);
}
