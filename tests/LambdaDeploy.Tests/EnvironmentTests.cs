using LocalAws.Lambda;

namespace LambdaDeploy.Tests;

/// <summary>Environment variables: none is lost that nobody asked to remove, whatever AWS makes of an empty environment.</summary>
public sealed class EnvironmentTests
{
    public static TheoryData<EmptyEnvironment> Empty => [EmptyEnvironment.Clear, EmptyEnvironment.Keep, EmptyEnvironment.Refuse];

    [Theory]
    [MemberData(nameof(Empty))]
    public async Task Without_env_no_configuration_is_sent_and_all_stay(EmptyEnvironment empty)
    {
        await using var world = await LambdaWorld.StartAsync([LambdaWorld.Function("api")], new LambdaOptions { EmptyEnvironment = empty });

        using var run = await world.DeployAsync(LambdaWorld.Good);

        run.ExitCode.ShouldBe(0, run.Log);
        (await ShownAsync(world)).ShouldBe(["API_KEY=k-1", "LEVEL=info", "REGION=eu"]);
        world.Server.Records.Count("lambda:UpdateFunctionConfiguration").ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Empty))]
    public async Task The_last_variable_can_be_removed(EmptyEnvironment empty)
    {
        await using var world = await LambdaWorld.StartAsync([LambdaWorld.Function("api")], new LambdaOptions { EmptyEnvironment = empty });

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("env-unset", "LEVEL\nAPI_KEY\nREGION"));

        run.ExitCode.ShouldBe(0, run.Log);
        (await world.ConfigurationAsync())["Environment"].ShouldBeNull();
    }

    [Fact]
    public async Task Given_ones_are_merged_into_those_there_are()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("env", "LEVEL=debug\nURL=https://a?b=c d").Input("env-unset", "REGION\nNONE"));

        run.ExitCode.ShouldBe(0, run.Log);
        (await ShownAsync(world)).ShouldBe(["API_KEY=k-1", "LEVEL=debug", "URL=https://a?b=c d"]);
    }

    [Fact]
    public async Task Replace_removes_those_that_are_not_named()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("env", "LEVEL=debug").Input("env-mode", "replace"));

        run.ExitCode.ShouldBe(0, run.Log);
        (await ShownAsync(world)).ShouldBe(["LEVEL=debug"]);
    }

    [Fact]
    public async Task Those_that_cannot_be_read_are_not_merged_into()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Lambda.HideEnvironment("api", "AccessDeniedException", "Lambda was unable to decrypt the environment variables.");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("env", "LEVEL=debug"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Function 'api': its environment variables cannot be read (AccessDeniedException: Lambda was unable to decrypt");
        run.Log.ShouldContain("kms:Decrypt");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_that_cannot_be_read_do_not_matter_to_new_code()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Lambda.HideEnvironment("api", "AccessDeniedException", "Lambda was unable to decrypt the environment variables.");

        using var run = await world.DeployAsync(LambdaWorld.Good);

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Records.Count("lambda:UpdateFunctionConfiguration").ShouldBe(0);
    }

    [Fact]
    public async Task Values_under_names_of_secrets_are_in_no_log_and_no_summary()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("env", "DB_PASSWORD=hunter-2-hunter\nLEVEL=debug"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.Replace("::add-mask::hunter-2-hunter", "").ShouldNotContain("hunter-2-hunter");
        run.Summary.ShouldNotContain("hunter");
        run.Log.ShouldContain("debug");
        (await world.VariablesAsync())["DB_PASSWORD"]!.ToString().ShouldBe("hunter-2-hunter");
    }

    private static async Task<IEnumerable<string>> ShownAsync(LambdaWorld world) =>
        (await world.VariablesAsync()).Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal);
}
