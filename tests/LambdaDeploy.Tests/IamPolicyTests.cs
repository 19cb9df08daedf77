namespace LambdaDeploy.Tests;

/// <summary>docs/iam/lambda-deploy.json grants what the action was seen to use, and nothing else.</summary>
public sealed class IamPolicyTests
{
    [Fact]
    public async Task The_policy_is_what_the_action_was_seen_to_use()
    {
        await using var world = await Granted.StartAsync();
        foreach (var action in new[] { "lambda:ListFunctions", "ecr:BatchGetImage", "lambda:CreateAlias", "lambda:UpdateAlias", "s3:GetObject", "s3:GetObjectVersion", "logs:FilterLogEvents" })
        {
            using var run = await LambdaWorld.DeployAsync(Granted.Needing(world, action));
            run.ExitCode.ShouldBe(action switch { "lambda:ListFunctions" => 2, "logs:FilterLogEvents" => 1, _ => 0 }, run.Log);
        }
        using var old = await LambdaWorld.DeployAsync(world.RunWith("""{"answer":4}""").Input("keep-versions", "1"));

        Granted.Actions.ShouldBe(world.Server.Records.Actions(), ignoreOrder: true);
    }
}
