namespace EcsDeploy.Tests.Wishes;

public sealed class TaskDefinitionFileTests
{
    [Fact]
    public void Placeholders_with_a_value_are_replaced_and_stay_inside_of_their_text()
    {
        var document = Read("""{"family":"${FAMILY}","containerDefinitions":[{"image":"${IMAGE}","memory":${MEMORY},"command":["echo ${HOME}"]}]}""",
            "FAMILY=a\"b\\c", "IMAGE=x:1", "MEMORY=256");

        document.Definition["family"]!.GetValue<string>().ShouldBe("a\"b\\c");
        document.Definition["containerDefinitions"]!.ToJsonString().ShouldBe("""[{"image":"x:1","memory":256,"command":["echo ${HOME}"]}]""");
        document.Unreplaced.ShouldBe(["HOME"]);
    }

    [Fact]
    public void What_the_command_line_of_AWS_printed_is_taken_without_the_members_of_answers()
    {
        var document = Read("""{"taskDefinition":{"family":"a","revision":3,"status":"ACTIVE","containerDefinitions":[]},"tags":[{"key":"k","value":"v"}]}""");

        document.Definition.ToJsonString().ShouldBe("""{"family":"a","containerDefinitions":[],"tags":[{"key":"k","value":"v"}]}""");
    }

    [Theory]
    [InlineData("{", "'web.json' is not JSON")]
    [InlineData("[]", "expected an object with 'family' and 'containerDefinitions'")]
    [InlineData("""{"containerDefinitions":[]}""", "'family' is missing")]
    [InlineData("""{"family":"a"}""", "'containerDefinitions' is missing")]
    public void Another_file_is_refused(string text, string said) =>
        Should.Throw<FormatException>(() => Read(text)).Message.ShouldContain(said);

    private static TaskDefinitionSource.Document Read(string text, params string[] values) =>
        TaskDefinitionFile.Read(new TaskDefinitionSource.File("web.json", text), [.. values.Select(Assignment.ParseTag)]);
}
