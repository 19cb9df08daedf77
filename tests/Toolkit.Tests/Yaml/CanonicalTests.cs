using Actions.Toolkit;

namespace Toolkit.Tests.Yaml;

public class CanonicalTests
{
    [Fact]
    public void A_difference_at_the_end_of_a_long_text_is_seen() => Canonical(Long("a")).ShouldNotBe(Canonical(Long("b")));

    [Fact]
    public void Layout_and_order_of_keys_say_nothing() => Canonical("b: [x, y]\na: 1\n").ShouldBe(Canonical("a: '1'\nb:\n- x\n- y\n"));

    [Theory]
    [InlineData("[a, b]", "[b, a]")]
    [InlineData("[[a], b]", "[[a, b]]")]
    [InlineData("[]", "{}")]
    [InlineData("[a]", "a")]
    public void Values_that_say_something_else_are_not_equal(string one, string other) => Canonical(one).ShouldNotBe(Canonical(other));

    [Fact]
    public void Aliases_that_multiply_are_refused_and_not_cut_off()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (var i = 1; i < 9; i++) text += $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n";
        Should.Throw<FormatException>(() => Canonical(text));
    }

    private static string Long(string last) => string.Concat(Enumerable.Range(0, 20_000).Select(i => $"- argument-{i}\n")) + $"- {last}\n";

    private static string Canonical(string yaml) => YamlReader.Read(yaml).Canonical();
}
