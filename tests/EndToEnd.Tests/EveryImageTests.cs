using System.Text.Json.Nodes;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>What holds for the image of any action, whatever it does.</summary>
public class EveryImageTests
{
    public static TheoryData<string> Actions => Images.Actions;

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Is_configured_to_run_its_program_as_root(string action)
    {
        var engine = await Images.EngineWithAsync(action);
        var config = JsonNode.Parse(await engine.RunAsync("image", "inspect", "--format", "{{json .Config}}", Images.NameOf(action)))!;
        ((string?)config["User"]).ShouldBe("0");
        config["Entrypoint"]!.AsArray().Select(part => (string?)part).ShouldBe([$"/app/{action}"]);
        (config["Cmd"] as JsonArray)?.Select(part => (string?)part).ShouldBeNull();
        ((string?)config["Labels"]!["org.opencontainers.image.title"]).ShouldBe(action);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Tells_every_missing_input_at_once_and_writes_all_outputs(string action)
    {
        var manifest = Manifest.Of(action);
        var result = await Images.RunAsync(new ContainerStep { Action = action });
        result.Outputs.Keys.ShouldBe(manifest.Outputs.Select(output => output.Name), ignoreOrder: true);
        foreach (var input in manifest.Inputs.Where(input => input.Required))
            result.Log.Errors.ShouldContain(error => error.Contains($"'{input.Name}'"), result.Log.ToString());
        if (manifest.Inputs.Any(input => input.Required)) result.ExitCode.ShouldBe(2, result.Log.ToString());
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Starts_in_a_hostile_environment(string action)
    {
        var calm = await Images.RunAsync(new ContainerStep { Action = action });
        var hostile = await Images.RunAsync(new ContainerStep { Action = action, Step = new Step { Env = HostileEnvironment.Variables } });
        hostile.ExitCode.ShouldBe(calm.ExitCode, hostile.Log.ToString());
        hostile.Log.Errors.ShouldBe(calm.Log.Errors);
        hostile.Outputs.ShouldBe(calm.Outputs, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Text_in_inputs_neither_acts_nor_breaks_a_file(string action)
    {
        var with = Manifest.Of(action).Inputs.ToDictionary(input => input.Name, _ => Values.Attack, StringComparer.Ordinal);
        var result = await Images.RunAsync(new ContainerStep { Action = action, Step = new Step { With = with } });
        result.ExitCode.ShouldBeOneOf(1, 2);
        result.FileErrors.ShouldBeEmpty();
        result.Log.Problems.ShouldBeEmpty();
        result.Log.Written.ShouldNotContain(note => note.Message.StartsWith("injected", StringComparison.Ordinal));
        result.Log.Masks.Registered.ShouldNotContain("e");
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Says_that_the_command_files_cannot_be_written_and_does_nothing(string action)
    {
        var result = await Images.RunAsync(new ContainerStep { Action = action, ReadOnlyFileCommands = true });
        result.ExitCode.ShouldBe(2, result.Log.ToString());
        result.Log.Errors.ShouldContain(error => error.Contains("GITHUB_OUTPUT"), result.Log.ToString());
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Needs_neither_network_nor_workspace_to_refuse_wrong_inputs(string action)
    {
        var with = Manifest.Of(action).Inputs.ToDictionary(input => input.Name, _ => Values.Attack, StringComparer.Ordinal);
        var result = await Images.RunAsync(new ContainerStep { Action = action, Network = "none", ReadOnlyWorkspace = true, Step = new Step { With = with } });
        result.ExitCode.ShouldBeInRange(1, 4, result.Log.ToString());
        result.Log.Errors.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task The_consumer_cannot_choose_another_entrypoint(string action)
    {
        var step = new Step { With = Values.Of(("entryPoint", "/bin/sh")) };
        var engine = await Images.EngineWithAsync(action);
        await using var run = ContainerRun.Start(engine, new ContainerStep { Action = action, Step = step });
        run.Command.Entrypoint.ShouldBe($"/app/{action}");
        (await run.WaitAsync()).Outputs.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Shows_no_credential_of_the_job(string action)
    {
        var step = new Step { Debug = true, Job = new Job { Token = "ghs_token-of-the-job", IdToken = (new Uri("http://127.0.0.1:9/?x=1"), "id-request-5d1f") } };
        var result = await Images.RunAsync(new ContainerStep { Action = action, Step = step });
        foreach (var secret in (string[])[RunnerEnvironment.RuntimeToken, step.Job.Token, "id-request-5d1f"])
            result.PlacesOf(secret).ShouldBeEmpty();
    }
}
