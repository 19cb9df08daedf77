using Actions.Toolkit;

namespace EcsDeploy.Tests;

public sealed class TaskDefinitionEditTests
{
    private const string Two = """[{"name":"app","image":"app:1","essential":true,"custom":{"b":1,"a":[]}},{"name":"proxy","image":"proxy:1","essential":false}]""";

    [Fact]
    public void The_image_goes_to_the_only_essential_container_and_all_else_stays()
    {
        var (definition, changes) = TaskDefinitionEdit.WithImages("backend", Samples.Definition(Two), Samples.Inputs("app:2"));

        changes.ShouldBe([new ImageChange("app", "app:1", "app:2")]);
        definition.ToJsonString().ShouldBe(
            """{"family":"backend","cpu":"256","containerDefinitions":[{"name":"app","image":"app:2","essential":true,"custom":{"b":1,"a":[]}},{"name":"proxy","image":"proxy:1","essential":false}],"enableFaultInjection":true}""");
    }

    [Fact]
    public void Lines_name_containers()
    {
        var (_, changes) = TaskDefinitionEdit.WithImages("backend", Samples.Definition(Two), Samples.Inputs(null, "backend/app=app:2", "proxy=proxy:2"));

        changes.Select(change => change.Container).ShouldBe(["app", "proxy"]);
    }

    [Fact]
    public void The_same_image_is_no_change()
    {
        var (_, changes) = TaskDefinitionEdit.WithImages("backend", Samples.Definition(Two), Samples.Inputs("app:1"));

        changes.ShouldBeEmpty();
    }

    [Fact]
    public void A_container_that_does_not_exist_is_refused_with_those_that_do() =>
        Should.Throw<UserError>(() => TaskDefinitionEdit.WithImages("backend", Samples.Definition(Two), Samples.Inputs(null, "backend/api=x:2")))
            .Message.ShouldBe("Input 'images': service 'backend' has no container 'api'; it has 'app', 'proxy'.");

    [Fact]
    public void A_service_that_no_line_touches_is_refused() =>
        Should.Throw<UserError>(() => TaskDefinitionEdit.WithImages("backend", Samples.Definition(Two), Samples.Inputs(null, "api=x:2")))
            .Message.ShouldContain("names no container of service 'backend'");

    [Fact]
    public void Two_essential_containers_make_a_single_image_ambiguous() =>
        Should.Throw<UserError>(() => TaskDefinitionEdit.WithImages(
                "backend", Samples.Definition("""[{"name":"a","image":"x"},{"name":"b","image":"y"}]"""), Samples.Inputs("z")))
            .Message.ShouldContain("2 essential containers ('a', 'b')");
}
