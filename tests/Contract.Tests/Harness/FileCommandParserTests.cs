using System.Text;
using Testing.Runner;

namespace Contract.Tests.Harness;

public class FileCommandParserTests
{
    /// <summary>Bytes of a command file, and the pairs the runner reads: <c>name|value</c> separated by <c>;</c>.</summary>
    public static TheoryData<string, string> Vectors => new()
    {
        { "a=1\n", "a|1" },
        { "a=1", "a|1" },
        { "", "" },
        { "\n\na=1\n\n", "a|1" },
        { "\uFEFFa=1\n", "a|1" },
        { "a=1\r\n", "a|1\r" },
        { " k = v\n", " k | v" },
        { "a=\n", "a|" },
        { "a=b=c\n", "a|b=c" },
        { "a=b<<c\n", "a|b<<c" },
        { "a<<b=c\nx\nb=c\n", "a|x" },
        { "a<<EOF\none\ntwo\nEOF\n", "a|one\ntwo" },
        { "a<<EOF\none\n\nEOF\n", "a|one\n" },
        { "a<<EOF\nEOF\n", "a|" },
        { "a<<EOF\n\nEOF\n", "a|" },
        { "a<<EOF\nx\nEOF", "a|x" },
        { "a<<EOF\n EOF\nEOF \nEOF\n", "a| EOF\nEOF " },
        { "a<<EOF\n::error::x\n%0A\nEOF\nb=2\n", "a|::error::x\n%0A;b|2" },
        { "a=1\na=2\n", "a|1;a|2" },
        { "a=%0A%253A\n", "a|%0A%253A" },
        { "a<<E\r\nx\nE\r\n", "a|x" },
    };

    public static TheoryData<string, string, int> Malformed => new()
    {
        { "nothing\n", "Invalid format 'nothing'", 0 },
        { "a=1\nnothing\n", "Invalid format 'nothing'", 1 },
        { "=x\n", "Value cannot be null. (Parameter 'name')", 0 },
        { "<<EOF\nx\nEOF\n", "Name must not be empty", 0 },
        { "a<<\nx\n", "delimiter must not be empty", 0 },
        { "a=1\nb<<EOF\nx\n", "Matching delimiter not found 'EOF'", 1 },
        { "b<<EOF\nx\nEOF\r\n", "Matching delimiter not found 'EOF'", 0 },
        { "b<<EOF\nx", "Matching delimiter not found 'EOF'", 0 },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Reads_pairs_by_the_runners_rules(string file, string pairs) =>
        string.Join(';', FileCommandParser.Parse(Encoding.UTF8.GetBytes(file)).Select(pair => $"{pair.Key}|{pair.Value}")).ShouldBe(pairs);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Refuses_a_malformed_line_after_the_pairs_before_it(string file, string message, int before)
    {
        var refusal = Should.Throw<FileCommandException>(() => FileCommandParser.Parse(Encoding.UTF8.GetBytes(file)));
        refusal.Message.ShouldContain(message);
        refusal.Before.Count.ShouldBe(before);
    }

    [Fact]
    public void The_last_value_of_a_name_wins() =>
        FileCommandParser.LastOfEach(FileCommandParser.Parse("a=1\na=2\n"u8.ToArray()))["a"].ShouldBe("2");

    [Fact]
    public void Bytes_that_are_not_UTF_8_do_not_stop_the_parser() =>
        FileCommandParser.Parse([(byte)'a', (byte)'=', 0xFF, (byte)'\n'])[0].Value.ShouldBe("\uFFFD");
}
