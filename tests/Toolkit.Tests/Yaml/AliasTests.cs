using Actions.Toolkit;

namespace Toolkit.Tests.Yaml;

public class AliasTests
{
    private const string Text = "a: &a 1\nb: *a\n";

    [Fact]
    public void An_alias_is_the_value_it_stands_for() => YamlReader.Read(Text).Get("b").Text().ShouldBe("1");

    [Fact]
    public void Aliases_can_be_refused() =>
        Should.Throw<YamlProblemException>(() => YamlReader.Read(Text, aliasesAllowed: false)).Problem.ToString().ShouldBe("line 2, column 4: '*a' is an alias, which a file of this kind does not have");
}
