using SbomScan.LockFiles.Data;

namespace SbomScan.Tests.LockFiles.Data;

public sealed class TomlTests
{
    [Fact]
    public void Everything_has_its_line()
    {
        var document = Toml.Read("""
            number = 0x10
            when = 2024-01-01T00:00:00Z
            a.b = true
            'a'.c = "ü\n"

            [[package]]
            name = '''x
            y'''
            list = [
              1.5, { deep.key = "z" },
            ]
            [package.source]
            type = "git"
            [meta]
            [[package]]
            [[package.file]]
            name = "f"
            [package.source]
            type = "url"
            [meta.deep]
            x = 1
            """);

        document.Text("number").ShouldBe("0x10");
        document.Text("when").ShouldBe("2024-01-01T00:00:00Z");
        document.Map("a")!.Flag("b").ShouldBeTrue();
        document.Map("a")!.Text("c").ShouldBe("ü\n");
        document.Map("a")!.LineOf("c").ShouldBe(4);
        var packages = document.Maps("package").ToList();
        packages.Count.ShouldBe(2);
        packages[0].Required("name").ShouldBe("x\ny");
        packages[0].LineOf("list").ShouldBe(9);
        packages[0].List("list")!.Items[1].As<DataMap>("it").Map("deep")!.Text("key").ShouldBe("z");
        packages.Select(package => package.Map("source")!.Text("type")).ShouldBe(["git", "url"]);
        packages[1].Maps("file").Single().LineOf("name").ShouldBe(17);
        document.Map("meta")!.Map("deep")!.LineOf("x").ShouldBe(21);
    }

    [Theory]
    [InlineData("a = 1\na = 2", "line 2: 'a' stands there twice, first in line 1")]
    [InlineData("[a]\nb = 1\n[c]\n[a]\nb = 1", "line 5: 'b' stands there twice, first in line 2")]
    [InlineData("a = { b = 1 }\na.c = 2", "line 2: 'a' stands there twice, first in line 1")]
    [InlineData("a = { b = 1 }\n[a.c]\nd = 2", "line 2: 'a' stands there twice, first in line 1")]
    [InlineData("a = 1\n[a.b]", "line 2: 'a' stands there twice, first in line 1")]
    [InlineData("a = [1]\n[[a]]", "line 2: 'a' stands there twice, first in line 1")]
    [InlineData("[a]\n[[a]]", "line 2: 'a' stands there twice, first in line 1")]
    [InlineData("a = {b = 1, b = 2}", "line 1: 'b' stands there twice, first in line 1")]
    [InlineData("\nx = ", "line 2: this is not TOML: Missing value after `=`.")]
    [InlineData("x = 99999999999999999999", "line 1: this is not TOML")]
    [InlineData("x = 'open", "line 1: this is not TOML")]
    [InlineData("\0\0", "line 1: this is not TOML")]
    public void What_is_no_TOML_is_refused_with_its_line(string text, string fault) => Should.Throw<FormatException>(() => Toml.Read(text)).Message.ShouldStartWith(fault);

    [Theory]
    [InlineData("x = ", "[", 300)]
    [InlineData("x = ", "[", 1_000_000)]
    [InlineData("x = ", "{a=", 1_000_000)]
    [InlineData("[", "a.", 100_000)]
    public void Deep_nesting_is_refused(string before, string piece, int times) =>
        Should.Throw<FormatException>(() => Toml.Read(before + string.Concat(Enumerable.Repeat(piece, times)) + "x]")).Message.ShouldContain("depth");

    [Fact]
    public void Too_many_values_are_refused() =>
        Should.Throw<FormatException>(() => Toml.Read($"a = [{string.Join(',', Enumerable.Repeat('1', 2_000_001))}]")).Message.ShouldBe("line 1: it holds more than 2,000,000 values");
}
