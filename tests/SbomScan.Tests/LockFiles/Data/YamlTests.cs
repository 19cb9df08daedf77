using SbomScan.LockFiles.Data;

namespace SbomScan.Tests.LockFiles.Data;

public sealed class YamlTests
{
    [Fact]
    public void Everything_has_its_line()
    {
        var document = Yaml.Read("a:\n  b: 1.0\n  c:\n    - x\n    - 'y'\n  d: ~\n");

        document.Map("a")!.LineOf("c").ShouldBe(3);
        document.Map("a")!.Texts("c").ShouldBe(["x", "y"]);
        document.Map("a")!.Text("b").ShouldBe("1.0");
        document.Map("a")!.Find("d").ShouldBeNull();
    }

    [Theory]
    [InlineData("", "line 1: the document is empty")]
    [InlineData("a: 1\na: 2", "line 2: 'a' stands there twice, first in line 1")]
    [InlineData("- a", "line 1: the document is a list where a table of names was expected")]
    [InlineData("a: [1,\n", "line 2: this is not YAML")]
    public void What_is_no_YAML_is_refused_with_its_line(string text, string fault) => Should.Throw<FormatException>(() => Yaml.Read(text)).Message.ShouldStartWith(fault);

    [Fact]
    public void Aliases_that_expand_without_end_are_refused()
    {
        var lines = Enumerable.Range(1, 30).Select(level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]").Prepend("a0: &a0 [x, x]");

        Should.Throw<FormatException>(() => Yaml.Read(string.Join('\n', lines))).Message.ShouldContain("aliases");
    }
}
