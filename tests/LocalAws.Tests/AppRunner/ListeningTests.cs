using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.Tests.LoadBalancing;
using LocalAws.Tests.Processes;
using LocalAws.Wire;

namespace LocalAws.Tests.AppRunner;

/// <summary>A service of App Runner that is a real process behind a listener.</summary>
public sealed class ListeningTests
{
    [Fact]
    public async Task A_new_version_takes_over_behind_the_listener_and_no_request_fails()
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = WorldClock.Scaled(5) });
        server.Ecs.AddImage("public.ecr.aws/acme/shop", "1", SmallServer.Of("1"));
        server.Ecs.AddImage("public.ecr.aws/acme/shop", "2", SmallServer.Of("2"));
        await server.AppRunner.AddAsync(new WorldAppRunnerService("shop") { Settings = Source("1"), Listens = true });
        var service = server.AppRunner.Dump()[0]!;
        var uri = new Uri($"http://{service["ServiceUrl"]}/");
        await Until(async () => await AnswerAsync(uri) == "1");

        using var prober = new Prober(uri);
        var update = Source("2");
        update["ServiceArn"] = service["ServiceArn"]!.GetValue<string>();
        await server.AppRunner.HandleAsync(new ApiCall("apprunner", "UpdateService", update, server.DefaultKey.Owner, server.Region), CancellationToken.None);
        await Until(async () => await AnswerAsync(uri) == "2");

        (await prober.EndAsync()).ShouldAllBe(answer => answer.Status == System.Net.HttpStatusCode.OK);
    }

    private static async Task<string?> AnswerAsync(Uri uri)
    {
        using var http = new HttpClient();
        var answer = await http.GetAsync(uri);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
            await Task.Delay(50, limit.Token);
    }

    private static JsonObject Source(string tag) => new()
    {
        ["SourceConfiguration"] = new JsonObject
        {
            ["ImageRepository"] = new JsonObject { ["ImageIdentifier"] = $"public.ecr.aws/acme/shop:{tag}", ["ImageRepositoryType"] = "ECR_PUBLIC" },
        },
    };
}
