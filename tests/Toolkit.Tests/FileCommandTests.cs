using System.Text;
using Actions.Toolkit;
using FsCheck;
using FsCheck.Fluent;
using Testing.Runner;

namespace Toolkit.Tests;

public sealed class FileCommandTests
{
    [Fact]
    public void The_runner_reads_any_value_as_it_was_given() => Prop.ForAll<string>(value =>
    {
        var given = string.Concat((value ?? "").Where(letter => !char.IsSurrogate(letter)));
        var read = FileCommandParser.Parse(Encoding.UTF8.GetBytes(FileCommand.Format("name", given)));
        read.ShouldHaveSingleItem().Value.ShouldBe(given.Replace("\r\n", "\n", StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("line one\nline two")]
    [InlineData("a<<b=c")]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("ends with break\n")]
    [InlineData("%0A ::error:: \"quoted\"")]
    public void Values_that_look_like_commands_are_values(string value) =>
        FileCommandParser.Parse(Encoding.UTF8.GetBytes(FileCommand.Format("name", value))).ShouldHaveSingleItem().Value.ShouldBe(value);

    [Fact]
    public void Two_pairs_have_two_delimiters()
    {
        static string Delimiter(string pair) => pair[(pair.IndexOf("<<", StringComparison.Ordinal) + 2)..pair.IndexOf('\n', StringComparison.Ordinal)];

        Delimiter(FileCommand.Format("a", "x")).ShouldNotBe(Delimiter(FileCommand.Format("a", "x")));
    }
}
