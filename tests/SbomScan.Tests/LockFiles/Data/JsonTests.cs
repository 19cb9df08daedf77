using System.Text;
using SbomScan.LockFiles.Data;

namespace SbomScan.Tests.LockFiles.Data;

public sealed class JsonTests
{
    [Fact]
    public void Everything_has_its_line()
    {
        var document = Json.Read("{\n \"a\": {\n  \"b\": [1, true,\n \"\\u00fc\", null]},\r\n \"c\": 1.50, \"n\": null\n}"u8);

        document.Map("a")!.LineOf("b").ShouldBe(3);
        document.Map("a")!.Texts("b").ShouldBe(["1", "true", "ü"]);
        document.Map("a")!.List("b")!.Items.Select(item => item.Line).ShouldBe([3, 3, 4]);
        document.Text("c").ShouldBe("1.50");
        document.LineOf("c").ShouldBe(5);
        document.Find("n").ShouldBeNull();
    }

    [Theory]
    [InlineData("", "line 1: this is not JSON")]
    [InlineData("{\n\"a\": 1,\n\"a\": 2}", "line 3: 'a' stands there twice, first in line 2")]
    [InlineData("{\n\"a\": [1,", "line 2: this is not JSON")]
    [InlineData("{} {}", "line 1: this is not JSON")]
    [InlineData("[]", "line 1: the document is a list where a table of names was expected")]
    [InlineData("null", "line 1: the document is null")]
    [InlineData("<html>", "line 1: this is not JSON: '<' is an invalid start of a value.")]
    public void What_is_no_JSON_is_refused_with_its_line(string text, string fault) =>
        Should.Throw<FormatException>(() => Json.Read(Encoding.UTF8.GetBytes(text))).Message.ShouldStartWith(fault);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Should.Throw<FormatException>(() => Json.Read([(byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)':', (byte)'1', (byte)'}'])).Message.ShouldStartWith("line 1");

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void Deep_nesting_is_refused(string piece) =>
        Should.Throw<FormatException>(() => Json.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 100_000))))).Message.ShouldContain("depth");

    [Fact]
    public void Too_many_values_are_refused() =>
        Should.Throw<FormatException>(() => Json.Read(Encoding.UTF8.GetBytes($"{{\"a\": [{string.Join(',', Enumerable.Repeat('1', 2_000_001))}]}}"))).Message.ShouldBe("line 1: it holds more than 2,000,000 values");
}
