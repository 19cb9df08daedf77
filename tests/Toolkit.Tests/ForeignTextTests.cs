using Actions.Toolkit;
using FsCheck;
using FsCheck.Fluent;
using Testing.Runner;

namespace Toolkit.Tests;

public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("::error::x", "| ::error::x")]
    [InlineData(" \t::set-output name=a::b", "|  \t::set-output name=a::b")]
    [InlineData("build ##[error]x", "build # #[error]x")]
    [InlineData("a\rb", "a\\rb")]
    [InlineData("a\0b\u001b[31m", "a\\u0000b\\u001b[31m")]
    [InlineData("safe \u202egnp.exe", "safe \\u202egnp.exe")]
    [InlineData("plain text", "plain text")]
    public void A_line_of_others_is_harmless_and_readable(string text, string shown) => ForeignText.Neutralise(text).ShouldBe(shown);

    [Fact]
    public void Lines_lose_only_their_final_line_break() => ForeignText.Lines("a\r\nb\n").ShouldBe(["a", "b"]);

    [Fact]
    public void The_runner_finds_no_command_in_any_text_of_others() => Prop.ForAll(Attacks(), text =>
    {
        foreach (var line in ForeignText.Lines(text))
            WorkflowCommandParser.Parse(line, resumeToken: null).ShouldBeNull(line);
    }).QuickCheckThrowOnFailure();

    // Strings made of the parts that commands are made of.
    private static Arbitrary<string> Attacks() => Gen.Elements("::", "##[", "error", "]", " ", "\t", "\n", "\r", "set-output name=a", "add-mask", "\u00a0", "\u2003", "\0", "x", "%0A")
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();
}
