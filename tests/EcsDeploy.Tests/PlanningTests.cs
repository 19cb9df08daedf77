using System.Text.Json.Nodes;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>What a step asks for becomes a revision, or finds the one that is there already; over HTTP against the local AWS.</summary>
public sealed class PlanningTests
{
    private const string File =
        """
        {
          "family": "web",
          "containerDefinitions": [
            { "name": "app", "image": "shop/web:${TAG}", "memory": 256, "environment": [{ "name": "LEVEL", "value": "${LEVEL}" }], "startTimeout": 60 }
          ],
          "pidMode": "task"
        }
        """;

    [Fact]
    public async Task Environment_and_secrets_make_a_new_revision_without_any_image()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(world.Run(["web"]).Input("env", "LEVEL=debug = all\nURL=https://shop").Input("task-tags", "owner=web"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        var registered = world.Server.Records.Calls("ecs:RegisterTaskDefinition").ShouldHaveSingleItem().Parameters!;
        (await EnvironmentAsync(world, "web")).ShouldBe("""[{"name":"LEVEL","value":"debug = all"},{"name":"URL","value":"https://shop"}]""");
        registered["tags"]!.ToJsonString().ShouldStartWith("""[{"key":"team","value":"shop"},{"key":"owner","value":"web"},{"key":"suite:version","value":""");
        run.Log.ShouldContain("+ containerDefinitions[app].environment[LEVEL] = debug = all");
        run.Summary.ShouldContain("+ tags[owner] = web");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_file_is_registered_with_its_placeholders_replaced_and_every_member_kept()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        var run = world.Run(["web"]).Input("services", "web: deploy/web.json").Input("template-vars", "TAG=2");
        Write(run, "deploy/web.json", File);

        await world.DeployAsync(run);

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        var registered = world.Server.Records.Calls("ecs:RegisterTaskDefinition").ShouldHaveSingleItem().Parameters!;
        var expected = JsonNode.Parse(File.Replace("${TAG}", "2", StringComparison.Ordinal))!;
        // The records of the local AWS keep no environment values.
        expected["containerDefinitions"]![0]!["environment"] = registered["containerDefinitions"]![0]!["environment"]!.DeepClone();
        registered.Remove("tags");
        registered.ToJsonString().ShouldBe(expected.ToJsonString());
        (await EnvironmentAsync(world, "web")).ShouldBe("""[{"name":"LEVEL","value":"${LEVEL}"}]""");
        run.Log.ShouldContain("'deploy/web.json' keeps ${LEVEL}: 'template-vars' gives no value");
        run.Dispose();
    }

    [Theory]
    [InlineData("web:2")]
    [InlineData("web")]
    [InlineData("arn:aws:ecs:{region}:{account}:task-definition/web:2")]
    public async Task An_existing_revision_is_deployed_as_it_is(string reference)
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        await world.RegisterAsync("web", "shop/web:2");
        var named = reference.Replace("{region}", world.Server.Region, StringComparison.Ordinal).Replace("{account}", world.Server.AccountId, StringComparison.Ordinal);

        using var run = await world.DeployAsync(world.Run(["web"]).Input("task-definition", named));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Outputs["task-definitions"].ShouldBe("""{"web":"web:2"}""");
        world.Server.Records.Calls("ecs:RegisterTaskDefinition").ShouldBeEmpty();
        (await world.ImageAsync("web")).ShouldBe("shop/web:2");
    }

    [Fact]
    public async Task A_revision_that_does_not_exist_is_refused()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(world.Run(["web"]).Input("task-definition", "web:9"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'task-definition': there is no task definition 'web:9'");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_revision_registered_by_a_run_that_was_killed_is_taken()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        await world.RegisterAsync("web", "shop/web:2");
        await world.RegisterAsync("web", "shop/web:3");

        using var run = await world.DeployAsync("2", "web");

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Outputs["task-definitions"].ShouldBe("""{"web":"web:2"}""");
        run.Log.ShouldContain("web: web:1 → web:2, which is registered already: app: shop/web:1 → shop/web:2");
        world.Server.Records.Calls("ecs:RegisterTaskDefinition").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_wishes_again_write_nothing()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        ActionRun Again() => world.Run(["web"]).Input("env", "B=2\nA=1").Input("desired-count", "1").Input("network-configuration", Network("a", "b"));
        using var first = await world.DeployAsync(Again());
        world.Server.Records.Clear();

        using var second = await world.DeployAsync(Again().Input("network-configuration", Network("b", "a")));

        first.Outputs["result"].ShouldBe("deployed", first.Log);
        second.Outputs["result"].ShouldBe("unchanged", second.Log);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forced_deployment_of_the_same_revision_starts_new_tasks()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(world.Run(["web"]).Input("force-new-deployment", "true"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("it is deployed again, as 'force-new-deployment' says");
        world.Server.Records.Calls("ecs:UpdateService").ShouldHaveSingleItem().Parameters!["forceNewDeployment"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Settings_are_sent_only_when_given_and_merged_where_they_are_parts()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(world.Run(["web"])
            .Input("desired-count", "3")
            .Input("deployment-configuration", "maximumPercent: 150\ndeploymentCircuitBreaker:\n  rollback: false"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        var update = world.Server.Records.Calls("ecs:UpdateService").ShouldHaveSingleItem().Parameters!.AsObject();
        update.Select(member => member.Key).ShouldBe(["cluster", "service", "taskDefinition", "desiredCount", "deploymentConfiguration"], ignoreOrder: true);
        update["deploymentConfiguration"]!["maximumPercent"]!.GetValue<int>().ShouldBe(150);
        update["deploymentConfiguration"]!["minimumHealthyPercent"]!.GetValue<int>().ShouldBe(100);
        update["deploymentConfiguration"]!["deploymentCircuitBreaker"]!.ToJsonString().ShouldBe("""{"enable":true,"rollback":false}""");
        run.Log.ShouldContain("~ service.desiredCount: 2 → 3");
        run.Log.ShouldContain("~ service.deploymentConfiguration.deploymentCircuitBreaker.rollback: true → false");
    }

    [Fact]
    public async Task A_file_says_what_is_wanted_of_each_service()
    {
        await using var world = await DeployWorld.StartAsync(["web", "backend"]);
        world.Push("web", "2");
        world.Push("backend", "3");
        var run = world.Run([]).Input("config", "deploy.yml").Input("images", "backend/app=shop/backend:3").Input("env", "STAGE=prod");
        Write(run, "deploy.yml", """
            services:
              web:
                image: shop/web:2
                env:
                  MOTTO: |-
                    first
                    second
                desired-count: 1
              backend:
                images:
                  app: shop/backend:2
            """);

        await world.DeployAsync(run);

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        (await world.ImageAsync("web")).ShouldBe("shop/web:2");
        (await world.ImageAsync("backend")).ShouldBe("shop/backend:3");
        (await EnvironmentAsync(world, "web")).ShouldBe("""[{"name":"MOTTO","value":"first\nsecond"},{"name":"STAGE","value":"prod"}]""");
        (await EnvironmentAsync(world, "backend")).ShouldBe("""[{"name":"STAGE","value":"prod"}]""");
        run.Dispose();
    }

    [Fact]
    public async Task Values_of_secrets_are_shown_nowhere_and_warned_about()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(world.Run(["web"]).Input("env", "DB_PASSWORD=hunter-2\nLEVEL=info").Input("dry-run", "true"));

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Log.ShouldContain("+ containerDefinitions[app].environment[DB_PASSWORD] = ***");
        run.Log.ShouldContain("::warning::web: app:DB_PASSWORD looks like a secret and is a plain value");
        (run.Log + run.Summary).ShouldNotContain("hunter-2");
        (run.Log + run.Summary).ShouldContain("environment[LEVEL] = info");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_that_do_not_exist_are_refused_all_at_once()
    {
        await using var world = await DeployWorld.StartAsync(["web", "backend"]);

        using var run = await world.DeployAsync(world.Run(["web", "backend"]).Input("env", "web/api:A=1\nB=2").Input("expected-env", "backend/URL"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("::error::Input 'env': service 'web' has no container 'api'; it has 'app'.");
        run.Log.ShouldContain("::error::Input 'expected-env': container 'app' of service 'backend' has no 'URL' in its environment or secrets; it has 'B'.");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_strategy_that_needs_more_of_the_service_is_refused_with_what_it_needs()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(world.Run(["web"]).Input("strategy", "canary"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("the strategy CANARY needs 'canaryConfiguration' in 'deployment-configuration'");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    private static async Task<string> EnvironmentAsync(DeployWorld world, string service) => (await world.ContainerAsync(service))["environment"]!.ToJsonString();

    private static string Network(params string[] subnets) =>
        $$$"""{"awsvpcConfiguration":{"subnets":[{{{string.Join(',', subnets.Select(subnet => $"\"subnet-{subnet}\""))}}}]}}""";

    private static void Write(ActionRun run, string path, string text)
    {
        var full = Path.Combine(run.Workspace, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
    }
}
