using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace EcsDeploy.Tests.Planning;

public sealed class TaskDefinitionEditTests
{
    private const string Two = """[{"name":"app","image":"app:1","essential":true,"custom":{"b":1,"a":[]}},{"name":"proxy","image":"proxy:1","essential":false}]""";
    private const string TwoEssential = """[{"name":"a","image":"x"},{"name":"b","image":"y"}]""";

    [Fact]
    public void The_image_goes_to_the_only_essential_container_and_all_else_stays()
    {
        var definition = Edit(Two, new ServiceWish { Images = [ImageAssignment.ForTheOnlyEssential("app:2")] });

        definition.ToJsonString().ShouldBe(
            """{"family":"backend","cpu":"256","containerDefinitions":[{"name":"app","image":"app:2","essential":true,"custom":{"b":1,"a":[]}},{"name":"proxy","image":"proxy:1","essential":false}],"enableFaultInjection":true}""");
    }

    [Fact]
    public void Lines_name_containers() =>
        Containers(Edit(Two, Samples.Images("backend/app=app:2", "proxy=proxy:2"))).Select(container => container["image"]!.GetValue<string>())
            .ShouldBe(["app:2", "proxy:2"]);

    [Fact]
    public void Environment_and_secrets_are_set_by_name_and_keep_their_place()
    {
        var definition = Edit(
            """[{"name":"app","image":"x","environment":[{"name":"A","value":"1"},{"name":"B","value":"2"},{"name":"C","value":"3"}],"secrets":[{"name":"S","valueFrom":"arn:s"}]}]""",
            new ServiceWish
            {
                Env = [Assignment.Parse("app:B=x=y z"), Assignment.Parse("D=first\nsecond"), Assignment.Parse("S=plain")],
                EnvUnset = [Assignment.ParseName("A")],
                Secrets = [Assignment.Parse("C=arn:c")],
            });

        Containers(definition)[0]["environment"]!.ToJsonString().ShouldBe(
            """[{"name":"B","value":"x=y z"},{"name":"D","value":"first\nsecond"},{"name":"S","value":"plain"}]""");
        Containers(definition)[0]["secrets"]!.ToJsonString().ShouldBe("""[{"name":"C","valueFrom":"arn:c"}]""");
    }

    [Fact]
    public void Everything_else_of_containers_and_task_is_set_where_it_belongs()
    {
        var definition = Edit(
            """[{"name":"app","image":"x","logConfiguration":{"logDriver":"awslogs","options":{"a":"1"}}}]""",
            new ServiceWish
            {
                Command = [new ScopedWords(null, null, ["serve", "--port=80"])],
                EntryPoint = [new ScopedWords(null, "app", ["/bin/app"])],
                LogOptions = [Assignment.Parse("b=c=d")],
                DockerLabels = [Assignment.Parse("app:traefik.rule=Host(`x`)")],
                EnvFiles = [EnvironmentFileAssignment.Parse("arn:aws:s3:::bucket/app.env"), EnvironmentFileAssignment.Parse("app=arn:aws:s3:::bucket/app.env")],
                TaskTags = [Assignment.ParseTag("team=shop")],
                Cpu = "512",
                Memory = "1024",
                TaskRole = "arn:task",
                ExecutionRole = "arn:execution",
            });

        Containers(definition)[0].ToJsonString().ShouldBe(
            """{"name":"app","image":"x","logConfiguration":{"logDriver":"awslogs","options":{"a":"1","b":"c=d"}},"command":["serve","--port=80"],"entryPoint":["/bin/app"],"dockerLabels":{"traefik.rule":"Host(\u0060x\u0060)"},"environmentFiles":[{"value":"arn:aws:s3:::bucket/app.env","type":"s3"}]}""");
        definition.Remove("containerDefinitions");
        definition.ToJsonString().ShouldBe(
            """{"family":"backend","cpu":"512","enableFaultInjection":true,"memory":"1024","taskRoleArn":"arn:task","executionRoleArn":"arn:execution","tags":[{"key":"team","value":"shop"}]}""");
    }

    [Fact]
    public void Everything_that_does_not_exist_is_told_at_once_with_what_does()
    {
        var wish = Samples.Images("backend/api=x:2", "job=x:2") with
        {
            Env = [Assignment.Parse("backend/api:A=1")],
            ExpectedEnv = [Assignment.ParseName("proxy:URL")],
            LogOptions = [Assignment.Parse("a=b")],
        };

        Problems(Two, wish).ShouldBe([
            "Input 'images': service 'backend' has no container 'api'; it has 'app', 'proxy'.",
            "Input 'log-options': container 'app' of service 'backend' has no log driver that could take options. Add 'logConfiguration' to its task definition.",
            "Input 'env': service 'backend' has no container 'api'; it has 'app', 'proxy'.",
            "Input 'expected-env': container 'proxy' of service 'backend' has no 'URL' in its environment or secrets; it has none.",
            "Input 'images': no service has a container 'job'; 'backend' has 'app', 'proxy'.",
        ]);
    }

    [Fact]
    public void A_container_that_another_service_has_is_no_problem()
    {
        var problems = new EditProblems();
        TaskDefinitionEdit.Apply("backend", Document(Two), Samples.Images("app=x:2", "job=x:2"), problems);
        TaskDefinitionEdit.Apply("batch", Document("""[{"name":"job","image":"x"}]"""), Samples.Images("app=x:2", "job=x:2"), problems);

        problems.All.ShouldBeEmpty();
    }

    [Fact]
    public void A_service_that_no_line_touches_is_refused()
    {
        var problems = new EditProblems();
        TaskDefinitionEdit.Apply("backend", Document(Two), Samples.Images("api=x:2"), problems);
        TaskDefinitionEdit.Apply("api", Document("""[{"name":"api","image":"x"}]"""), Samples.Images("api=x:2"), problems);

        problems.All.ShouldHaveSingleItem().ShouldContain("names no container of service 'backend'");
    }

    [Theory]
    [InlineData("image", "Use 'images' with one 'container=image' a line.")]
    [InlineData("env", "Write 'container:' in front of the name.")]
    [InlineData("command", "Use 'config' with 'command:' as a mapping of containers to commands.")]
    public void Two_essential_containers_make_a_line_without_one_ambiguous(string input, string remedy) =>
        Problems(TwoEssential, input switch
        {
            "image" => new ServiceWish { Images = [ImageAssignment.ForTheOnlyEssential("z")] },
            "env" => new ServiceWish { Env = [Assignment.Parse("A=1")] },
            _ => new ServiceWish { Command = [new ScopedWords(null, null, ["x"])] },
        }).ShouldBe([$"Input '{input}': service 'backend' has 2 essential containers ('a', 'b'); it is not clear which one is meant. {remedy}"]);

    [Fact]
    public void A_variable_to_remove_may_be_gone_from_a_revision_but_not_from_a_file()
    {
        var wish = new ServiceWish { EnvUnset = [Assignment.ParseName("app:OLD")] };
        var file = wish with { TaskDefinition = new TaskDefinitionSource.Document("web.json", [], []) };

        Problems(Two, wish).ShouldBeEmpty();
        Problems(Two, file).ShouldBe(["Input 'env-unset': 'web.json' sets no 'OLD' in container 'app' of service 'backend'; it sets none."]);
    }

    private static JsonObject Edit(string containers, ServiceWish wish)
    {
        var problems = new EditProblems();
        var definition = TaskDefinitionEdit.Apply("backend", Document(containers), wish, problems);
        problems.All.ShouldBeEmpty();
        return definition;
    }

    private static IReadOnlyList<string> Problems(string containers, ServiceWish wish)
    {
        var problems = new EditProblems();
        TaskDefinitionEdit.Apply("backend", Document(containers), wish, problems);
        return problems.All;
    }

    private static JsonObject Document(string containers) => Actions.Aws.TaskDefinitionContent.ToRequest(Samples.Definition(containers));

    private static List<JsonObject> Containers(JsonObject definition) => [.. definition["containerDefinitions"]!.AsArray().Select(container => container!.AsObject())];
}
