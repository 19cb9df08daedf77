using System.Text.Json.Nodes;
using LocalAws.Clock;
using Testing;

namespace Migrate.Tests.InImage;

/// <summary>Runs of the action in a container that a fake engine knows: on the networks <c>github_network</c> and <c>extra</c>, with the workspace mounted.</summary>
internal static class ImageRun
{
    public const string OwnId = "0123456789ab";

    public static ActionRun Of(FakeEngine engine, double speed = 10)
    {
        var run = new ActionRun { Time = WorldClock.Scaled(speed) }
            .Input("run-in", "image")
            .Input("image", "registry.example.com/shop/api:2")
            .Input("command", "alembic upgrade head");
        run.Variables["DOCKER_HOST"] = $"unix://{engine.Socket}";
        run.Variables["HOSTNAME"] = OwnId;
        run.Variables["HOME"] = run.Workspace;
        run.Variables["GITHUB_ACTION"] = "migrate db";
        engine.Own = (OwnId, Description(run.Workspace));
        return run;
    }

    public static Task<ActionRun> MigrateAsync(ActionRun run) => run.RunAsync("migrate", typeof(Inputs), MigrateApp.RunAsync);

    private static JsonObject Description(string workspace) => new()
    {
        ["Id"] = OwnId + new string('0', 52),
        ["HostConfig"] = new JsonObject { ["NetworkMode"] = "github_network" },
        ["Mounts"] = new JsonArray(
            new JsonObject { ["Type"] = "bind", ["Source"] = "/var/run/docker.sock", ["Destination"] = "/var/run/docker.sock", ["RW"] = true },
            new JsonObject { ["Type"] = "bind", ["Source"] = "/srv/jobs/shop", ["Destination"] = workspace, ["RW"] = true }),
        ["NetworkSettings"] = new JsonObject { ["Networks"] = new JsonObject { ["github_network"] = new JsonObject(), ["extra"] = new JsonObject() } },
    };
}
