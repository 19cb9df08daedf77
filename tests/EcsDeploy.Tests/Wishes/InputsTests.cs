using Actions.Toolkit;
using Testing;

namespace EcsDeploy.Tests.Wishes;

/// <summary>What inputs are refused before AWS is asked for anything.</summary>
public sealed class InputsTests
{
    [Fact]
    public async Task Wrong_lines_are_told_all_at_once_and_without_their_values()
    {
        using var run = await RunAsync(new()
        {
            ["services"] = "web\nbackend: nowhere/task.json",
            ["image"] = "shop/web:2",
            ["images"] = "app",
            ["env"] = "web/A=hunter-1\napi/B=hunter-2\nhunter-3",
            ["template-vars"] = "TAG=hunter-4",
            ["strategy"] = "fast",
            ["network-configuration"] = "[1]",
        });

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'services': 'backend: nowhere/task.json' is not allowed: expected a family, family:revision, an ARN, or a file of the workspace; there is no file 'nowhere/task.json'");
        run.Log.ShouldContain("Input 'images': line 1: expected container=image");
        run.Log.ShouldContain("Input 'image': 'shop/web:2' is not allowed: give either 'image' or 'images', not both");
        run.Log.ShouldContain("Input 'env': line 3: expected [service/][container:]NAME=value");
        run.Log.ShouldContain("Input 'template-vars': no task definition file has the placeholder ${TAG}; there are none");
        run.Log.ShouldContain("Input 'strategy': 'fast' is not allowed: expected one of rolling, blue-green, canary, linear");
        run.Log.ShouldContain("Input 'network-configuration': '[1]' is not allowed: expected a mapping, as JSON or YAML");
        run.Log.ShouldNotContain("hunter");
    }

    [Fact]
    public async Task Values_that_AWS_would_refuse_later_are_refused_at_once_and_all_together()
    {
        using var run = await RunAsync(new()
        {
            ["services"] = "web",
            ["cpu"] = "0.5",
            ["memory"] = "2 XB",
            ["task-role"] = "arn:aws:iam::123456789012:user/app",
            ["execution-role"] = "role/execution",
            ["platform-version"] = "newest",
            ["gate-urls"] = "https://shop.example.com/",
            ["gate-timeout"] = "2s",
        });

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'cpu': '0.5' is not allowed: expected CPU units, such as 512");
        run.Log.ShouldContain("Input 'memory': '2 XB' is not allowed: expected MiB, such as 2048, or GB, such as '2 GB'");
        run.Log.ShouldContain("Input 'task-role': 'arn:aws:iam::123456789012:user/app' is not allowed: expected the ARN of a role");
        run.Log.ShouldContain("Input 'execution-role': 'role/execution' is not allowed: expected the ARN of a role");
        run.Log.ShouldContain("Input 'platform-version': 'newest' is not allowed: expected LATEST, or a version such as 1.4.0");
        run.Log.ShouldContain("Input 'gate-timeout': '2s' is not allowed: each address is asked every 5 s ('gate-interval'), so it would be asked once only");
    }

    [Theory]
    [InlineData("512", "1024", "abc", "1.4.0")]
    [InlineData("1 vCPU", "2 GB", "arn:aws:iam::123456789012:role/app", "LATEST")]
    [InlineData(".25 vcpu", "0.5GB", "arn:aws-cn:iam::123456789012:role/service-role/team+1@shop/app_1", "1.0.0")]
    public void Values_in_every_form_that_AWS_takes_are_taken_as_they_are(string cpu, string memory, string role, string platform)
    {
        var wish = Read(new() { ["services"] = "web", ["cpu"] = cpu, ["memory"] = memory, ["task-role"] = role, ["execution-role"] = role, ["platform-version"] = platform }).Wishes["web"];

        new[] { wish.Cpu, wish.Memory, wish.TaskRole, wish.ExecutionRole, wish.Settings.PlatformVersion }.ShouldBe([cpu, memory, role, role, platform]);
    }

    [Theory]
    [InlineData("cpu", "0")]
    [InlineData("cpu", "-1")]
    [InlineData("cpu", "0.0 vCPU")]
    [InlineData("cpu", "1 GB")]
    [InlineData("memory", "1.5")]
    [InlineData("memory", "2 GiB")]
    [InlineData("memory", "2 G")]
    [InlineData("task-role", "two words")]
    [InlineData("task-role", "arn:aws:iam::1234:role/app")]
    [InlineData("task-role", "arn:aws:iam::123456789012:role/")]
    [InlineData("platform-version", "latest")]
    [InlineData("platform-version", "1.4")]
    public async Task Values_that_can_never_be_right_are_refused(string input, string value)
    {
        using var run = await RunAsync(new() { ["services"] = "web", ["image"] = "shop/web:2", [input] = value });

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain($"Input '{input}': '{value}' is not allowed: expected ");
    }

    [Fact]
    public async Task A_line_for_a_service_that_is_not_deployed_is_refused_without_its_value()
    {
        using var run = await RunAsync(new() { ["services"] = "web", ["env"] = "api/TOKEN=hunter-1\nA=1" });

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'env': the service 'api' is not among those to deploy (web).");
        run.Log.ShouldNotContain("hunter");
    }

    [Theory]
    [InlineData("web", "", "there is nothing to deploy")]
    [InlineData("web\nbackend", "web/app=shop/web:2", "nothing is wanted of 'backend'")]
    [InlineData("", "app=shop/web:2", "nothing says what to deploy")]
    [InlineData("web\nweb", "app=shop/web:2", "a service is named twice")]
    public async Task A_step_that_would_silently_do_nothing_is_refused(string services, string images, string said)
    {
        using var run = await RunAsync(new() { ["services"] = services, ["images"] = images });

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(said);
    }

    [Fact]
    public void Values_of_several_lines_are_written_as_a_list()
    {
        var wish = Read(new() { ["services"] = "web", ["env"] = "- \"KEY=first\\nsecond = x\"\n- app:B=2" }).Wishes["web"];

        wish.Env.ShouldBe([new Assignment(null, null, "KEY", "first\nsecond = x"), new Assignment(null, "app", "B", "2")]);
    }

    [Fact]
    public void A_line_wins_over_the_input_for_all_and_a_service_may_be_an_ARN()
    {
        var wishes = Read(new()
        {
            ["services"] = "arn:aws:ecs:eu-west-1:123456789012:service/prod/web: web:7\nbackend",
            ["task-definition"] = "backend",
            ["env"] = "web/A=1",
        }).Wishes;

        wishes.Values.Select(wish => wish.TaskDefinition).ShouldBe([new TaskDefinitionSource.Existing("web:7"), new TaskDefinitionSource.Existing("backend")]);
        wishes.Values.Select(wish => wish.Env.Count).ShouldBe([1, 0]);
    }

    private static Inputs Read(Dictionary<string, string> given)
    {
        var manifest = ActionManifest.Embedded(typeof(Inputs).Assembly);
        var variables = given.Append(KeyValuePair.Create("cluster", "prod")).ToDictionary(input => $"INPUT_{input.Key.ToUpperInvariant()}", input => input.Value, StringComparer.Ordinal);
        var values = new InputValues(manifest, variables, new Dictionary<string, string>(StringComparer.Ordinal));
        var reader = new InputReader(values, new RunnerContext(variables), new Masks(_ => { }));
        var inputs = Inputs.From(reader, new Masks(_ => { }));
        reader.ThrowIfErrors();
        return inputs;
    }

    private static async Task<ActionRun> RunAsync(Dictionary<string, string> given)
    {
        var run = new ActionRun().Input("cluster", "prod");
        foreach (var (name, value) in given)
            run.Input(name, value);
        return await run.RunAsync("ecs-deploy", typeof(Inputs), EcsDeployApp.RunAsync);
    }
}
