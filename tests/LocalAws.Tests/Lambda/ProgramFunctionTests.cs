using System.Text.Json.Nodes;
using LocalAws.Lambda;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Lambda;

/// <summary>Functions that are real programs: the code they are deployed with runs.</summary>
public sealed class ProgramFunctionTests
{
    [Fact]
    public async Task The_program_gets_the_event_and_gives_the_answer()
    {
        await using var world = await FunctionWorld.StartAsync(SmallRuntime.Function("""return '{"got":' . $_[0] . '}'"""));

        var first = await world.InvokeAsync("""{"n":1}""");
        var second = await world.InvokeAsync("""{"n":2}""");

        ((string[])[first.Body, second.Body]).ShouldBe(["""{"got":{"n":1}}""", """{"got":{"n":2}}"""]);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task One_process_takes_event_after_event()
    {
        await using var world = await FunctionWorld.StartAsync(SmallRuntime.Function("""our $n; return ++$n"""));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.InvokeAsync()));

        answers.Select(answer => answer.Body).Order().ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task It_finds_its_settings_in_the_environment()
    {
        const string body = """return '"' . join(' ', map { $ENV{$_} // '-' } qw(MODE _HANDLER AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_VERSION AWS_REGION HOME)) . '"'""";
        var configuration = JsonNode.Parse("""{"Environment":{"Variables":{"MODE":"test"}}}""")!.AsObject();
        await using var world = await FunctionWorld.StartAsync(SmallRuntime.Function(body) with { Configuration = configuration });

        (await world.InvokeAsync()).Body.ShouldBe("\"test bootstrap api $LATEST eu-central-1 -\"");
    }

    [Fact]
    public async Task A_version_goes_on_running_its_own_code()
    {
        await using var world = await FunctionWorld.StartAsync(SmallRuntime.Function("return 1") with { Aliases = ["live"] });

        await world.UpdateCodeAsync(SmallRuntime.Zip("return 2"));
        (await world.InvokeAsync()).Body.ShouldBe("1", "the update is still in progress");
        world.Settle();

        (await world.InvokeAsync()).Body.ShouldBe("2");
        (await world.InvokeAsync(query: "Qualifier=live")).Body.ShouldBe("1");
    }

    [Theory]
    [InlineData("die 'boom'", "Died: boom")]
    [InlineData("exit 3", "Runtime exited with error: exit status 3")]
    public async Task An_error_of_the_program_is_the_functions_and_the_next_event_runs_again(string body, string error)
    {
        await using var world = await FunctionWorld.StartAsync(SmallRuntime.Function($$"""if ($_[0] =~ /bad/) { {{body}} } return 1"""));

        var bad = await world.InvokeAsync("\"bad\"");
        var good = await world.InvokeAsync();

        bad.Headers["X-Amz-Function-Error"].ShouldBe("Unhandled");
        world.Server.Lambda.Invocations[0].Error!.ShouldContain(error);
        good.Body.ShouldBe("1");
    }

    [Fact]
    public async Task A_program_that_cannot_begin_says_so()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Program = SmallRuntime.Program, Zip = FunctionZip.Of(("other.pl", "1")) });

        (await world.InvokeAsync()).Json["errorType"]!.GetValue<string>().ShouldBe("Runtime.ImportModuleError");
    }

    [Fact]
    public async Task Its_output_is_in_the_log()
    {
        await using var world = await FunctionWorld.StartAsync(SmallRuntime.Function("""print "working\n"; return 1"""));

        await world.InvokeAsync();

        await Eventually.ShouldAsync(() => Lines(world).Contains("working"));
    }

    [Fact]
    public async Task A_program_that_takes_too_long_is_killed()
    {
        await using var world = await FunctionWorld.StartAsync(SmallRuntime.Function("""if ($_[0] =~ /slow/) { print "begun\n"; sleep 600 } return 1"""));

        var slow = world.InvokeAsync("\"slow\"");
        await Eventually.ShouldAsync(() => Lines(world).Contains("begun"));
        world.Clock.Advance(TimeSpan.FromSeconds(3));

        (await slow).Body.ShouldContain("Task timed out after 3.00 seconds");
        (await world.InvokeAsync()).Body.ShouldBe("1");
    }

    [Fact]
    public async Task Nothing_of_it_is_left_at_the_end()
    {
        var world = await FunctionWorld.StartAsync(SmallRuntime.Function("""return '["' . $ENV{LAMBDA_TASK_ROOT} . '",' . $$ . ']'"""));
        var told = JsonNode.Parse((await world.InvokeAsync()).Body)!.AsArray();

        await world.DisposeAsync();

        Directory.Exists(told[0]!.GetValue<string>()).ShouldBeFalse();
        Directory.Exists($"/proc/{told[1]}").ShouldBeFalse();
    }

    private static List<string> Lines(FunctionWorld world)
    {
        const string group = "/aws/lambda/api";
        var logs = world.Server.Logs;
        return logs.GroupExists(group) ? [.. logs.Streams(group).SelectMany(stream => logs.Read(group, stream.Name)).Select(entry => entry.Message)] : [];
    }
}
