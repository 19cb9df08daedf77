using LocalAws.Faults;

namespace LambdaDeploy.Tests;

/// <summary>Each permission of docs/iam/lambda-deploy.json taken away in turn: it is named, and no result gets better than the truth.</summary>
public sealed class DeniedCallTests
{
    /// <summary>Only of old versions and of other sources of events, which fail nothing.</summary>
    private static readonly string[] Dispensable = ["lambda:DeleteFunction", "lambda:ListVersionsByFunction", "lambda:ListAliases", "lambda:ListEventSourceMappings"];

    public static TheoryData<string> Permissions => [.. Granted.Actions];

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task A_permission_that_is_missing_is_named(string action)
    {
        await using var world = await Granted.StartAsync();
        // Old enough to be deleted.
        for (var number = 2; number <= 3; number++)
            (await world.DeployAsync($$"""{"answer":{{number}}}""")).Dispose();
        world.Server.Records.Clear();
        using var run = Granted.Needing(world, action);
        world.Fault(new FaultRule(FaultKind.Deny) { Action = action });

        await LambdaWorld.DeployAsync(run);

        var denied = world.Server.Records.Calls().Where(record => record.Actions.Contains(action)).ToList();
        denied.ShouldNotBeEmpty();
        if (action != "cloudwatch:GetMetricData")
            denied.Count.ShouldBeLessThanOrEqualTo(3, run.Log);
        // A name that is only looked up for a hint is not worth a word.
        if (action == "lambda:ListFunctions")
        {
            run.ExitCode.ShouldBe(2, run.Log);
            return;
        }
        run.Log.ShouldContain(action);
        run.ExitCode.ShouldBe(Dispensable.Contains(action) ? 0 : 1, run.Log);
        if (action == "cloudwatch:GetMetricData")
            run.Outputs["result"].ShouldBe("unknown", run.Log);
        else if (!Dispensable.Contains(action))
            (await world.RouteAsync()).ShouldBe("3", run.Log);
    }
}
