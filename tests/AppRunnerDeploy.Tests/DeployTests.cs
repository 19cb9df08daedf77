using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;

namespace AppRunnerDeploy.Tests;

/// <summary>The whole action over HTTP against the local AWS.</summary>
public sealed class DeployTests
{
    [Fact]
    public async Task Deploys_an_image_and_tells_what_it_did()
    {
        await using var world = await RunnerWorld.StartAsync();
        var pushed = world.Push("2");

        using var run = await world.DeployAsync("2");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("deployed");
        run.Outputs["changed"].ShouldBe("true");
        run.Outputs["image"].ShouldBe(world.Image("2"));
        run.Outputs["previous-image"].ShouldBe(world.Image("1"));
        run.Outputs["service-url"].ShouldEndWith(".awsapprunner.com");
        world.Operations.ShouldBe(["UPDATE_SERVICE SUCCEEDED", "CREATE_SERVICE SUCCEEDED"]);
        world.Service["Operations"]![0]!["Id"]!.GetValue<string>().ShouldBe(run.Outputs["operation-id"]);
        var record = JsonNode.Parse(run.Outputs["record"])![0]!;
        (record["kind"]!.GetValue<string>(), record["imageDigest"]!.GetValue<string>()).ShouldBe(("apprunner", pushed.Digest));
        record["image"]!.GetValue<string>().ShouldBe(pushed.DigestReference);
        record["appRunnerDeployment"]!.GetValue<string>().ShouldBe(run.Outputs["operation-id"]);
        run.Summary.ShouldContain("✅ Deployed shop");
        run.Summary.ShouldContain($"`{world.Image("1")}` → `{world.Image("2")}`");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Sends_the_whole_source_configuration_and_no_other_part()
    {
        await using var world = await RunnerWorld.StartAsync();
        var before = world.Service;
        world.Push("2");

        using var run = await world.DeployAsync("2");

        var sent = world.Server.Records.Calls("apprunner:UpdateService").ShouldHaveSingleItem().Parameters!;
        sent.Select(member => member.Key).ShouldBe(["ServiceArn", "SourceConfiguration"]);
        var source = before["SourceConfiguration"]!.DeepClone();
        source["ImageRepository"]!["ImageIdentifier"] = world.Image("2");
        world.Service["SourceConfiguration"]!.ToJsonString().ShouldBe(source.ToJsonString());
        world.Service["InstanceConfiguration"]!.ToJsonString().ShouldBe(before["InstanceConfiguration"]!.ToJsonString());
        world.Service["HealthCheckConfiguration"]!.ToJsonString().ShouldBe(before["HealthCheckConfiguration"]!.ToJsonString());
    }

    [Fact]
    public async Task Merges_environment_secrets_and_settings_into_what_there_is()
    {
        await using var world = await RunnerWorld.StartAsync();

        using var run = await world.DeployAsync(world.Run()
            .Input("env", "LOG_LEVEL=debug\nGREETING=a=b c\nDATABASE_URL=plain")
            .Input("env-unset", "REGION\nNOT_THERE")
            .Input("secrets", "API_TOKEN=arn:aws:ssm:eu-central-1:123456789012:parameter/token")
            .Input("port", "9000").Input("cpu", "2 vCPU").Input("memory", "4 GB").Input("health-check", """{"Interval": 3}"""));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        var configuration = world.Service["SourceConfiguration"]!["ImageRepository"]!["ImageConfiguration"]!;
        configuration["RuntimeEnvironmentVariables"]!.ToJsonString().ShouldBe("""{"LOG_LEVEL":"debug","GREETING":"a=b c","DATABASE_URL":"plain"}""");
        configuration["RuntimeEnvironmentSecrets"]!.ToJsonString().ShouldBe("""{"API_TOKEN":"arn:aws:ssm:eu-central-1:123456789012:parameter/token"}""");
        configuration["Port"]!.GetValue<string>().ShouldBe("9000");
        world.Service["InstanceConfiguration"]!.ToJsonString().ShouldBe("""{"Cpu":"2048","Memory":"4096","InstanceRoleArn":"arn:aws:iam::123456789012:role/instance"}""");
        world.Service["HealthCheckConfiguration"]!["Path"]!.GetValue<string>().ShouldBe("/health");
        world.Service["HealthCheckConfiguration"]!["Interval"]!.GetValue<int>().ShouldBe(3);
        run.Log.ShouldContain("~ SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables.LOG_LEVEL: info → debug");
        run.Log.ShouldContain("~ InstanceConfiguration.Cpu: 1024 → 2048");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Writes_nothing_when_the_service_runs_the_image_already()
    {
        await using var world = await RunnerWorld.StartAsync();

        using var run = await world.DeployAsync(world.Run("1").Input("env", "LOG_LEVEL=info").Input("cpu", "1 vCPU").Input("health-check", "/health"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("unchanged", run.Log);
        run.Outputs["changed"].ShouldBe("false");
        JsonNode.Parse(run.Outputs["record"])![0]!["imageDigest"].ShouldBeNull();
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_tag_is_deployed_again_only_on_request()
    {
        await using var world = await RunnerWorld.StartAsync(settings => settings["SourceConfiguration"]!["ImageRepository"]!["ImageIdentifier"] = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop:stable");
        world.Push("stable");

        using var not = await world.DeployAsync("stable");
        using var again = await world.DeployAsync(world.Run("stable").Input("redeploy", "true"));

        not.Outputs["result"].ShouldBe("unchanged", not.Log);
        not.Log.ShouldContain("is the same text as before, so nothing is deployed, whatever was pushed under that tag");
        again.Outputs["result"].ShouldBe("deployed", again.Log);
        world.Operations[0].ShouldBe("START_DEPLOYMENT SUCCEEDED");
        world.Server.Records.Count("apprunner:UpdateService").ShouldBe(0);
    }

    [Fact]
    public async Task A_dry_run_shows_the_plan_and_only_reads()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2");

        using var run = await world.DeployAsync(world.Run("2").Input("env", "API_TOKEN=very-secret\nLOG_LEVEL=debug").Input("dry-run", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("planned");
        run.Log.ShouldContain($"shop: {world.Image("1")} → {world.Image("2")}");
        run.Log.ShouldContain("+ SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables.API_TOKEN = ***");
        run.Log.ShouldContain("API_TOKEN looks like a secret and is a plain value");
        (run.Log + run.Summary).ShouldNotContain("very-secret");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tag_is_replaced_by_its_digest_on_request()
    {
        await using var world = await RunnerWorld.StartAsync();
        var pushed = world.Push("2");

        using var run = await world.DeployAsync(world.Run("2").Input("tag-policy", "resolve"));
        using var again = await world.DeployAsync(world.Run("2").Input("tag-policy", "resolve"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        world.Current.ShouldBe(pushed.Digest);
        again.Outputs["result"].ShouldBe("unchanged", again.Log);
        JsonNode.Parse(again.Outputs["record"])![0]!["imageDigest"]!.GetValue<string>().ShouldBe(pushed.Digest);
    }

    [Fact]
    public async Task A_service_is_named_by_its_ARN_too()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2");

        using var run = await world.DeployAsync(world.Run("2").Input("service", world.Service["ServiceArn"]!.GetValue<string>()));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        world.Server.Records.Count("apprunner:ListServices").ShouldBe(0);
    }

    [Fact]
    public async Task Tells_what_has_its_like_in_Express_and_writes_nothing()
    {
        await using var world = await RunnerWorld.StartAsync(settings => settings["SourceConfiguration"]!["AutoDeploymentsEnabled"] = true);

        using var run = await world.DeployAsync(world.Run().Input("migrate-report", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("planned");
        run.Log.ShouldContain("SourceConfiguration.ImageRepository.ImageConfiguration.Port → primaryContainer.containerPort");
        run.Log.ShouldContain("HealthCheckConfiguration.Path → healthCheckPath");
        run.Log.ShouldContain("SourceConfiguration.AutoDeploymentsEnabled: no like in Express. Deploy from a workflow, with this action.");
        run.Summary.ShouldContain("| `InstanceConfiguration.InstanceRoleArn` | `taskRoleArn` |");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_digest_that_a_tag_came_to_stand_for_later_is_not_recorded()
    {
        await using var world = await RunnerWorld.StartAsync();
        var moved = world.Push("1", VirtualOutcome.Runs with { Lines = ["pushed again"] });

        using var run = await world.DeployAsync("1");

        run.Outputs["result"].ShouldBe("unchanged", run.Log);
        run.Outputs["record"].ShouldContain(world.Image("1"));
        run.Outputs["record"].ShouldNotContain(moved.Digest);
    }

    [Fact]
    public async Task A_report_of_what_has_its_like_in_Express_never_deploys()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2");

        using var run = await world.DeployAsync(world.Run("2").Input("migrate-report", "true").Input("redeploy", "true").Input("env", "LOG_LEVEL=debug"));

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Outputs["changed"].ShouldBe("false");
        world.Server.Records.Writes().ShouldBeEmpty();
        world.Current.ShouldBe("1");
    }

    [Fact]
    public async Task A_service_built_from_code_is_deployed_as_it_is_and_nothing_of_it_changed()
    {
        await using var world = await RunnerWorld.StartAsync(settings => settings["SourceConfiguration"] = JsonNode.Parse(
            """{"CodeRepository": {"RepositoryUrl": "https://github.com/acme/shop", "SourceCodeVersion": {"Type": "BRANCH", "Value": "main"}}, "AutoDeploymentsEnabled": false}"""));

        using var refused = await world.DeployAsync("2");
        using var run = await world.DeployAsync(world.Run().Input("redeploy", "true"));

        refused.ExitCode.ShouldBe(2);
        refused.Log.ShouldContain("is built from a code repository");
        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Outputs["image"].ShouldBe("https://github.com/acme/shop");
        world.Operations.ShouldBe(["START_DEPLOYMENT SUCCEEDED", "CREATE_SERVICE SUCCEEDED"]);
    }
}
