using System.Text.Json.Nodes;
using LocalAws.Lambda;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>The permissions of docs/iam/lambda-deploy.json, and runs that together need all of them.</summary>
internal static class Granted
{
    /// <summary>The actions of the policy.</summary>
    public static IReadOnlyList<string> Actions { get; } =
    [
        .. JsonNode.Parse(File.ReadAllText(Repository.File("docs", "iam", "lambda-deploy.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"] is JsonArray several ? several.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()])
            .Distinct(),
    ];

    public static async Task<LambdaWorld> StartAsync()
    {
        var world = await LambdaWorld.StartAsync("api");
        world.Server.Ecs.AddImage(Image(world)[..^2], "1", []);
        world.Server.Lambda.Add(new FunctionSpec("image") { Image = Image(world), Aliases = [LambdaWorld.Live] });
        world.Server.Events.Put("default", "api", new JsonObject { ["ScheduleExpression"] = "rate(2 days)", ["State"] = "ENABLED" });
        world.AddAlarm("errors");
        return world;
    }

    /// <summary>A run that needs the permission, and where it is needed for nothing but good manners, one that shows those.</summary>
    public static ActionRun Needing(LambdaWorld world, string action) => action switch
    {
        "ecr:BatchGetImage" => world.Run("image").Input("image", Image(world)).Input("memory", "512"),
        "s3:GetObjectVersion" => world.Run("api").Input("s3", $"s3://artifacts/{Stored(world)}"),
        "lambda:ListFunctions" => world.Run("apo").Input("memory", "512"),
        "logs:FilterLogEvents" => world.RunWith("""{"answer":7}""").Input("gate-urls", "http://127.0.0.1:9/").Input("gate-interval", "1s").Input("gate-timeout", "3s"),
        "lambda:CreateAlias" => world.RunWith(LambdaWorld.Good).Input("alias", "next"),
        _ => Everything(world),
    };

    /// <summary>An archive that is in its bucket, which keeps versions.</summary>
    private static string Stored(LambdaWorld world) => world.Server.Buckets.Put("artifacts", "stored/lambda.zip", FunctionZip.Behaving("""{"answer":8}""")).Key;

    private static ActionRun Everything(LambdaWorld world) => world.RunWith(LambdaWorld.Good)
        .Input("env", "LEVEL=debug")
        .Input("role", "arn:aws:iam::123456789012:role/other")
        .Input("function-tags", "team=shop")
        .Input("artifact-bucket", "artifacts")
        .Input("schedule", "rate(1 day)")
        .Input("test-event", "{}")
        .Input("keep-versions", "1")
        .Input("alarms", "errors")
        .Input("error-rate-max", "1")
        .Input("soak", "2s");

    private static string Image(LambdaWorld world) => $"{world.Server.AccountId}.dkr.ecr.{world.Server.Region}.amazonaws.com/api:1";
}
