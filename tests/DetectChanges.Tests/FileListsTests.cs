using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Answer;

namespace DetectChanges.Tests;

public class FileListsTests
{
    private static readonly string[] Odd =
    [
        "plain.txt", "a b", "tab\there", "line\nbreak", "cr\rhere", "quote\"", "it's", "back\\slash", "$(id)", "`id`", "-rf", "~root", "*", "?", "[a]", "{a,b}", "😀", "e\u0301",
        "\u202ertl", "=", "=a", "a=b", "#x", "!x", "a;b", "a&b", "a|b", "<x>", "(x)", "%s", "--help", " lead", "trail ", "\u00a0nbsp",
    ];

    private static IReadOnlyList<GitPath> Paths(IEnumerable<string> names) => [.. names.Select(name => new GitPath(Encoding.UTF8.GetBytes(name)))];

    [Theory]
    [InlineData("sh", ListFormat.Shell)]
    [InlineData("bash", ListFormat.Shell)]
    [InlineData("dash", ListFormat.Shell)]
    [InlineData("sh", ListFormat.Escape)]
    [InlineData("bash", ListFormat.Escape)]
    [InlineData("dash", ListFormat.Escape)]
    public void A_shell_reads_one_word_for_each_name(string shell, object format)
    {
        var names = Odd.Where(name => (ListFormat)format == ListFormat.Shell || !name.Contains('\n')).ToList();
        var list = FileLists.Write(Paths(names), (ListFormat)format);

        Words(shell, list).ShouldBe(names.Select(name => name.StartsWith('-') ? "./" + name : name));
    }

    [Fact]
    public void Json_holds_every_name()
    {
        var list = FileLists.Write([.. Paths(Odd), new GitPath([(byte)'a', 0xff])], ListFormat.Json);
        JsonSerializer.Deserialize<List<string>>(list).ShouldBe([.. Odd, "a\uFFFD"]);
    }

    [Fact]
    public void Csv_is_one_record() =>
        FileLists.Write(Paths(["a", "b,c", "d\"e", "f\ng", "-x"]), ListFormat.Csv).ShouldBe("a,\"b,c\",\"d\"\"e\",\"f\ng\",-x");

    [Theory]
    [InlineData("line\nbreak", ListFormat.Escape)]
    [InlineData("dos\r\nbreak", ListFormat.Shell)]
    [InlineData("dos\r\nbreak", ListFormat.Csv)]
    public void A_name_a_format_cannot_hold_fails_and_is_never_altered(string name, object format) =>
        Should.Throw<WorldError>(() => FileLists.Write(Paths([name]), (ListFormat)format)).Message.ShouldContain("cannot be written");

    [Fact]
    public void A_name_that_is_not_UTF8_fails_in_every_format_but_json()
    {
        foreach (var format in new[] { ListFormat.Csv, ListFormat.Shell, ListFormat.Escape })
            Should.Throw<WorldError>(() => FileLists.Write([new GitPath([0xff])], format)).Message.ShouldContain("not valid UTF-8");
    }

    private static List<string> Words(string shell, string list)
    {
        var start = new ProcessStartInfo(shell, ["-c", $"printf '%s\\0' {list}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return [.. output.Split('\0').SkipLast(1)];
    }
}
