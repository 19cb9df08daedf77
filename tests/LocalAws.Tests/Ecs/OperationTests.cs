using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Ecs;

public sealed class OperationTests
{
    [Fact]
    public async Task A_task_definition_comes_back_as_it_was_given()
    {
        await using var world = new EcsWorldOf(new() { FillTaskDefinitionDefaults = false });
        var given = JsonNode.Parse("""
            {"family":"web","cpu":"256","memory":"512","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],
             "containerDefinitions":[{"name":"a","image":"x:1","ulimits":[{"name":"nofile","softLimit":1,"hardLimit":2}],
              "dockerLabels":{"k":"v"},"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"g"}}}]}
            """)!.AsObject();
        world.Call("RegisterTaskDefinition", given.DeepClone().AsObject());

        var read = world.Call("DescribeTaskDefinition", """{"taskDefinition":"web"}""")["taskDefinition"]!.AsObject();

        foreach (var (member, value) in given)
            JsonNode.DeepEquals(read[member], value).ShouldBeTrue(member);
    }

    [Fact]
    public async Task Defaults_are_filled_in_as_the_service_does()
    {
        await using var world = new EcsWorldOf();
        world.Register("1", """, "portMappings":[{"containerPort":80}]""");
        var container = world.Call("DescribeTaskDefinition", """{"taskDefinition":"backend"}""")["taskDefinition"]!["containerDefinitions"]![0]!;
        container["cpu"]!.GetValue<int>().ShouldBe(0);
        container["environment"]!.AsArray().ShouldBeEmpty();
        Text(container["portMappings"]![0], "protocol").ShouldBe("tcp");
    }

    [Fact]
    public async Task The_client_token_makes_a_creation_repeatable_and_another_one_is_refused()
    {
        await using var world = new EcsWorldOf();
        world.Register("1");
        const string Request = """{"cluster":"main","serviceName":"s","taskDefinition":"backend","desiredCount":0,"clientToken":"TOKEN"}""";
        var first = world.Call("CreateService", Request)["service"]!;

        var again = world.Call("CreateService", Request)["service"]!;

        Text(again["deployments"]![0], "id").ShouldBe(Text(first["deployments"]![0], "id"));
        world.Refused("CreateService", Request.Replace("TOKEN", "other")).Message.ShouldContain("not idempotent");
        world.Refused("CreateService", """{"cluster":"main","serviceName":"s","taskDefinition":"backend","desiredCount":0}""").Code.ShouldBe("InvalidParameterException");
    }

    [Fact]
    public async Task Revisions_count_per_family_and_an_inactive_one_cannot_be_used()
    {
        await using var world = new EcsWorldOf();
        world.Register("1");
        world.Register("2").ShouldEndWith("backend:2");
        world.Call("DeregisterTaskDefinition", """{"taskDefinition":"backend:2"}""");

        Text(world.Call("DescribeTaskDefinition", """{"taskDefinition":"backend"}""")["taskDefinition"], "taskDefinitionArn").ShouldEndWith("backend:1");
        world.Refused("CreateService", """{"cluster":"main","serviceName":"s","taskDefinition":"backend:2"}""").Code.ShouldBe("ClientException");
        world.Register("3").ShouldEndWith("backend:3");
        world.All("ListTaskDefinitions", """{"familyPrefix":"backend","sort":"DESC"}""", "taskDefinitionArns")
            .Select(arn => arn.GetValue<string>().Split(':')[^1]).ShouldBe(["3", "1"]);
    }

    [Theory]
    [InlineData("""{"family":"f","containerDefinitions":[]}""")]
    [InlineData("""{"family":"f","containerDefinitions":[{"name":"a"}]}""")]
    [InlineData("""{"family":"f","containerDefinitions":[{"name":"a","image":"x","essential":false}]}""")]
    [InlineData("""{"family":"f","containerDefinitions":[{"name":"a","image":"x"},{"name":"a","image":"y"}]}""")]
    [InlineData("""{"family":"f","requiresCompatibilities":["FARGATE"],"containerDefinitions":[{"name":"a","image":"x"}]}""")]
    [InlineData("""{"family":"not allowed","containerDefinitions":[{"name":"a","image":"x"}]}""")]
    public async Task Task_definitions_that_the_service_refuses_are_refused(string definition)
    {
        await using var world = new EcsWorldOf();
        world.Refused("RegisterTaskDefinition", definition).Code.ShouldBe("ClientException");
    }

    [Fact]
    public async Task Lists_come_in_pages_and_a_token_is_good_for_its_own_list_only()
    {
        await using var world = new EcsWorldOf();
        for (var i = 0; i < 7; i++)
            world.Register("1");
        var first = world.Call("ListTaskDefinitions", """{"familyPrefix":"backend"}""");
        first["taskDefinitionArns"]!.AsArray().Count.ShouldBe(3);
        world.All("ListTaskDefinitions", """{"familyPrefix":"backend"}""", "taskDefinitionArns").Distinct().Count().ShouldBe(7);
        world.Refused("ListTaskDefinitions", $$"""{"familyPrefix":"other","nextToken":"{{Text(first, "nextToken")}}"}""").Code.ShouldBe("InvalidParameterException");
        world.Refused("ListTaskDefinitions", """{"nextToken":"rubbish"}""").Code.ShouldBe("InvalidParameterException");
    }

    [Fact]
    public async Task Describing_tells_missing_services_and_refuses_more_than_ten()
    {
        await using var world = Running();
        var answer = world.Call("DescribeServices", """{"cluster":"main","services":["backend","nothing"]}""");
        answer["services"]!.AsArray().Count.ShouldBe(1);
        Text(answer["failures"]![0], "reason").ShouldBe("MISSING");
        Text(answer["failures"]![0], "arn").ShouldEndWith("service/main/nothing");

        var eleven = string.Join(',', Enumerable.Range(0, 11).Select(i => $"\"s{i}\""));
        world.Refused("DescribeServices", $$"""{"cluster":"main","services":[{{eleven}}]}""").Code.ShouldBe("InvalidParameterException");
        world.Refused("DescribeServices", """{"cluster":"nowhere","services":["backend"]}""").Code.ShouldBe("ClusterNotFoundException");
    }

    [Fact]
    public async Task A_deleted_service_drains_and_stays_describable_as_inactive()
    {
        await using var world = Running();
        world.Refused("DeleteService", """{"cluster":"main","service":"backend"}""").Code.ShouldBe("InvalidParameterException");
        Text(world.Call("DeleteService", """{"cluster":"main","service":"backend","force":true}""")["service"], "status").ShouldBe("DRAINING");
        world.AdvanceUntil(() => Text(world.Service, "status") == "INACTIVE");
        world.Refused("UpdateService", """{"cluster":"main","service":"backend","desiredCount":1}""").Code.ShouldBe("ServiceNotActiveException");
        world.All("ListServices", """{"cluster":"main"}""", "serviceArns").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(""" "deploymentConfiguration":{"strategy":"BLUE_GREEN"} """)]
    [InlineData(""" "deploymentController":{"type":"CODE_DEPLOY"} """)]
    [InlineData(""" "loadBalancers":[{"targetGroupArn":"arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/x/1","containerName":"app","containerPort":1}] """)]
    public async Task What_it_cannot_do_it_refuses(string parameters)
    {
        await using var world = new EcsWorldOf();
        world.Register("1");
        world.Refused("CreateService", $$"""{"cluster":"main","serviceName":"s","taskDefinition":"backend",{{parameters}}}""").Code.ShouldBe("InvalidParameterException");
    }

    [Fact]
    public async Task Tags_are_shown_only_on_request()
    {
        await using var world = Running();
        var arn = Text(world.Service, "serviceArn");
        world.Call("TagResource", $$"""{"resourceArn":"{{arn}}","tags":[{"key":"a","value":"1"},{"key":"b","value":"2"}]}""");
        world.Call("UntagResource", $$"""{"resourceArn":"{{arn}}","tagKeys":["a"]}""");

        world.Service["tags"].ShouldBeNull();
        var withTags = world.Call("DescribeServices", """{"cluster":"main","services":["backend"],"include":["TAGS"]}""")["services"]![0]!;
        withTags["tags"]!.ToJsonString().ShouldBe("""[{"key":"b","value":"2"}]""");
        world.Call("ListTagsForResource", $$"""{"resourceArn":"{{arn}}"}""")["tags"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Clusters_are_created_once_and_described_with_what_is_missing()
    {
        await using var world = new EcsWorldOf();
        var arn = Text(world.Call("CreateCluster", """{"clusterName":"main"}""")["cluster"], "clusterArn");
        world.All("ListClusters", "{}", "clusterArns").Count.ShouldBe(1);
        var answer = world.Call("DescribeClusters", $$"""{"clusters":["{{arn}}","other"]}""");
        Text(answer["clusters"]![0], "status").ShouldBe("ACTIVE");
        Text(answer["failures"]![0], "reason").ShouldBe("MISSING");
    }

    [Fact]
    public async Task Events_are_at_most_a_hundred_newest_first_with_ids_of_their_own()
    {
        await using var world = Running();
        for (var i = 0; i < 30; i++)
        {
            world.Update("\"forceNewDeployment\":true");
            world.Settle();
        }

        var events = world.Service["events"]!.AsArray();
        events.Count.ShouldBe(100);
        events.Select(one => Text(one, "id")).Distinct().Count().ShouldBe(100);
        events.Select(one => one!["createdAt"]!.GetValue<double>()).ShouldBe(events.Select(one => one!["createdAt"]!.GetValue<double>()).OrderDescending());
    }

    [Fact]
    public async Task Event_texts_can_be_replaced_by_noise()
    {
        var count = 0;
        await using var world = Running(new() { RewriteEvent = _ => $"noise {count++}" });
        world.Events.ShouldAllBe(message => message.StartsWith("noise"));
    }

    private static EcsWorldOf Running(EcsOptions? options = null)
    {
        var world = new EcsWorldOf(options);
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.Runs);
        world.CreateService(world.Register("1"), 1);
        world.Settle();
        return world;
    }
}
