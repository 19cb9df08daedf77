using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Testing;

namespace DetectChanges.Tests;

public sealed class OddNamesTests : IDisposable
{
    private static readonly byte[][] Names =
    [
        .. new[] { "a b", "tab\tx", "line\n::warning title=x::y", "quote\"", "back\\slash", "$(id)", "`id`", "-rf", "~", "*", "😀", "e\u0301", "\u202ertl", "=", "##[error]x", "<b>|x" }
            .Select(name => Encoding.UTF8.GetBytes("odd/" + name)),
        [.. "odd/"u8, 0xff, 0xfe, (byte)'x'],
    ];

    private readonly Detection detection = new() { Filters = "odd: odd/**\nall: '**'\nother: other/**\n" };

    // File names of .NET are text: names that are not UTF-8 are put into the tree by git itself.
    private async Task<ActionRun> PushOddNamesAsync()
    {
        var blob = detection.Sandbox.Git(detection.Sandbox.Author, "hash-object", "-w", "--stdin", "--path=x");
        using var index = new MemoryStream();
        foreach (var name in Names)
        {
            index.Write(Encoding.ASCII.GetBytes($"100644 {blob}\t"));
            index.Write(name);
            index.WriteByte(0);
        }

        var start = new ProcessStartInfo("git", ["update-index", "-z", "--index-info"]) { WorkingDirectory = detection.Sandbox.Author, UseShellExecute = false, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write(index.ToArray());
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        detection.Sandbox.Git(detection.Sandbox.Author, "commit", "-q", "-m", "odd names");
        var head = detection.Sandbox.Head;
        detection.Sandbox.Push("main");
        return await detection.PushAsync(detection.Root, head);
    }

    [Fact]
    public async Task Every_odd_name_is_found()
    {
        detection.Inputs["list-files"] = "json";

        using var run = await PushOddNamesAsync();

        Detection.Changes(run).ShouldBe(["odd", "all"]);
        run.Outputs["odd_count"].ShouldBe(Names.Length.ToString());
        run.Outputs["changed_count"].ShouldBe(Names.Length.ToString());
        var listed = JsonSerializer.Deserialize<List<string>>(run.Outputs["odd_files"])!;
        listed.ShouldContain("odd/line\n::warning title=x::y");
        listed.ShouldContain("odd/\uFFFD\uFFFDx");
        listed.ShouldContain("odd/\u202ertl");
    }

    [Fact]
    public async Task No_name_acts_as_a_command_or_as_markup()
    {
        using var run = await PushOddNamesAsync();

        run.ExitCode.ShouldBe(0);
        run.Log.Split('\n').ShouldNotContain(line => IsCommandOfOthers(line));
        run.Log.ShouldNotContain("##[");
        run.Log.ShouldContain("odd/line\\n::warning title=x::y [added]");
        run.Log.ShouldContain("odd/\\xff\\xfex [added]");
        run.Log.ShouldNotContain("\u202e");
        run.Summary.ShouldNotContain("\u202e");
        run.Summary.Split('\n').Where(line => line.StartsWith("| odd", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_name_in_a_finding_acts_as_a_command_or_as_markup()
    {
        detection.Filters = "line: 'ODD/line*'\nrtl: 'ODD/*RTL'\n";
        using var run = await PushOddNamesAsync();

        run.Log.ShouldContain("only in case or accents");
        run.Log.ShouldContain("'odd/line\\n::warning title=x::y'");
        run.Log.Split('\n').ShouldNotContain(line => IsCommandOfOthers(line));
        run.Log.ShouldNotContain("\u202e");
        run.Summary.ShouldNotContain("\u202e");
        run.Summary.Split('\n').Count(line => line.StartsWith("| L-8", StringComparison.Ordinal)).ShouldBe(2);
    }

    private static bool IsCommandOfOthers(string line) =>
        line.TrimStart().StartsWith("::warning", StringComparison.Ordinal) && !line.StartsWith("::warning title=Filters::", StringComparison.Ordinal);

    public void Dispose() => detection.Dispose();
}
