using Testing.Runner;

namespace Contract.Tests.Harness;

public class WorkflowCommandParserTests
{
    /// <summary>A line, and the command in it: <c>name|properties|data</c>; empty when there is none.</summary>
    public static TheoryData<string, string> Vectors => new()
    {
        { "::error::it broke", "error||it broke" },
        { "  \t::error::after blanks", "error||after blanks" },
        { "text ::error::not at the start", "" },
        { "::error file=a.cs,line=3,title=Oh%3A%2C::m%0An%25", "error|file=a.cs,line=3,title=Oh:,|m\nn%" },
        { "::notice title=::x", "notice||x" },
        { "::error title=a=b::x", "error|title=a=b|x" },
        { "::notice title=%253A::%253A", "notice|title=%3A|%3A" },
        { "::unknown::x", "" },
        { "::error", "" },
        { "::ERROR::x", "ERROR||x" },
        { "::group::a::b", "group||a::b" },
        { "mid ##[error]x", "error||x" },
        { "mid ##[error file=a;line=2]x%0Ay", "error|file=a,line=2|x\ny" },
        { "##[section]x", "" },
        { "##[error", "" },
        { "::add-mask::s3cret", "add-mask||s3cret" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Finds_commands_as_the_runner_does(string line, string command)
    {
        var found = WorkflowCommandParser.Parse(line);
        var text = found is null ? "" : $"{found.Name}|{string.Join(',', found.Properties.Select(pair => $"{pair.Key}={pair.Value}"))}|{found.Data}";
        text.ShouldBe(command);
    }

    [Fact]
    public void While_commands_are_stopped_only_the_token_counts()
    {
        WorkflowCommandParser.Parse("::error::x", "t0ken").ShouldBeNull();
        WorkflowCommandParser.Parse("##[error]x", "t0ken").ShouldBeNull();
        WorkflowCommandParser.Parse("::t0ken::", "t0ken").ShouldNotBeNull();
    }
}
